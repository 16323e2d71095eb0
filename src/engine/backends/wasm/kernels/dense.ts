/** Dense matrices of float64, row-major: products, and the Cholesky factor. */
import { multiplyAddDouble } from './vector';

/** Rows of B that a product goes through for all rows of A: with a depth of 1,000, a quarter of a megabyte, so that they stay in the cache. */
const STRIP = 32;
/** Columns of a factor that are finished together. */
const BLOCK = 64;

/** Writes A B^T, [rows, columns], of A, [rows, depth], and B, [columns, depth]. */
export function multiplyDouble(a: usize, b: usize, out: usize, rows: i32, columns: i32, depth: i32): void {
  const row = <usize>depth << 3, outRow = <usize>columns << 3;
  for (let first = 0; first < columns; first += STRIP) {
    const end = min(first + STRIP, columns);
    for (let i = 0; i < rows; i += 4) {
      for (let j = first; j < end; j += 2) {
        doubleTile(a + i * row, b + j * row, row, row, out + i * outRow + (<usize>j << 3), outRow, rows - i, end - j, false);
      }
    }
  }
}

/** Writes X X^T, [rows, rows], of X, [rows, columns]. */
export function gram(x: usize, out: usize, rows: i32, columns: i32): void {
  const row = <usize>columns << 3, outRow = <usize>rows << 3;
  for (let i = 0; i < rows; i += 4) {
    for (let j = 0; j < i + 4 && j < rows; j += 2) {
      doubleTile(x + i * row, x + j * row, row, row, out + i * outRow + (<usize>j << 3), outRow, rows - i, rows - j, false);
    }
  }
  for (let i = 1; i < rows; i++) {
    for (let j = 0; j < i; j++) f64.store(out + j * outRow + (<usize>i << 3), f64.load(out + i * outRow + (<usize>j << 3)));
  }
}

/**
 * Replaces the lower triangle of a symmetric A, [n, n], by its Cholesky factor L, A = L L^T, a block of columns after
 * the other; what lies above it is lost.
 *
 * @returns whether A is positive definite
 */
export function cholesky(a: usize, n: i32): bool {
  const row = <usize>n << 3;
  for (let first = 0; first < n; first += BLOCK) {
    const end = min(first + BLOCK, n);
    const start = <usize>first << 3;
    for (let i = first; i < n; i += 4) {
      for (let j = first; j < end; j += 2) {
        doubleTile(a + i * row, a + j * row, row, start, a + i * row + (<usize>j << 3), row, n - i, end - j, true);
      }
    }
    for (let i = first; i < n; i++) {
      const x = a + i * row;
      for (let j = first; j < min(i, end); j++) {
        const above = a + j * row;
        const at = <usize>j << 3;
        f64.store(x + at, (f64.load(x + at) - innerDouble(x + start, above + start, at - start)) / f64.load(above + at));
      }
      if (i >= end) continue;
      const at = <usize>i << 3;
      const squared = f64.load(x + at) - innerDouble(x + start, x + start, at - start);
      if (!(squared > 0)) return false;
      f64.store(x + at, sqrt(squared));
    }
  }
  return true;
}

/** Returns <x, y> of so many bytes. */
export function innerDouble(x: usize, y: usize, bytes: usize): f64 {
  let sums = f64x2.splat(0);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) sums = multiplyAddDouble(v128.load(x + at), v128.load(y + at), sums);
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  if (at < bytes) sum += f64.load(x + at) * f64.load(y + at);
  return sum;
}

/**
 * Computes the products of four rows at a with two rows at b, `row` bytes apart, over so many bytes, and writes them at
 * out, or subtracts them from what is there. Of `rows` and `columns` fewer may be left: those beyond are not written.
 */
export function doubleTile(
  a: usize, b: usize, row: usize, bytes: usize, out: usize, outRow: usize, rows: i32, columns: i32, isSubtracted: bool,
): void {
  const a1 = rows > 1 ? a + row : a, a2 = rows > 2 ? a1 + row : a, a3 = rows > 3 ? a2 + row : a;
  const b1 = columns > 1 ? b + row : b;
  let s00 = f64x2.splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const left = v128.load(b + at), right = v128.load(b1 + at);
    const x0 = v128.load(a + at);
    s00 = multiplyAddDouble(x0, left, s00);
    s01 = multiplyAddDouble(x0, right, s01);
    const x1 = v128.load(a1 + at);
    s10 = multiplyAddDouble(x1, left, s10);
    s11 = multiplyAddDouble(x1, right, s11);
    const x2 = v128.load(a2 + at);
    s20 = multiplyAddDouble(x2, left, s20);
    s21 = multiplyAddDouble(x2, right, s21);
    const x3 = v128.load(a3 + at);
    s30 = multiplyAddDouble(x3, left, s30);
    s31 = multiplyAddDouble(x3, right, s31);
  }
  if (at < bytes) {
    const left = v128.load_zero<f64>(b + at), right = v128.load_zero<f64>(b1 + at);
    const x0 = v128.load_zero<f64>(a + at), x1 = v128.load_zero<f64>(a1 + at);
    const x2 = v128.load_zero<f64>(a2 + at), x3 = v128.load_zero<f64>(a3 + at);
    s00 = multiplyAddDouble(x0, left, s00);
    s01 = multiplyAddDouble(x0, right, s01);
    s10 = multiplyAddDouble(x1, left, s10);
    s11 = multiplyAddDouble(x1, right, s11);
    s20 = multiplyAddDouble(x2, left, s20);
    s21 = multiplyAddDouble(x2, right, s21);
    s30 = multiplyAddDouble(x3, left, s30);
    s31 = multiplyAddDouble(x3, right, s31);
  }
  put(out, s00, s01, columns, isSubtracted);
  if (rows > 1) put(out + outRow, s10, s11, columns, isSubtracted);
  if (rows > 2) put(out + 2 * outRow, s20, s21, columns, isSubtracted);
  if (rows > 3) put(out + 3 * outRow, s30, s31, columns, isSubtracted);
}

/** Writes the sums of the lanes of two vectors, or of the first alone, side by side, or subtracts them. */
function put(out: usize, left: v128, right: v128, columns: i32, isSubtracted: bool): void {
  putOne(out, left, isSubtracted);
  if (columns > 1) putOne(out + 8, right, isSubtracted);
}

function putOne(out: usize, sums: v128, isSubtracted: bool): void {
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  f64.store(out, isSubtracted ? f64.load(out) - sum : sum);
}
