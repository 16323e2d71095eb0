import * as tf from '@tensorflow/tfjs-core';
import type { Matrix } from 'ml-matrix';
import { randomStream } from '../../maths/random.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { chebyshevFilter, filterDegree, type Operator } from './chebyshev-filter.ts';
import { rayleighRitz } from './rayleigh-ritz.ts';
import { replaced } from './replaced.ts';

/** The number of singular values that are returned. */
const LEADING = 64;
/** The number of iterated columns: the wanted ones converge sooner with more columns beside them. */
const ITERATED = 96;
/** The number of products with A^T A in all. */
const PRODUCTS = 12;

/**
 * Returns the {@link LEADING} largest singular values of a large nonzero A, [1, r, c], and its first `wanted` right
 * singular vectors. This is subspace iteration on S = A^T A with Chebyshev polynomials as filters, and a Rayleigh-Ritz
 * step after each (Zhou, Saad, Tiago and Chelikowsky 2006). The values err by less than a thousandth, which no picture
 * shows. The products stay on the device.
 */
export async function leadingPart(a: tf.Tensor3D, wanted: number, breathe: Breathe) {
  const transposed = tf.transpose(a, [0, 2, 1]);
  const back = (image: tf.Tensor3D) => blockedProduct(transposed, image, breathe);
  const S: Operator = async (v) => replaced(await blockedProduct(a, v, breathe), back);
  const settle = async (v: tf.Tensor3D): Promise<Settled> => {
    const image = await blockedProduct(a, v, breathe);
    const { eigenvalues, mixture } = await rayleighRitz(v, image);
    const [settledV, settledImage] = [mixed(v, mixture), mixed(image, mixture)];
    tf.dispose([v, image]);
    return { eigenvalues, v: settledV, image: settledImage };
  };

  let now = await settle(randomColumns(a.shape[2]));
  for (let products = 0, degree = 1; products < PRODUCTS; products += degree) {
    const [largest, smallest] = [now.eigenvalues[0], now.eigenvalues[now.eigenvalues.length - 1]];
    degree = Math.min(filterDegree(largest, smallest), PRODUCTS - products);
    // The columns of the image are orthogonal by now, so it gives the small directions without a trace of the large.
    const next = await (degree === 1 ? back(now.image) : chebyshevFilter(S, now.v, degree, smallest));
    tf.dispose([now.v, now.image]);
    now = await settle(next);
  }
  const values = now.eigenvalues.slice(0, LEADING).map((lambda) => Math.sqrt(Math.max(0, lambda)));
  const vectors = await firstColumns(now.v, wanted);
  tf.dispose([transposed, now.v, now.image]);
  return { values, vectors };
}

/** Ritz vectors V, their images A V, and their eigenvalues. */
interface Settled {
  eigenvalues: number[];
  v: tf.Tensor3D;
  image: tf.Tensor3D;
}

/** Draws normal entries, the same every time, [1, size, ITERATED]. */
function randomColumns(size: number): tf.Tensor3D {
  const stream = randomStream(0, 'probe');
  return tf.tensor3d(Float32Array.from({ length: size * ITERATED }, stream.normal), [1, size, ITERATED]);
}

const mixed = (v: tf.Tensor3D, mixture: Matrix): tf.Tensor3D =>
  tf.tidy(() => matmul(v, tf.tensor3d(Float32Array.from(mixture.to1DArray()), [1, mixture.rows, mixture.columns])));

/** Reads the first columns of V. */
async function firstColumns(v: tf.Tensor3D, count: number): Promise<Float64Array[]> {
  const rows = tf.transpose(v, [0, 2, 1]);
  const entries = await rows.data<'float32'>();
  const [, columns, length] = rows.shape;
  rows.dispose();
  return Array.from({ length: Math.min(count, columns) }, (_, i) =>
    Float64Array.from(entries.subarray(i * length, (i + 1) * length)),
  );
}
