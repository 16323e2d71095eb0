import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS } from '../../../maths/activation.ts';
import { erf } from '../../../maths/erf.ts';
import { normals, openArena, RUNNING } from './testing/kernel-arena.ts';
import { activationCode, BINARY, UNARY, type BinaryOperation, type UnaryOperation } from './kernel-module.ts';
import { expectNear, FEW_ROUNDINGS } from './testing/kernel-reference.ts';

const RUNS = { numRuns: 50 };

const UNARY_FUNCTIONS: Record<UnaryOperation, (x: number) => number> = {
  neg: (x) => -x,
  abs: Math.abs,
  square: (x) => x * x,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  erf,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  relu: (x) => Math.max(x, 0),
  step: (x) => (x > 0 ? 1 : x <= 0 ? 0 : NaN),
  reciprocal: (x) => 1 / x,
};

const BINARY_FUNCTIONS: Record<BinaryOperation, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  maximum: Math.max,
  minimum: Math.min,
  less: (a, b) => Number(a < b),
  greater: (a, b) => Number(a > b),
  equal: (a, b) => Number(a === b),
  squaredDifference: (a, b) => Math.fround(a - b) ** 2,
};

/** A unit in the last place is up to 2^-23 of a number. */
const FEW_UNITS = 3 * 2 ** -23;
/** The absolute error near a zero that is not at 0 (the logarithm near 1). */
const NEAR_ZERO = 2 ** -24;
/** The size below which kernels may give 0. */
const TINY = 2 ** -125;

const unaryOperations = Object.keys(UNARY) as UnaryOperation[];
const binaryOperations = Object.keys(BINARY) as BinaryOperation[];

/** Numbers from 1e-6 to 200 of both signs, and special values. */
const SWEEP = Float32Array.from(
  [1e-6, 3e-5, 1e-3]
    .flatMap((step) => Array.from({ length: 2001 }, (_, i) => (i - 1000) * step))
    .concat(
      Array.from({ length: 4001 }, (_, i) => (i - 2000) / 10),
      Array.from({ length: 2001 }, (_, i) => (i - 1000) / 100),
      [3e38, -3e38, Infinity, -Infinity, NaN, 88.7, -87.2],
    ),
);

describe.each(RUNNING)('operations of the %s module, entry by entry', async (module) => {
  const arena = await openArena(module);

  it.each(unaryOperations)('%s is accurate to a few units in the last place', (name) => {
    const { out } = arena.run({
      inputs: { x: SWEEP },
      outputs: { out: SWEEP.length },
      call: ({ unary }, at) => unary(UNARY[name], at.x, at.out, SWEEP.length),
    });
    const bad = Array.from(SWEEP).filter((x, i) => {
      const want = Math.fround(UNARY_FUNCTIONS[name](x));
      if (!Number.isFinite(want)) return !Object.is(out[i], want);
      const allowed = FEW_UNITS * Math.abs(want) + (name === 'log' ? NEAR_ZERO : TINY);
      return !(Math.abs(out[i] - want) <= allowed);
    });
    expect(bad).toEqual([]);
  });

  it('are right for any number of entries', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 37 }),
        fc.constantFrom(...unaryOperations),
        fc.nat(1e6),
        (n, name, seed) => {
          const x = normals(n, seed).map((value) => Math.abs(value) + 0.1);
          const { out } = arena.run({
            inputs: { x },
            outputs: { out: n },
            call: ({ unary }, at) => unary(UNARY[name], at.x, at.out, n),
          });
          const wants = Array.from(x, UNARY_FUNCTIONS[name]);
          expectNear(
            out,
            wants.map((value) => ({ value, error: FEW_ROUNDINGS * (1 + Math.abs(value)) })),
          );
        },
      ),
      RUNS,
    );
  });

  it.each(ACTIVATIONS)('%s and its derivative are accurate', (phi) => {
    const { value, derivative } = ACTIVATION_ROWS[phi];
    const z = SWEEP.filter((x) => Math.abs(x) < 50);
    const signal = normals(z.length, 1);
    const { h, gated, entry } = arena.run({
      inputs: { z, signal },
      outputs: { h: z.length, gated: z.length, entry: 1 },
      call: ({ activate, gate }, at) => {
        activate(activationCode(phi), at.z, at.h, z.length);
        gate(activationCode(phi), at.signal, at.z, at.h, at.gated, z.length);
        activate(activationCode(phi), at.z, at.entry, 1);
      },
    });
    expect(entry[0]).toBe(h[0]);
    const near = (want: number, size: number) => ({ value: want, error: FEW_ROUNDINGS * size });
    expectNear(
      h,
      Array.from(z, (x) => near(value(x), 1 + x * x)),
    );
    expectNear(
      gated,
      Array.from(z, (x, i) => near(signal[i] * derivative(x), Math.abs(signal[i]) * (1 + Math.abs(x)))),
    );
  });

  it('broadcast along any axis', () => {
    const broadcasts = fc.record({
      shape: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 21 })),
      sharedBy: fc.array(fc.constantFrom('neither', 'a', 'b'), { minLength: 3, maxLength: 3 }),
      name: fc.constantFrom(...binaryOperations),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(broadcasts, ({ shape, sharedBy, name, seed }) => {
        const [d0, d1, d2] = shape;
        const operand = (who: string, stream: number) => {
          const [s0, s1, s2] = shape.map((d, axis) => (sharedBy[axis] === who ? 1 : d));
          const values = normals(s0 * s1 * s2, stream).map((x) => Math.round(4 * x) / 4);
          const strides = [s0 > 1 ? s1 * s2 : 0, s1 > 1 ? s2 : 0, s2 > 1 ? 1 : 0] as const;
          return { values, strides };
        };
        const [a, b] = [operand('a', seed), operand('b', seed + 1)];
        const { out } = arena.run({
          inputs: { a: a.values, b: b.values },
          outputs: { out: d0 * d1 * d2 },
          call: ({ binary }, at) => binary(BINARY[name], at.a, at.b, at.out, d0, d1, d2, ...a.strides, ...b.strides),
        });
        const entry = ({ values, strides: [s0, s1, s2] }: typeof a, i: number) =>
          values[Math.floor(i / (d1 * d2)) * s0 + (Math.floor(i / d2) % d1) * s1 + (i % d2) * s2];
        const want = out.map((_, i) => BINARY_FUNCTIONS[name](entry(a, i), entry(b, i)));
        expect(out).toEqual(want);
      }),
      { numRuns: 3 * RUNS.numRuns },
    );
  });
});
