import { describe, expect, it, vi } from 'vitest';
import { createDigitsReader } from './digits-reader.ts';

const assets = { digits: { small: 'https://lab.test/small.bin', all: 'https://lab.test/all.bin' } };
const answer = (bytes: number[], status = 200) => ({
  ok: status === 200,
  status,
  arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer),
});

describe('the reader of digits', () => {
  it('fetches the small file once and ahead, the whole file only on request', async () => {
    const fetch = vi.fn((address: string) => Promise.resolve(answer(address.includes('small') ? [1] : [2])));
    const read = createDigitsReader(assets, fetch);
    expect(fetch.mock.calls).toEqual([[assets.digits.small]]);
    expect(await read('small')).toEqual(Uint8Array.of(1));
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(await read('all')).toEqual(Uint8Array.of(2));
  });

  it('fetches the small file again when that failed', async () => {
    const statuses = [503, 200];
    const read = createDigitsReader(assets, () => Promise.resolve(answer([1], statuses.shift())));
    expect(await read('small')).toEqual(Uint8Array.of(1));
  });

  it('names the file that is out of reach, and the reason', async () => {
    const missing = createDigitsReader(assets, () => Promise.resolve(answer([], 404)));
    await expect(missing('small')).rejects.toThrow(/small\.bin.*404/);
    const offline = createDigitsReader(assets, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(offline('all')).rejects.toThrow(/all\.bin.*Failed to fetch/);
  });
});
