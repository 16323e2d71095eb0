import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normals, openArena, RUNNING } from './testing/kernel-arena.ts';
import { OPTIMIZER, type FusedOptimizer } from './kernel-module.ts';
import { expectNear, matrices, productOf, through, type Bounded } from './testing/kernel-reference.ts';

const RUNS = { numRuns: 50 };
/** Sizes that are often 1, since single columns and rows have code of their own. */
const size = fc.oneof(
  { weight: 1, arbitrary: fc.constant(1) },
  { weight: 4, arbitrary: fc.integer({ min: 2, max: 37 }) },
);
const descents = fc.record({
  members: fc.integer({ min: 1, max: 3 }),
  batch: size,
  fanIn: size,
  fanOut: size,
  optimizer: fc.constantFrom<FusedOptimizer>('sgd', 'momentum', 'adam'),
  weightDecay: fc.constantFrom(0, 0.03125),
  shared: fc.boolean(),
  inPlace: fc.boolean(),
  seed: fc.nat(1e6),
});

/** Adam's bias corrections of some step. */
const [C1, C2] = [0.25, 0.125];

/** Returns the direction of an optimizer for a gradient, and its new memory (engine/optimizers.ts). */
function advise(optimizer: FusedOptimizer, g: number, m: number, v: number) {
  if (optimizer === 'sgd') return { d: g, m, v };
  if (optimizer === 'momentum') return { d: 0.9 * v + g, m, v: 0.9 * v + g };
  const [mean, square] = [0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g];
  return { d: mean / C1 / (Math.sqrt(square / C2) + 1e-8), m: mean, v: square };
}

/** Draws normal numbers for an optimizer's memory, with v positive as in Adam. */
const stateOf = (count: number, seed: number) => ({
  moved: normals(count, seed),
  initial: normals(count, seed + 1),
  w: normals(count, seed + 2),
  m: normals(count, seed + 3),
  v: normals(count, seed + 4).map((x) => 0.1 + Math.abs(x)),
});

describe.each(RUNNING)('an update by the %s module', async (module) => {
  const arena = await openArena(module);

  it('moves weights against their gradient, by member and in place', () => {
    fc.assert(
      fc.property(descents, ({ members, batch, fanIn, fanOut, optimizer, weightDecay, shared, inPlace, seed }) => {
        const delta = matrices({ members, shared, rows: fanOut, columns: batch, flipped: true }, seed);
        const h = matrices({ members, shared, rows: batch, columns: fanIn }, seed + 1);
        const n = members * fanOut * fanIn;
        const { moved, initial, w, m, v } = stateOf(n, seed + 2);
        const lr = normals(members, seed + 9);
        const sizes = [members, delta.stride, fanOut, h.stride, batch, fanOut, fanIn, OPTIMIZER[optimizer]] as const;
        const usesM = optimizer === 'adam';
        const usesV = optimizer !== 'sgd';
        const result = arena.run({
          inputs: { delta: delta.values, h: h.values, initial, moved, w, m, v, lr, c1: f32(C1), c2: f32(C2) },
          outputs: {
            movedOut: inPlace ? 'moved' : n,
            wOut: inPlace ? 'w' : n,
            mOut: inPlace || !usesM ? 'm' : n,
            vOut: inPlace || !usesV ? 'v' : n,
          },
          call: ({ descend }, at, scratch) =>
            // prettier-ignore
            descend(at.delta, at.h, at.initial, at.moved, at.w, at.lr, usesM ? at.m : 0, usesV ? at.v : 0, at.c1, at.c2,
              at.movedOut, at.wOut, usesM ? at.mOut : 0, usesV ? at.vOut : 0, scratch, ...sizes, weightDecay),
        });
        const gradient = productOf([members, fanOut, fanIn, batch], delta.at, h.at);
        const of = (i: number, g: number) => {
          const advice = advise(optimizer, g, m[i], v[i]);
          const step = lr[Math.floor(i / (fanOut * fanIn))] * (advice.d + weightDecay * w[i]);
          return { ...advice, moved: moved[i] - step, w: initial[i] + moved[i] - step };
        };
        const bounds = (name: 'm' | 'v' | 'moved' | 'w') =>
          gradient.map((entry, i) =>
            through(
              (g) => of(i, g)[name],
              entry,
              () => magnitude(of(i, entry.value)),
            ),
          );
        expectNear(result.movedOut, bounds('moved'));
        expectNear(result.wOut, bounds('w'));
        expectNear(result.mOut, bounds('m'));
        expectNear(result.vOut, bounds('v'));
      }),
      RUNS,
    );
  });

  it('moves biases against the sum of their errors, by member and in place', () => {
    fc.assert(
      fc.property(descents, ({ members, batch, fanOut, optimizer, shared, inPlace, seed }) => {
        const delta = matrices({ members, shared, rows: fanOut, columns: batch, flipped: true }, seed);
        const n = members * fanOut;
        const { moved: b, m, v } = stateOf(n, seed + 2);
        const lr = normals(members, seed + 9);
        const sizes = [members, delta.stride, batch, fanOut, OPTIMIZER[optimizer]] as const;
        const usesM = optimizer === 'adam';
        const usesV = optimizer !== 'sgd';
        const result = arena.run({
          inputs: { delta: delta.values, b, m, v, lr, c1: f32(C1), c2: f32(C2) },
          outputs: {
            bOut: inPlace ? 'b' : n,
            mOut: inPlace || !usesM ? 'm' : n,
            vOut: inPlace || !usesV ? 'v' : n,
          },
          call: ({ descendBias }, at, scratch) =>
            // prettier-ignore
            descendBias(at.delta, at.b, at.lr, usesM ? at.m : 0, usesV ? at.v : 0, at.c1, at.c2,
              at.bOut, usesM ? at.mOut : 0, usesV ? at.vOut : 0, scratch, ...sizes),
        });
        const gradient = productOf([members, fanOut, 1, batch], delta.at, () => 1);
        const of = (i: number, g: number) => {
          const advice = advise(optimizer, g, m[i], v[i]);
          return { ...advice, b: b[i] - lr[Math.floor(i / fanOut)] * advice.d };
        };
        const bounds = (name: 'm' | 'v' | 'b'): Bounded[] =>
          gradient.map((entry, i) =>
            through(
              (g) => of(i, g)[name],
              entry,
              () => magnitude(of(i, entry.value)),
            ),
          );
        expectNear(result.bOut, bounds('b'));
        expectNear(result.mOut, bounds('m'));
        expectNear(result.vOut, bounds('v'));
      }),
      RUNS,
    );
  });

  it('adds a step far below the weight to W - W_0, and not to the weight alone', () => {
    const one = Float32Array.of(1);
    const { movedOut, wOut } = arena.run({
      inputs: { one, lr: f32(1e-12), zero: f32(0) },
      outputs: { movedOut: 1, wOut: 1 },
      call: ({ descend }, { one, lr, zero, movedOut, wOut }, scratch) =>
        // prettier-ignore
        descend(one, one, one, zero, one, lr, 0, 0, 0, 0, movedOut, wOut, 0, 0, scratch,
          1, 0, 1, 0, 1, 1, 1, OPTIMIZER.sgd, 0),
    });
    expect([movedOut[0], wOut[0]]).toEqual([Math.fround(-1e-12), 1]);
  });
});

const f32 = (value: number) => Float32Array.of(value);

/** Returns the scale of roundings: 1 plus the sizes of all terms. */
const magnitude = (numbers: Record<string, number>): number =>
  Object.values(numbers).reduce((sum, x) => sum + Math.abs(x), 4);
