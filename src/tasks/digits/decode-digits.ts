import { words } from '../../words/words.ts';
import { unpackDigits, type Digits } from './digits-asset.ts';

/**
 * The digits of an asset file, a deflate-raw stream of {@link unpackDigits}'s bytes.
 *
 * @param bytes the file as it was read
 * @throws Error with a sentence when the file is cut short, damaged, or something else
 */
export async function decodeDigits(bytes: Uint8Array): Promise<Digits> {
  return unpackDigits(await inflate(bytes));
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const inflated = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (cause) {
    throw new Error(words.tasks.brokenDigits(words.tasks.broken.stream), { cause });
  }
}
