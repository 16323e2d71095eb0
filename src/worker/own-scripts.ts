/**
 * The Trusted Types of the page and of its workers (W3C): where a browser has them, no other text becomes HTML or the address of
 * a script. `scripts/security-policy.ts` asks for them; a worker has the policy that its host sends with its script.
 */

interface TrustedTypePolicy {
  createHTML: (text: string) => TrustedHTML;
}

interface TrustedTypePolicies {
  createPolicy: (
    name: string,
    rules: { createHTML?: (text: string) => string; createScriptURL?: (address: string) => string | null },
  ) => TrustedTypePolicy;
}

/** Returns what makes policies; `undefined` in a browser without Trusted Types. */
export const policies = () => (globalThis as { trustedTypes?: TrustedTypePolicies }).trustedTypes;

/** Allows scripts of workers that come from where this script comes from, and no others. Called once by the page, and by a worker. */
export function allowOwnScripts(): void {
  policies()?.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, location.href).origin === location.origin ? address : null),
  });
}
