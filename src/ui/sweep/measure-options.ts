import { isMeasured, isOneAtReadout } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import {
  LAYER_MEASURES,
  measureWords,
  placeOf,
  RUN_MEASURES,
  WEIGHT_MEASURES,
  type Measure,
  type WeightMeasure,
} from '../../config/measures/measures.ts';
import { RUN_ROWS } from '../../config/measures/run-measures.ts';
import type { LayerName, MeasureName } from '../../config/sweep/quantity.ts';
import { words } from '../../words/words.ts';
import type { SelectSection } from '../kit/select-field.tsx';

const said = words.sweepPage.reading.sections;

/** The measures of how wrong the network is, and below, all others of its output. */
const FIT = RUN_MEASURES.filter((measure) => 'set' in RUN_ROWS[measure]);
const OUTPUT = RUN_MEASURES.filter((measure) => !FIT.includes(measure));

/** Returns the measures in the frames of an experiment, by kind. */
export function measureOptions(experiment: Experiment): SelectSection<Measure>[] {
  const section = (label: string, measures: readonly Measure[]) => ({
    label,
    options: measures
      .filter((measure) => isMeasured(experiment, measure))
      .map((value) => ({ value, text: measureWords(value).title })),
  });
  return [
    section(said.fit, FIT),
    section(said.features, LAYER_MEASURES),
    section(said.weights, WEIGHT_MEASURES),
    section(said.output, OUTPUT),
  ];
}

/**
 * Returns the layers at which a measure with layers can be read, in networks of up to `depth` hidden ones. The readout
 * is left out where the measure is 1 by construction. A measure of the whole network has none.
 */
export function layerOptions(base: Experiment, measure: Measure, depth: number): LayerName[] {
  if (placeOf(measure) === 'run') return [];
  const numbers = (count: number) => Array.from({ length: count }, (_, l) => l + 1);
  if (placeOf(measure) === 'layer') return [...numbers(depth), 'last'];
  return isOneAtReadout(base, measure as WeightMeasure) ? numbers(depth) : [...numbers(depth + 1), 'last'];
}

/** Returns the measure of an option, of a layer if it has layers. */
export function measureOf(measure: Measure, layer: LayerName): MeasureName {
  const of = placeOf(measure);
  return (of === 'run' ? { of, measure } : { of, measure, layer }) as MeasureName;
}
