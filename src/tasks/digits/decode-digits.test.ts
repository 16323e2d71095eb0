import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeDigits } from './decode-digits.ts';
import { packDigits } from './digits-asset.ts';
import { madeDigits } from '../testing/made-digits.fixture.ts';

const original = madeDigits(3);
const file = new Uint8Array(deflateRawSync(packDigits(original), { level: 9 }));
const UNREADABLE = /^The file of handwritten digits can't be read: .+\. Reload the page .+\.$/;

describe('decoding the digits file', () => {
  it('gives the digits that were packed', async () => {
    expect(await decodeDigits(file)).toEqual(original);
  });

  it.each([0, 1, 10, file.length >> 1, file.length - 1])('refuses a file cut to %i bytes', async (length) => {
    await expect(decodeDigits(file.subarray(0, length))).rejects.toThrow(UNREADABLE);
  });

  it('refuses a page that a server sent in place of the file', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>');
    await expect(decodeDigits(page)).rejects.toThrow(UNREADABLE);
  });

  it('refuses a stream of something else', async () => {
    await expect(decodeDigits(deflateRawSync(new Uint8Array(500)))).rejects.toThrow('not in the format');
  });

  it('refuses a file with any byte changed', async () => {
    for (let place = 0; place < file.length; place += 7) {
      const damaged = file.slice();
      damaged[place] ^= 0x55;
      await expect(decodeDigits(damaged), `byte ${place}`).rejects.toThrow(UNREADABLE);
    }
  });
});
