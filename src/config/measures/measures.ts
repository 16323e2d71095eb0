import { inLanguage } from '../../words/language.ts';
import { LAYER_ROWS } from './layer-measures.ts';
import { namesOf, type Matching, type MeasureRow, type MeasureWords } from './measure-row.ts';
import { RUN_ROWS } from './run-measures.ts';
import { WEIGHT_ROWS } from './weight-measures.ts';

/** The rows of all measures. A name stands once among them. */
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
/** All of them. */
export const MEASURES: readonly Measure[] = [...RUN_MEASURES, ...LAYER_MEASURES, ...WEIGHT_MEASURES];

/** Whether this is the name of a measure. */
export const isMeasure = (name: string): name is Measure => name in MEASURE_ROWS;

/** Returns the row of a measure. */
export const measureRow = (measure: Measure): MeasureRow => MEASURE_ROWS[measure];

/** Returns what a measure is called, its formula and its explanation. */
export const measureWords = (measure: Measure): MeasureWords => inLanguage(measureRow(measure).words);

/** Where a measure lives: in the run, in each hidden layer, or in each layer of weights. */
export function placeOf(measure: Measure): 'run' | 'layer' | 'weights' {
  if (measure in RUN_ROWS) return 'run';
  return measure in LAYER_ROWS ? 'layer' : 'weights';
}

/** The measures of the whole network with these properties. */
export type RunMeasureWith<Pattern> = Matching<typeof RUN_ROWS, Pattern>;
/** The measures of the layers of weights with these properties. */
export type WeightMeasureWith<Pattern> = Matching<typeof WEIGHT_ROWS, Pattern>;
