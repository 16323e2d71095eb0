/**
 * The Trusted Types of the page (W3C): where a browser has them, no other text becomes HTML or the address of a script.
 * `scripts/security-policy.ts` asks for them.
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

const policies = () => (globalThis as { trustedTypes?: TrustedTypePolicies }).trustedTypes;

/** Allows scripts of workers that come from where the page comes from, and no others. */
export function allowOwnScripts(): void {
  policies()?.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, location.href).origin === location.origin ? address : null),
  });
}

let lessons: TrustedTypePolicy | undefined;

/** Returns the text of a lesson as HTML. It is made when the lab is built (`scripts/lesson-text.ts`), and never from a file or link. */
export function lessonHtml(text: string): string | TrustedHTML {
  lessons ??= policies()?.createPolicy('lesson', { createHTML: (html) => html });
  return lessons?.createHTML(text) ?? text;
}
