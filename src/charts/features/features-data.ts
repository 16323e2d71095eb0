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

/** Features of a network, as numbers to draw. */
export type ShownFeatures = ShownUnits | ShownSamples;

/** The data of a picture of features. */
export interface FeaturesData<Shown extends ShownFeatures = ShownFeatures> {
  /** Names the run. The range of the axes never shrinks while it is the same. */
  run: string;
  shown: Shown;
  /** The features of the run beside it, if there is one: both pictures then have one range, and can be compared. */
  beside: ShownFeatures | null;
  /** The colour of units: that of the run, or of its regime. */
  color: ThemedColor;
  /** The names of the classes, written among their samples. `null`: there are none to write. */
  labels: readonly string[] | null;
}
