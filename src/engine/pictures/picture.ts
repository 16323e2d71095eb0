import type { FeaturesAs } from '../../config/feature-kinds.ts';

/**
 * A question about the function that a network computes, or about the features of hidden layer `layer` = 1..L. It is asked of a
 * network that trains, or of a snapshot. A kind of features that the layer does not have means its samples.
 */
export type PictureQuestion = FunctionQuestion | { kind: 'features'; layer: number; as: FeaturesAs };

/** A question about the function that a network computes. */
export interface FunctionQuestion {
  kind: 'function';
  /** The fits of kernel methods that are asked for beside a line; absent: none. */
  beside?: readonly FitBeside[];
  /** Units of the first layer whose lines are asked for on a plane; absent: none. */
  hinges?: readonly number[];
  /** Whether all answers on the test set are asked for, counted by class. Those on images are always counted. */
  answers?: boolean;
  /** Whether the answers to a whole table are asked for; only the task `modular-addition` has one. */
  table?: boolean;
}

/** A fit beside that of the network: its lazy twin's, or that of the network of infinite width. */
export type FitBeside = 'twin' | 'limit';

/** A line of f over a range a little wider than the samples: a task with one input. */
export interface FunctionLine {
  of: 'line';
  /** Evenly spaced inputs, rising. */
  x: Float32Array;
  /** f at each of them: the first output. */
  f: Float32Array;
  /**
   * Where each of the first 256 relu units of the first layer has its kink, w x + b = 0, if within the range; empty for
   * smooth activations.
   */
  kinks: Float32Array;
  /** The lazy twin's f at each input, at the same step; `null` if it isn't asked for, or the run trains none. */
  twin: Float32Array | null;
  /** That of the network of infinite width, the mean over its functions at step 0. */
  limit: Float32Array | null;
}

/** The values of f on a square grid over a range a little wider than the samples: a task with two inputs. */
export interface FunctionPlane {
  of: 'plane';
  /** Grid points along each of the two axes. */
  side: number;
  /** The first grid point of both axes. */
  low: number;
  /** The last grid point of both axes. */
  high: number;
  outputs: number;
  /** [side * side * outputs]: rows from low y up, x rises within a row, outputs of a point side by side. */
  f: Float32Array;
  /** [hinges * 3]: w_x, w_y and b of each unit that was asked for, whose line is w . x + b = 0; multipliers folded in. */
  hinges: Float32Array;
}

/** All answers of a classifier on the test set, counted by class. */
export interface ClassAnswers {
  /** [classes * classes]: how many test samples of the class of the row got the answer of the column. */
  confusion: Uint32Array;
  /** Share of the test set that the network gets right. */
  accuracy: number;
  /** The name of each class. */
  labels: string[];
}

/** The answers to every entry of a table of two numbers a and b below p (task `modular-addition`). */
export interface AnswerTable {
  /** [p * p], a row for each a: the right answer. */
  truth: Uint8Array;
  /** What the network says. */
  predicted: Uint8Array;
  /** 1 for the entries of the training set, 0 for those of the test set. */
  isTraining: Uint8Array;
}

/** Answers of a classifier of images: the test images with the largest loss, the worst first, and a table of all. */
export interface FunctionImages {
  of: 'images';
  /** Pixels along each side of an image. */
  side: number;
  /** The index in the test set of each image. */
  images: Uint32Array;
  /** [images * side * side], each from 0 (paper) to 1 (ink), rows from the top. */
  pixels: Float32Array;
  /** The class of each image, as an index into the labels of `answers`. */
  truth: Uint8Array;
  /** The class that the network says. */
  predicted: Uint8Array;
  /** The probability that the network gives to the predicted class, 0 to 1. */
  certainty: Float32Array;
  /** The loss of each image; the loss of the test set is the mean over all of its images. */
  error: Float32Array;
  answers: ClassAnswers;
}

/**
 * Targets against outputs: every other task. Two one-hot classes are one pair a sample, the difference of the two outputs,
 * so that targets are -1 and +1.
 */
