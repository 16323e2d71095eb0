/**
 * Sums and maxima. Short runs are summed in float32 and the runs in float64, so that millions of terms keep their
 * digits.
 */
import { addToTotals, load, multiplyAdd, store } from './vector';
import { ADAM, Adam, Momentum, MOMENTUM, setMemory, setWeights, Sgd, SGD, update } from './optimizers';

/** The terms of one float32 lane before they are added to the total. */
const RUN = 64;

// @ts-ignore: decorator
@inline
function totalOf(totals: v128): f64 {
  return f64x2.extract_lane(totals, 0) + f64x2.extract_lane(totals, 1);
}

/** Returns sum_i x_i. */
function sum(x: usize, n: i32): f64 {
  let totals = f64x2.splat(0);
  let i = 0;
  for (; i + 16 * RUN <= n; i += 16 * RUN) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let k = 0; k < RUN; k++) {
      s0 = f32x4.add(s0, v128.load(x, 0));
      s1 = f32x4.add(s1, v128.load(x, 16));
      s2 = f32x4.add(s2, v128.load(x, 32));
      s3 = f32x4.add(s3, v128.load(x, 48));
      x += 64;
    }
    totals = addToTotals(addToTotals(totals, f32x4.add(s0, s1)), f32x4.add(s2, s3));
  }
  for (; i < n; i += 4) {
    totals = addToTotals(totals, load(x, n - i));
    x += 16;
  }
  return totalOf(totals);
}

/** Returns sum_i x_i y_i. */
function product(x: usize, y: usize, n: i32): f64 {
  let totals = f64x2.splat(0);
  let i = 0;
  for (; i + 16 * RUN <= n; i += 16 * RUN) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let k = 0; k < RUN; k++) {
      s0 = multiplyAdd(v128.load(x, 0), v128.load(y, 0), s0);
      s1 = multiplyAdd(v128.load(x, 16), v128.load(y, 16), s1);
      s2 = multiplyAdd(v128.load(x, 32), v128.load(y, 32), s2);
      s3 = multiplyAdd(v128.load(x, 48), v128.load(y, 48), s3);
      x += 64;
      y += 64;
    }
    totals = addToTotals(addToTotals(totals, f32x4.add(s0, s1)), f32x4.add(s2, s3));
  }
  for (; i < n; i += 4) {
    totals = addToTotals(totals, f32x4.mul(load(x, n - i), load(y, n - i)));
    x += 16;
    y += 16;
  }
  return totalOf(totals);
}

/** Writes ||x_m||^2 of each member. */
export function squaredNorm(x: usize, out: usize, members: i32, size: i32): void {
  innerProduct(x, x, out, members, size, size, size);
}

/** Writes <x_m, y_m> of each member; strides are in floats, 0 where members share. */
export function innerProduct(
  x: usize, y: usize, out: usize, members: i32, xStride: i32, yStride: i32, size: i32,
): void {
  for (let member = 0; member < members; member++) {
    f32.store(out, <f32>product(x, y, size));
    x += xStride << 2;
    y += yStride << 2;
    out += 4;
  }
}

/** Writes the sum of each row. */
export function sumRows(x: usize, out: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    f32.store(out, <f32>sum(x, columns));
    x += columns << 2;
    out += 4;
  }
}

/** Writes the largest entry of each row; NaN where the row has one. */
export function maxRows(x: usize, out: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    let largest = f32x4.splat(-Infinity);
    let j = 0;
    for (; j + 4 <= columns; j += 4) largest = f32x4.max(largest, v128.load(x + (j << 2)));
    for (; j < columns; j++) largest = f32x4.max(largest, v128.load32_splat(x + (j << 2)));
    const pairs = f32x4.max(largest, v128.shuffle<f32>(largest, largest, 2, 3, 0, 1));
    f32.store(out, max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1)));
    x += columns << 2;
    out += 4;
  }
}

/** Writes [outer, inner], the sums over the middle axis of [outer, middle, inner]. */
export function sumMiddle(x: usize, out: usize, outer: i32, middle: i32, inner: i32): void {
  if (inner == 1) {
    sumRows(x, out, outer, middle);
    return;
  }
  for (let i = 0; i < outer; i++) {
    for (let j = 0; j < inner; j += 4) {
      store(out + (j << 2), sumOfColumns(x + (j << 2), inner << 2, middle, inner - j), inner - j);
    }
    x += (middle * inner) << 2;
    out += inner << 2;
  }
}

/** Returns the sums of n <= 4 columns over rows that are `step` bytes apart. */
function sumOfColumns(x: usize, step: usize, rows: i32, n: i32): v128 {
  let lower = f64x2.splat(0), upper = lower;
  for (let i = 0; i < rows; i += 4 * RUN) {
    const end = min(4 * RUN, rows - i);
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    let k = 0;
    for (; k + 4 <= end; k += 4) {
      s0 = f32x4.add(s0, load(x, n));
      s1 = f32x4.add(s1, load(x + step, n));
      s2 = f32x4.add(s2, load(x + 2 * step, n));
      s3 = f32x4.add(s3, load(x + 3 * step, n));
      x += 4 * step;
    }
    for (; k < end; k++) {
      s0 = f32x4.add(s0, load(x, n));
      x += step;
    }
    const run = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
    lower = f64x2.add(lower, f64x2.promote_low_f32x4(run));
    upper = f64x2.add(upper, f64x2.promote_low_f32x4(v128.shuffle<f32>(run, run, 2, 3, 2, 3)));
  }
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(lower), f32x4.demote_f64x2_zero(upper), 0, 2);
}

/** Moves biases [members, 1, fanOut] by their gradient, the sum of delta over the batch; outputs may be their inputs. */
export function descendBias(
  delta: usize, b: usize, lr: usize, m: usize, v: usize, c1: usize, c2: usize,
  bOut: usize, mOut: usize, vOut: usize, scratch: usize,
  members: i32, deltaStride: i32, batch: i32, fanOut: i32, optimizer: i32,
): void {
  for (let member = 0; member < members; member++) {
    const at = (member * fanOut) << 2;
    setMemory(m + at, v + at, c1, c2, mOut + at, vOut + at, lr + (member << 2));
    setWeights(0, b + at, 0, bOut + at, 0, 0);
    const x = delta + ((member * deltaStride) << 2);
    for (let j = 0; j < fanOut; j += 4) {
      const n = fanOut - j;
      if (fanOut == 1) f32.store(scratch, <f32>sum(x, batch));
      const g = fanOut == 1 ? v128.load_zero<f32>(scratch) : sumOfColumns(x + (j << 2), fanOut << 2, batch, n);
      updateBy(optimizer, g, j << 2, n);
    }
  }
}

function updateBy(optimizer: i32, g: v128, at: usize, n: i32): void {
  switch (optimizer) {
    case SGD: return update<Sgd>(g, at, n);
    case MOMENTUM: return update<Momentum>(g, at, n);
    case ADAM: return update<Adam>(g, at, n);
    default: unreachable();
  }
}
