/**
 * The work on a product once a tile of it is complete: biases, activations, derivatives and the optimizer's update,
 * while the tile is in the cache. Only one product is made at a time, so its parameters are global.
 */
import { activation, gated, LINEAR, RELU } from './activations';
import { gateRelu, relu, reluFlushed } from './functions';
import { is } from './marker';
import { ADAM, Adam, Momentum, MOMENTUM, Sgd, SGD, update } from './optimizers';
import { flush, load, loadIfThere, store } from './vector';

const PRODUCT = 0;
const DENSE_LINEAR = 1;
const DENSE_RELU = 2;
const HIDDEN_RELU = 3;
const DENSE = 4;
const GATE_RELU = 5;
const GATE = 6;
/** The code of descent, plus the code of the optimizer. */
const DESCEND = 7;

abstract class Product {}
abstract class DenseLinear {}
abstract class DenseRelu {}
/** The marker of relu layers that store h without z. */
abstract class HiddenRelu {}
abstract class Dense {}
abstract class GateRelu {}
abstract class Gate {}

let kind = PRODUCT;
/** The number of floats in a row of the outcome. */
let width = 0;
/** The address of the first or only result. */
let out: usize = 0;
let z: usize = 0;
let h: usize = 0;
let code = LINEAR;
let bias: usize = 0;
/** Whether the outcome is one column, passed as one row: all of it has the same bias. */
let isColumn = false;

/** Stores the product itself at `to`. */
export function toProduct(to: usize): void {
  kind = PRODUCT;
  out = to;
}

/** Stores z = product + bias and h = phi(z); an address of 0 is left out. */
export function toDense(toZ: usize, toH: usize, b: usize, phi: i32): void {
  kind = phi == LINEAR || !toH ? DENSE_LINEAR : phi != RELU ? DENSE : toZ ? DENSE_RELU : HIDDEN_RELU;
  // An unwanted z is overwritten by h, or not written at all.
  out = toZ ? toZ : toH;
  h = toH;
  bias = b;
  code = phi;
}

/** Stores the product times phi'(z), where h = phi(z); addresses of inputs that phi' isn't computed from may be 0. */
export function toGate(to: usize, atZ: usize, atH: usize, phi: i32): void {
  kind = phi == LINEAR ? PRODUCT : phi == RELU ? GATE_RELU : GATE;
  out = to;
  z = atZ;
  h = atH;
  code = phi;
}

/** Takes the product as the gradient of the weights that `optimizers.ts` moves. */
export function toDescent(optimizer: i32): void {
  if (optimizer < SGD || optimizer > ADAM) unreachable();
  kind = DESCEND + optimizer;
}

/** Sets the layout of the outcome, before the first tile. */
export function layOut(columns: i32, asColumn: bool): void {
  width = columns;
  isColumn = asColumn;
}

/**
 * Finishes `rows` x `columns` entries of the outcome, from (i, j) on. They lie in a tile whose rows have tileRow bytes.
 */
export function finish(tile: usize, tileRow: usize, i: i32, j: i32, rows: i32, columns: i32): void {
  switch (kind) {
    case PRODUCT: return finishRows<Product>(tile, tileRow, i, j, rows, columns);
    case DENSE_LINEAR: return finishRows<DenseLinear>(tile, tileRow, i, j, rows, columns);
    case DENSE_RELU: return finishRows<DenseRelu>(tile, tileRow, i, j, rows, columns);
    case HIDDEN_RELU: return finishRows<HiddenRelu>(tile, tileRow, i, j, rows, columns);
    case DENSE: return finishRows<Dense>(tile, tileRow, i, j, rows, columns);
    case GATE_RELU: return finishRows<GateRelu>(tile, tileRow, i, j, rows, columns);
    case GATE: return finishRows<Gate>(tile, tileRow, i, j, rows, columns);
    case DESCEND + SGD: return finishRows<Sgd>(tile, tileRow, i, j, rows, columns);
    case DESCEND + MOMENTUM: return finishRows<Momentum>(tile, tileRow, i, j, rows, columns);
    case DESCEND + ADAM: return finishRows<Adam>(tile, tileRow, i, j, rows, columns);
    default: unreachable();
  }
}

