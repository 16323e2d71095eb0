import { useMemo } from 'react';
import { isMeasured } from '../../config/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { LAYER_MEASURES } from '../../config/frame.ts';
import type { MovementReading, NetworkReading } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import type { SelectSection } from '../kit/select-field.tsx';
import { useView } from '../lab-context.ts';
import { ChartPanel } from './chart-panel.tsx';
import { movementCurves } from './curves.ts';
import { TitlePicker } from '../kit/title-picker.tsx';
import { useShownExperiment } from './use-shown-experiment.ts';

const said = words.page.charts;

/** Measures that run over decades. */
const OVER_DECADES: ReadonlySet<MovementReading> = new Set([
  'gramMinEig',
  'jointMinEig',
  'inferenceEnergy',
  'equilibriumGap',
]);
/** A share of units. */
const UNIT_INTERVAL = [0, 1] as const;

const KERNEL: readonly NetworkReading[] = ['outputRms', 'ntkMove', 'ntkChange', 'ntkTarget', 'twinGap'];
const INFERENCE: readonly NetworkReading[] = ['inferenceEnergy', 'equilibriumGap'];

/** The second chart: how far features and tangent kernel have come from where they started. */
export function MovementChart() {
  const experiment = useShownExperiment();
  const chosen = useView((view) => view.movementReading);
  const setReading = useView((view) => view.setMovementReading);
  const sections = useMemo(() => sectionsFor(experiment), [experiment]);
  const isOffered = sections.some(({ options }) => options.some(({ value }) => value === chosen));
  const reading = isOffered ? chosen : 'featureMove';
  const curves = useMemo(() => movementCurves(experiment, reading), [experiment, reading]);
  return (
    <ChartPanel
      name="movement"
      {...said.movementReadings[reading]}
      curves={curves}
      prefersLogY={OVER_DECADES.has(reading)}
      yDomain={reading === 'gateFlips' ? UNIT_INTERVAL : undefined}
      opening={said.seldom}
      picker={<TitlePicker label={said.pickMovementReading} value={reading} options={sections} onChange={setReading} />}
    />
  );
}

/** What the experiment has, by what it is about. */
function sectionsFor(experiment: Experiment): SelectSection<MovementReading>[] {
  const { features, kernel, inference } = said.movementSections;
  const section = (label: string, readings: readonly MovementReading[]) => ({
    label,
    options: readings.map((value) => ({ value, text: said.movementReadings[value].title })),
  });
  const measured = (readings: readonly NetworkReading[]) => readings.filter((one) => isMeasured(experiment, one));
  return [
    section(features, LAYER_MEASURES),
    section(kernel, measured(KERNEL)),
    section(inference, measured(INFERENCE)),
  ].filter(({ options }) => options.length > 0);
}