export interface FunctionPairs {
  of: 'pairs';
  samples: PairedSamples;
  /** The target of each sample and output, outputs of a sample side by side. */
  target: Float32Array;
  /** The network's output there. */
  f: Float32Array;
  /** What each layer sees of the hidden directions of the teacher; `null` for a task without. */
  directions: DirectionShares | null;
}

/**
 * The samples of pairs: those of the test set, of the training set where there is no other, or of a training set that can
 * only be memorized, so that the test set says nothing.
 */
export type PairedSamples = 'test' | 'train' | 'memorized';

/**
 * How much of the hidden directions u_j each layer has found (docs/maths.md 5.8): the share of its sensitivity to the
 * inputs that lies along u_j, by layer l = 1..L and for f. NaN where there is none: f at step 0 of a centred network.
 */
export interface DirectionShares {
  names: string[];
  /** [layers + 1, directions]. */
  share: Float32Array;
  /** The same at step 0. */
  start: Float32Array;
  /** The share of the span of all directions, [layers + 1]. */
  span: Float32Array;
  /** The same at step 0. */
  spanStart: Float32Array;
  /** The share of one direction by chance: 1/d. */
  chance: number;
  /** The dimension of the span, whose share by chance is so many times as much. */
  dimension: number;
}

/** One of the pictures of the function, by the task. */
export type FunctionForm = FunctionLine | FunctionPlane | FunctionImages | FunctionPairs;

/**
 * A picture of the function f that a network computes. `answers`: absent where they aren't asked for, or the test set has no
 * classes with names; `table`: absent where it isn't asked for, or the task has none.
 */
export type FunctionPicture = { kind: 'function'; answers?: ClassAnswers; table?: AnswerTable } & FunctionForm;

/** The units of the first hidden layer of a planar task, each as its input weights times the size of what leaves it. */
export interface FeatureUnits {
  of: 'units';
  /** [units * 2]: in units that make the rms over all entries of step 0 one. */
  now: Float32Array;
  /** [units * 2]: the same units at step 0. */
  start: Float32Array;
}

/** The probe samples in the plane of the two leading principal components of a layer's features. */
export interface FeatureSamples {
  of: 'samples';
  /** [samples * 2]: turned to fit `start`, in units of the rms norm of a sample's centred features at step 0. */
  now: Float32Array;
  /** [samples * 2]: the same at step 0. */
  start: Float32Array;
  /** The class of each sample, or its target. */
  value: Float32Array;
  /** The number of classes; null: values are targets. */
  classes: number | null;
}

/** The input weights of the units of the first layer that have moved most: a task of images. */
export interface FeatureWeights {
  of: 'weights';
  /** Pixels along each side of an image. */
  side: number;
  /** The index of each unit, that which has moved most first. */
  units: Uint16Array;
  /** How far each has moved since step 0: the length of the change as a share of the length at step 0. */
  moved: Float32Array;
  /** [units * side * side]: multipliers folded in. */
  now: Float32Array;
  /** [units * side * side]: the same units at step 0. */
  start: Float32Array;
}

/**
 * The kernel H H^T of the features of probe samples, sorted by class or target, in units of the mean of its diagonal at
 * step 0. Of the symmetric matrices only the entries on and below the diagonal are there, row by row.
 */
export interface FeatureKernel {
  of: 'kernel';
  /** Rows of the matrix: samples. */
  samples: number;
  /** [samples * (samples + 1) / 2] */
  now: Float32Array;
  /** [samples * (samples + 1) / 2]: the same at step 0. */
  start: Float32Array;
  /** The class of each sample, or its target; they rise. */
  value: Float32Array;
  /** The number of classes; null: values are targets. */
  classes: number | null;
  /** The first sample of each class, then the number of samples; empty for a regression. */
  bounds: Uint16Array;
}

/** A picture of the features of hidden layer `layer`, beside those of step 0. */
export type FeaturesPicture = { kind: 'features'; layer: number } & (
  FeatureUnits | FeatureSamples | FeatureWeights | FeatureKernel
);

/** A picture of a network: the answer to a {@link PictureQuestion}. */
export type Picture = FunctionPicture | FeaturesPicture;
