import { useMemo } from 'react';
import { taskShape } from '../../config/task-shape.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../controls/choice.tsx';
import { useExperiment, useRun, useView } from '../lab-context.ts';
import { ChartPanel } from './chart-panel.tsx';
import styles from './charts.module.css';
import { alignmentCurves, fitCurves, movementCurves } from './curves.ts';

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

function MovementChart() {
  const experiment = useShownExperiment();
  const curves = useMemo(() => movementCurves(experiment), [experiment]);
  const { title, about, unit } = said.movement;
  return <ChartPanel name="movement" title={title} about={about} unit={unit} curves={curves} />;
}

const ALIGNMENT_OPTIONS = [
  { value: 'uncentered', text: said.alignment.uncentered },
  { value: 'centered', text: said.alignment.centered },
  { value: 'both', text: said.alignment.both },
] as const;

function AlignmentChart() {
  const experiment = useShownExperiment();
  const kind = useView((view) => view.alignment);
  const setAlignment = useView((view) => view.setAlignment);
  const curves = useMemo(() => alignmentCurves(experiment, kind), [experiment, kind]);
  const { title, about, unit, switchLabel, opening } = said.alignment;
  return (
    <ChartPanel
      name="alignment"
      title={title}
      about={about}
      unit={unit}
      curves={curves}
      yDomain={UNIT_INTERVAL}
      opening={opening}
      choice={<Choice label={switchLabel} options={ALIGNMENT_OPTIONS} value={kind} onChange={setAlignment} />}
    />
  );
}
