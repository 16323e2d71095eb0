/** The share of its diagonal entry below which a pivot counts as rounding: the matrix is singular there. */
const SINGULAR = 1e-10;

/**
 * Replaces the lower triangles of many small positive semi-definite matrices by their Cholesky factors C, K = C C^T. A
 * direction in which K is singular gets a column of zeros. Where a matrix is within rounding of singular in several
 * directions, CC^T keeps three digits and more.
 *
 * @param grams [members, size, size], of which the lower triangles are read
 */
export function factorGrams(grams: Float64Array, size: number): void {
  const area = size * size;
  for (let start = 0; start < grams.length; start += area) {
    for (let column = 0; column < size; column++) {
      const diagonal = start + column * size + column;
      let pivot = grams[diagonal];
      const floor = SINGULAR * pivot;
      for (let k = 0; k < column; k++) pivot -= grams[start + column * size + k] ** 2;
      const root = pivot > floor ? Math.sqrt(pivot) : 0;
      grams[diagonal] = Number.isNaN(pivot) ? NaN : root;
      for (let row = column + 1; row < size; row++) {
        const entry = start + row * size + column;
        let sum = grams[entry];
        for (let k = 0; k < column; k++) sum -= grams[start + row * size + k] * grams[start + column * size + k];
        grams[entry] = root > 0 ? sum / root : 0;
      }
    }
  }
}
