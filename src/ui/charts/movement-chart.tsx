import { useCallback, useMemo } from 'react';
import { isMeasured } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import {
  chartOf,
  MOVEMENT_SECTIONS,
  readingWords,
  type MovementReading,
} from '../../config/measures/chart-readings.ts';
import { words } from '../../words/words.ts';
import type { SelectSection } from '../kit/select-field.tsx';
import { useShownExperiment, useView } from '../lab-context.ts';
import { ChartPanel } from './chart-panel.tsx';
import { movementCurves } from './curves.ts';
import { TitlePicker } from '../kit/title-picker.tsx';

const said = words.page.charts;

/** Shows the second chart: how far features and tangent kernel have moved from their start. */
export function MovementChart() {
  const experiment = useShownExperiment();
  const chosen = useView((view) => view.movementReading);
  const setReading = useView((view) => view.setMovementReading);
  const sections = useMemo(() => sectionsFor(experiment), [experiment]);
  const isOffered = sections.some(({ options }) => options.some(({ value }) => value === chosen));
  const reading = isOffered ? chosen : 'featureMove';
  const curvesOf = useCallback((run: Experiment) => movementCurves(run, reading), [reading]);
  return (
    <ChartPanel
      name="movement"
      kind={reading}
      {...readingWords(reading)}
      chart={chartOf(reading)}
      curvesOf={curvesOf}
      opening={experiment.net.depth === 0 ? said.noLayers : said.seldom}
      picker={<TitlePicker label={said.pickMovementReading} value={reading} options={sections} onChange={setReading} />}
    />
  );
}

const SECTIONS = Object.keys(MOVEMENT_SECTIONS) as (keyof typeof MOVEMENT_SECTIONS)[];

/** Returns the readings that the experiment has, by topic. */
const sectionsFor = (experiment: Experiment): SelectSection<MovementReading>[] =>
  SECTIONS.map((section) => ({
    label: said.movementSections[section],
    options: MOVEMENT_SECTIONS[section]
      .filter((reading) => isMeasured(experiment, reading))
      .map((value) => ({ value, text: readingWords(value).title })),
  })).filter(({ options }) => options.length > 0);
