import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { innerProduct, squaredNorm } from '../backends/fused/norms.ts';
import { piecesOf, upload } from '../backends/fused/stand-in.ts';
import { openEigensolver, type Eigensolver } from '../backends/wasm/eigensolver.ts';

/** A vector of each of M members, as tensors [M, rows, columns] that lie side by side. */
export type Vectors = tf.Tensor3D[];

/** The most products with the matrix. */
export const MOST_PRODUCTS = 96;
/** The smallest divisor: a start vector in an invariant subspace leaves nothing to divide. */
const SMALLEST = 1e-30;

/** When an eigenvalue counts as found. */
export interface Accuracy {
  /** The part of the eigenvalue that its residual, a bound of its error, may be. */
  settled: number;
  /** The number of products between two looks at the eigenvalues, since each look waits for the device. */
  lookEvery: number;
}

/** The largest eigenvalue of one member. */
export interface Largest {
  value: number;
  /** Whether it settled within {@link MOST_PRODUCTS}. If not, it is a lower bound, by Rayleigh and Ritz. */
  isSettled: boolean;
}

/**
 * Returns the largest (not the largest in modulus) eigenvalue of a symmetric matrix A of each member, by the Lanczos
 * recursion:
 *
 *     beta_{j+1} v_{j+1} = A v_j - alpha_j v_j - beta_j v_{j-1},   alpha_j = <v_j, A v_j>
 *
 * The largest eigenvalue lambda of the tridiagonal matrix T of alpha and beta rises to that of A. Its Ritz vector x, of
 * norm 1, has the residual r = ||A x - lambda x|| = beta_{j+1} |last entry of T's eigenvector|. There is an eigenvalue
 * of A within r, and within r^2 / gap where it stands apart from the next one, so that the error is mostly far smaller.
 * The recursion stops where r is at most `settled` times lambda.
 *
 * Three vectors are kept and none is made orthogonal to earlier ones: in finite precision that repeats eigenvalues that
 * have converged, but moves none of the extreme ones by more than rounding (Paige 1980).
 *
 * @param apply returns A v, which the recursion frees
 * @param start any vectors; freed
 */
export async function largestEigenvalues(
  apply: (v: Vectors) => Promise<Vectors>,
  start: Vectors,
  { settled, lookEvery }: Accuracy,
  breathe: Breathe,
): Promise<Largest[]> {
  const solver = await openEigensolver();
  const [members] = start[0].shape;
  const found: Largest[] = Array.from({ length: members }, () => ({ value: NaN, isSettled: false }));
  const entries = Array.from({ length: members }, () => ({ alpha: [] as number[], beta: [] as number[] }));
  let v = tf.tidy(() => normalized(start).unit);
  tf.dispose(start);
  let before: Before | null = null;
  let unread: tf.Tensor1D[] = [];

  for (const product of piecesOf(Array.from({ length: MOST_PRODUCTS }, (_, i) => i + 1))) {
    const image = await apply(v);
    const { next, alpha, beta, factor } = tf.tidy(() => recur(v, image, before));
    tf.dispose([image, before?.v ?? [], before?.factor ?? []]);
    before = { v, factor };
    v = next;
    unread.push(alpha, beta);
    if (product % lookEvery > 0 && product < MOST_PRODUCTS) continue;

    const read = await readColumns(unread, members);
    tf.dispose(unread);
    unread = [];
    entries.forEach(({ alpha: diagonal, beta: besides }, m) => {
      read[m].forEach((value, i) => (i % 2 === 0 ? diagonal : besides).push(value));
      if (!found[m].isSettled) found[m] = largestOf(solver, diagonal, besides, settled);
    });
    await breathe();
    if (found.every(({ isSettled }) => isSettled)) break;
  }
  tf.dispose([v, before?.v ?? [], before?.factor ?? [], unread]);
  return found;
}

