import { decodeLink, encodeLink, type DecodedLink } from '../config/link.ts';
import { BACKENDS, type BackendRequest } from '../config/backend.ts';
import type { Experiment } from '../config/experiment.ts';
import { words } from '../words/words.ts';
import { newestWins } from './newest-wins.ts';

/** Browsers stop a page that changes its address more than about 100 times in 10 to 30 seconds. */
const ADDRESS_INTERVAL = 350;

/** The page's address as the home of the experiment. */
export interface Address {
  /** What the address held when the page was opened. */
  opened: DecodedLink;
  /** Writes the link of the present experiment soon. */
  write: () => void;
}

/**
 * Keeps the address bar and the experiment together.
 *
 * @param present reads the present experiment
 * @param onLink told when a person puts another link into the address bar
 */
export function keepAddress(present: () => Experiment, onLink: (link: DecodedLink) => void): Address {
  const { request, cancel } = newestWins(() => {
    history.replaceState(history.state, '', encodeLink(present()));
  }, ADDRESS_INTERVAL);
  addEventListener('hashchange', () => {
    cancel();
    onLink(decodeLink(location.hash));
  });
  return { opened: decodeLink(location.hash), write: request };
}

/** The address that opens `experiment` on any machine. */
export const linkTo = (experiment: Experiment) => location.href.replace(/#.*$/, '') + encodeLink(experiment);

/** The backend that the address asks for with `?backend=`, and a sentence when it asks for one that there isn't. */
export function requestedBackend(search: string): { backend: BackendRequest; notices: string[] } {
  const asked = new URLSearchParams(search).get('backend');
  if (asked === null || asked === 'auto') return { backend: 'auto', notices: [] };
  const known = BACKENDS.find((name) => name === asked);
  if (known) return { backend: known, notices: [] };
  return { backend: 'auto', notices: [words.page.unknownBackend(asked, BACKENDS)] };
}
