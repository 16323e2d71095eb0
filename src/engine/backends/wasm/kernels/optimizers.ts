/**
 * The optimizers of training/optimizers.ts, by the codes of kernel-module.ts. Only one update is made at a time, so its
 * parameters are global.
 */
import { is } from './marker';
import { flush, load, store } from './vector';

export const SGD = 0;
export const MOMENTUM = 1;
export const ADAM = 2;

export abstract class Sgd {}
export abstract class Momentum {}
export abstract class Adam {}

const BETA: f32 = 0.9;
const BETA_1: f32 = 0.9;
const BETA_2: f32 = 0.999;
/** 1 - beta, computed in float64 as in tfjs. */
const REST_1: f32 = <f32>(<f64>1 - <f64>0.9);
const REST_2: f32 = <f32>(<f64>1 - <f64>0.999);
const EPSILON: f32 = 1e-8;

let m: usize = 0;
let v: usize = 0;
let mOut: usize = 0;
let vOut: usize = 0;
let c1: f32 = 1;
let c2: f32 = 1;
let lr: f32 = 0;

let initial: usize = 0;
let moved: usize = 0;
let w: usize = 0;
let movedOut: usize = 0;
let wOut: usize = 0;
let weightDecay: f32 = 0;

/** Sets the addresses that one member's optimizer reads and writes. */
export function setMemory(
  atM: usize, atV: usize, atC1: usize, atC2: usize, toM: usize, toV: usize, atLr: usize,
): void {
  m = atM;
  v = atV;
  mOut = toM;
  vOut = toV;
  if (atC1) c1 = f32.load(atC1);
  if (atC2) c2 = f32.load(atC2);
  lr = f32.load(atLr);
}

/** Sets the weights of one member; `atInitial` is 0 for parameters without a start value, which are `moved` alone. */
export function setWeights(
  atInitial: usize, atMoved: usize, atW: usize, toMoved: usize, toW: usize, decay: f32,
): void {
  initial = atInitial;
  moved = atMoved;
  w = atW;
  movedOut = toMoved;
  wOut = toW;
  weightDecay = decay;
}

/** Moves n <= 4 parameters, `at` bytes from the first, by their gradient g. */
// @ts-ignore: decorator
@inline
export function update<Optimizer>(g: v128, at: usize, n: i32): void {
  let d = direction<Optimizer>(g, at, n);
  if (weightDecay != 0) d = f32x4.add(d, f32x4.mul(load(w + at, n), f32x4.splat(weightDecay)));
  const after = flush(f32x4.sub(load(moved + at, n), f32x4.mul(d, f32x4.splat(lr))));
  store(movedOut + at, after, n);
  if (initial) store(wOut + at, f32x4.add(load(initial + at, n), after), n);
}

/** Returns the direction in place of the gradient, and updates the memory. */
// @ts-ignore: decorator
@inline
function direction<Optimizer>(g: v128, at: usize, n: i32): v128 {
  if (is<Optimizer, Sgd>()) return g;
  if (is<Optimizer, Momentum>()) {
    const sum = flush(f32x4.add(f32x4.mul(load(v + at, n), f32x4.splat(BETA)), g));
    store(vOut + at, sum, n);
    return sum;
  }
  if (!is<Optimizer, Adam>()) ERROR('This is the marker of no optimizer.');
  const mean = flush(average(load(m + at, n), g, BETA_1, REST_1));
  const square = flush(average(load(v + at, n), f32x4.mul(g, g), BETA_2, REST_2));
  store(mOut + at, mean, n);
  store(vOut + at, square, n);
  const scale = f32x4.sqrt(f32x4.div(square, f32x4.splat(c2)));
  return f32x4.div(f32x4.div(mean, f32x4.splat(c1)), f32x4.add(scale, f32x4.splat(EPSILON)));
}

// @ts-ignore: decorator
@inline
function average(before: v128, now: v128, beta: f32, rest: f32): v128 {
  return f32x4.add(f32x4.mul(before, f32x4.splat(beta)), f32x4.mul(now, f32x4.splat(rest)));
}
