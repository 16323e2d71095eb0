/** Copies of parts of a matrix in the order in which tiles read them. */
import { TILE_COLUMNS, TILE_ROW, TILE_ROWS } from './tile';
import { load, transposeFour } from './vector';

/**
 * Packs [depth, 8] from up to eight columns of b, whose rows are bRow bytes apart; the columns beyond `columns` are 0.
 */
export function packColumns(b: usize, bRow: usize, depth: i32, columns: i32, out: usize): void {
  if (columns == TILE_COLUMNS) {
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(b), 0);
      v128.store(out, v128.load(b, 16), 16);
      b += bRow;
      out += TILE_ROW;
    }
    return;
  }
  for (let k = 0; k < depth; k++) {
    v128.store(out, load(b, columns), 0);
    v128.store(out, columns > 4 ? load(b + 16, columns - 4) : f32x4.splat(0), 16);
    b += bRow;
    out += TILE_ROW;
  }
}

/**
 * Packs [depth, 8] from up to eight rows of a matrix, bColumn bytes apart. Each row becomes a column; the columns
 * beyond `columns` repeat the last one.
 */
export function packRows(b: usize, bColumn: usize, depth: i32, columns: i32, out: usize): void {
  const last = columns - 1;
  packFourRows(b, min(1, last) * bColumn, min(2, last) * bColumn, min(3, last) * bColumn, depth, out);
  if (last < 4) return;
  b += 4 * bColumn;
  packFourRows(b, min(1, last - 4) * bColumn, min(2, last - 4) * bColumn, min(3, last - 4) * bColumn, depth, out + 16);
}

/** Packs columns 0..3 of [depth, 8] from the four rows at b and at these distances from it. */
function packFourRows(b: usize, to1: usize, to2: usize, to3: usize, depth: i32, out: usize): void {
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    transposeFour(v128.load(b), v128.load(b + to1), v128.load(b + to2), v128.load(b + to3), out, TILE_ROW);
    b += 16;
    out += 4 * TILE_ROW;
  }
  for (; k < depth; k++) {
    f32.store(out, f32.load(b), 0);
    f32.store(out, f32.load(b + to1), 4);
    f32.store(out, f32.load(b + to2), 8);
    f32.store(out, f32.load(b + to3), 12);
    b += 4;
    out += TILE_ROW;
  }
}

/**
 * Packs a panel, [depth, size], where size is the rows of a tile, from up to that many rows of a. Rows are aRow bytes
 * apart, and the next k is aStep further; missing rows are 0.
 */
export function packPanel(a: usize, aRow: usize, aStep: usize, depth: i32, rows: i32, size: i32, out: usize): void {
  const outStep: usize = size << 2;
  if (rows == size && aRow == 4) {
    const hasFifth = size == TILE_ROWS;
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(a));
      if (hasFifth) f32.store(out, f32.load(a, 16), 16);
      a += aStep;
      out += outStep;
    }
    return;
  }
  for (let k = 0; k < depth; k++) {
    for (let r = 0; r < size; r++) f32.store(out + (r << 2), r < rows ? f32.load(a + r * aRow) : 0);
    a += aStep;
    out += outStep;
  }
}
