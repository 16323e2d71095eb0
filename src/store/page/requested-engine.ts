import { BACKENDS, type BackendRequest } from '../../config/backend.ts';
import { shorten } from '../../config/link/link-text.ts';
import { words } from '../../words/words.ts';

/** The most threads that an address may ask for: more than any machine of one person has. */
const MOST_THREADS = 64;

/** The engine that an address requests, and sentences about requests that can't be met. */
export interface RequestedEngine {
  /** `?backend=webgpu`, `wasm` or `cpu`. */
  backend: BackendRequest;
  /** Whether steps are captured; `?capture=0` runs them one operation at a time. */
  capture: boolean;
  /** The most threads of a network that a person watches, `?threads=1`; `null`: as many as there are cores. */
  threads: number | null;
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
  const threads = asked.get('threads');
  const isCount =
    threads !== null && /^\d{1,2}$/.test(threads) && Number(threads) > 0 && Number(threads) <= MOST_THREADS;
  const known = [...BACKENDS, 'auto' as const].find((name) => name === backend);
  return {
    backend: known ?? 'auto',
    capture: capture !== '0',
    threads: isCount ? Number(threads) : null,
    notices: [
      ...(known ? [] : [words.page.unknownBackend(shorten(backend), BACKENDS)]),
      ...(['0', '1'].includes(capture) ? [] : [words.page.unknownCapture(shorten(capture))]),
      ...(threads === null || isCount ? [] : [words.page.unknownThreads(shorten(threads), MOST_THREADS)]),
    ],
  };
}
