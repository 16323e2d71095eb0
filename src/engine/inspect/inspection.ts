import type { InferenceCurve } from '../measures/rule-inference.ts';

/** The questions of the page about one layer of weights, and the engine's answers. */

/** A question about a layer. */
export interface Question {
  /** Weight layer l = 1..L+1. */
  layer: number;
  /** X: the weights W themselves, or only their change W - W_0, the learned part. */
  of: 'weights' | 'change';
}

/** The largest values of a spectrum, in falling order, without those that are zero within rounding. */
export interface Spectrum {
  values: Float32Array;
  /** The number of all values, zeros included. */
  total: number;
}

/**
 * A matrix X^T X or X^T K X, [fan_in, fan_in]. All but the trace is relative to the trace, so that the two matrices can
 * stand side by side whatever their scale.
 */
export interface MatrixReport {
  trace: number;
  /**
   * Means over blocks of `Inspection.block` columns and rows, divided by the mean of the diagonal; row-major, square.
   */
  cells: Float32Array;
  /** The diagonal over its mean, [fan_in]. */
  diagonal: Float32Array;
  /** The eigenvalues as shares of the trace. */
  eigenvalues: Spectrum;
  /**
   * The eigenvectors of the largest eigenvalues, one after the other, each [fan_in] of norm 1, with a sum that is not
   * negative.
   */
  eigenvectors: Float32Array;
}

/** The distribution of numbers over bins of equal width, as densities. */
export interface Distribution {
  /** Bounds of the bins, one more than there are bins. */
  edges: Float32Array;
  now: Float32Array;
  /** At step 0. */
  start: Float32Array;
}

/** A recursive feature machine on the data of the run (docs/maths.md 8.2), beside the first layer. */
export interface MachineReport {
  /** M of its last round. */
  features: MatrixReport;
  /** Its losses by round, round 0 being the Laplace kernel; those of the test samples are NaN where there are none. */
  losses: Float32Array;
  testLosses: Float32Array;
}

/** The inspection of one layer of a network. */
export interface LayerInspection extends Question {
  /** Optimizer steps done. */
  step: number;
  fanOut: number;
  fanIn: number;
  /** Columns averaged into one cell of the matrices. */
  block: number;
  /** X^T X. */
  nfm: MatrixReport;
  /** X^T K X, K = D^T D / Q with the rows df_j/dz^l of D on the Q probe samples, 1 / gamma0^2 included. */
  agop: MatrixReport;
  /**
   * ||U_k^T V_k||_F^2 / k for k = 1, 2, ..: the overlap of the spans of the first k eigenvectors of the two matrices.
   */
  overlaps: Float32Array;
  /** Singular values of W and of W - W_0. */
  singularValues: { weights: Spectrum; change: Spectrum };
  /** Of the first layer, where the experiment asks for it; otherwise `null`. */
  machine: MachineReport | null;
  /** Of z^l on the probe set; of the last layer before centring and 1 / gamma0. */
  preactivations: Distribution;
}

/** An answer to a question. */
export interface Inspection extends LayerInspection {
  /** How predictive coding settles on the probe set; `null` under every other rule. */
  inference: InferenceCurve | null;
}
