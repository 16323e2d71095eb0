import type { ReadDigits } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { reasonOf } from '../failure.ts';
import type { AssetAddresses } from '../protocol.ts';

/** The part of `fetch` that reading an asset takes. */
export type Fetch = (address: string) => Promise<Pick<Response, 'ok' | 'status' | 'arrayBuffer'>>;

/**
 * Reads the digits assets from their addresses. The small one, which the page opens with, is asked
 * for at once, while the backend opens, and again when that failed; the whole only when a task wants it.
 *
 * @returns a reader whose errors are sentences
 */
export function createDigitsReader({ digits }: AssetAddresses, fetch: Fetch): ReadDigits {
  const ahead = readBytes(digits.small, fetch);
  // Whoever wants the digits hears of the failure; before that it is no one's concern.
  ahead.catch(() => undefined);
  return (asset) =>
    asset === 'small' ? ahead.catch(() => readBytes(digits.small, fetch)) : readBytes(digits[asset], fetch);
}

async function readBytes(address: string, fetch: Fetch): Promise<Uint8Array> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(words.worker.httpStatus(response.status));
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Error(words.worker.unreachable(address, reasonOf(error)), { cause: error });
  }
}
