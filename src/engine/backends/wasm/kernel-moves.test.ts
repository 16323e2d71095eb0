import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normals, openArena, RUNNING } from './testing/kernel-arena.ts';

const RUNS = { numRuns: 50 };
const shape = {
  members: fc.integer({ min: 1, max: 3 }),
  rows: fc.integer({ min: 1, max: 70 }),
  columns: fc.integer({ min: 1, max: 37 }),
  seed: fc.nat(1e6),
};

describe.each(RUNNING)('the %s module', async (module) => {
  const arena = await openArena(module);

  it('chooses, copies and fills', () => {
    fc.assert(
      fc.property(shape.rows, shape.seed, (n, seed) => {
        const [x, y] = [normals(n, seed), normals(n, seed + 1)];
        const condition = y.map((value) => Number(value > 0));
        const { chosen, copied, filled } = arena.run({
          inputs: { x, y, condition },
          outputs: { chosen: n, copied: n, filled: n },
          call: ({ select, copy, fill }, at) => {
            select(at.condition, at.x, at.y, at.chosen, n);
            copy(at.x, at.copied, 4 * n);
            fill(at.filled, n, 1.5);
          },
        });
        expect(chosen).toEqual(x.map((value, i) => (condition[i] ? value : y[i])));
        expect(copied).toEqual(x);
        expect(filled).toEqual(new Float32Array(n).fill(1.5));
      }),
      RUNS,
    );
  });

  it('transposes', () => {
    fc.assert(
      fc.property(fc.record(shape), ({ members, rows, columns, seed }) => {
        const x = normals(members * rows * columns, seed);
        const { out } = arena.run({
          inputs: { x },
          outputs: { out: x.length },
          call: ({ transpose }, at) => transpose(at.x, at.out, members, rows, columns),
        });
        const source = (i: number) => {
          const [m, c, r] = [Math.floor(i / (rows * columns)), Math.floor(i / rows) % columns, i % rows];
          return x[(m * rows + r) * columns + c];
        };
        expect(out).toEqual(x.map((_, i) => source(i)));
      }),
      RUNS,
    );
  });

  it('picks rows of each member, or shared ones', () => {
    const flags = { sharedX: fc.boolean(), sharedIndices: fc.boolean(), count: fc.integer({ min: 1, max: 9 }) };
    fc.assert(
      fc.property(fc.record({ ...shape, ...flags }), (drawn) => {
        const { members, rows, columns, seed, sharedX, sharedIndices, count } = drawn;
        const x = normals((sharedX ? 1 : members) * rows * columns, seed);
        const indices = Int32Array.from(normals((sharedIndices ? 1 : members) * count, seed + 1), (value) =>
          Math.floor(Math.abs(1000 * value) % rows),
        );
        const [xStride, indexStride] = [sharedX ? 0 : rows * columns, sharedIndices ? 0 : count];
        const n = members * count * columns;
        const { out } = arena.run({
          inputs: { x, indices },
          outputs: { out: n },
          call: ({ pickRows }, at) => pickRows(at.x, at.indices, at.out, members, xStride, indexStride, count, columns),
        });
        const source = (i: number) => {
          const [m, row, c] = [Math.floor(i / (count * columns)), Math.floor(i / columns) % count, i % columns];
          return x[m * xStride + indices[m * indexStride + row] * columns + c];
        };
        expect(out).toEqual(Float32Array.from({ length: n }, (_, i) => source(i)));
      }),
      RUNS,
    );
  });
});
