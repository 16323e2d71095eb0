/** The innermost loops of a matrix product. */
import { load, multiplyAdd, sumOfLanes } from './vector';

/**
 * A tile is TILE_ROWS x TILE_COLUMNS: ten accumulators, as many as stay in registers. Larger ones spill in
 * Node 20 (6 x 8 takes twice as long there).
 */
export const TILE_ROWS = 5;
export const TILE_COLUMNS = 8;
/** Bytes from one row of a tile to the next. */
export const TILE_ROW = TILE_COLUMNS * 4;
export const TILE_BYTES = TILE_ROWS * TILE_ROW;
/** Columns of a strip, which is a tile of one row. */
export const STRIP_COLUMNS = 32;

/**
 * Rows of the smaller tile. It takes up to a sixth longer for the same work, but with a few of them, numbers of rows
 * that are no multiple of five leave no remainder.
 */
export const SMALL_ROWS = 4;

/**
 * Computes tile (+)= a b over k = 0..depth-1. Rows of a are aRow bytes apart with steps of aStep; rows of b, eight
 * floats, are bRow bytes apart. `isFirst` ignores the present values of the tile.
 */
export function multiplyTile(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, depth: i32, tile: usize, isFirst: bool,
): void {
  accumulate(true, a, aRow, aStep, b, bRow, depth, tile, isFirst);
}

/** Does the same for a tile of SMALL_ROWS. */
export function multiplySmallTile(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, depth: i32, tile: usize, isFirst: bool,
): void {
  accumulate(false, a, aRow, aStep, b, bRow, depth, tile, isFirst);
}

// @ts-ignore: decorator
@inline
function accumulate(
  hasFive: bool,
  a0: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, depth: i32, tile: usize, isFirst: bool,
): void {
  let a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow;
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00;
  let c21 = c00, c30 = c00, c31 = c00, c40 = c00, c41 = c00;
  if (!isFirst) {
    c00 = v128.load(tile, 0); c01 = v128.load(tile, 16);
    c10 = v128.load(tile, 32); c11 = v128.load(tile, 48);
    c20 = v128.load(tile, 64); c21 = v128.load(tile, 80);
    c30 = v128.load(tile, 96); c31 = v128.load(tile, 112);
    if (hasFive) {
      c40 = v128.load(tile, 128); c41 = v128.load(tile, 144);
    }
  }
  for (let k = 0; k < depth; k++) {
    const left = v128.load(b), right = v128.load(b, 16);
    const x0 = v128.load32_splat(a0);
    c00 = multiplyAdd(x0, left, c00);
    c01 = multiplyAdd(x0, right, c01);
    const x1 = v128.load32_splat(a1);
    c10 = multiplyAdd(x1, left, c10);
    c11 = multiplyAdd(x1, right, c11);
    const x2 = v128.load32_splat(a2);
    c20 = multiplyAdd(x2, left, c20);
    c21 = multiplyAdd(x2, right, c21);
    const x3 = v128.load32_splat(a3);
    c30 = multiplyAdd(x3, left, c30);
    c31 = multiplyAdd(x3, right, c31);
    if (hasFive) {
      const x4 = v128.load32_splat(a4);
      c40 = multiplyAdd(x4, left, c40);
      c41 = multiplyAdd(x4, right, c41);
    }
    a0 += aStep; a1 += aStep; a2 += aStep; a3 += aStep; a4 += aStep;
    b += bRow;
  }
  v128.store(tile, c00, 0); v128.store(tile, c01, 16);
  v128.store(tile, c10, 32); v128.store(tile, c11, 48);
  v128.store(tile, c20, 64); v128.store(tile, c21, 80);
  v128.store(tile, c30, 96); v128.store(tile, c31, 112);
  if (hasFive) {
    v128.store(tile, c40, 128); v128.store(tile, c41, 144);
  }
}

/** Computes strip = one row of a times `columns` <= 32 columns of b, whose rows are bRow bytes apart. */
export function multiplyStrip(
  a: usize, aStep: usize, b: usize, bRow: usize, depth: i32, strip: usize, columns: i32,
): void {
  if (columns < STRIP_COLUMNS) {
    for (let j = 0; j < columns; j += 4) {
      multiplyColumns(a, aStep, b + (j << 2), bRow, depth, strip + (j << 2), columns - j);
    }
    return;
  }
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0;
  for (let k = 0; k < depth; k++) {
    const x = v128.load32_splat(a);
    c0 = multiplyAdd(x, v128.load(b, 0), c0);
    c1 = multiplyAdd(x, v128.load(b, 16), c1);
    c2 = multiplyAdd(x, v128.load(b, 32), c2);
    c3 = multiplyAdd(x, v128.load(b, 48), c3);
    c4 = multiplyAdd(x, v128.load(b, 64), c4);
    c5 = multiplyAdd(x, v128.load(b, 80), c5);
    c6 = multiplyAdd(x, v128.load(b, 96), c6);
    c7 = multiplyAdd(x, v128.load(b, 112), c7);
    a += aStep;
    b += bRow;
  }
  v128.store(strip, c0, 0); v128.store(strip, c1, 16);
  v128.store(strip, c2, 32); v128.store(strip, c3, 48);
  v128.store(strip, c4, 64); v128.store(strip, c5, 80);
  v128.store(strip, c6, 96); v128.store(strip, c7, 112);
}

function multiplyColumns(a: usize, aStep: usize, b: usize, bRow: usize, depth: i32, strip: usize, columns: i32): void {
  let c = f32x4.splat(0);
  for (let k = 0; k < depth; k++) {
    c = multiplyAdd(v128.load32_splat(a), load(b, columns), c);
    a += aStep;
    b += bRow;
  }
  v128.store(strip, c);
}

/** Returns sum_k a_k b_k of two rows. */
export function dot(a: usize, b: usize, depth: i32): f32 {
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0;
  let k = 0;
  for (; k + 16 <= depth; k += 16) {
    c0 = multiplyAdd(v128.load(a, 0), v128.load(b, 0), c0);
    c1 = multiplyAdd(v128.load(a, 16), v128.load(b, 16), c1);
    c2 = multiplyAdd(v128.load(a, 32), v128.load(b, 32), c2);
    c3 = multiplyAdd(v128.load(a, 48), v128.load(b, 48), c3);
    a += 64;
    b += 64;
  }
  for (; k < depth; k += 4) {
    c0 = multiplyAdd(load(a, depth - k), load(b, depth - k), c0);
    a += 16;
    b += 16;
  }
  return sumOfLanes(f32x4.add(f32x4.add(c0, c1), f32x4.add(c2, c3)));
}
