/** The expected results of kernels in float64, with the float32 roundings by which they may differ. */
import { expect } from 'vitest';
import { normals } from './kernel-arena.ts';

/** Half the distance from 1 to the next float32. */
const ROUNDING = 2 ** -24;
/** The total rounding of elementary functions, and of the few operations beside a sum. */
export const FEW_ROUNDINGS = 16 * ROUNDING;

/** A number and the error that a float32 computation of it may have. */
export interface Bounded {
  value: number;
  error: number;
}

/**
 * Returns f of a number that is known up to an error, from the values at both ends; f itself rounds numbers of this
 * `size`.
 */
export function through(f: (x: number) => number, { value, error }: Bounded, size: (x: number) => number): Bounded {
  const at = f(value);
  const [above, below] = [f(value + error), f(value - error)];
  return { value: at, error: Math.abs(above - at) + Math.abs(below - at) + FEW_ROUNDINGS * size(value) };
}

/** Fails at the first entry that differs by more than its error. */
export function expectNear(got: Float32Array, want: Bounded[]): void {
  expect(got.length).toBe(want.length);
  const worst = want.findIndex(({ value, error }, i) => !(Math.abs(got[i] - value) <= error));
  if (worst >= 0) expect.fail(`entry ${worst} is ${got[worst]}, not ${want[worst].value} up to ${want[worst].error}`);
}

/** Matrices of normal numbers, [members, rows, columns]. */
export interface Matrices {
  values: Float32Array;
  /** Floats from one member to the next; 0 where members share. */
  stride: number;
  at(member: number, row: number, column: number): number;
}

/** The shape of matrices; `flipped`: memory holds their transposes. */
export interface MatricesShape {
  members: number;
  shared?: boolean;
  rows: number;
  columns: number;
  flipped?: boolean;
}

/** Draws matrices. */
export function matrices({ members, shared, rows, columns, flipped }: MatricesShape, seed: number): Matrices {
  const stride = shared ? 0 : rows * columns;
  const values = normals((shared ? 1 : members) * rows * columns, seed);
  return { values, stride, at: (m, i, j) => values[m * stride + (flipped ? j * rows + i : i * columns + j)] };
}

/** Returns the entries of the product a b, [members, rows, columns]. */
export function productOf(
  [members, rows, columns, depth]: [members: number, rows: number, columns: number, depth: number],
  a: Matrices['at'],
  b: Matrices['at'],
): Bounded[] {
  return Array.from({ length: members * rows * columns }, (_, index) => {
    const [m, i, j] = [Math.floor(index / (rows * columns)), Math.floor(index / columns) % rows, index % columns];
    let [value, sizes] = [0, 0];
    for (let k = 0; k < depth; k++) {
      const term = a(m, i, k) * b(m, k, j);
      value += term;
      sizes += Math.abs(term);
    }
    return { value, error: depth * ROUNDING * sizes + FEW_ROUNDINGS * Math.abs(value) };
  });
}
