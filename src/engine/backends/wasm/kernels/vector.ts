/** Vectors of four float32, and of two float64, from tensors that are neither padded nor aligned to 16 bytes. */

/** Returns the first n floats at p, with 0 in the other lanes; nothing beyond them is read. */
// @ts-ignore: decorator
@inline
export function load(p: usize, n: i32): v128 {
  return n >= 4 ? v128.load(p) : loadPart(p, n);
}

function loadPart(p: usize, n: i32): v128 {
  if (n == 1) return v128.load_zero<f32>(p);
  const two = v128.load_zero<f64>(p);
  return n == 2 ? two : v128.load_lane<f32>(p, two, 2, 8);
}

/** Returns the first n floats at `at` bytes from p, or 0 if p is 0. */
// @ts-ignore: decorator
@inline
export function loadIfThere(p: usize, at: usize, n: i32): v128 {
  return p ? load(p + at, n) : f32x4.splat(0);
}

/** Stores the first n lanes at p. */
// @ts-ignore: decorator
@inline
export function store(p: usize, x: v128, n: i32): void {
  if (n >= 4) v128.store(p, x);
  else storePart(p, x, n);
}

function storePart(p: usize, x: v128, n: i32): void {
  if (n == 1) {
    v128.store_lane<f32>(p, x, 0);
    return;
  }
  v128.store_lane<f64>(p, x, 0);
  if (n == 3) v128.store_lane<f32>(p, x, 2, 8);
}

/** Returns a b + c, with one rounding where the module is built with relaxed SIMD. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/** Returns a b + c in float64, rounded as by {@link multiplyAdd}. */
// @ts-ignore: decorator
@inline
export function multiplyAddDouble(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c);
  return f64x2.add(c, f64x2.mul(a, b));
}

/** Returns c - a b in float64, rounded as by {@link multiplyAdd}. */
// @ts-ignore: decorator
@inline
export function multiplySubtractDouble(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_nmadd(a, b, c);
  return f64x2.sub(c, f64x2.mul(a, b));
}

/** The size below which a number counts as 0: products of denormals take hundreds of cycles. */
export const TINY: f32 = 1e-37;

/** Returns x, with 0 in place of tiny values; NaN stays. */
// @ts-ignore: decorator
@inline
export function flush(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(TINY)));
}

/** Returns the sum of the lanes. */
// @ts-ignore: decorator
@inline
export function sumOfLanes(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** Adds the lanes of x to two sums in float64, and returns them. */
// @ts-ignore: decorator
@inline
export function addToTotals(totals: v128, x: v128): v128 {
  const upper = v128.shuffle<f32>(x, x, 2, 3, 2, 3);
  return f64x2.add(totals, f64x2.add(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(upper)));
}

/** Stores the columns of four vectors as rows, outStep bytes apart. */
// @ts-ignore: decorator
@inline
export function transposeFour(row0: v128, row1: v128, row2: v128, row3: v128, out: usize, outStep: usize): void {
  const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(out + outStep, v128.shuffle<f64>(low01, low23, 1, 3));
  v128.store(out + 2 * outStep, v128.shuffle<f64>(high01, high23, 0, 2));
  v128.store(out + 3 * outStep, v128.shuffle<f64>(high01, high23, 1, 3));
}
