import type { ThemedColor } from '../shell/palette.ts';

/** Units of the first hidden layer, each as its two input weights. */
export interface ShownUnits {
  of: 'units';
  layer: number;
  /** [units * 2] */
  now: Float32Array;
  /** [units * 2]: the same units at step 0. */
  start: Float32Array;
  /** Where they were in between; `null`: it isn't known, and their ways are drawn straight. */
  trail: UnitTrail | null;
}

/** Where units were at some steps of a run. */
export interface UnitTrail {
  /** [units * 2] at each of the steps. The axes have room for all of them. */
  places: readonly Float32Array[];
  /** The ways are drawn through so many of them: those that are not after the picture. */
  shown: number;
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
  /** Names the run, or both of two that are compared: their axes are the same, and never shrink. */
  run: string;
  shown: Shown;
  /** The features of the run beside it, if there is one: both pictures then have one range, and can be compared. */
  beside: Shown | null;
  /** The colour of units: that of the run, or of its regime. */
  color: ThemedColor;
  /** The units that are chosen. */
  chosen: readonly number[];
  /** The names of the classes, written among their samples. `null`: there are none to write. */
  labels: readonly string[] | null;
}
