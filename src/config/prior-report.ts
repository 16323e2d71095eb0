/** The measured numbers of a prior and those of theory: the tables that the engine fills and all others read. */

/** The measures of a prior. All are pooled over outputs and inputs, whose laws are the same. */
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

/** The measures of a posterior at the last input: mean, variance, and variance over that of the Gaussian process. */
export const POSTERIOR_MEASURES = ['mean', 'variance', 'scale'] as const;

/** The name of a measure of a prior or a posterior. */
export type PriorMeasure = (typeof PRIOR_MEASURES)[number] | (typeof POSTERIOR_MEASURES)[number];

/** The theories, sharpest first: exact at finite width, the limit at fixed depth over width, infinite width. */
export const PRIOR_THEORIES = ['exact', 'proportional', 'gaussian'] as const;
/** One of {@link PRIOR_THEORIES}. */
export type PriorTheoryName = (typeof PRIOR_THEORIES)[number];

/** Below so many effective networks there are no standard errors: the spread of so few says nothing. */
const FEWEST_EFFECTIVE = 20;

/** Returns whether too few networks count for standard errors. */
export const hasTooFew = ({ effective }: Pick<PriorReport, 'effective'>): boolean => !(effective >= FEWEST_EFFECTIVE);

/** One measured number. */
export interface MeasuredNumber {
  name: PriorMeasure;
  /** NaN if it can't be measured, for example if no network fits the data. */
  value: number;
  /** Its standard error; NaN if too few networks count for one ({@link hasTooFew}). */
  error: number;
}

/** The measured numbers of the networks drawn so far. */
export interface PriorReport {
  networks: number;
  /** For a posterior, the effective number of equally weighted networks; for a prior, the number of all networks. */
  effective: number;
  measures: MeasuredNumber[];
  /** Outputs by value: weights [bins] between edges [bins + 1], and the total weight, with that beyond the edges. */
  histogram: { edges: Float64Array; counts: Float64Array; total: number };
}

/** The numbers of theory, as far as there is one for the activation. */
export interface PriorTheory {
  numbers: Partial<Record<PriorMeasure, Partial<Record<PriorTheoryName, number>>>>;
  /** Places of the curves, [points]. */
  x: Float64Array;
  /** Densities of one output, [points]. */
  curves: Partial<Record<PriorTheoryName, Float64Array>>;
  /** The middle and the unit of the histogram: mean and standard deviation of the output in the widest theory. */
  center: number;
  deviation: number;
}
