/** The names of the values of a packed frame, for files that other programs read. */
import { frameLayout, layerOffset, runOffset, STEP_OFFSET, weightOffset } from '../frame.ts';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES } from '../measures/measures.ts';

/**
 * Returns the names of all values of a packed frame for `depth` hidden layers, in their order: `step`, `loss`,
 * `featureMove.1` of the first hidden layer, `nfaCentered.2` of the second weight layer.
 */
export function frameColumns(depth: number): string[] {
  const columns = new Array<string>(frameLayout(depth).stride);
  columns[STEP_OFFSET] = 'step';
  for (const measure of RUN_MEASURES) columns[runOffset(measure)] = measure;
  for (let layer = 0; layer < depth; layer++) {
    for (const measure of LAYER_MEASURES) columns[layerOffset(layer, measure)] = `${measure}.${layer + 1}`;
  }
  for (let layer = 0; layer <= depth; layer++) {
    for (const measure of WEIGHT_MEASURES) columns[weightOffset(depth, layer, measure)] = `${measure}.${layer + 1}`;
  }
  return columns;
}

/** The digits up to which different decimals are different float32 values; nine digits identify any float32. */
const SAFE_DIGITS = 6;

/** Returns the decimal with the fewest digits whose nearest float32 is `value`, a float32; itself, if it is not finite. */
export function shortestFloat(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  for (let digits = SAFE_DIGITS; ; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
}
