import { useCallback, useMemo } from 'react';
import { isMeasured, isOneAtReadout } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import {
  chartOf,
  isPair,
  ofPair,
  readingWords,
  WEIGHT_READINGS,
  type WeightReading,
} from '../../config/measures/chart-readings.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { useShownExperiment, useView } from '../lab-context.ts';
import { ChartPanel } from './chart-panel.tsx';
import { weightReadingCurves } from './curves.ts';
import { TitlePicker } from '../kit/title-picker.tsx';

const said = words.page.charts;

const ALIGNMENT_OPTIONS = [
  { value: 'uncentered', text: said.alignment.uncentered },
  { value: 'centered', text: said.alignment.centered },
  { value: 'both', text: said.alignment.both },
] as const;

/** Shows the third chart: how the weights have turned. */
export function AlignmentChart() {
  const experiment = useShownExperiment();
  const chosen = useView((view) => view.weightReading);
  const setReading = useView((view) => view.setWeightReading);
  const kind = useView((view) => view.alignment);
  const setAlignment = useView((view) => view.setAlignment);
  const options = useMemo(() => optionsFor(experiment), [experiment]);
  const reading = options.some(({ value }) => value === chosen) ? chosen : 'nfa';
  const curvesOf = useCallback((run: Experiment) => weightReadingCurves(run, reading, kind), [reading, kind]);
  const { title, formula, explanation } = readingWords(reading);
  const isWithoutReadout = isOneAtReadout(experiment, measureOf(reading));
  return (
    <ChartPanel
      name="alignment"
      kind={reading}
      {...{ title, formula }}
      explanation={isWithoutReadout ? `${explanation} ${said.alignment.withoutReadout}` : explanation}
      chart={chartOf(reading)}
      curvesOf={curvesOf}
      opening={experiment.net.depth === 0 ? said.noLayers : said.seldom}
      picker={<TitlePicker label={said.pickWeightReading} value={reading} options={options} onChange={setReading} />}
      choice={
        isPair(reading) && (
          <Choice label={said.alignment.switchLabel} options={ALIGNMENT_OPTIONS} value={kind} onChange={setAlignment} />
        )
      }
    />
  );
}

/** Returns the measure of a reading, of a pair the uncentred one. */
const measureOf = (reading: WeightReading) => (isPair(reading) ? ofPair(reading, 'uncentered') : reading);

/** Returns the readings that the experiment has. */
const optionsFor = (experiment: Experiment) =>
  WEIGHT_READINGS.filter((reading) => isMeasured(experiment, measureOf(reading))).map((value) => ({
    value,
    text: readingWords(value).title,
  }));
