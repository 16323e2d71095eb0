/** Quantities: single numbers from the frames of a run, given by a measure and a moment. */
import { layerOffset, runOffset, STEP_OFFSET, weightOffset, type FrameLayout } from '../frame.ts';
import { measureRow, type LayerMeasure, type RunMeasure, type WeightMeasure } from '../measures/measures.ts';

/** A layer by its number, 1-based and input side first, or the last layer at any depth. */
export type LayerName = number | 'last';

/** A measure of a frame, with its layer if it has layers. */
export type MeasureName =
  | { of: 'run'; measure: RunMeasure }
  | { of: 'layer'; measure: LayerMeasure; layer: LayerName }
  | { of: 'weights'; measure: WeightMeasure; layer: LayerName };

/** The moment of a quantity: the end, a step, or the best value (the largest if more is better, else the smallest). */
export type Moment = 'end' | 'best' | { step: number };

/** One number of a run. */
export type Quantity = MeasureName & {
  /** Whether it is divided by its value in the first frame. */
  relative?: boolean;
} & (
    | { at: Moment }
    /**
     * The steps until the measure first falls to this, or rises to it where more is better, interpolated between frames on log
     * axes; NaN: never.
     */
    | { stepsUntil: number }
  );

/** Returns whether the best value of a measure is its largest. */
export const isRising = ({ measure }: MeasureName): boolean => measureRow(measure).better === 'more';

/** Returns the place of a measure in a packed frame; `null` if the network has no such layer. */
export function measureOffset({ depth }: FrameLayout, name: MeasureName): number | null {
  if (name.of === 'run') return runOffset(name.measure);
  const layers = name.of === 'layer' ? depth : depth + 1;
  const layer = name.layer === 'last' ? layers : name.layer;
  if (layer < 1 || layer > layers) return null;
  return name.of === 'layer' ? layerOffset(layer - 1, name.measure) : weightOffset(depth, layer - 1, name.measure);
}

/** Returns a measure over the frames of a run: steps and values, [frames] each; NaN where it was not measured. */
export function measureCurve(layout: FrameLayout, frames: Float32Array, name: MeasureName, relative = false) {
  const offset = measureOffset(layout, name);
  const count = frames.length / layout.stride;
  const steps = Array.from({ length: count }, (_, i) => frames[i * layout.stride + STEP_OFFSET]);
  const values = steps.map((_, i) => (offset === null ? NaN : frames[i * layout.stride + offset]));
  return { steps, values: relative ? values.map((value) => value / values[0]) : values };
}

/** Returns the quantity of one run from its packed frames; NaN if it is not defined, not measured, or diverged. */
export function readQuantity(layout: FrameLayout, frames: Float32Array, quantity: Quantity): number {
  const { steps, values } = measureCurve(layout, frames, quantity, quantity.relative);
  if ('stepsUntil' in quantity) return stepsUntil(steps, values, quantity.stepsUntil, isRising(quantity));
  const { at } = quantity;
  if (at === 'end') return values.at(-1) ?? NaN;
  if (at === 'best') {
    const defined = values.filter(Number.isFinite);
    if (defined.length === 0) return NaN;
    return isRising(quantity) ? Math.max(...defined) : Math.min(...defined);
  }
  const frame = steps.indexOf(at.step);
  return frame < 0 ? NaN : values[frame];
}

/** Returns where the curve first crosses `threshold` downwards or upwards, interpolated on log axes if possible; NaN: never. */
function stepsUntil(steps: number[], values: number[], threshold: number, upwards: boolean): number {
  const i = values.findIndex((value) => (upwards ? value >= threshold : value <= threshold));
  if (i <= 0) return i < 0 ? NaN : steps[0];
  const [before, after] = [values[i - 1], values[i]];
  const [from, to] = [Math.log1p(steps[i - 1]), Math.log1p(steps[i])];
  const onLog = Math.min(threshold, before, after) > 0 && Number.isFinite(before);
  if (!onLog) return steps[i];
  const t = Math.log(before / threshold) / Math.log(before / after);
  return Math.expm1(from + (to - from) * t);
}
