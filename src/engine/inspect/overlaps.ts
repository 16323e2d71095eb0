/**
 * Returns ||U_k^T V_k||_F^2 / k for k = 1, 2, ..: the mean squared cosine of the principal angles between the spans of
 * the first k vectors. It is 1 where the spans agree, and k / n on average for random spans in n dimensions.
 *
 * @param u orthonormal vectors
 * @param v other orthonormal vectors
 * @returns one value for each k up to the smaller number of vectors
 */
export function overlaps(u: readonly Float64Array[], v: readonly Float64Array[]): Float32Array {
  const most = Math.min(u.length, v.length);
  const squaredCosine = (i: number, j: number) => u[i].reduce((sum, value, at) => sum + value * v[j][at], 0) ** 2;
  let sum = 0;
  return Float32Array.from({ length: most }, (_, last) => {
    sum += squaredCosine(last, last);
    for (let i = 0; i < last; i++) sum += squaredCosine(i, last) + squaredCosine(last, i);
    return sum / (last + 1);
  });
}
