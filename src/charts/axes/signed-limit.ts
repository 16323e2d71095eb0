/** So many of the largest values may share the strongest colour, so that a bright diagonal doesn't leave the rest pale. */
const BEYOND = 0.01;
const ROUND = [1, 1.5, 2, 3, 5, 7, 10];

/** A round limit for one colour scale of several pictures: all but a hundredth of the values lie within. */
export function signedLimit(pictures: readonly Float32Array[]): number {
  const sizes = Float32Array.from(pictures.flatMap((values) => [...values.map(Math.abs)])).sort();
  const largest = sizes.at(Math.min(-1, -Math.floor(BEYOND * sizes.length)));
  if (largest === undefined || !(largest > 0 && Number.isFinite(largest))) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return power * (ROUND.find((mantissa) => mantissa >= largest / power - 1e-6) ?? 10);
}
