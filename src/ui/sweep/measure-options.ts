import { isMeasured } from '../../config/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES, type RunMeasure } from '../../config/frame.ts';
import type { LayerName, MeasureName } from '../../config/sweep/quantity.ts';
import { taskShape } from '../../tasks/task-shape.ts';
import { words } from '../../words/words.ts';
import type { SelectSection } from '../kit/select-field.tsx';

const said = words.sweep.page.reading;
const { movementReadings, weightReadings } = words.page.charts;

/** How wrong the network is, as opposed to what else is measured of its output. */
const FIT: ReadonlySet<RunMeasure> = new Set([
  'loss',
  'testLoss',
  'accuracy',
  'testAccuracy',
  'twinLoss',
  'twinTestLoss',
  'infiniteLoss',
  'infiniteTestLoss',
] as const);

/** A measure without its layer, as the value of an option. */
export type MeasureOption = MeasureName['measure'];

/** The name of a measure. */
export function measureTitle(measure: MeasureOption): string {
  const readings = { ...movementReadings, ...weightReadings } as Readonly<
    Record<string, { title: string } | undefined>
  >;
  return (said.names as Readonly<Record<string, string>>)[measure] ?? readings[measure]?.title ?? measure;
}

const option = (value: MeasureOption) => ({ value, text: measureTitle(value) });

/** What the frames of an experiment hold, by its kind. */
export function measureOptions(experiment: Experiment): SelectSection<MeasureOption>[] {
  const isClassified = taskShape(experiment.task).classes !== null;
  const isThere = (measure: RunMeasure) =>
    isMeasured(experiment, measure) && (isClassified || (measure !== 'accuracy' && measure !== 'testAccuracy'));
  const ofRun = RUN_MEASURES.filter(isThere);
  return [
    { label: said.sections.fit, options: ofRun.filter((measure) => FIT.has(measure)).map(option) },
    { label: said.sections.features, options: LAYER_MEASURES.map(option) },
    {
      label: said.sections.weights,
      options: WEIGHT_MEASURES.filter((measure) => isMeasured(experiment, measure)).map(option),
    },
    { label: said.sections.output, options: ofRun.filter((measure) => !FIT.has(measure)).map(option) },
  ];
}

/** The measure of an option, of a layer that it can have. */
export function measureOf(measure: MeasureOption, layer: LayerName): MeasureName {
  const [ofLayer, ofWeights] = [LAYER_MEASURES, WEIGHT_MEASURES].map((names: readonly string[]) =>
    names.includes(measure),
  );
  if (ofLayer) return { of: 'layer', measure, layer } as MeasureName;
  if (ofWeights) return { of: 'weights', measure, layer } as MeasureName;
  return { of: 'run', measure } as MeasureName;
}
