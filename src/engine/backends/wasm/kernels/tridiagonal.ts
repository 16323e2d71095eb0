/** Householder's reduction of a symmetric matrix to tridiagonal form, in float64. */
import { multiplyAddDouble, multiplySubtractDouble } from './vector';

/** Bytes of a row of a panel: eight float64. */
export const PANEL_ROW = 64;

/**
 * Reduces A to tridiagonal form from the last row up: row i becomes (0, .., 0, beside_i, values_i) by the reflection 1 -
 * tau v v^T of its first i entries, whose v takes their place. Each pass over A updates it by one reflection, A -= v w^T +
 * w v^T, and multiplies it by the v of the next one.
 *
 * @param scales room for the tau, by row
 * @param w room for n float64
 */
export function tridiagonalize(a: usize, n: i32, values: usize, beside: usize, scales: usize, w: usize): void {
  const row = <usize>n << 3;
  // The product with the next v lies where the tau of earlier rows will be.
  const product = scales;
  for (let i = n - 1; i >= 0; i--) {
    const at = <usize>i << 3;
    const here = a + i * row, above = here + row;
    const hasAbove = i < n - 1;
    if (hasAbove) update(here, above, w, i);
    f64.store(values + at, f64.load(here + at));
    if (i == 0) break;
    const tau = reflection(here, i, beside + at);
    fill(product, i);
    pass(a, row, i, here, hasAbove ? above : 0, w, product);
    finishProduct(here, product, w, i, tau);
    f64.store(scales + at, tau);
  }
  f64.store(beside, 0);
}

/** Applies to row i what the reflection of the row `above` it changes: x -= v_i w + w_i v, over its entries 0..i. */
function update(x: usize, above: usize, w: usize, i: i32): void {
  const last = <usize>i << 3;
  const vi = f64.load(above + last), wi = f64.load(w + last);
  for (let at: usize = 0; at <= last; at += 8) {
    f64.store(x + at, f64.load(x + at) - (vi * f64.load(w + at) + wi * f64.load(above + at)));
  }
}

/**
 * Makes x, n >= 1 numbers, the v of the reflection 1 - tau v v^T that maps it to (0, .., 0, beside), v_{n-1} = 1.
 *
 * @returns tau; 0 where x has that form already
 */
function reflection(x: usize, n: i32, beside: usize): f64 {
  const last = <usize>(n - 1) << 3;
  let squared: f64 = 0;
  for (let at: usize = 0; at < last; at += 8) squared += f64.load(x + at) * f64.load(x + at);
  const end = f64.load(x + last);
  f64.store(x + last, 1);
  if (squared == 0) {
    f64.store(beside, end);
    return 0;
  }
  const norm = sqrt(squared + end * end);
  const image = end > 0 ? -norm : norm;
  f64.store(beside, image);
  for (let at: usize = 0; at < last; at += 8) f64.store(x + at, f64.load(x + at) / (end - image));
  return (image - end) / image;
}

function fill(x: usize, n: i32): void {
  memory.fill(x, 0, <usize>n << 3);
}

/**
 * Updates the leading n x n part of A, its lower triangle, by the present v and w, and adds its product with the `next`
 * v, two rows at a time. Without a present v, 0, there is no update.
 */
function pass(a: usize, row: usize, n: i32, next: usize, v: usize, w: usize, product: usize): void {
  let j = 0;
  for (; j + 2 <= n; j += 2) twoRows(a + j * row, a + (j + 1) * row, j, next, v, w, product);
  if (j < n) oneRow(a + j * row, j, next, v, w, product);
}

