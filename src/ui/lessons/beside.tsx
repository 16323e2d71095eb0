import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { taskTitle, type MadeTaskName } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { AlignmentChart } from '../charts/alignment-chart.tsx';
import { FitChart } from '../charts/fit-chart.tsx';
import { MovementChart } from '../charts/movement-chart.tsx';
import { Choice } from '../kit/choice.tsx';
import { MainControls } from '../controls/main-controls.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useExperiment, useView } from '../lab-context.ts';
import { FailureBanner } from '../panels/failure-banner.tsx';
import { useSummary } from '../panels/settings-line.tsx';
import { PriorFailure } from '../prior/prior-fields.tsx';
import { PriorHistogram } from '../prior/prior-histogram.tsx';
import { RatioSlider, WidthSlider } from '../prior/prior-sliders.tsx';
import styles from './beside.module.css';
import { isLow, useIsPhone } from '../use-is-phone.ts';
import { useLessons } from './use-lessons.ts';

const said = words.lessons.beside;

const CHARTS = [
  { value: 'movement', text: said.charts.movement },
  { value: 'alignment', text: said.charts.alignment },
] as const;

/**
 * Shows the lab beside the text of a lesson. On a narrow screen it is a sheet below the text: at first one chart, so that
 * the run is in sight, then all of the lab or none. A low window has no room for a chart beside the text.
 */
export function Beside({ lesson }: { lesson: string }) {
  const [sheet, setSheet] = useState<'chart' | 'lab' | 'none'>(() => (isLow() ? 'none' : 'chart'));
  const isOpen = sheet === 'lab';
  const [chosen, choose] = useState<'movement' | 'alignment'>();
  const first = useLessons(({ open }) => open[lesson]?.lesson.chart);
  const chart = chosen ?? first ?? 'movement';
  // The one chart of a narrow screen is that of the loss where the sharpness below it, or the accuracy, is what the text is about.
  const isOfSharpness = useExperiment(({ measure }) => measure.sharpness);
  const isOfAccuracy = useView(({ fit }) => fit === 'accuracy');
  const isLossAlone = useIsPhone() && sheet === 'chart' && (isOfSharpness || isOfAccuracy);
  const beside = useView((view) => view.beside);
  const setView = useView((view) => view.setView);
  return (
    <aside className={styles.beside} aria-label={said.title} data-sheet={sheet}>
      <Button className={styles.handle} aria-expanded={isOpen} onPress={() => setSheet(isOpen ? 'none' : 'lab')}>
        {isOpen ? said.close : said.open}
      </Button>
      <div className={styles.lab}>
        <div className={styles.deck}>
          {beside === 'training' ? (
            <>
              <Experiment />
              <div className={styles.controls}>
                <MainControls />
              </div>
            </>
          ) : (
            <PriorControls />
          )}
          <div className={styles.foot}>
            {beside === 'training' && <Choice label={said.chart} options={CHARTS} value={chart} onChange={choose} />}
            <TextButton onPress={() => setView(beside)}>{said.full}</TextButton>
            {beside === 'training' ? <FailureBanner /> : <PriorFailure />}
          </div>
        </div>
        <div id="charts" className={styles.charts}>
          {beside === 'training' ? (
            <>
              <FitChart />
              {!isLossAlone && (chart === 'movement' ? <MovementChart /> : <AlignmentChart />)}
            </>
          ) : (
            <PriorHistogram />
          )}
        </div>
      </div>
    </aside>
  );
}

/** Names what the sliders don't: the task, and how it is learned. */
function Experiment() {
  const task = useExperiment((experiment) => taskTitle(experiment.task.name as MadeTaskName));
  const summary = useSummary();
  return (
    <p className={styles.experiment} data-testid="beside-experiment">
      <strong>{task}</strong> {summary}
    </p>
  );
}

function PriorControls() {
  return (
    <section className={styles.prior} aria-label={words.prior.controls}>
      <RatioSlider />
      <WidthSlider />
    </section>
  );
}
