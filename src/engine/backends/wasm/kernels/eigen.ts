/**
 * Eigenvalues of symmetric matrices in float64: Householder's reduction to tridiagonal form, then the implicit QL
 * iteration (Martin and Wilkinson 1968; Bowdler, Martin, Reinsch and Wilkinson 1968). With A = Q T Q^T and T = Y
 * diag(values) Y^T, the eigenvectors are V = Q Y, and V^T B of any B comes without V: each reflection and each rotation is
 * applied to B. B lies in panels of eight columns, [n, 8], so that these go through the cache one at a time.
 */
import { PANEL_ROW, reflect, tridiagonalize } from './tridiagonal';
import { multiplyAddDouble, multiplySubtractDouble } from './vector';

/** The most sweeps for one eigenvalue, of which it takes two or three. */
const MOST_SWEEPS = 60;
/** Bytes of a rotation: its cosine and its sine. */
const ROTATION = 16;
const ROUNDING: f64 = 2.220446049250313e-16;

/**
 * Writes the eigenvalues of a symmetric A, [n, n] float64, in no order, and replaces B by V^T B. Its panels lie one after
 * the other; there may be none. Of A the lower triangle is read, and lost.
 *
 * @param work room for 3 n float64 and as many rotations as `capacity` says, n + 1 or more
 * @returns whether the iteration converged; it always does if all entries are finite and their squares, too
 */
export function symmetricEigen(
  a: usize, n: i32, values: usize, panels: usize, count: i32, work: usize, capacity: i32,
): bool {
  const bytes = <usize>n << 3;
  const beside = work, scales = work + bytes, rotations = work + 3 * bytes;
  tridiagonalize(a, n, values, beside, scales, scales + bytes);
  for (let panel = 0; panel < count; panel++) reflect(panels + panel * n * PANEL_ROW, a, n, scales);
  return iterate(n, values, beside, panels, count, rotations, rotations + capacity * ROTATION);
}

/**
 * Turns the tridiagonal matrix of `values` and `beside` (its entry i couples rows i - 1 and i) into a diagonal one, and
 * the panels with it. An entry beside the diagonal counts as 0 where it is rounding of the largest one. The rotations of
 * a sweep are noted, and applied to all panels when there is no room for those of another.
 */
function iterate(
  n: i32, values: usize, beside: usize, panels: usize, count: i32, rotations: usize, rotationsEnd: usize,
): bool {
  memory.copy(beside, beside + 8, (<usize>n << 3) - 8);
  f64.store(beside + (<usize>(n - 1) << 3), 0);
  let largest: f64 = 0;
  for (let at: usize = 0; at < <usize>n << 3; at += 8) {
    largest = max(largest, max(abs(f64.load(values + at)), abs(f64.load(beside + at))));
  }
  const negligible = ROUNDING * largest;

  let noted = rotations;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      while (abs(f64.load(beside + (<usize>m << 3))) > negligible) m++;
      if (m == l) break;
      if (sweep == MOST_SWEEPS) return false;
      if (noted + (m - l + 1) * ROTATION > rotationsEnd) {
        for (let panel = 0; panel < count; panel++) rotate(panels + panel * n * PANEL_ROW, rotations, noted);
        noted = rotations;
      }
      const made = sweepUp(values, beside, l, m, noted + ROTATION);
      if (count == 0) continue;
      f64.store(noted, m - 1);
      f64.store(noted, made, 8);
      noted += (made + 1) * ROTATION;
    }
  }
  for (let panel = 0; panel < count; panel++) rotate(panels + panel * n * PANEL_ROW, rotations, noted);
  return true;
}

/**
 * Makes an implicit QL step on rows l..m with Wilkinson's shift, from the last row up, and writes its rotations.
 *
 * @returns the number of rotations
 */
function sweepUp(values: usize, beside: usize, l: i32, m: i32, rotations: usize): i32 {
  const first = <usize>l << 3, last = <usize>m << 3;
  const e = f64.load(beside + first);
  let g = (f64.load(values + first, 8) - f64.load(values + first)) / (2 * e);
  let r = sqrt(g * g + 1);
  g = f64.load(values + last) - f64.load(values + first) + e / (g + (g < 0 ? -r : r));
  let s: f64 = 1, c: f64 = 1, p: f64 = 0;
  let made = 0;
  for (let at = last - 8; at + 8 > first; at -= 8) {
    const f = s * f64.load(beside + at), b = c * f64.load(beside + at);
    r = sqrt(f * f + g * g);
    f64.store(beside + at, r, 8);
    if (r == 0) {
      f64.store(values + at, f64.load(values + at, 8) - p, 8);
      f64.store(beside + last, 0);
      return made;
    }
    s = f / r;
    c = g / r;
    g = f64.load(values + at, 8) - p;
    r = (f64.load(values + at) - g) * s + 2 * c * b;
    p = s * r;
    f64.store(values + at, g + p, 8);
    g = c * r - b;
    f64.store(rotations, c);
    f64.store(rotations, s, 8);
    rotations += ROTATION;
    made++;
  }
  f64.store(values + first, f64.load(values + first) - p);
  f64.store(beside + first, g);
  f64.store(beside + last, 0);
  return made;
}

/**
 * Applies sweeps of rotations to the rows of a panel. A sweep says the upper row of its first rotation and the
 * number of its rotations, and then cosine and sine of each, which turns a row and the one below it.
 */
export function rotate(panel: usize, rotations: usize, end: usize): void {
  while (rotations < end) {
    // Row l of the sweep is the last that is looked at: an address before the panel could be below 0.
    let b = panel + <usize>(f64.load(rotations) + 1) * PANEL_ROW;
    const stop = rotations + <usize>(f64.load(rotations, 8) + 1) * ROTATION;
    let x0 = v128.load(b, 0), x1 = v128.load(b, 16), x2 = v128.load(b, 32), x3 = v128.load(b, 48);
    for (rotations += ROTATION; rotations < stop; rotations += ROTATION) {
      const c = v128.load64_splat(rotations), s = v128.load64_splat(rotations, 8);
      const above = b - PANEL_ROW;
      const y0 = v128.load(above, 0), y1 = v128.load(above, 16);
      const y2 = v128.load(above, 32), y3 = v128.load(above, 48);
      v128.store(b, multiplyAddDouble(s, y0, f64x2.mul(c, x0)), 0);
      v128.store(b, multiplyAddDouble(s, y1, f64x2.mul(c, x1)), 16);
      v128.store(b, multiplyAddDouble(s, y2, f64x2.mul(c, x2)), 32);
      v128.store(b, multiplyAddDouble(s, y3, f64x2.mul(c, x3)), 48);
      x0 = multiplySubtractDouble(s, x0, f64x2.mul(c, y0));
      x1 = multiplySubtractDouble(s, x1, f64x2.mul(c, y1));
      x2 = multiplySubtractDouble(s, x2, f64x2.mul(c, y2));
      x3 = multiplySubtractDouble(s, x3, f64x2.mul(c, y3));
      b = above;
    }
    v128.store(b, x0, 0);
    v128.store(b, x1, 16);
    v128.store(b, x2, 32);
    v128.store(b, x3, 48);
  }
}
