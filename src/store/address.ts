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

/** The backend that the address asks for with `?backend=`, and a sentence when it asks for one that there isn't. */
export function requestedBackend(search: string): { backend: BackendRequest; notices: string[] } {
  const asked = new URLSearchParams(search).get('backend');
  if (asked === null || asked === 'auto') return { backend: 'auto', notices: [] };
  const known = BACKENDS.find((name) => name === asked);
  if (known) return { backend: known, notices: [] };
  return { backend: 'auto', notices: [words.page.unknownBackend(asked, BACKENDS)] };
}
