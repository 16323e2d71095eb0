import type { ThemedColor } from '../shell/palette.ts';

/** Units of the first hidden layer, each as its two input weights. */
export interface ShownUnits {
  of: 'units';
  layer: number;
  /** [units * 2] */
  now: Float32Array;
  /** [units * 2]: the same units at step 0. */
  start: Float32Array;
}

/** Samples in the two main directions of the features of a layer. */
export interface ShownSamples {
  of: 'samples';
  layer: number;
  /** [samples * 2] */
  now: Float32Array;
  /** [samples * 2]: the same samples at step 0. */
  start: Float32Array;
  /** The class of each sample, or its target. */
  value: Float32Array;
  /** The number of classes; `null`: values are targets. */
  classes: number | null;
}

/** The input weights of the units of the first layer that have moved most, as images. */
export interface ShownWeights {
  of: 'weights';
  /** Pixels along each side of an image. */
  side: number;
  /** The index of each unit. */
  units: Uint16Array;
  /** How far each has moved, as a share of its length at step 0. */
  moved: Float32Array;
  /** [units * side * side] */
  now: Float32Array;
  /** [units * side * side]: the same units at step 0. */
  start: Float32Array;
}

/** The kernel of the features of sorted samples: the entries on and below the diagonal, row by row. */
export interface ShownKernel {
  of: 'kernel';
  layer: number;
  samples: number;
  now: Float32Array;
  start: Float32Array;
  /** The class of each sample, or its target; they rise. */
  value: Float32Array;
  /** The number of classes; `null`: values are targets. */
  classes: number | null;
  /** The first sample of each class, then the number of samples; empty for a regression. */
  bounds: Uint16Array;
}

/** Features of a network, as dots to draw. */
export type ShownFeatures = ShownUnits | ShownSamples;

/** Everything that a picture of features can show. */
export type AnyFeatures = ShownFeatures | ShownWeights | ShownKernel;

/** The data of a picture of features. */
export interface FeaturesData<Shown extends AnyFeatures = ShownFeatures> {
  /** Names the run. The range of the axes never shrinks while it is the same. */
  run: string;
  shown: Shown;
  /** The features of the run beside it, if there is one: both pictures then have one range, and can be compared. */
  beside: Shown | null;
  /** The colour of units: that of the run, or of its regime. */
  color: ThemedColor;
  /** The names of the classes, written among their samples. `null`: there are none to write. */
  labels: readonly string[] | null;
}