/** Does so for rows j and j + 1. */
export function twoRows(x: usize, y: usize, j: i32, next: usize, v: usize, w: usize, product: usize): void {
  const end = <usize>j << 3;
  const isUpdated = v != 0;
  const vx = isUpdated ? f64.load(v + end) : 0, vy = isUpdated ? f64.load(v + end, 8) : 0;
  const wx = isUpdated ? f64.load(w + end) : 0, wy = isUpdated ? f64.load(w + end, 8) : 0;
  const nextX = f64.load(next + end), nextY = f64.load(next + end, 8);
  if (!isUpdated) v = w = next;
  const vxs = f64x2.splat(vx), vys = f64x2.splat(vy), wxs = f64x2.splat(wx), wys = f64x2.splat(wy);
  const nextXs = f64x2.splat(nextX), nextYs = f64x2.splat(nextY);
  let sumX = f64x2.splat(0), sumY = sumX;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    const vk = v128.load(v + at), wk = v128.load(w + at), nextK = v128.load(next + at);
    const xk = multiplySubtractDouble(vxs, wk, multiplySubtractDouble(wxs, vk, v128.load(x + at)));
    const yk = multiplySubtractDouble(vys, wk, multiplySubtractDouble(wys, vk, v128.load(y + at)));
    v128.store(x + at, xk);
    v128.store(y + at, yk);
    sumX = multiplyAddDouble(xk, nextK, sumX);
    sumY = multiplyAddDouble(yk, nextK, sumY);
    v128.store(
      product + at,
      multiplyAddDouble(xk, nextXs, multiplyAddDouble(yk, nextYs, v128.load(product + at))),
    );
  }
  let lastX = f64x2.extract_lane(sumX, 0) + f64x2.extract_lane(sumX, 1);
  let lastY = f64x2.extract_lane(sumY, 0) + f64x2.extract_lane(sumY, 1);
  for (; at < end; at += 8) {
    const vk = f64.load(v + at), wk = f64.load(w + at), nextK = f64.load(next + at);
    const xk = f64.load(x + at) - (vx * wk + wx * vk);
    const yk = f64.load(y + at) - (vy * wk + wy * vk);
    f64.store(x + at, xk);
    f64.store(y + at, yk);
    lastX += xk * nextK;
    lastY += yk * nextK;
    f64.store(product + at, f64.load(product + at) + (xk * nextX + yk * nextY));
  }
  // The last entries: x_j, y_j and y_{j+1}.
  const xx = f64.load(x + end) - 2 * vx * wx;
  const yx = f64.load(y + end) - (vy * wx + wy * vx);
  const yy = f64.load(y + end, 8) - 2 * vy * wy;
  f64.store(x + end, xx);
  f64.store(y + end, yx);
  f64.store(y + end, yy, 8);
  f64.store(product + end, f64.load(product + end) + lastX + xx * nextX + yx * nextY);
  f64.store(product + end, f64.load(product + end, 8) + lastY + yx * nextX + yy * nextY, 8);
}

/** Does so for row j, the last one of an odd number. */
function oneRow(x: usize, j: i32, next: usize, v: usize, w: usize, product: usize): void {
  const end = <usize>j << 3;
  const vx = v ? f64.load(v + end) : 0, wx = v ? f64.load(w + end) : 0;
  const nextX = f64.load(next + end);
  let sum: f64 = 0;
  for (let at: usize = 0; at <= end; at += 8) {
    const xk = v ? f64.load(x + at) - (vx * f64.load(w + at) + wx * f64.load(v + at)) : f64.load(x + at);
    f64.store(x + at, xk);
    sum += xk * f64.load(next + at);
    if (at < end) f64.store(product + at, f64.load(product + at) + xk * nextX);
  }
  f64.store(product + end, f64.load(product + end) + sum);
}

/** Computes w = tau (p - tau/2 <p, v> v) from the product p = A v. */
function finishProduct(v: usize, product: usize, w: usize, n: i32, tau: f64): void {
  const end = <usize>n << 3;
  let inner: f64 = 0;
  for (let at: usize = 0; at < end; at += 8) inner += f64.load(product + at) * f64.load(v + at);
  const along = 0.5 * tau * inner;
  for (let at: usize = 0; at < end; at += 8) {
    f64.store(w + at, tau * (f64.load(product + at) - along * f64.load(v + at)));
  }
}

/** Replaces a panel B by Q^T B: applies the reflections, those of the last row first. */
export function reflect(panel: usize, a: usize, n: i32, scales: usize): void {
  const row = <usize>n << 3;
  for (let i = n - 1; i > 0; i--) {
    const tau = f64.load(scales + (<usize>i << 3));
    if (tau == 0) continue;
    const v = a + i * row;
    const end = v + (<usize>i << 3);
    let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
    let b = panel;
    for (let at = v; at < end; at += 8) {
      const entry = v128.load64_splat(at);
      s0 = multiplyAddDouble(entry, v128.load(b, 0), s0);
      s1 = multiplyAddDouble(entry, v128.load(b, 16), s1);
      s2 = multiplyAddDouble(entry, v128.load(b, 32), s2);
      s3 = multiplyAddDouble(entry, v128.load(b, 48), s3);
      b += PANEL_ROW;
    }
    const taus = f64x2.splat(tau);
    s0 = f64x2.mul(s0, taus);
    s1 = f64x2.mul(s1, taus);
    s2 = f64x2.mul(s2, taus);
    s3 = f64x2.mul(s3, taus);
    b = panel;
    for (let at = v; at < end; at += 8) {
      const entry = v128.load64_splat(at);
      v128.store(b, multiplySubtractDouble(entry, s0, v128.load(b, 0)), 0);
      v128.store(b, multiplySubtractDouble(entry, s1, v128.load(b, 16)), 16);
      v128.store(b, multiplySubtractDouble(entry, s2, v128.load(b, 32)), 32);
      v128.store(b, multiplySubtractDouble(entry, s3, v128.load(b, 48)), 48);
      b += PANEL_ROW;
    }
  }
}
