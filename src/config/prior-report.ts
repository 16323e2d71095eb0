/** What the networks of a prior tell, and what theory says of them: the tables that the engine fills and all others read. */

/** What is measured of a prior; all are pooled over outputs and inputs, whose laws are the same. */
export const PRIOR_MEASURES = [
  /** E f. */
  'mean',
  /** E f^2. */
  'variance',
  /** E f^4 / (E f^2)^2. */
  'kurtosis',
  /** E log f^2. */
  'logSquare',
  /** corr(f^2, f'^2) of one output at two inputs. */
  'inputCorrelation',
  /** corr(f^2, f'^2) of two outputs at one input. */
  'outputCorrelation',
  /** corr(f^2, f'^2) of two outputs at two inputs. */
  'crossCorrelation',
] as const;

/** What is measured of a posterior: mean and variance at the last input, and the variance over that of the Gaussian process. */
export const POSTERIOR_MEASURES = ['mean', 'variance', 'scale'] as const;

/** The name of anything measured. */
export type PriorMeasure = (typeof PRIOR_MEASURES)[number] | (typeof POSTERIOR_MEASURES)[number];

/** The theories, from the sharpest on: exact at finite width, the limit at fixed depth over width, infinite width. */
export const PRIOR_THEORIES = ['exact', 'proportional', 'gaussian'] as const;
/** One of {@link PRIOR_THEORIES}. */
export type PriorTheoryName = (typeof PRIOR_THEORIES)[number];

/** One measured number. */
export interface MeasuredNumber {
  name: PriorMeasure;
  /** NaN where it can't be measured, as with no network that fits the data. */
  value: number;
  /** Its standard error. */
  error: number;
}

/** What the networks drawn so far tell. */
export interface PriorReport {
  networks: number;
  /** Of a posterior, the number of equally weighted networks that would tell as much; of a prior, all. */
  effective: number;
  measures: MeasuredNumber[];
  /** Outputs by value: weights [bins] between edges [bins + 1], and the weight of all, those beyond the edges included. */
  histogram: { edges: Float64Array; counts: Float64Array; total: number };
}

/** What theory says, as far as there is one for the activation. */
export interface PriorTheory {
  numbers: Partial<Record<PriorMeasure, Partial<Record<PriorTheoryName, number>>>>;
  /** Places of the curves, [points]. */
  x: Float64Array;
  /** Densities of one output, [points]. */
  curves: Partial<Record<PriorTheoryName, Float64Array>>;
  /** Where the histogram has its middle, and its unit: mean and standard deviation of the output, of the widest theory. */
  center: number;
  deviation: number;
}
