/** Copies in another order. */
import { load, store, transposeFour } from './vector';

/** Rows and columns of a part that is transposed at a time, so that it stays in the cache. */
const PART = 32;

/** Writes [outer, columns, rows] from [outer, rows, columns]. */
export function transpose(x: usize, out: usize, outer: i32, rows: i32, columns: i32): void {
  const size: usize = (rows * columns) << 2;
  for (let i = 0; i < outer; i++) {
    for (let r = 0; r < rows; r += PART) {
      for (let c = 0; c < columns; c += PART) transposePart(x, out, rows, columns, r, c);
    }
    x += size;
    out += size;
  }
}

function transposePart(x: usize, out: usize, rows: i32, columns: i32, r0: i32, c0: i32): void {
  const rEnd = min(r0 + PART, rows), cEnd = min(c0 + PART, columns);
  for (let r = r0; r < rEnd; r += 4) {
    for (let c = c0; c < cEnd; c += 4) {
      const from = x + ((r * columns + c) << 2), to = out + ((c * rows + r) << 2);
      const step: usize = columns << 2;
      if (r + 4 <= rEnd && c + 4 <= cEnd) {
        const row2 = from + 2 * step;
        transposeFour(v128.load(from), v128.load(from + step), v128.load(row2), v128.load(row2 + step), to, rows << 2);
      } else {
        transposeRest(from, step, to, rows << 2, min(4, rEnd - r), min(4, cEnd - c));
      }
    }
  }
}

function transposeRest(x: usize, step: usize, out: usize, outStep: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) f32.store(out + c * outStep + (r << 2), f32.load(x + r * step + (c << 2)));
  }
}

/**
 * Writes [members, count, columns]: the rows of each member's x that its indices (int32) name; the strides of x and
 * indices lead from member to member.
 */
export function pickRows(
  x: usize, indices: usize, out: usize, members: i32, xStride: i32, indexStride: i32, count: i32, columns: i32,
): void {
  for (let member = 0; member < members; member++) {
    for (let i = 0; i < count; i++) {
      const row = x + ((member * xStride + i32.load(indices + (i << 2)) * columns) << 2);
      for (let j = 0; j < columns; j += 4) store(out + (j << 2), load(row + (j << 2), columns - j), columns - j);
      out += columns << 2;
    }
    indices += indexStride << 2;
  }
}

/** Copies bytes; source and target may overlap. */
export function copy(from: usize, to: usize, bytes: i32): void {
  memory.copy(to, from, bytes);
}
