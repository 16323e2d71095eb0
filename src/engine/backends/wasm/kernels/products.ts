/**
 * The products of a step, for all members. Strides are in floats from one member to the next, 0 where members share.
 */
import { finishOuter, toDense, toDescent, toGate, toProduct } from './finish';
import { multiply } from './multiply';
import { setMemory, setWeights } from './optimizers';

/** Computes c = a b, [members, rows, columns]; a transposed operand lies as [depth, rows] or [columns, depth]. */
export function matmul(
  a: usize, b: usize, c: usize, scratch: usize, members: i32, aStride: i32, bStride: i32,
  rows: i32, columns: i32, depth: i32, transposeA: bool, transposeB: bool,
): void {
  for (let member = 0; member < members; member++) {
    toProduct(c + ((member * rows * columns) << 2));
    multiply(
      rows, columns, depth,
      a + ((member * aStride) << 2), transposeA ? 4 : depth << 2, transposeA ? rows << 2 : 4,
      b + ((member * bStride) << 2), transposeB ? 4 : columns << 2, transposeB ? depth << 2 : 4, scratch,
    );
  }
}

/** Computes z = x W^T + b and h = phi(z), [members, batch, fanOut]; b, z and h may be 0, and are left out. */
export function dense(
  x: usize, w: usize, b: usize, z: usize, h: usize, scratch: usize, members: i32, xStride: i32, wStride: i32,
  batch: i32, fanIn: i32, fanOut: i32, activation: i32,
): void {
  if (!z && !h) return;
  for (let member = 0; member < members; member++) {
    const at = (member * batch * fanOut) << 2;
    toDense(z ? z + at : 0, h ? h + at : 0, b ? b + ((member * fanOut) << 2) : 0, activation);
    multiply(
      batch, fanOut, fanIn, x + ((member * xStride) << 2), fanIn << 2, 4,
      w + ((member * wStride) << 2), 4, fanIn << 2, scratch,
    );
  }
}

/**
 * Computes out = (delta W) * phi'(z), [members, batch, fanIn], where h = phi(z); inputs that phi' isn't computed from
 * may be 0.
 */
export function backProduct(
  delta: usize, w: usize, z: usize, h: usize, out: usize, scratch: usize, members: i32, deltaStride: i32, wStride: i32,
  batch: i32, fanOut: i32, fanIn: i32, activation: i32,
): void {
  for (let member = 0; member < members; member++) {
    const at = (member * batch * fanIn) << 2;
    const deltas = delta + ((member * deltaStride) << 2), weights = w + ((member * wStride) << 2);
    toGate(out + at, z ? z + at : 0, h ? h + at : 0, activation);
    if (fanOut == 1) finishOuter(deltas, weights, batch, fanIn);
    else multiply(batch, fanIn, fanOut, deltas, fanOut << 2, 4, weights, fanIn << 2, 4, scratch);
  }
}

/**
 * Moves the weights [members, fanOut, fanIn] by their gradient delta^T h; the rows of delta lie deltaRow floats apart.
 * Outputs may be their inputs.
 */
export function descend(
  delta: usize, h: usize, initial: usize, moved: usize, w: usize, lr: usize,
  m: usize, v: usize, c1: usize, c2: usize, movedOut: usize, wOut: usize, mOut: usize, vOut: usize, scratch: usize,
  members: i32, deltaStride: i32, deltaRow: i32, hStride: i32, batch: i32, fanOut: i32, fanIn: i32,
  optimizer: i32, weightDecay: f32,
): void {
  toDescent(optimizer);
  for (let member = 0; member < members; member++) {
    const at = (member * fanOut * fanIn) << 2;
    setMemory(m + at, v + at, c1, c2, mOut + at, vOut + at, lr + (member << 2));
    setWeights(initial + at, moved + at, w + at, movedOut + at, wOut + at, weightDecay);
    multiply(
      fanOut, fanIn, batch, delta + ((member * deltaStride) << 2), 4, deltaRow << 2,
      h + ((member * hStride) << 2), fanIn << 2, 4, scratch,
    );
  }
}
