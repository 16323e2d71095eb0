import type { PageFlags } from '../../config/link/page-flags.ts';
import { words } from '../../words/words.ts';
import type { NetworkState } from '../training/opened-network.ts';

/** The key of the network that the page has shown last, in the storage of the tab. */
const KEY = 'opened network';

type LeftState = Pick<NetworkState, 'opened' | 'isUsed'>;

/** A network that was on the page when it was left. */
interface LeftNetwork {
  /** The name of its file. */
  file: string;
  /** The fragment of the address at that time. */
  fragment: string;
}

/**
 * Returns whether the page opens at rest, and sentences about a network that was on it before it was loaded anew. An
 * embedded page leaves nothing in the browser.
 *
 * @param network the opened network when the page is left
 */
export function afterReload(
  { embed, isPaused }: Pick<PageFlags, 'embed' | 'isPaused'>,
  network: () => LeftState,
): { isAtRest: boolean; onLoss: readonly string[] } {
  if (embed) return { isAtRest: isPaused, onLoss: [] };
  rememberNetwork(network);
  const lost = networkBeforeReload();
  return { isAtRest: isPaused || lost !== null, onLoss: lost === null ? [] : [words.page.network.lost(lost)] };
}

/**
 * Returns the name of the file of the network with which this address was trained before the page was loaded anew, and
 * forgets it; `null`: there was none, or it can't be known. Its weights are gone: no address holds them.
 */
function networkBeforeReload(): string | null {
  try {
    const left = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as LeftNetwork | null;
    sessionStorage.removeItem(KEY);
    return left?.fragment === location.hash ? left.file : null;
  } catch {
    return null;
  }
}

/** Remembers, when the page is left, whether it trained an opened network. */
function rememberNetwork(network: () => LeftState): void {
  addEventListener('pagehide', () => {
    const { opened, isUsed } = network();
    if (!opened || !isUsed) return;
    const left: LeftNetwork = { file: opened.file, fragment: location.hash };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(left));
    } catch {
      // A browser without storage can't tell of it.
    }
  });
}
