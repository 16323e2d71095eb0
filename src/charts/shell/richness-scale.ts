/**
 * The range of relative feature movement that the lazy-to-rich ramp spans. Features that move by a
 * tenth of their size, where a network is neither lazy nor rich, stand at its middle.
 */
export const MOVEMENT_RANGE = { lazy: 10 ** -2.5, rich: 10 ** 0.5 };

/** Place of a relative movement of features (`featureMove`) on the ramp, by its logarithm: 0 lazy, 1 rich; NaN is 0. */
export function movementRichness(featureMove: number): number {
  const { lazy, rich } = MOVEMENT_RANGE;
  if (!(featureMove > lazy)) return 0;
  return Math.min(1, Math.log(featureMove / lazy) / Math.log(rich / lazy));
}
