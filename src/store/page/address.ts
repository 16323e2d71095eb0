import { BACKENDS, type BackendRequest } from '../../config/backend.ts';
import { decodePageLink, type PageLink } from '../../config/link/page-link.ts';
import { words } from '../../words/words.ts';
import { newestWins } from './newest-wins.ts';

/** Browsers stop a page that changes its address more than about 100 times in 10 to 30 seconds. */
const ADDRESS_INTERVAL = 350;

/** The page's address as the home of what the page shows. */
export interface Address {
  /** What the address held when the page was opened. */
  opened: PageLink;
  /** Writes the present link soon, in the place of the one that is there. */
  write: () => void;
  /** Writes the present link at once, as a step from which the browser's Back button leads to the one before. */
  push: () => void;
}

/**
 * Keeps the address bar and the page together.
 *
 * @param present the fragment of the present link
 * @param onLink told when another link comes into the address bar: a person puts it there, or goes back or forward
 */
export function keepAddress(present: () => string, onLink: (link: PageLink) => void): Address {
  /** Taken when it is asked for: when it is written, the page may show another view. */
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
  // It comes with any other link, and at once: until a hashchange comes, what waits would be written over that link.
  addEventListener('popstate', () => {
    cancel();
    // On the way to a link the page is neither here nor there.
    isFollowing = true;
    onLink(decodePageLink(location.hash));
    isFollowing = false;
    write();
  });
  return { opened: decodePageLink(location.hash), write, push };
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
