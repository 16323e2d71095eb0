import { useMemo } from 'react';
import { LAYER_MEASURES } from '../../config/frame.ts';
import { taskShape } from '../../config/task-shape.ts';
import { WEIGHT_READINGS } from '../../store/view.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../controls/choice.tsx';
import { useExperiment, useRun, useView } from '../lab-context.ts';
import { ChartPanel } from './chart-panel.tsx';
import styles from './charts.module.css';
import { fitCurves, layerCurves, weightReadingCurves } from './curves.ts';
import { TitlePicker } from './title-picker.tsx';

const said = words.page.charts;

/** The experiment that the curves belong to: the one shown, and before the first frame the one to come. */
function useShownExperiment() {
  const shown = useRun((run) => run.shown?.experiment);
  return useExperiment((coming) => shown ?? coming);
}

/** What is measured: loss, movement of the features, alignment. */
export function Charts() {
  return (
    <section id="charts" className={styles.charts} aria-label={said.region}>
      <FitChart />
      <MovementChart />
      <AlignmentChart />
    </section>
  );
}

const FIT_OPTIONS = [
  { value: 'loss', text: said.loss.lossOption },
  { value: 'accuracy', text: said.loss.accuracyOption },
] as const;

function FitChart() {
  const experiment = useShownExperiment();
  const isClassification = taskShape(experiment.task).classes !== null;
  const chosen = useView((view) => view.fit);
  const setFit = useView((view) => view.setFit);
  const fit = isClassification ? chosen : 'loss';
  const curves = useMemo(() => fitCurves(experiment, fit), [experiment, fit]);
  return (
    <ChartPanel
      name="loss"
      title={fit === 'loss' ? said.loss.title : said.loss.accuracyTitle}
      about={fit === 'loss' ? said.loss.about : said.loss.accuracyAbout}
      unit={fit === 'loss' ? said.loss[experiment.train.loss] : said.loss.accuracyUnit}
      curves={curves}
      yDomain={fit === 'accuracy' ? UNIT_INTERVAL : undefined}
      choice={
        isClassification && <Choice label={said.loss.switchLabel} options={FIT_OPTIONS} value={fit} onChange={setFit} />
      }
    />
  );
}

const UNIT_INTERVAL = [0, 1] as const;

/** Measures that are shares or cosines of positive matrices. */
const IN_UNIT_INTERVAL: ReadonlySet<string> = new Set(['gateFlips', 'nfa']);

const LAYER_MEASURE_OPTIONS = LAYER_MEASURES.map((value) => ({ value, text: said.layerMeasures[value].title }));

function MovementChart() {
  const experiment = useShownExperiment();
  const measure = useView((view) => view.layerMeasure);
  const setMeasure = useView((view) => view.setLayerMeasure);
  const curves = useMemo(() => layerCurves(experiment, measure), [experiment, measure]);
  return (
    <ChartPanel
      name="movement"
      {...said.layerMeasures[measure]}
      curves={curves}
      yDomain={IN_UNIT_INTERVAL.has(measure) ? UNIT_INTERVAL : undefined}
      picker={
        <TitlePicker
          label={said.pickLayerMeasure}
          value={measure}
          options={LAYER_MEASURE_OPTIONS}
          onChange={setMeasure}
        />
      }
    />
  );
}

const WEIGHT_READING_OPTIONS = WEIGHT_READINGS.map((value) => ({ value, text: said.weightReadings[value].title }));

const ALIGNMENT_OPTIONS = [
  { value: 'uncentered', text: said.alignment.uncentered },
  { value: 'centered', text: said.alignment.centered },
  { value: 'both', text: said.alignment.both },
] as const;

function AlignmentChart() {
  const experiment = useShownExperiment();
  const reading = useView((view) => view.weightReading);
  const setReading = useView((view) => view.setWeightReading);
  const kind = useView((view) => view.alignment);
  const setAlignment = useView((view) => view.setAlignment);
  const curves = useMemo(() => weightReadingCurves(experiment, reading, kind), [experiment, reading, kind]);
  const hasKinds = reading === 'nfa' || reading === 'nfaPearson';
  return (
    <ChartPanel
      name="alignment"
      {...said.weightReadings[reading]}
      curves={curves}
      yDomain={IN_UNIT_INTERVAL.has(reading) ? UNIT_INTERVAL : undefined}
      opening={said.alignment.opening}
      picker={
        <TitlePicker
          label={said.pickWeightReading}
          value={reading}
          options={WEIGHT_READING_OPTIONS}
          onChange={setReading}
        />
      }
      choice={
        hasKinds && (
          <Choice label={said.alignment.switchLabel} options={ALIGNMENT_OPTIONS} value={kind} onChange={setAlignment} />
        )
      }
    />
  );
}
