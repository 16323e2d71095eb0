/**
 * Where the page may take things from. It is in the built page itself, so that it holds on hosts without headers; servers
 * that send headers (`cli/serve/headers.ts`) send the same, and who may embed the page, which only a header can say.
 */
import type { Plugin } from 'vite';

/** The Content-Security-Policy of the page. The lab loads nothing from other hosts, and no text becomes code. */
export const PAGE_POLICY = [
  "default-src 'self'",
  // WebAssembly is compiled in the page and in its workers.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  // The icon, pictures that are drawn in the page and saved from it.
  "img-src 'self' data: blob:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  // Where a browser knows them: `src/ui/trusted-types.ts` has the two policies.
  "require-trusted-types-for 'script'",
  'trusted-types default lesson',
].join('; ');

/** Returns Vite's plugin that puts the policy into the built page. The development server needs scripts in the page. */
export function securityPolicy(): Plugin {
  return {
    name: 'security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
