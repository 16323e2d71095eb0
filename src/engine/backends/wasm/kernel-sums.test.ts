import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normals, openArena, RUNNING } from './testing/kernel-arena.ts';
import { expectNear, FEW_ROUNDINGS, type Bounded } from './testing/kernel-reference.ts';

const RUNS = { numRuns: 50 };
const sizes = fc.record({
  outer: fc.integer({ min: 1, max: 5 }),
  middle: fc.integer({ min: 1, max: 300 }),
  inner: fc.integer({ min: 1, max: 19 }),
  seed: fc.nat(1e6),
});

/** Returns a sum with its roundings: 64 terms at a time in float32, then in float64. */
function sumOf(terms: number[]): Bounded {
  const value = terms.reduce((sum, x) => sum + x, 0);
  return { value, error: 5 * FEW_ROUNDINGS * terms.reduce((sum, x) => sum + Math.abs(x), 0) };
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe.each(RUNNING)('sums of the %s module', async (module) => {
  const arena = await openArena(module);

  it('go over rows, and over the axis in the middle', () => {
    fc.assert(
      fc.property(sizes, ({ outer, middle, inner, seed }) => {
        const x = normals(outer * middle * inner, seed);
        const { rows, between, largest } = arena.run({
          inputs: { x },
          outputs: { rows: outer * inner, between: outer * inner, largest: outer * inner },
          call: ({ sumRows, sumMiddle, maxRows }, at) => {
            sumRows(at.x, at.rows, outer * inner, middle);
            maxRows(at.x, at.largest, outer * inner, middle);
            sumMiddle(at.x, at.between, outer, middle, inner);
          },
        });
        const rowOf = (i: number) => Array.from(x.subarray(i * middle, (i + 1) * middle));
        expectNear(
          rows,
          range(outer * inner).map((i) => sumOf(rowOf(i))),
        );
        expect(Array.from(largest)).toEqual(range(outer * inner).map((i) => Math.max(...rowOf(i))));
        const columnOf = (i: number) =>
          range(middle).map((k) => x[(Math.floor(i / inner) * middle + k) * inner + (i % inner)]);
        expectNear(
          between,
          range(outer * inner).map((i) => sumOf(columnOf(i))),
        );
      }),
      RUNS,
    );
  });

  it('are norms and inner products of members, shared or not', () => {
    const cases = fc.record({
      members: fc.integer({ min: 1, max: 4 }),
      size: fc.integer({ min: 1, max: 2500 }),
      shared: fc.boolean(),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(cases, ({ members, size, shared, seed }) => {
        const x = normals(members * size, seed);
        const y = normals((shared ? 1 : members) * size, seed + 1);
        const yStride = shared ? 0 : size;
        const { norms, inner } = arena.run({
          inputs: { x, y },
          outputs: { norms: members, inner: members },
          call: ({ squaredNorm, innerProduct }, at) => {
            squaredNorm(at.x, at.norms, members, size);
            innerProduct(at.x, at.y, at.inner, members, size, yStride, size);
          },
        });
        const term = (m: number, i: number) => x[m * size + i] * y[m * yStride + i];
        expectNear(
          norms,
          range(members).map((m) => sumOf(range(size).map((i) => x[m * size + i] ** 2))),
        );
        expectNear(
          inner,
          range(members).map((m) => sumOf(range(size).map((i) => term(m, i)))),
        );
      }),
      RUNS,
    );
  });

  it('keep their digits over hundreds of thousands of terms', () => {
    const n = 300_001;
    const { total, rows, middle } = arena.run({
      inputs: { x: new Float32Array(2 * n).fill(0.1) },
      outputs: { total: 1, rows: 1, middle: 2 },
      call: ({ squaredNorm, sumRows, sumMiddle }, at) => {
        squaredNorm(at.x, at.total, 1, 2 * n);
        sumRows(at.x, at.rows, 1, 2 * n);
        sumMiddle(at.x, at.middle, 1, n, 2);
      },
    });
    const x = Math.fround(0.1);
    // In plain float32 the sums would be off by parts in a thousand.
    const near = (value: number) => ({ value, error: FEW_ROUNDINGS * value });
    expectNear(total, [near(2 * n * x * x)]);
    expectNear(rows, [near(2 * n * x)]);
    expectNear(middle, [near(n * x), near(n * x)]);
  });

  it('keep NaN', () => {
    const outcome = arena.run({
      inputs: { x: Float32Array.of(1, 2, 3, 4, NaN, 6, 7) },
      outputs: { sum: 1, largest: 1, norm: 1 },
      call: ({ sumRows, maxRows, squaredNorm }, at) => {
        sumRows(at.x, at.sum, 1, 7);
        maxRows(at.x, at.largest, 1, 7);
        squaredNorm(at.x, at.norm, 1, 7);
      },
    });
    expect(Object.values(outcome).map(([value]) => value)).toEqual([NaN, NaN, NaN]);
  });
});