function finishRows<How>(tile: usize, tileRow: usize, i: i32, j: i32, rows: i32, columns: i32): void {
  const start: usize = (i * width + j) << 2, step: usize = width << 2;
  const first = out, second = h;
  let c = 0;
  for (; c + 8 <= columns; c += 8) {
    const left = biasOf<How>(j + c, 4), right = biasOf<How>(j + c + 4, 4);
    let at = start + (c << 2), from = tile + (c << 2);
    for (let r = 0; r < rows; r++) {
      finishVector<How>(v128.load(from), left, first, second, at, 4);
      finishVector<How>(v128.load(from, 16), right, first, second, at + 16, 4);
      at += step;
      from += tileRow;
    }
  }
  for (; c < columns; c += 4) {
    const added = biasOf<How>(j + c, columns - c);
    let at = start + (c << 2), from = tile + (c << 2);
    for (let r = 0; r < rows; r++) {
      finishVector<How>(v128.load(from), added, first, second, at, columns - c);
      at += step;
      from += tileRow;
    }
  }
}

/**
 * Finishes all of the outcome that `toGate` set, for the product of a column of `rows` contiguous numbers and a row of
 * `columns`. Without sums it needs no tiles.
 */
export function finishOuter(column: usize, row: usize, rows: i32, columns: i32): void {
  switch (kind) {
    case PRODUCT: return finishOuterRows<Product>(column, row, rows, columns);
    case GATE_RELU: return finishOuterRows<GateRelu>(column, row, rows, columns);
    case GATE: return finishOuterRows<Gate>(column, row, rows, columns);
    default: unreachable();
  }
}

function finishOuterRows<How>(column: usize, row: usize, rows: i32, columns: i32): void {
  const none = f32x4.splat(0), first = out, second = h;
  const whole = columns & -4, rest = columns - whole;
  let at: usize = 0;
  for (let i = 0; i < rows; i++) {
    const x = v128.load32_splat(column + (i << 2));
    for (let j = 0; j < whole; j += 4) {
      finishVector<How>(f32x4.mul(x, v128.load(row + (j << 2))), none, first, second, at, 4);
      at += 16;
    }
    if (!rest) continue;
    finishVector<How>(f32x4.mul(x, load(row + (whole << 2), rest)), none, first, second, at, rest);
    at += rest << 2;
  }
}

/** Returns the biases of the columns from j on. */
// @ts-ignore: decorator
@inline
function biasOf<How>(j: i32, n: i32): v128 {
  const isDense = is<How, DenseLinear>() || is<How, DenseRelu>() || is<How, HiddenRelu>() || is<How, Dense>();
  if (!isDense || !bias) return f32x4.splat(0);
  return isColumn ? v128.load32_splat(bias) : load(bias + (j << 2), n);
}

/**
 * Finishes n <= 4 numbers of the outcome, `at` bytes from its start, with the biases of their columns. `first` and
 * `second` are `out` and `h`, since globals would be read anew for each vector.
 */
// @ts-ignore: decorator
@inline
function finishVector<How>(x: v128, added: v128, first: usize, second: usize, at: usize, n: i32): void {
  if (is<How, Product>()) {
    store(first + at, flush(x), n);
  } else if (is<How, GateRelu>()) {
    store(first + at, flush(gateRelu(x, load(second + at, n))), n);
  } else if (is<How, Gate>()) {
    store(first + at, flush(gated(code, x, loadIfThere(z, at, n), loadIfThere(second, at, n))), n);
  } else if (is<How, HiddenRelu>()) {
    store(first + at, reluFlushed(f32x4.add(x, added)), n);
  } else if (is<How, DenseLinear>() || is<How, DenseRelu>() || is<How, Dense>()) {
    const sum = flush(f32x4.add(x, added));
    store(first + at, sum, n);
    if (is<How, DenseRelu>()) store(second + at, relu(sum), n);
    if (is<How, Dense>()) store(second + at, flush(activation(code, sum)), n);
  } else {
    update<How>(x, at, n);
  }
}
