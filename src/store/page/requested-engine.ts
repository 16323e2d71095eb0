import { BACKENDS, type BackendRequest } from '../../config/backend.ts';
import { shorten } from '../../config/link/link-text.ts';
import { words } from '../../words/words.ts';

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
