import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from './npy.ts';
import { anyArray } from './testing/any-array.ts';
import { npyFile, npyHeader } from './testing/npy-file.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const file = (type: string, shape: string, data: Uint8Array | number, order?: string) =>
  npyFile(npyHeader(type, shape, order), data);
const read = (type: string, shape: string, data: Uint8Array | number, order?: string) =>
  readNpy(file(type, shape, data, order), 'a.npy');
const refusal = (made: Uint8Array) => {
  expect(() => readNpy(made, 'a.npy')).toThrow(Error);
  try {
    readNpy(made, 'a.npy');
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('a .npy file', () => {
  it('holds the array that was written', () => {
    fc.assert(
      fc.property(anyArray, (array) => {
        expect(readNpy(writeNpy(array), 'a.npy')).toEqual(array);
      }),
    );
  });

  it('is written again with the same bytes', () => {
    fc.assert(
      fc.property(anyArray, (array) => {
        const written = writeNpy(array);
        expect(writeNpy(readNpy(written, 'a.npy'))).toEqual(written);
      }),
    );
  });

  it('has its values at a multiple of 64 bytes, as NumPy asks for', () => {
    fc.assert(
      fc.property(anyArray, (array) => {
        const { length } =
          'text' in array ? { length: 4 * Math.max(1, Array.from(array.text).length) } : bytesOf(array.values);
        expect((writeNpy(array).length - length) % 64).toBe(0);
      }),
    );
  });

  it('may be big-endian, or in the order of Fortran', () => {
    expect(read('>f8', '(2,)', bytes(0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0))).toEqual({
      shape: [2],
      values: Float64Array.of(1.5, -2),
    });
    expect(read('>i2', '(2, 2)', bytes(0, 1, 0, 2, 1, 0, 255, 255), 'True')).toEqual({
      shape: [2, 2],
      values: Int32Array.of(1, 256, 2, -1),
    });
    const inFortran = Uint8Array.from({ length: 24 }, (_, i) => i);
    const { values } = numbersOf(read('|u1', '(2, 3, 4)', inFortran, 'True'));
    // a[i, j, k] lies at i + 2 j + 6 k.
    expect(Array.from(values)).toEqual(
      [0, 1].flatMap((i) => [0, 1, 2].flatMap((j) => [0, 1, 2, 3].map((k) => i + 2 * j + 6 * k))),
    );
  });

  it.each([
    ['|b1', bytes(0, 1, 255), Uint8Array.of(0, 1, 1)],
    ['|i1', bytes(255, 128, 127), Int32Array.of(-1, -128, 127)],
    ['<u2', bytes(255, 255, 1, 0), Int32Array.of(65_535, 1)],
    ['<u4', bytes(1, 0, 0, 0), Int32Array.of(1)],
    ['<u4', bytes(255, 255, 255, 255), Float64Array.of(2 ** 32 - 1)],
    ['<i8', bytes(254, 255, 255, 255, 255, 255, 255, 255), Int32Array.of(-2)],
    ['>i8', bytes(0, 0, 1, 0, 0, 0, 0, 3), Float64Array.of(2 ** 40 + 3)],
    ['<u8', bytes(7, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(7)],
    ['<f2', bytes(0, 0x3c, 0, 0xc0, 1, 0, 0xff, 0x7b), Float32Array.of(1, -2, 2 ** -24, 65_504)],
    ['<f2', bytes(0, 0x7c, 0, 0xfc, 1, 0x7e, 0, 0x80), Float32Array.of(Infinity, -Infinity, NaN, -0)],
  ])('may hold %s', (type, data, values) => {
    expect(read(type, `(${values.length},)`, data)).toEqual({ shape: [values.length], values });
  });

  it('may have any header that NumPy takes', () => {
    const headers = [
      `{"shape": (1L, 2L), "fortran_order": False, "descr": "<f4"}`,
      `{'shape':(1,2,),'descr':'<f4','fortran_order':False}     `,
    ];
    for (const header of headers) {
      for (const version of [1, 2, 3]) {
        expect(readNpy(npyFile(header, 8, [version, 0]), 'a.npy')).toEqual({
          shape: [1, 2],
          values: new Float32Array(2),
        });
      }
    }
    expect(read('<U3', '()', bytes(104, 0, 0, 0, 0, 0xf6, 1, 0, 0, 0, 0, 0))).toEqual({ text: 'h😀' });
  });

  it('never shares its bytes with what is read from it', () => {
    const written = writeNpy({ shape: [2], values: Float32Array.of(1, 2) });
    for (const file of [written.slice(), Buffer.from(written)]) {
      const { values } = numbersOf(readNpy(file, 'a.npy'));
      file.fill(0);
      expect(values).toEqual(Float32Array.of(1, 2));
    }
  });
});

describe('a .npy file that can not be read', () => {
  it.each([
    ['objects', file('|O', '(1,)', 8), /Python objects .*dtype="float32"/],
    ['no array', bytes(80, 75, 3, 4), /begins with PK\\x03\\x04 /],
    ['nothing', bytes(), /begins with nothing /],
    [
      'a shape that is too large',
      file('<f4', '(3, 4)', 40),
      /shape \(3, 4\) of "<f4", which takes 48 bytes, and 40 are/,
    ],
    ['a shape that is too small', file('<f4', '(2,)', 9), /shape \(2,\) .* takes 8 bytes, and 9 are there; save/],
    ['texts', file('<U2', '(4,)', 32), /texts \(dtype "<U2", shape \(4,\)\).*numpy\.unique/],
    ['complex numbers', file('<c8', '(4,)', 32), /type "<c8", and only bool/],
    ['columns', npyFile(`{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}`, 4), /\[\('a', '<f4'\)\]/],
    ['a header that is no dictionary', npyFile('f4 3 4', 48), /header that can't be read, f4 3 4; save/],
    ['a version of the future', npyFile('', 0, [7, 1]), /version 7\.1 /],
    ['a whole number beyond 2^53', file('<i8', '(2, 2)', big(3)), /holds 9007199254740993 at \[1, 1\], .* as float64/],
    ['the same in the order of Fortran', file('<i8', '(2, 2)', big(1), 'True'), /9007199254740993 at \[1, 0\]/],
    ['too much', file('|i1', '(60000000,)', 60e6), /would take 240 MB of memory .* at most 180 MB/],
  ])('because of %s says so, and what to do', (_, made, message) => {
    const sentence = refusal(made);
    expect(sentence).toMatch(message);
    expect(sentence).toMatch(/^a\.npy [^\n]*[;:] [^\n]*\.$/);
  });
});

/** Returns four whole numbers of 64 bits, of which the i-th is 2^53 + 1 and the others are 0. */
function big(i: number): Uint8Array {
  const values = new BigInt64Array(4);
  values[i] = 2n ** 53n + 1n;
  return new Uint8Array(values.buffer);
}

const bytesOf = ({ byteLength }: ArrayBufferView) => ({ length: byteLength });

function numbersOf(array: ReturnType<typeof readNpy>) {
  if ('text' in array) throw new Error('expected numbers');
  return array;
}
