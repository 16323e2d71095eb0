/**
 * The headers of a page that shares no memory with other sites, which browsers ask for before its threads may share any. All
 * servers of the lab send them, and its service worker adds them on hosts that send none.
 */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Not `credentialless`, which Safari does not know: the lab loads nothing from other hosts.
  'Cross-Origin-Embedder-Policy': 'require-corp',
  // A page that asks the same of what it embeds can still embed the lab.
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;
