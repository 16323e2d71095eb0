/**
 * Elementary functions of four float32, accurate to a few units in the last place. NaN gives NaN; denormal results are
 * 0. The polynomials are from Cephes (Moshier); that of erf is by N. Juffa.
 */
import { multiplyAdd, TINY } from './vector';

// @ts-ignore: decorator
@inline
function constant(x: f32): v128 {
  return f32x4.splat(x);
}

/** Returns 2^n of whole numbers n as floats, -126..127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** ln 2 in two parts, the first with so few digits that its multiples are exact. */
const LN2_UPPER: f32 = 0.693359375;
const LN2_LOWER: f32 = -2.12194440e-4;
/** The x below which e^x is about to be denormal, and the x from which it is infinite for sure. */
const SMALLEST_EXPONENT: f32 = -87.3;
const LARGEST_EXPONENT: f32 = 100;

/** Returns e^x. */
export function exp(x: v128): v128 {
  const clamped = f32x4.pmin(f32x4.pmax(x, constant(SMALLEST_EXPONENT)), constant(LARGEST_EXPONENT));
  const n = f32x4.nearest(f32x4.mul(clamped, constant(1.44269504)));
  const rest = multiplyAdd(n, constant(-LN2_LOWER), multiplyAdd(n, constant(-LN2_UPPER), clamped));
  let y = constant(1.9875691500e-4);
  y = multiplyAdd(y, rest, constant(1.3981999507e-3));
  y = multiplyAdd(y, rest, constant(8.3334519073e-3));
  y = multiplyAdd(y, rest, constant(4.1665795894e-2));
  y = multiplyAdd(y, rest, constant(1.6666665459e-1));
  y = multiplyAdd(y, rest, constant(5.0000001201e-1));
  y = f32x4.add(multiplyAdd(y, f32x4.mul(rest, rest), rest), constant(1));
  // In two factors, since 2^128 is none while e^88.7 is a float.
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  y = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  return v128.andnot(y, f32x4.lt(x, constant(SMALLEST_EXPONENT)));
}

const SMALLEST_NORMAL: f32 = 1.17549435e-38;

/** Returns ln x. */
export function log(x: v128): v128 {
  const denormal = f32x4.lt(x, constant(SMALLEST_NORMAL));
  const normal = v128.bitselect(f32x4.mul(x, constant(8388608)), x, denormal);
  let e = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(normal, 23), i32x4.splat(126)));
  e = f32x4.sub(e, v128.and(denormal, constant(23)));
  let m = v128.or(v128.and(normal, i32x4.splat(0x007fffff)), constant(0.5));
  const small = f32x4.lt(m, constant(0.707106781));
  e = f32x4.sub(e, v128.and(small, constant(1)));
  m = f32x4.sub(f32x4.add(m, v128.and(small, m)), constant(1));
  const square = f32x4.mul(m, m);
  let y = constant(7.0376836292e-2);
  y = multiplyAdd(y, m, constant(-1.1514610310e-1));
  y = multiplyAdd(y, m, constant(1.1676998740e-1));
  y = multiplyAdd(y, m, constant(-1.2420140846e-1));
  y = multiplyAdd(y, m, constant(1.4249322787e-1));
  y = multiplyAdd(y, m, constant(-1.6668057665e-1));
  y = multiplyAdd(y, m, constant(2.0000714765e-1));
  y = multiplyAdd(y, m, constant(-2.4999993993e-1));
  y = multiplyAdd(y, m, constant(3.3333331174e-1));
  y = f32x4.mul(f32x4.mul(y, m), square);
  y = multiplyAdd(e, constant(LN2_LOWER), y);
  y = multiplyAdd(square, constant(-0.5), y);
  y = multiplyAdd(e, constant(LN2_UPPER), f32x4.add(m, y));
  y = v128.bitselect(constant(-Infinity), y, f32x4.eq(x, constant(0)));
  y = v128.or(y, f32x4.lt(x, constant(0)));
  // Infinity and NaN are their own logarithm.
  return v128.bitselect(y, x, v128.or(f32x4.lt(x, constant(Infinity)), f32x4.lt(x, constant(0))));
}

