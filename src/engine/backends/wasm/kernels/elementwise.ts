/** Operations entry by entry. */
import { activation, gated, gatedOf, readsH, readsZ, valueOf } from './activations';
import { erf, exp, log, relu, sigmoid, tanh } from './functions';
import { is } from './marker';
import { load, loadIfThere, store } from './vector';

const NEG = 0;
const ABS = 1;
const SQUARE = 2;
const SQRT = 3;
const EXP = 4;
const LOG = 5;
const TANH = 6;
const ERF = 7;
const SIGMOID = 8;
const RELU = 9;
const STEP = 10;
const RECIPROCAL = 11;

abstract class Neg {}
abstract class Abs {}
abstract class Square {}
abstract class Sqrt {}
abstract class Exp {}
abstract class Log {}
abstract class Tanh {}
abstract class Erf {}
abstract class Sigmoid {}
abstract class Relu {}
abstract class Step {}
abstract class Reciprocal {}

/** Computes out = op(x). */
export function unary(op: i32, x: usize, out: usize, n: i32): void {
  switch (op) {
    case NEG: return map<Neg>(x, out, n);
    case ABS: return map<Abs>(x, out, n);
    case SQUARE: return map<Square>(x, out, n);
    case SQRT: return map<Sqrt>(x, out, n);
    case EXP: return map<Exp>(x, out, n);
    case LOG: return map<Log>(x, out, n);
    case TANH: return map<Tanh>(x, out, n);
    case ERF: return map<Erf>(x, out, n);
    case SIGMOID: return map<Sigmoid>(x, out, n);
    case RELU: return map<Relu>(x, out, n);
    case STEP: return map<Step>(x, out, n);
    case RECIPROCAL: return map<Reciprocal>(x, out, n);
    default: unreachable();
  }
}

function map<Op>(x: usize, out: usize, n: i32): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) v128.store(out + (i << 2), applied<Op>(v128.load(x + (i << 2))));
  if (i < n) store(out + (i << 2), applied<Op>(load(x + (i << 2), n - i)), n - i);
}

// @ts-ignore: decorator
@inline
function applied<Op>(x: v128): v128 {
  if (is<Op, Neg>()) return f32x4.neg(x);
  if (is<Op, Abs>()) return f32x4.abs(x);
  if (is<Op, Square>()) return f32x4.mul(x, x);
  if (is<Op, Sqrt>()) return f32x4.sqrt(x);
  if (is<Op, Exp>()) return exp(x);
  if (is<Op, Log>()) return log(x);
  if (is<Op, Tanh>()) return tanh(x);
  if (is<Op, Erf>()) return erf(x);
  if (is<Op, Sigmoid>()) return sigmoid(x);
  if (is<Op, Relu>()) return relu(x);
  if (is<Op, Step>()) return v128.bitselect(x, positive(x), f32x4.ne(x, x));
  if (is<Op, Reciprocal>()) return f32x4.div(f32x4.splat(1), x);
  ERROR('This is the marker of no operation.');
  return x;
}

/** Returns 1 where x > 0, else 0. */
// @ts-ignore: decorator
@inline
function positive(x: v128): v128 {
  return v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.splat(1));
}

/**
 * Computes out = phi(z). P marks phi, and the code is that of P, which saves the last few entries a second copy of phi.
 */
export function activateBy<P>(code: i32, z: usize, out: usize, n: i32): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) v128.store(out + (i << 2), valueOf<P>(v128.load(z + (i << 2))));
  if (i < n) store(out + (i << 2), activation(code, load(z + (i << 2), n - i)), n - i);
}

/** Computes out = signal phi'(z), where h = phi(z); addresses of inputs that phi' isn't computed from may be 0. */
export function gateBy<P>(code: i32, signal: usize, z: usize, h: usize, out: usize, n: i32): void {
  const none = f32x4.splat(0);
  let at: usize = 0, i = 0;
  for (; i + 4 <= n; i += 4) {
    const atZ = readsZ<P>() ? v128.load(z + at) : none, atH = readsH<P>() ? v128.load(h + at) : none;
    v128.store(out + at, gatedOf<P>(v128.load(signal + at), atZ, atH));
    at += 16;
  }
  if (i == n) return;
  n -= i;
  store(out + at, gated(code, load(signal + at, n), loadIfThere(z, at, n), loadIfThere(h, at, n)), n);
}

/** Computes out = x + factor y. */
export function addScaled(x: usize, y: usize, out: usize, n: i32, factor: f32): void {
  const by = f32x4.splat(factor);
  let at: usize = 0, i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(out + at, f32x4.add(v128.load(x + at), f32x4.mul(by, v128.load(y + at))));
    at += 16;
  }
  n -= i;
  if (n) store(out + at, f32x4.add(load(x + at, n), f32x4.mul(by, load(y + at, n))), n);
}

/** Computes out = a where the condition isn't 0, else b. */
export function select(condition: usize, a: usize, b: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 4) {
    const at: usize = i << 2;
    const isZero = f32x4.eq(load(condition + at, n - i), f32x4.splat(0));
    store(out + at, v128.bitselect(load(b + at, n - i), load(a + at, n - i), isZero), n - i);
  }
}

/** Computes out = value everywhere. */
export function fill(out: usize, n: i32, value: f32): void {
  for (let i = 0; i < n; i += 4) store(out + (i << 2), f32x4.splat(value), n - i);
}
