import { useMemo } from 'react';
import { isMeasured } from '../../config/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { WEIGHT_READINGS, type WeightReading } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { useView } from '../lab-context.ts';
import { ChartPanel } from './chart-panel.tsx';
import { hasKinds, weightReadingCurves } from './curves.ts';
import { TitlePicker } from '../kit/title-picker.tsx';
import { useShownExperiment } from './use-shown-experiment.ts';

const said = words.page.charts;

const ALIGNMENT_OPTIONS = [
  { value: 'uncentered', text: said.alignment.uncentered },
  { value: 'centered', text: said.alignment.centered },
  { value: 'both', text: said.alignment.both },
] as const;

/** Cosines of positive matrices. */
const IN_UNIT_INTERVAL: ReadonlySet<WeightReading> = new Set(['nfa', 'nfaSqrt']);
const UNIT_INTERVAL = [0, 1] as const;

/** The third chart: how the weights have turned. */
export function AlignmentChart() {
  const experiment = useShownExperiment();
  const chosen = useView((view) => view.weightReading);
  const setReading = useView((view) => view.setWeightReading);
  const kind = useView((view) => view.alignment);
  const setAlignment = useView((view) => view.setAlignment);
  const options = useMemo(() => optionsFor(experiment), [experiment]);
  const reading = options.some(({ value }) => value === chosen) ? chosen : 'nfa';
  const curves = useMemo(() => weightReadingCurves(experiment, reading, kind), [experiment, reading, kind]);
  return (
    <ChartPanel
      name="alignment"
      {...said.weightReadings[reading]}
      curves={curves}
      yDomain={IN_UNIT_INTERVAL.has(reading) ? UNIT_INTERVAL : undefined}
      opening={said.seldom}
      picker={<TitlePicker label={said.pickWeightReading} value={reading} options={options} onChange={setReading} />}
      choice={
        hasKinds(reading) && (
          <Choice label={said.alignment.switchLabel} options={ALIGNMENT_OPTIONS} value={kind} onChange={setAlignment} />
        )
      }
    />
  );
}

/** What the experiment has: the cosines with other rules go with rules that have one. */
const optionsFor = (experiment: Experiment) =>
  WEIGHT_READINGS.filter(
    (reading) => (reading !== 'bpCosine' && reading !== 'gaussNewtonCosine') || isMeasured(experiment, reading),
  ).map((value) => ({ value, text: said.weightReadings[value].title }));
