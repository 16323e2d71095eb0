/**
 * The flat layout in which frames of all measures travel from the engine through the worker to the charts: the step,
 * then the measures of the run, of each hidden layer, and of each layer of weights. A value that is not defined
 * (`nfaCentered` at step 0) or not measured in this frame is NaN in the layout and `null` in JSON.
 */

import {
  LAYER_MEASURES,
  RUN_MEASURES,
  WEIGHT_MEASURES,
  type LayerMeasure,
  type RunMeasure,
  type WeightMeasure,
} from './measures/measures.ts';

/** One frame of one member, as the command line writes it. */
export interface Frame extends Record<RunMeasure, number | null> {
  /** The number of optimizer steps before the frame. */
  step: number;
  /** By hidden layer, input side first. */
  layers: Record<LayerMeasure, number | null>[];
  /** By weight layer, input side first. */
  weights: Record<WeightMeasure, number | null>[];
}

/** The layout of a packed frame: the place of each value. */
export interface FrameLayout {
  depth: number;
  /** The number of values per member and frame. */
  stride: number;
}

const FIRST_RUN = 1;
const FIRST_LAYER = FIRST_RUN + RUN_MEASURES.length;

/** Returns the layout for a network of `depth` hidden layers. */
export function frameLayout(depth: number): FrameLayout {
  return {
    depth,
    stride: FIRST_LAYER + depth * LAYER_MEASURES.length + (depth + 1) * WEIGHT_MEASURES.length,
  };
}

/** The offset of the step in a packed frame. */
export const STEP_OFFSET = 0;

/** Returns the offset of a measure of the whole network. */
export const runOffset = (measure: RunMeasure) => FIRST_RUN + RUN_MEASURES.indexOf(measure);

/** Returns the offset of a measure of hidden layer `layer`, 0-based. */
export const layerOffset = (layer: number, measure: LayerMeasure) =>
  FIRST_LAYER + layer * LAYER_MEASURES.length + LAYER_MEASURES.indexOf(measure);

/** Returns the offset of a measure of weight layer `layer`, 0-based, in a network of `depth` hidden layers. */
export const weightOffset = (depth: number, layer: number, measure: WeightMeasure) =>
  FIRST_LAYER + depth * LAYER_MEASURES.length + layer * WEIGHT_MEASURES.length + WEIGHT_MEASURES.indexOf(measure);

/** Returns the packed values of one member as an object; NaN becomes `null`. */
export function unpackFrame({ depth }: FrameLayout, values: ArrayLike<number>): Frame {
  const read = (offset: number) => (Number.isNaN(values[offset]) ? null : values[offset]);
  const collect = <Name extends string>(names: readonly Name[], offset: (name: Name) => number) =>
    Object.fromEntries(names.map((name) => [name, read(offset(name))])) as Record<Name, number | null>;
  return {
    step: values[STEP_OFFSET],
    ...collect(RUN_MEASURES, runOffset),
    layers: Array.from({ length: depth }, (_, layer) => collect(LAYER_MEASURES, (name) => layerOffset(layer, name))),
    weights: Array.from({ length: depth + 1 }, (_, layer) =>
      collect(WEIGHT_MEASURES, (name) => weightOffset(depth, layer, name)),
    ),
  };
}
