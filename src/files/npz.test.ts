import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpz, readNpzCalmly, writeNpz } from './npz.ts';
import { writeNpy } from './npy.ts';
import { anyArray } from './testing/any-array.ts';
import { npyFile, npyHeader } from './testing/npy-file.ts';
import { zipArchive, type MadeEnd, type MadeEntry } from './testing/zip-archive.ts';

const anyName = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_. é]{0,9}$/);
const anyArrays = fc.dictionary(anyName, anyArray, { maxKeys: 5 });
const x = npyFile(npyHeader('<f4', '(2,)'), Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 64));
const archive = (change: Partial<MadeEntry> = {}, end?: MadeEnd) =>
  zipArchive([{ name: 'x.npy', data: x, ...change }], end);
const X = { x: { shape: [2], values: Float32Array.of(1, 2) } };

describe('an .npz file', () => {
  it('holds the arrays that were written, and is written again with the same bytes', () => {
    fc.assert(
      fc.property(anyArrays, (arrays) => {
        const bytes = writeNpz(arrays);
        const read = readNpz(bytes, 'a.npz');
        expect(read).toEqual({ ...arrays });
        expect(writeNpz(read)).toEqual(bytes);
      }),
    );
  });

  it('has the same bytes in every time zone and at every time', () => {
    const zone = process.env.TZ;
    const inZones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((each) => {
      process.env.TZ = each;
      return writeNpz(X);
    });
    process.env.TZ = zone;
    expect(inZones[1]).toEqual(inZones[0]);
    expect(inZones[2]).toEqual(inZones[0]);
  });

  it.each([
    ['as it is', { method: 0 }, {}],
    ['compressed', { method: 8 }, {}],
    ['with sizes in 64 bits, as Python writes to a stream', { isLarge: true }, { isLarge: true }],
    ['with a comment that looks like an end', {}, { comment: 'PK\x05\x06 and more that could be its fields' }],
  ])('may hold an array %s', (_, change, end) => {
    expect(readNpz(archive(change, end), 'a.npz')).toEqual(X);
  });

  it('may be read with rests, and is the same', async () => {
    const large = { shape: [3_000_000], values: new Uint8Array(3_000_000).fill(7) };
    const packed = zipArchive([{ name: 'x.npy', data: writeNpy(large) }]);
    let rests = 0;
    const rest = () => {
      rests++;
      return Promise.resolve();
    };
    const read = await readNpzCalmly(packed, 'a.npz', rest);
    // Vitest takes half a minute to compare as many numbers.
    expect(Buffer.compare(writeNpz(read), writeNpz({ x: large }))).toBe(0);
    expect(rests).toBeGreaterThan(3);
    await expect(readNpzCalmly(archive({ checksum: 5 }), 'a.npz', rest)).rejects.toThrow(/is damaged/);
  });

  it('may be empty', () => {
    expect(readNpz(writeNpz({}), 'a.npz')).toEqual({});
  });
});

describe('an .npz file that can not be read', () => {
  it.each([
    ['no archive', Uint8Array.of(1, 2, 3), /begins with \\x01\\x02\\x03 .*numpy\.savez/],
    ['a wrong checksum', archive({ checksum: 5 }), /"x" in a\.npz is damaged: its checksum/],
    ['encryption', archive({ flags: 1 }), /"x" in a\.npz is encrypted; save it without a password/],
    ['another compression', archive({ method: 12 }), /compressed by method 12, and 0 .* and 8 /],
    ['a size that is too small', archive({ size: 20 }), /doesn't unfold to the 20 bytes/],
    ['a size that is too large', archive({ size: 200 }), /doesn't unfold to the 200 bytes/],
    ['an impossible size', archive({ size: 1e8 }), /bytes unfold to 100000000, which can't be/],
    ['too much', archive({ packed: new Uint8Array(1e6), size: 201e6 }), /^a\.npz would take 201 MB .* at most 180 MB/],
    ['a path', archive({ name: '../x.npy' }), /the name "\.\.\/x", which could be a path/],
    ['another file', archive({ name: 'readme.txt' }), /holds "readme\.txt", which is no array/],
    ['a name twice', zipArchive([0, 1].map(() => ({ name: 'x.npy', data: x }))), /holds "x" twice/],
    ['an array that is wrong', archive({ data: x.subarray(0, -1) }), /"x" in a\.npz has the shape \(2,\) .* and 7 are/],
    ['a directory that counts wrongly', archive({}, { count: 2 }), /damaged directory at byte \d+; /],
    ['a place beyond its end', archive({ packedSize: 9999 }), /"x" in a\.npz lies at the bytes 35 to 10034 of /],
  ])('because of %s says so, and what to do', (_, bytes, message) => {
    expect(() => readNpz(bytes, 'a.npz')).toThrow(message);
  });
});
