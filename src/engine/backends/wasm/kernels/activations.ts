/** The activations of engine/activations.ts, by the codes of kernel-module.ts. */
import { erf, exp, sigmoid, tanh } from './functions';
import { TINY } from './vector';

export const LINEAR = 0;
export const RELU = 1;
export const TANH = 2;
export const ERF = 3;
const GELU = 4;
const SILU = 5;
export const SIGMOID = 6;
export const QUADRATIC = 7;

/** The standard normal distribution function. */
// @ts-ignore: decorator
@inline
function normalCdf(z: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.mul(f32x4.add(erf(f32x4.mul(z, f32x4.splat(0.70710678118654752))), one), f32x4.splat(0.5));
}

/** The standard normal density. */
// @ts-ignore: decorator
@inline
function normalPdf(z: v128): v128 {
  const density = exp(f32x4.mul(f32x4.mul(z, z), f32x4.splat(-0.5)));
  return f32x4.mul(density, f32x4.splat(0.39894228040143268));
}

/** relu(z). */
// @ts-ignore: decorator
@inline
export function relu(z: v128): v128 {
  return f32x4.pmax(z, f32x4.splat(0));
}

/** relu(z), with 0 for what is tiny; NaN stays. */
// @ts-ignore: decorator
@inline
export function reluFlushed(z: v128): v128 {
  return v128.andnot(z, f32x4.lt(z, f32x4.splat(TINY)));
}

/** signal relu'(z), where h = relu(z); NaN is let through. */
// @ts-ignore: decorator
@inline
export function gateRelu(signal: v128, h: v128): v128 {
  return v128.andnot(signal, f32x4.le(h, f32x4.splat(0)));
}

/** phi(z). */
export function activation(code: i32, z: v128): v128 {
  switch (code) {
    case LINEAR: return z;
    case RELU: return relu(z);
    case TANH: return tanh(z);
    case ERF: return erf(z);
    case GELU: return f32x4.mul(z, normalCdf(z));
    case SILU: return f32x4.mul(z, sigmoid(z));
    case SIGMOID: return sigmoid(z);
    default: return f32x4.mul(z, z);
  }
}

/** signal phi'(z), where h = phi(z): linear reads neither, erf, gelu and quadratic z, silu both, the others h. */
export function gated(code: i32, signal: v128, z: v128, h: v128): v128 {
  switch (code) {
    case LINEAR: return signal;
    case RELU: return gateRelu(signal, h);
    default: return f32x4.mul(signal, slope(code, z, h));
  }
}

/** phi'(z), given h = phi(z). */
function slope(code: i32, z: v128, h: v128): v128 {
  const one = f32x4.splat(1);
  switch (code) {
    case TANH: return f32x4.sub(one, f32x4.mul(h, h));
    case ERF: return f32x4.mul(exp(f32x4.neg(f32x4.mul(z, z))), f32x4.splat(1.1283791670955126));
    case GELU: return f32x4.add(normalCdf(z), f32x4.mul(z, normalPdf(z)));
    case SILU: {
      const s = sigmoid(z);
      return f32x4.add(s, f32x4.mul(h, f32x4.sub(one, s)));
    }
    case SIGMOID: return f32x4.mul(h, f32x4.sub(one, h));
    default: return f32x4.add(z, z);
  }
}
