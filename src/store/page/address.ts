import { BACKENDS, type BackendRequest } from '../../config/backend.ts';
import { shorten } from '../../config/link/link-text.ts';
import { decodePageLink, type PageLink } from '../../config/link/page-link.ts';
import { words } from '../../words/words.ts';
import { newestWins } from './newest-wins.ts';

/** The shortest time between two writes, in ms: browsers stop a page after about 100 of them in 10 to 30 seconds. */
const ADDRESS_INTERVAL = 350;

/** The page's address, which holds the link to the present view. */
export interface Address {
  /** The link that the address held when the page was opened. */
  opened: PageLink;
  /** Writes the present link soon, in place of the old one. */
  write: () => void;
  /** Writes the present link at once, as a new step: the browser's Back button leads to the old one. */
  push: () => void;
}

/**
 * Keeps the address bar and the page in agreement.
 *
 * @param present the fragment of the present link
 * @param onLink called when another link comes into the address bar: a person enters it, or goes back or forward
 */
export function keepAddress(present: () => string, onLink: (link: PageLink) => void): Address {
  /** The link at the time of the request: when it is written, the page may show another view. */
  let newest = '';
  let isFollowing = false;
  const { request, flush, cancel } = newestWins(() => {
    history.replaceState(history.state, '', newest);
  }, ADDRESS_INTERVAL);
  const write = () => {
    if (isFollowing) return;
    newest = present();
    request();
  };
  const push = () => {
    if (isFollowing) return;
    flush();
    history.pushState(null, '', present());
  };
  // It comes at once and with any link. A hashchange comes later: a waiting link would be written over the new one.
  addEventListener('popstate', () => {
    cancel();
    // While the page opens the link, it shows a mixture of old and new.
    isFollowing = true;
    onLink(decodePageLink(location.hash));
    isFollowing = false;
    write();
  });
  return { opened: decodePageLink(location.hash), write, push };
}

/** Returns the address that opens a fragment on any machine. */
export const linkTo = (fragment: string) => location.href.replace(/#.*$/, '') + fragment;

/** The engine that an address requests, and sentences about requests that can't be met. */
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
      ...(known ? [] : [words.page.unknownBackend(shorten(backend), BACKENDS)]),
      ...(['0', '1'].includes(capture) ? [] : [words.page.unknownCapture(shorten(capture))]),
    ],
  };
}
