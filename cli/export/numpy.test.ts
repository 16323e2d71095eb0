/** NumPy opens what the lab writes, and the lab reads what NumPy writes; the values are the same. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/python.ts';
import type { NumpyArray, NumpyArrays } from '../../src/files/npy.ts';
import { readNpz, writeNpz } from '../../src/files/npz.ts';
import { anyArray } from '../../src/files/testing/any-array.ts';
import { labInFolder, SMALL } from '../testing/lab-in-folder.ts';

const PYTHON = findPython('import numpy');
const { lab, put, path, read } = labInFolder();
const SAMPLES = { numRuns: 60, seed: 15 };

/** Prints of each array of each file its type, its shape and its bytes, all little-endian and in C order. */
const DESCRIBE = `
import json, sys
import numpy as np

def described(a):
    if a.dtype.kind == "U":
        return ["text", [], str(a)]
    return [a.dtype.str, list(a.shape), np.ascontiguousarray(a).tobytes().hex()]

for path in sys.argv[1:]:
    with np.load(path, allow_pickle=False) as arrays:
        print(json.dumps({name: described(arrays[name]) for name in arrays.files}))
`;

/** Writes the same numbers in every type, byte order and order of indices. */
const WRITE = `
import sys
import numpy as np

def arrays():
    numbers = np.arange(24).reshape(2, 3, 4)
    for kind in ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]:
        for order in "<>":
            yield f"{kind.replace('?', 'bool')}{'little' if order == '<' else 'big'}", numbers.astype(order + kind)
    yield "fortran", np.asfortranarray(numbers, dtype=np.float32)
    yield "sliced", numbers[:, ::2].astype(np.float64)
    yield "large", np.array([2**53 - 1, -(2**53) + 1])
    yield "scalar", np.float32(1.5)
    yield "none", np.zeros((0, 3))
    yield "text", np.array("ä😀")

np.savez(sys.argv[1], **dict(arrays()))
np.savez_compressed(sys.argv[2], **dict(arrays()))
`;

const typeOf = (values: Exclude<NumpyArray, { text: string }>['values']) => {
  if (values instanceof Float32Array) return '<f4';
  if (values instanceof Float64Array) return '<f8';
  return values instanceof Int32Array ? '<i4' : '|u1';
};
const described = (arrays: NumpyArrays) =>
  Object.fromEntries(
    Object.entries(arrays).map(([name, array]) => {
      if ('text' in array) return [name, ['text', [], array.text]];
      const { buffer, byteOffset, byteLength } = array.values;
      return [name, [typeOf(array.values), array.shape, Buffer.from(buffer, byteOffset, byteLength).toString('hex')]];
    }),
  );

interface Measured {
  step: number;
  layers: { featureMove: number }[];
  weights: { nfaUncentered: number }[];
}

if (PYTHON === undefined) {
  describe('NumPy', () => it.skip('needs Python with numpy', () => undefined));
} else {
  const run = (program: string, ...files: string[]) => {
    const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', program, ...files.map(path)], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      cwd: path(''),
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout;
  };

  describe('NumPy', () => {
    it('opens every file of the lab without pickle, and finds the same numbers', () => {
      const names = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_ é]{0,9}$/);
      const samples = fc.sample(fc.dictionary(names, anyArray, { maxKeys: 6 }), SAMPLES);
      const files = samples.map((arrays, i) => {
        writeFileSync(path(`${i}.npz`), writeNpz(arrays));
        return `${i}.npz`;
      });
      const lines = run(DESCRIBE, ...files)
        .trim()
        .split('\n');
      expect(lines).toHaveLength(files.length);
      lines.forEach((line, i) => expect(JSON.parse(line)).toEqual(described(samples[i])));
    });

    it('writes files that the lab reads, of every type and order, compressed or not', () => {
      run(WRITE, 'stored.npz', 'packed.npz');
      const numbers = Array.from({ length: 24 }, (_, i) => i);
      for (const name of ['stored.npz', 'packed.npz']) {
        const { large, scalar, none, text, sliced, ...others } = readNpz(readFileSync(path(name)), name);
        for (const [type, array] of Object.entries(others)) {
          if ('text' in array) throw new Error(`${type} is a text.`);
          expect(array.shape).toEqual([2, 3, 4]);
          const isBool = type.startsWith('bool');
          expect(Array.from(array.values)).toEqual(isBool ? numbers.map((value) => Number(value > 0)) : numbers);
        }
        expect(Object.keys(others)).toHaveLength(25);
        expect(large).toEqual({ shape: [2], values: Float64Array.of(2 ** 53 - 1, 1 - 2 ** 53) });
        expect(scalar).toEqual({ shape: [], values: Float32Array.of(1.5) });
        expect(none).toEqual({ shape: [0, 3], values: new Float64Array() });
        expect(text).toEqual({ text: 'ä😀' });
        expect(sliced).toMatchObject({ shape: [2, 2, 4] });
      }
    });

    it('opens an exported run, and the snippet of docs/files.md prints what the lab has measured', async () => {
      await put('experiment.json', { ...SMALL, train: { lr: 0.1, steps: 20 }, net: { width: 8, depth: 2 } });
      const { code, err } = await lab(
        'export',
        '--config',
        'experiment.json',
        '--npz',
        'run.npz',
        '--json',
        'run.json',
      );
      expect({ code, err }).toMatchObject({ code: 0 });
      const written = readFileSync(path('run.npz'));
      const arrays = readNpz(written, 'run.npz');
      expect(JSON.parse(run(DESCRIBE, 'run.npz'))).toEqual(described(arrays));
      expect(Buffer.from(writeNpz(arrays)).equals(written)).toBe(true);

      const snippet = /```python\n(.*?)```/s.exec(readFileSync('docs/files.md', 'utf8'))?.[1] ?? '';
      const printed = new Map(
        run(snippet)
          .split('\n')
          .map((line) => line.split(' ', 2) as [string, string]),
      );
      const { frames } = (await read('run.json')) as { frames: Measured[] };
      const last = frames[frames.length - 1];
      expect(last.step).toBe(20);
      expect(Number(printed.get('movement')) / last.layers[0].featureMove).toBeCloseTo(1, 5);
      expect(Number(printed.get('alignment')) / last.weights[0].nfaUncentered).toBeCloseTo(1, 5);
    });
  });
}
