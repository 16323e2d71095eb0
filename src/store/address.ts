import { BACKENDS, type BackendRequest } from '../config/backend.ts';
import { decodePageLink, type PageLink } from '../config/page-link.ts';
import { words } from '../words/words.ts';
import { newestWins } from './newest-wins.ts';

/** Browsers stop a page that changes its address more than about 100 times in 10 to 30 seconds. */
const ADDRESS_INTERVAL = 350;

/** The page's address as the home of what the page shows. */
export interface Address {
  /** What the address held when the page was opened. */
  opened: PageLink;
  /** Writes the present link soon. */
  write: () => void;
}

/**
 * Keeps the address bar and the page together.
 *
 * @param present the fragment of the present link
 * @param onLink told when a person puts another link into the address bar
 */
export function keepAddress(present: () => string, onLink: (link: PageLink) => void): Address {
  const { request, cancel } = newestWins(() => {
    history.replaceState(history.state, '', present());
  }, ADDRESS_INTERVAL);
  addEventListener('hashchange', () => {
    cancel();
    onLink(decodePageLink(location.hash));
  });
  return { opened: decodePageLink(location.hash), write: request };
}

/** The address that opens what a fragment stands for on any machine. */
export const linkTo = (fragment: string) => location.href.replace(/#.*$/, '') + fragment;

/** The engine that an address asks for, and sentences about what it asks for in vain. */
export interface RequestedEngine {
  /** `?backend=webgpu`, `wasm` or `cpu`. */
  backend: BackendRequest;
  /** Whether steps are captured; `?capture=0` runs them one operation at a time. */
  capture: boolean;
  notices: string[];
}

/**
 * Reads an address.
 *
 * @param search the part that begins with "?"
 */
export function requestedEngine(search: string): RequestedEngine {
  const asked = new URLSearchParams(search);
  const [backend, capture] = [asked.get('backend') ?? 'auto', asked.get('capture') ?? '1'];
  const known = [...BACKENDS, 'auto' as const].find((name) => name === backend);
  return {
    backend: known ?? 'auto',
    capture: capture !== '0',
    notices: [
      ...(known ? [] : [words.page.unknownBackend(backend, BACKENDS)]),
      ...(['0', '1'].includes(capture) ? [] : [words.page.unknownCapture(capture)]),
    ],
  };
}
