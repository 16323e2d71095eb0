import { LAYER_ROWS } from './layer-measures.ts';
import { namesOf, type Matching, type MeasureRow, type MeasureWords } from './measure-row.ts';
import { RUN_ROWS } from './run-measures.ts';
import { WEIGHT_ROWS } from './weight-measures.ts';

/** The rows of all measures. Each name occurs once. */
export const MEASURE_ROWS = { ...RUN_ROWS, ...LAYER_ROWS, ...WEIGHT_ROWS };

/** A measure of the whole network. */
export type RunMeasure = keyof typeof RUN_ROWS;
/** A measure of each hidden layer l = 1..L. */
export type LayerMeasure = keyof typeof LAYER_ROWS;
/** A measure of each layer of weights l = 1..L+1. */
export type WeightMeasure = keyof typeof WEIGHT_ROWS;
/** Any measure. */
export type Measure = RunMeasure | LayerMeasure | WeightMeasure;

/** Measures of the whole network, in the order of a packed frame. */
export const RUN_MEASURES: readonly RunMeasure[] = namesOf(RUN_ROWS);
/** Measures of each hidden layer, in the order of a packed frame. */
export const LAYER_MEASURES: readonly LayerMeasure[] = namesOf(LAYER_ROWS);
/** Measures of each layer of weights, in the order of a packed frame. */
export const WEIGHT_MEASURES: readonly WeightMeasure[] = namesOf(WEIGHT_ROWS);
/** All measures, in the order of a packed frame. */
export const MEASURES: readonly Measure[] = [...RUN_MEASURES, ...LAYER_MEASURES, ...WEIGHT_MEASURES];

/** Returns whether a name is that of a measure. */
export const isMeasure = (name: string): name is Measure => name in MEASURE_ROWS;

/** Returns the row of a measure. */
export const measureRow = (measure: Measure): MeasureRow => MEASURE_ROWS[measure];

/** Returns the name of a measure, its formula and its explanation. */
export const measureWords = (measure: Measure): MeasureWords => measureRow(measure).words;

/** Returns what a measure belongs to: the run, each hidden layer, or each layer of weights. */
export function placeOf(measure: Measure): 'run' | 'layer' | 'weights' {
  if (measure in RUN_ROWS) return 'run';
  return measure in LAYER_ROWS ? 'layer' : 'weights';
}

/** The names of the measures of the whole network that match a pattern. */
export type RunMeasureWith<Pattern> = Matching<typeof RUN_ROWS, Pattern>;
/** The names of the measures of the layers of weights that match a pattern. */
export type WeightMeasureWith<Pattern> = Matching<typeof WEIGHT_ROWS, Pattern>;
