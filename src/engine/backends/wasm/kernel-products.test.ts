import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS } from '../../../maths/activation.ts';
import { ACTIVATION_FORMS } from '../../activations/activation-forms.ts';
import { normals, openArena, RUNNING } from './testing/kernel-arena.ts';
import { activationCode } from './kernel-module.ts';
import { expectNear, FEW_ROUNDINGS, matrices, productOf, through } from './testing/kernel-reference.ts';

const RUNS = { numRuns: 50 };
/** Sizes that are often 1, since single columns and rows have code of their own. */
const size = fc.oneof(
  { weight: 1, arbitrary: fc.constant(1) },
  { weight: 4, arbitrary: fc.integer({ min: 2, max: 37 }) },
);
const shape = { members: fc.integer({ min: 1, max: 3 }), batch: size, fanIn: size, fanOut: size, seed: fc.nat(1e6) };
const flag = fc.boolean();

/** Sizes beyond one block in some direction, and sizes that the page asks for. */
const LARGE: [rows: number, columns: number, depth: number][] = [
  [70, 300, 40],
  [131, 9, 1030],
  [6, 260, 600],
  [67, 260, 2100],
  [10, 256, 128],
  [128, 70, 600],
  [128, 1, 256],
  [256, 1, 130],
  [1, 256, 128],
  [2, 200, 140],
];

