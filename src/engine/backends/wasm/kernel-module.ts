/**
 * The SIMD kernels of `kernels/`, which `scripts/kernels.mjs` builds, on a memory that the caller provides. Addresses
 * are in bytes and any multiple of 4; sizes and strides are in floats; members share an array whose stride is 0.
 * Tensors are float32, contiguous and not padded. Nothing beyond them is read or written, except `scratch`, {@link
 * SCRATCH_BYTES} that any call may use. Results of products and updates below 1e-37 become 0.
 */
import { ACTIVATIONS, type Activation } from '../../../maths/activation.ts';
import type { Optimizer } from '../../../config/settings/train-settings.ts';

/** Returns the number of an activation in the kernels, which are made from the same list. */
export const activationCode = (activation: Activation): number => ACTIVATIONS.indexOf(activation);

/** The optimizers whose update is part of the weights' gradient. */
export type FusedOptimizer = Exclude<Optimizer, 'slo'>;

/** The code of each optimizer in the kernels. */
export const OPTIMIZER: Record<FusedOptimizer, number> = { sgd: 0, momentum: 1, adam: 2 };

/** Operations of {@link Kernels.unary}; step is 1 where x > 0, else 0, and NaN where x is. */
export const UNARY = {
  neg: 0,
  abs: 1,
  square: 2,
  sqrt: 3,
  exp: 4,
  log: 5,
  tanh: 6,
  erf: 7,
  sigmoid: 8,
  relu: 9,
  step: 10,
  reciprocal: 11,
} as const;

/** The name of a unary operation. */
export type UnaryOperation = keyof typeof UNARY;

/** Operations of {@link Kernels.binary}; a comparison gives 1 where it holds, else 0. */
export const BINARY = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  maximum: 4,
  minimum: 5,
  less: 6,
  greater: 7,
  equal: 8,
  squaredDifference: 9,
} as const;

/** The name of a binary operation. */
export type BinaryOperation = keyof typeof BINARY;

/** The most bytes of scratch that a call needs, as the function `scratchBytes` of the modules says. */
export const SCRATCH_BYTES = 2_296_832;

