/**
 * What becomes of a product once a tile of it is complete: biases, activations, derivatives and the optimizer's
 * update come here, while the tile is in the cache. One product is made at a time, so what it needs is global.
 */
import { activation, gated, gateRelu, relu, LINEAR, RELU } from './activations';
import { is } from './marker';
import { Adam, Momentum, MOMENTUM, Sgd, SGD, update } from './optimizers';
import { flush, load, loadIfThere, store } from './vector';

const PRODUCT = 0;
const DENSE_LINEAR = 1;
const DENSE_RELU = 2;
const DENSE = 3;
const GATE_RELU = 4;
const GATE = 5;
/** Plus the code of the optimizer. */
const DESCEND = 6;

abstract class Product {}
abstract class DenseLinear {}
abstract class DenseRelu {}
abstract class Dense {}
abstract class GateRelu {}
abstract class Gate {}

let kind = PRODUCT;
/** Floats in a row of the outcome. */
let width = 0;
let out: usize = 0;
let z: usize = 0;
let h: usize = 0;
let code = LINEAR;
let bias: usize = 0;
/** The outcome is one column, told as one row: all of it has the same bias. */
let isColumn = false;

/** The product itself is stored at `to`. */
export function toProduct(to: usize): void {
  kind = PRODUCT;
  out = to;
}

/** z = the product + bias, h = phi(z); an address of 0 is left out. */
export function toDense(toZ: usize, toH: usize, b: usize, phi: i32): void {
  kind = phi == LINEAR || !toH ? DENSE_LINEAR : phi == RELU ? DENSE_RELU : DENSE;
  // A z that nobody wants is written over by h.
  z = toZ ? toZ : toH;
  h = toH;
  bias = b;
  code = phi;
}

/** The product times phi'(z), where h = phi(z); the address of what phi' isn't computed from may be 0. */
export function toGate(to: usize, atZ: usize, atH: usize, phi: i32): void {
  kind = phi == LINEAR ? PRODUCT : phi == RELU ? GATE_RELU : GATE;
  out = to;
  z = atZ;
  h = atH;
  code = phi;
}

/** The product is the gradient of the weights that `optimizers.ts` is about to move. */
export function toDescent(optimizer: i32): void {
  kind = DESCEND + optimizer;
}

/** Says how the outcome is laid out, before the first tile. */
export function layOut(columns: i32, asColumn: bool): void {
  width = columns;
  isColumn = asColumn;
}

/** Finishes `rows` x `columns` of the outcome from (i, j) on, which are in a tile with rows of tileRow bytes. */
export function finish(tile: usize, tileRow: usize, i: i32, j: i32, rows: i32, columns: i32): void {
  switch (kind) {
    case PRODUCT: return finishRows<Product>(tile, tileRow, i, j, rows, columns);
    case DENSE_LINEAR: return finishRows<DenseLinear>(tile, tileRow, i, j, rows, columns);
    case DENSE_RELU: return finishRows<DenseRelu>(tile, tileRow, i, j, rows, columns);
    case DENSE: return finishRows<Dense>(tile, tileRow, i, j, rows, columns);
    case GATE_RELU: return finishRows<GateRelu>(tile, tileRow, i, j, rows, columns);
    case GATE: return finishRows<Gate>(tile, tileRow, i, j, rows, columns);
    case DESCEND + SGD: return finishRows<Sgd>(tile, tileRow, i, j, rows, columns);
    case DESCEND + MOMENTUM: return finishRows<Momentum>(tile, tileRow, i, j, rows, columns);
    default: return finishRows<Adam>(tile, tileRow, i, j, rows, columns);
  }
}

function finishRows<How>(tile: usize, tileRow: usize, i: i32, j: i32, rows: i32, columns: i32): void {
  const start: usize = (i * width + j) << 2, step: usize = width << 2;
  let c = 0;
  for (; c + 8 <= columns; c += 8) {
    const left = biasOf<How>(j + c, 4), right = biasOf<How>(j + c + 4, 4);
    let at = start + (c << 2), from = tile + (c << 2);
    for (let r = 0; r < rows; r++) {
      finishVector<How>(v128.load(from), left, at, 4);
      finishVector<How>(v128.load(from, 16), right, at + 16, 4);
      at += step;
      from += tileRow;
    }
  }
  for (; c < columns; c += 4) {
    const added = biasOf<How>(j + c, columns - c);
    let at = start + (c << 2), from = tile + (c << 2);
    for (let r = 0; r < rows; r++) {
      finishVector<How>(v128.load(from), added, at, columns - c);
      at += step;
      from += tileRow;
    }
  }
}

/** The biases of the columns from j on. */
// @ts-ignore: decorator
@inline
function biasOf<How>(j: i32, n: i32): v128 {
  const isDense = is<How, DenseLinear>() || is<How, DenseRelu>() || is<How, Dense>();
  if (!isDense || !bias) return f32x4.splat(0);
  return isColumn ? v128.load32_splat(bias) : load(bias + (j << 2), n);
}

/** n <= 4 numbers of the outcome, `at` bytes from its start, with the biases of their columns. */
// @ts-ignore: decorator
@inline
function finishVector<How>(x: v128, added: v128, at: usize, n: i32): void {
  if (is<How, Product>()) {
    store(out + at, flush(x), n);
  } else if (is<How, GateRelu>()) {
    store(out + at, flush(gateRelu(x, load(h + at, n))), n);
  } else if (is<How, Gate>()) {
    store(out + at, flush(gated(code, x, loadIfThere(z, at, n), loadIfThere(h, at, n))), n);
  } else if (is<How, DenseLinear>() || is<How, DenseRelu>() || is<How, Dense>()) {
    const sum = flush(f32x4.add(x, added));
    store(z + at, sum, n);
    if (is<How, DenseRelu>()) store(h + at, relu(sum), n);
    if (is<How, Dense>()) store(h + at, flush(activation(code, sum)), n);
  } else {
    update<How>(x, at, n);
  }
}