describe.each(RUNNING)('products of the %s module', async (module) => {
  const arena = await openArena(module);

  interface Product {
    members: number;
    rows: number;
    columns: number;
    depth: number;
    transposeA: boolean;
    transposeB: boolean;
    sharedA?: boolean;
    sharedB?: boolean;
    seed: number;
  }

  function checkProduct({ members, rows, columns, depth, transposeA, transposeB, sharedA, sharedB, seed }: Product) {
    const a = matrices({ members, shared: sharedA, rows, columns: depth, flipped: transposeA }, seed);
    const b = matrices({ members, shared: sharedB, rows: depth, columns, flipped: transposeB }, seed + 1);
    const strides = [a.stride, b.stride] as const;
    const flips = [Number(transposeA), Number(transposeB)] as const;
    const { c } = arena.run({
      inputs: { a: a.values, b: b.values },
      outputs: { c: members * rows * columns },
      call: ({ matmul }, at, scratch) =>
        matmul(at.a, at.b, at.c, scratch, members, ...strides, rows, columns, depth, ...flips),
    });
    expectNear(c, productOf([members, rows, columns, depth], a.at, b.at));
  }

  it('are sums of products in any shape, transposed or shared', () => {
    const { members, seed } = shape;
    const flags = { transposeA: flag, transposeB: flag, sharedA: flag, sharedB: flag };
    const products = fc.record({ members, rows: size, columns: size, depth: size, seed, ...flags });
    fc.assert(fc.property(products, checkProduct), RUNS);
  });

  it.each(LARGE)('are sums of products for [%i, %i] of depth %i too', (rows, columns, depth) => {
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        checkProduct({ members: 1, rows, columns, depth, transposeA, transposeB, seed: 1 });
      }
    }
  });

  it('pass through a layer with or without bias and activation', () => {
    const flags = { sharedX: flag, sharedW: flag, biased: flag, wantsZ: flag, wantsH: flag };
    const layers = fc.record({ ...shape, ...flags, phi: fc.constantFrom(...ACTIVATIONS) });
    fc.assert(
      fc.property(layers, ({ members, batch, fanIn, fanOut, seed, sharedX, sharedW, biased, wantsZ, wantsH, phi }) => {
        const x = matrices({ members, shared: sharedX, rows: batch, columns: fanIn }, seed);
        const w = matrices({ members, shared: sharedW, rows: fanIn, columns: fanOut, flipped: true }, seed + 1);
        const b = normals(members * fanOut, seed + 2);
        const n = members * batch * fanOut;
        const sizes = [members, x.stride, w.stride, batch, fanIn, fanOut, activationCode(phi)] as const;
        const { z, h } = arena.run({
          inputs: { x: x.values, w: w.values, b },
          outputs: { z: n, h: n },
          call: ({ dense }, at, scratch) =>
            dense(at.x, at.w, biased ? at.b : 0, wantsZ ? at.z : 0, wantsH ? at.h : 0, scratch, ...sizes),
        });
        const biasOf = (i: number) => (biased ? b[Math.floor(i / (batch * fanOut)) * fanOut + (i % fanOut)] : 0);
        const want = productOf([members, batch, fanOut, fanIn], x.at, w.at).map(({ value, error }, i) => ({
          value: value + biasOf(i),
          error: error + FEW_ROUNDINGS * Math.abs(biasOf(i)),
        }));
        const { value } = ACTIVATION_ROWS[phi];
        const activated = want.map((entry) => through(value, entry, (at) => 1 + at ** 2));
        // Unwanted outputs stay NaN; the h of a linear layer is its z, and stored once.
        if (wantsZ) expectNear(z, want);
        else expect(z.every(Number.isNaN)).toBe(true);
        if (wantsH && !(wantsZ && phi === 'linear')) expectNear(h, activated);
        else expect(h.every(Number.isNaN)).toBe(true);
      }),
      RUNS,
    );
  });

  it('go back through a layer and its activation', () => {
    const layers = fc.record({ ...shape, sharedDelta: flag, sharedW: flag, phi: fc.constantFrom(...ACTIVATIONS) });
    fc.assert(
      fc.property(layers, ({ members, batch, fanIn, fanOut, seed, sharedDelta, sharedW, phi }) => {
        const delta = matrices({ members, shared: sharedDelta, rows: batch, columns: fanOut }, seed);
        const w = matrices({ members, shared: sharedW, rows: fanOut, columns: fanIn }, seed + 1);
        const z = normals(members * batch * fanIn, seed + 2);
        const { value: activate, derivative } = ACTIVATION_ROWS[phi];
        const h = z.map(activate);
        const reads = (name: 'z' | 'h') => ACTIVATION_FORMS[phi].assemblyScript.reads.includes(name);
        const sizes = [members, delta.stride, w.stride, batch, fanOut, fanIn, activationCode(phi)] as const;
        const { out } = arena.run({
          inputs: { delta: delta.values, w: w.values, z, h },
          outputs: { out: z.length },
          call: ({ backProduct }, at, scratch) =>
            backProduct(at.delta, at.w, reads('z') ? at.z : 0, reads('h') ? at.h : 0, at.out, scratch, ...sizes),
        });
        const want = productOf([members, batch, fanIn, fanOut], delta.at, w.at).map(({ value, error }, i) => ({
          value: value * derivative(z[i]),
          error: error * Math.abs(derivative(z[i])) + FEW_ROUNDINGS * Math.abs(value) * (1 + Math.abs(z[i])),
        }));
        expectNear(out, want);
      }),
      RUNS,
    );
  });

  it('flush denormal results to 0, and keep NaN and infinity', () => {
    const outcomes = [1e-20, 1, NaN, Infinity].map((x) => {
      const inputs = { x: new Float32Array(8).fill(x), w: new Float32Array(8 * 9).fill(1e-20) };
      const relu = (wantsZ: boolean) =>
        arena.run({
          inputs,
          outputs: { z: 9, h: 9 },
          call: ({ dense }, at, scratch) =>
            dense(at.x, at.w, 0, wantsZ ? at.z : 0, at.h, scratch, 1, 0, 0, 1, 8, 9, activationCode('relu')),
        });
      const { z, h } = relu(true);
      expect(new Set(z)).toEqual(new Set(h));
      expect(relu(false).h).toEqual(h);
      return z[8];
    });
    expect(outcomes).toEqual([0, Math.fround(8e-20), NaN, Infinity]);
  });

  it('do so without sums, where a single delta goes back to each unit of the layer', () => {
    const delta = Float32Array.of(1e-20, 1, NaN, Infinity);
    const { out } = arena.run({
      inputs: { delta, w: new Float32Array(9).fill(1e-20), h: new Float32Array(4 * 9).fill(1) },
      outputs: { out: 4 * 9 },
      call: ({ backProduct }, at, scratch) =>
        backProduct(at.delta, at.w, 0, at.h, at.out, scratch, 1, 0, 0, 4, 1, 9, activationCode('relu')),
    });
    const want = [0, Math.fround(1e-20), NaN, Infinity];
    expect(out).toEqual(Float32Array.from({ length: 4 * 9 }, (_, i) => want[Math.floor(i / 9)]));
  });
});