/** The functions that both modules export. */
export interface Kernels {
  /** Computes c = a b, [members, rows, columns]; a transposed operand lies as [depth, rows] or [columns, depth]. */
  // prettier-ignore
  matmul(a: number, b: number, c: number, scratch: number, members: number, aStride: number, bStride: number,
    rows: number, columns: number, depth: number, transposeA: number, transposeB: number): void;
  /**
   * Computes z = x W^T + b and h = phi(z), [members, batch, fanOut]; b, z and h may be 0, and are left out; linear has
   * z alone.
   */
  // prettier-ignore
  dense(x: number, w: number, b: number, z: number, h: number, scratch: number, members: number, xStride: number,
    wStride: number, batch: number, fanIn: number, fanOut: number, activation: number): void;
  /**
   * Computes out = (delta W) * phi'(z), [members, batch, fanIn], where h = phi(z). The inputs that phi' isn't computed
   * from may be 0: see `reads` of the activation's row (`activation-forms.ts`).
   */
  // prettier-ignore
  backProduct(delta: number, w: number, z: number, h: number, out: number, scratch: number, members: number,
    deltaStride: number, wStride: number, batch: number, fanOut: number, fanIn: number, activation: number): void;
  /**
   * Makes one step of the optimizer on its memory and on weights [members, fanOut, fanIn], whose gradient is delta^T h:
   * moved -= lr d, w = initial + moved. The rows of delta lie `deltaRow` floats apart: those of a wider array may be a
   * part of it. lr holds a number for each member, c1 and c2 one for all (Adam's bias
   * corrections of this step). m, v, c1 and c2 are 0 where the optimizer has none. Outputs may be their inputs.
   */
  // prettier-ignore
  descend(delta: number, h: number, initial: number, moved: number, w: number, lr: number, m: number, v: number,
    c1: number, c2: number, movedOut: number, wOut: number, mOut: number, vOut: number, scratch: number,
    members: number, deltaStride: number, deltaRow: number, hStride: number, batch: number, fanOut: number,
    fanIn: number, optimizer: number, weightDecay: number): void;
  /** Makes the same step on biases [members, 1, fanOut], whose gradient is the sum of delta over the batch. */
  // prettier-ignore
  descendBias(delta: number, b: number, lr: number, m: number, v: number, c1: number, c2: number, bOut: number,
    mOut: number, vOut: number, scratch: number, members: number, deltaStride: number, batch: number,
    fanOut: number, optimizer: number): void;
  /** Computes out = op(x) of n numbers. */
  unary(operation: number, x: number, out: number, n: number): void;
  /** Computes out = phi(z) of n numbers. */
  activate(activation: number, z: number, out: number, n: number): void;
  /** Computes out = signal phi'(z) of n numbers; z or h may be 0 as in `backProduct`. */
  gate(activation: number, signal: number, z: number, h: number, out: number, n: number): void;
  /** Computes out = x + factor y of n numbers. */
  addScaled(x: number, y: number, out: number, n: number, factor: number): void;
  /** Computes out = a where the condition isn't 0, else b, of n numbers. */
  select(condition: number, a: number, b: number, out: number, n: number): void;
  /** Fills n numbers with this value. */
  fill(out: number, n: number, value: number): void;
  /** Copies bytes; source and target may overlap. */
  copy(from: number, to: number, bytes: number): void;
  /**
   * Computes out = op(a, b), [d0, d1, d2]. The strides of a are a0, a1, a2 floats, those of b are b0, b1, b2: those of
   * a contiguous tensor, but 0 along axes of one entry.
   */
  // prettier-ignore
  binary(operation: number, a: number, b: number, out: number, d0: number, d1: number, d2: number,
    a0: number, a1: number, a2: number, b0: number, b1: number, b2: number): void;
  /** Writes the sum of each row. */
  sumRows(x: number, out: number, rows: number, columns: number): void;
  /** Writes the largest entry of each row; NaN where the row has one. */
  maxRows(x: number, out: number, rows: number, columns: number): void;
  /** Writes [outer, inner]: the sums over the middle axis of [outer, middle, inner]. */
  sumMiddle(x: number, out: number, outer: number, middle: number, inner: number): void;
  /** Writes ||x||^2 of each member, [members]. */
  squaredNorm(x: number, out: number, members: number, size: number): void;
  /** Writes <x, y> of each member, [members]. */
  // prettier-ignore
  innerProduct(x: number, y: number, out: number, members: number, xStride: number, yStride: number,
    size: number): void;
  /** Writes [outer, columns, rows] from [outer, rows, columns]. */
  transpose(x: number, out: number, outer: number, rows: number, columns: number): void;
  /** Writes [members, count, columns]: the rows of each member's x that its indices (int32) name. */
  // prettier-ignore
  pickRows(x: number, indices: number, out: number, members: number, xStride: number, indexStride: number,
    count: number, columns: number): void;
  /** Writes X X^T, [rows, rows], of X, [rows, columns]; all numbers are float64. */
  gram(x: number, out: number, rows: number, columns: number): void;
  /** Writes A B^T, [rows, columns], of A, [rows, depth], and B, [columns, depth]; all numbers are float64. */
  multiplyDouble(a: number, b: number, out: number, rows: number, columns: number, depth: number): void;
  /**
   * Replaces the lower triangle of a symmetric A, [n, n] float64, by its Cholesky factor L, A = L L^T; the rest is lost.
   * Returns 0 where A is not positive definite.
   */
  cholesky(a: number, n: number): number;
  /**
   * Writes the n eigenvalues of a symmetric A, [n, n], in no order, and replaces B by V^T B, where the columns of V are
   * the eigenvectors in the same order; all numbers are float64. B lies in `count` panels of eight of its columns, [n, 8]
   * each. A is lost. `work` has room for 3 n + 2 `capacity` numbers, capacity > n. Returns 0 if the iteration does not
   * converge, which needs entries that are not finite or overflow when squared.
   */
  // prettier-ignore
  symmetricEigen(a: number, n: number, values: number, panels: number, count: number, work: number,
    capacity: number): number;
}

/**
 * The modules, built from one source. `relaxed` multiplies and adds in one instruction, and needs relaxed SIMD; `shared` is
 * for memory that threads share, and takes no other.
 */
export type KernelModule = 'plain' | 'relaxed' | 'plain-shared' | 'relaxed-shared';

/** A function that reads a module built by `scripts/kernels.mjs`. */
export type ReadKernels = (module: KernelModule) => Promise<BufferSource>;

/**
 * Loads the kernels on this memory: the relaxed module where the engine supports it, else the plain one.
 *
 * @throws a WebAssembly.CompileError where there is no SIMD at all
 */
export async function loadKernels(memory: WebAssembly.Memory, read: ReadKernels): Promise<Kernels> {
  const bytes = await read(hasRelaxedSimd() ? 'relaxed' : 'plain');
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return instance.exports as unknown as Kernels;
}

/** Compiles the kernels for memory that threads share; see {@link loadKernels}. */
export const compileSharedKernels = async (read: ReadKernels): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await read(hasRelaxedSimd() ? 'relaxed-shared' : 'plain-shared'));

const PAGE_BYTES = 65_536;

/** Returns a memory as float64, at least so many; it grows where it is smaller. */
export function doublesOf(memory: WebAssembly.Memory, count: number): Float64Array {
  const missing = count * Float64Array.BYTES_PER_ELEMENT - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return new Float64Array(memory.buffer);
}

/**
 * Returns whether WebAssembly can multiply and add in one instruction: in Chromium since 114 and Node 22, not in Node
 * 20.
 */
export const hasRelaxedSimd = (): boolean => WebAssembly.validate(RELAXED_SIMD_PROBE);

/** A module with the one function (a, b, c) => f32x4.relaxed_madd(a, b, c). */
// prettier-ignore
const RELAXED_SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // magic and version
  1, 8, 1, 96, 3, 123, 123, 123, 1, 123, // type (v128, v128, v128) -> v128
  3, 2, 1, 0, // one function of it
  10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11, // its body
]);