/**
 * Returns a random vector of each member, the same at every call with its seed: for each matrix of the given shapes,
 * [.., rows, columns], a column times a row of standard normals. It has the covariance of normal entries, at a small
 * part of their cost.
 */
export function randomVectors(members: Experiment[], shapes: { shape: [number, number, number] }[]): Vectors {
  const streams = members.map(({ seed }) => randomStream(seed, 'probe'));
  const normals = (rows: number, columns: number) =>
    upload([members.length, rows, columns], () => {
      const drawn = streams.map(({ normal }) => Array.from({ length: rows * columns }, normal));
      return Float32Array.from(drawn.flat());
    });
  return shapes.map(({ shape: [, rows, columns] }) =>
    tf.tidy(() => (rows === 1 ? normals(1, columns) : tf.mul(normals(rows, 1), normals(1, columns)))),
  );
}

/** v_{j-1}, and beta_j as [M, 1, 1]. */
interface Before {
  v: Vectors;
  factor: tf.Tensor3D;
}

/** Returns alpha_j, beta_{j+1} and v_{j+1} from v_j, its image and the step before. */
function recur(v: Vectors, image: Vectors, before: Before | null) {
  const alpha = dot(v, image);
  const without = (from: Vectors, along: Vectors, factor: tf.Tensor3D) =>
    from.map((x, i) => tf.sub<tf.Tensor3D>(x, tf.mul(along[i], factor)));
  const rest = before ? without(image, before.v, before.factor) : image;
  const { unit, norm } = normalized(without(rest, v, perMember(alpha)));
  return { next: unit, alpha, beta: norm, factor: tf.clone(perMember(norm)) };
}

const perMember = (x: tf.Tensor1D): tf.Tensor3D => tf.reshape(x, [-1, 1, 1]);
const dot = (a: Vectors, b: Vectors): tf.Tensor1D => tf.addN(a.map((x, i) => innerProduct(x, b[i])));

/** Returns v / ||v|| and ||v||. It divides by the largest entry first, since squares of small ones leave float32. */
function normalized(v: Vectors): { unit: Vectors; norm: tf.Tensor1D } {
  const largest = v.map((x) => tf.max<tf.Tensor1D>(tf.abs(x), [1, 2])).reduce((a, b) => tf.maximum(a, b));
  const scaled = divide(v, largest);
  const norm = tf.sqrt(tf.addN(scaled.map(squaredNorm)));
  return { unit: divide(scaled, norm), norm: tf.mul(norm, largest) };
}

const divide = (v: Vectors, by: tf.Tensor1D): Vectors => {
  const divisor = perMember(tf.maximum(by, SMALLEST));
  return v.map((x) => tf.div(x, divisor));
};

/** Reads several [M] side by side, by member. */
async function readColumns(columns: tf.Tensor1D[], members: number): Promise<number[][]> {
  const all = tf.tidy(() => tf.concat(columns.map((column) => tf.reshape(column, [1, members]))));
  const values = await all.data<'float32'>();
  all.dispose();
  return Array.from({ length: members }, (_, m) => columns.map((_, i) => values[i * members + m]));
}

/** Returns the largest eigenvalue of T with its residual in A; of the last `beta` only the residual knows. */
function largestOf(solver: Eigensolver, alpha: number[], beta: number[], settled: number): Largest {
  const products = alpha.length;
  if (![...alpha, ...beta].every(Number.isFinite)) return { value: NaN, isSettled: true };
  const T = new Float64Array(products * products);
  const last = new Float64Array(products);
  last[products - 1] = 1;
  alpha.forEach((value, j) => {
    T[j * products + j] = value;
    if (j > 0) T[j * products + j - 1] = beta[j - 1];
  });
  const { values, images } = solver.decompose(T, products, last);
  const value = values[products - 1];
  const residual = beta[products - 1] * Math.abs(images[products - 1]);
  return { value, isSettled: residual <= settled * Math.abs(value) };
}
