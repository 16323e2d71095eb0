import * as tf from '@tensorflow/tfjs-core';
import type { Breathe } from '../backends/fused/blocks.ts';
import { identity } from '../../maths/dense-algebra.ts';
import { openEigensolver } from '../backends/wasm/eigensolver.ts';
import { leadingPart } from './leading-part.ts';

/** Singular values and right singular vectors of a matrix, the largest first. */
export interface SingularPart {
  /** The singular values above the rounding of float32. */
  values: number[];
  /** The first of the right singular vectors, [c] each, of norm 1. */
  vectors: Float64Array[];
  /** The number of singular values, zeros included. */
  total: number;
}

/** The largest size of an exact decomposition; beyond, only the largest values are sought. */
const MOST_EXACT = 320;
/** The share of the largest singular value below which values are the float32 rounding of zero. */
const ROUNDING = 1e-6;

/**
 * Returns the singular values of a nonzero A, [1, r, c], and its first `wanted` right singular vectors. They are exact,
 * from the eigenvalues of the smaller Gram matrix in float64. Where that would take too long, iteration finds the
 * largest ones.
 */
export async function singularPart(a: tf.Tensor3D, wanted: number, breathe: Breathe): Promise<SingularPart> {
  const total = Math.min(a.shape[1], a.shape[2]);
  const { values, vectors } = await (total <= MOST_EXACT ? wholePart(a, wanted) : leadingPart(a, wanted, breathe));
  const kept = values.filter((value) => value > ROUNDING * values[0]);
  return { values: kept, vectors: vectors.slice(0, kept.length), total };
}

async function wholePart(a: tf.Tensor3D, wanted: number) {
  const solver = await openEigensolver();
  const isTall = a.shape[1] > a.shape[2];
  const short = isTall ? tf.transpose(a, [0, 2, 1]) : tf.clone(a);
  const [, size, length] = short.shape;
  const entries = await short.data<'float32'>();
  short.dispose();

  const gram = solver.gram(Float64Array.from(entries), size);
  const { values, images } = solver.decompose(gram, size, identity(size));
  const left = Array.from({ length: Math.min(wanted, size) }, (_, i) =>
    images.slice((size - 1 - i) * size, (size - i) * size),
  );
  return {
    values: Array.from(values, (lambda) => Math.sqrt(Math.max(0, lambda))).reverse(),
    vectors: isTall ? left : left.map((vector) => unit(combination(entries, vector, length))),
  };
}

/** Returns A^T u: the sum of the rows of A, each times its entry of u. */
function combination(entries: Float32Array, u: Float64Array, length: number): Float64Array {
  const sum = new Float64Array(length);
  u.forEach((weight, row) => {
    for (let i = 0; i < length; i++) sum[i] += weight * entries[row * length + i];
  });
  return sum;
}

function unit(vector: Float64Array): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / norm);
}
