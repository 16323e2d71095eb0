import type { ReadDigits } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { reasonOf } from '../failure.ts';
import type { AssetAddresses } from '../protocol.ts';

/** The part of `fetch` that the reader uses. */
export type Fetch = (address: string) => Promise<Pick<Response, 'ok' | 'status' | 'arrayBuffer'>>;

/**
 * Creates a reader of the digits assets at these addresses. It fetches the small file at once, while the backend opens,
 * so that digits that are chosen come without a wait, and again if that failed. It fetches the whole file only when a
 * task needs it.
 *
 * @returns a reader whose errors are sentences
 */
export function createDigitsReader({ digits }: AssetAddresses, fetch: Fetch): ReadDigits {
  const ahead = readBytes(digits.small, fetch);
  // The failure is reported when a task reads the digits; until then nobody needs it.
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