/** Returns the size of a with the sign of b. */
// @ts-ignore: decorator
@inline
function withSign(a: v128, b: v128): v128 {
  return v128.bitselect(b, a, i32x4.splat(0x80000000));
}

/** Returns tanh x. */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const square = f32x4.mul(x, x);
  let near = constant(-5.70498872745e-3);
  near = multiplyAdd(near, square, constant(2.06390887954e-2));
  near = multiplyAdd(near, square, constant(-5.37397155531e-2));
  near = multiplyAdd(near, square, constant(1.33314422036e-1));
  near = multiplyAdd(near, square, constant(-3.33332819422e-1));
  near = multiplyAdd(f32x4.mul(near, square), x, x);
  const growth = exp(f32x4.add(size, size));
  const far = f32x4.sub(constant(1), f32x4.div(constant(2), f32x4.add(growth, constant(1))));
  return v128.bitselect(near, withSign(far, x), f32x4.lt(size, constant(0.625)));
}

/** Returns 1 / (1 + e^-x). */
export function sigmoid(x: v128): v128 {
  return f32x4.div(constant(1), f32x4.add(constant(1), exp(f32x4.neg(x))));
}

/** The x beyond which erf is 1 in float32. */
const ERF_IS_ONE: f32 = 4;

/** Returns erf x. */
export function erf(x: v128): v128 {
  const size = f32x4.pmin(f32x4.abs(x), constant(ERF_IS_ONE));
  const square = f32x4.mul(size, size);
  let near = constant(-5.96761703e-4);
  near = multiplyAdd(near, square, constant(4.99119423e-3));
  near = multiplyAdd(near, square, constant(-2.67681349e-2));
  near = multiplyAdd(near, square, constant(1.12819925e-1));
  near = multiplyAdd(near, square, constant(-3.76125336e-1));
  near = multiplyAdd(near, square, constant(1.28379166e-1));
  near = multiplyAdd(near, x, x);
  let far = multiplyAdd(constant(-1.72853470e-5), size, constant(3.83197126e-4));
  const middle = multiplyAdd(constant(-3.88396438e-3), size, constant(2.42546219e-2));
  far = multiplyAdd(far, square, middle);
  far = multiplyAdd(far, size, constant(-1.06777877e-1));
  far = multiplyAdd(far, size, constant(-6.34846687e-1));
  far = multiplyAdd(far, size, constant(-1.28717512e-1));
  far = multiplyAdd(far, size, f32x4.neg(size));
  far = f32x4.sub(constant(1), exp(far));
  return v128.bitselect(near, withSign(far, x), f32x4.lt(size, constant(0.927734375)));
}

/** Returns the standard normal distribution function. */
// @ts-ignore: decorator
@inline
export function normalCdf(z: v128): v128 {
  return f32x4.mul(f32x4.add(erf(f32x4.mul(z, constant(0.70710678118654752))), constant(1)), constant(0.5));
}

/** Returns the standard normal density. */
// @ts-ignore: decorator
@inline
export function normalPdf(z: v128): v128 {
  return f32x4.mul(exp(f32x4.mul(f32x4.mul(z, z), constant(-0.5))), constant(0.39894228040143268));
}

/** Returns relu(z). */
// @ts-ignore: decorator
@inline
export function relu(z: v128): v128 {
  return f32x4.pmax(z, constant(0));
}

/** Returns relu(z), with 0 in place of tiny values; NaN stays. */
// @ts-ignore: decorator
@inline
export function reluFlushed(z: v128): v128 {
  return v128.andnot(z, f32x4.lt(z, constant(TINY)));
}

/** Returns signal relu'(z), where h = relu(z); NaN passes. */
// @ts-ignore: decorator
@inline
export function gateRelu(signal: v128, h: v128): v128 {
  return v128.andnot(signal, f32x4.le(h, constant(0)));
}
