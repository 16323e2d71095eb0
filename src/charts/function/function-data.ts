import type { TaskPicture } from '../../tasks/data/dataset.ts';
import type { ThemedColor } from '../shell/palette.ts';

/** A function of one input: its values at evenly spaced inputs that rise. */
export interface LearnedLine {
  of: 'line';
  x: Float32Array;
  f: Float32Array;
  /** Where units of the first layer have their kinks. */
  kinks: Float32Array;
  /** The fit of the lazy twin at the same inputs; `null`: it isn't drawn. */
  twin: Float32Array | null;
  /** That of the network of infinite width. */
  limit: Float32Array | null;
}

/** A function of two inputs, on a square grid. */
export interface LearnedPlane {
  of: 'plane';
  /** Grid points along each axis, the first at `low`, the last at `high`. */
  side: number;
  low: number;
  high: number;
  outputs: number;
  /** [side * side * outputs], rows from low y up. */
  f: Float32Array;
  /** [hinges * 3]: w_x, w_y and b of each line w . x + b = 0 of a chosen unit. */
  hinges: Float32Array;
}

/** All answers of a classifier on the test set, counted by class. */
export interface ClassAnswers {
  /** [classes * classes]: how many test samples of the class of the row got the answer of the column. */
  confusion: Uint32Array;
  /** Share of the test set that is right. */
  accuracy: number;
  /** The name of each class. */
  labels: readonly string[];
}

/** The answers to every entry of a table of two numbers. */
export interface AnswerTable {
  /** [numbers * numbers], a row for each first number: the right answer. */
  truth: Uint8Array;
  /** What the network says. */
  predicted: Uint8Array;
  /** 1 for the entries that it learns from, 0 for those of the test set. */
  isTraining: Uint8Array;
}

/** A function whose answers are in a table. */
export type TabledFunction = LearnedFunction & { table: AnswerTable };

/** A function whose answers are counted. */
export type AnsweredFunction = LearnedFunction & { answers: ClassAnswers };

/** The answers of a classifier to some test images, and all of them counted. */
export interface LearnedImages {
  of: 'images';
  side: number;
  /** [images * side * side], 0 (paper) to 1 (ink). The same array is not painted again. */
  pixels: Float32Array;
  /** The class of each image, as an index into the labels of `answers`. */
  truth: Uint8Array;
  predicted: Uint8Array;
  /** The probability that the network gives to its answer, 0 to 1. */
  certainty: Float32Array;
  /** The loss of each image. */
  error: Float32Array;
  answers: ClassAnswers;
}

/** Targets against outputs. */
export interface LearnedPairs {
  of: 'pairs';
  /** Those of the test set, of the training set where there is no other, or of one that can only be memorized. */
  samples: 'test' | 'train' | 'memorized';
  target: Float32Array;
  f: Float32Array;
  /** What each layer has found of the directions on which the targets depend; `null` if they are not known. */
  directions: FoundDirections | null;
}

/** Shares of hidden directions in what each layer sees of the inputs, 0 to 1: the hidden layers, then f. NaN: none. */
export interface FoundDirections {
  names: readonly string[];
  /** [layers + 1, directions], now. */
  share: Float32Array;
  /** The same at step 0. */
  start: Float32Array;
  /** The share of all directions together, [layers + 1], now. */
  span: Float32Array;
  /** The same at step 0. */
  spanStart: Float32Array;
  /** The share of one direction by chance; that of the span is so many times as much. */
  chance: number;
  dimension: number;
}

/** A function that a network has learned, as numbers to draw. */
export type LearnedFunction = LearnedLine | LearnedPlane | LearnedImages | LearnedPairs;

/** The data of a picture of a learned function. */
export interface FunctionData<Learned extends LearnedFunction = LearnedFunction> {
  /** Names the run. Ranges of values stay as they are while it is the same, or only grow. */
  run: string;
  learned: Learned;
  /**
   * What there is to learn: the curve under a line, and the samples on a plane if the axes of its scatter are the inputs.
   * `null` if it isn't known yet.
   */
  task: TaskPicture | null;
  /** The number of classes of the data; `null` for a regression. */
  classes: number | null;
  /** The colour of the fit: that of the run, or of its regime. */
  color: ThemedColor;
  /** Share of the test samples that are right; `null` if it isn't known, or nothing can be right. */
  accuracy: number | null;
}
