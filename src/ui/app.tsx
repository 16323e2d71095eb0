import { lazy, Suspense } from 'react';
import { words } from '../words/words.ts';
import styles from './app.module.css';
import { useShortcuts } from './bar/shortcuts.ts';
import { TopBar } from './bar/top-bar.tsx';
import { MainControls } from './controls/main-controls.tsx';
import { useView } from './lab-context.ts';
import { LinkNotices } from './panels/link-notices.tsx';
import { NetworkPanel } from './panels/network-panel.tsx';
import { ScalingPanel } from './panels/scaling-panel.tsx';
import { SettingsLine } from './panels/settings-line.tsx';
import { TaskCard } from './panels/task-card.tsx';
import { AlignmentChart } from './charts/alignment-chart.tsx';
import { FitChart } from './charts/fit-chart.tsx';
import { MovementChart } from './charts/movement-chart.tsx';

const SettingsPanel = lazy(() =>
  import('./settings/settings-panel.tsx').then((module) => ({ default: module.SettingsPanel })),
);

const PriorView = lazy(() => import('./prior/prior-view.tsx').then((module) => ({ default: module.PriorView })));

const Inspector = lazy(() => import('./inspector/inspector.tsx').then((module) => ({ default: module.Inspector })));

const SweepView = lazy(() => import('./sweep/sweep-view.tsx').then((module) => ({ default: module.SweepView })));

const LessonsView = lazy(() =>
  import('./lessons/lessons-view.tsx').then((module) => ({ default: module.LessonsView })),
);

const VIEWS = { training: TrainingView, lesson: LessonsView, sweep: SweepView, prior: PriorView };

/** Draws the page: one screen at 1440 x 900. */
export function App() {
  useShortcuts();
  const Shown = VIEWS[useView(({ view }) => view)];
  return (
    <>
      <a className={styles.skip} href="#charts" onClick={skipToCharts}>
        {words.page.skip}
      </a>
      <div className={styles.page}>
        <TopBar />
        <LinkNotices />
        <Suspense>
          <Shown />
        </Suspense>
      </div>
    </>
  );
}

/** Shows a network that learns: its settings, its picture, and its measures. */
function TrainingView() {
  const isSettingsOpen = useView((view) => view.settingsOpen);
  const inspected = useView((view) => view.inspected);
  return (
    <main className={styles.main} data-settings={isSettingsOpen || undefined}>
      <div className={styles.deck}>
        <MainControls />
        <SettingsLine />
      </div>
      <div className={styles.body} data-covered={inspected !== null || undefined}>
        <div className={styles.middle}>
          <TaskCard />
          <NetworkPanel />
          <ScalingPanel />
        </div>
        <Charts />
      </div>
      {inspected && (
        <div className={styles.inspector}>
          <Suspense>
            <Inspector question={inspected} />
          </Suspense>
        </div>
      )}
      {isSettingsOpen && (
        <div className={styles.settings}>
          <Suspense>
            <SettingsPanel />
          </Suspense>
        </div>
      )}
    </main>
  );
}

/** Moves the focus to the charts. The address stays: its fragment belongs to the experiment. */
function skipToCharts(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.querySelector<HTMLElement>('#charts [tabindex], #charts button')?.focus();
}

/** Shows the measures: loss, movement of the features, alignment. */
function Charts() {
  return (
    <section id="charts" className={styles.charts} aria-label={words.page.charts.region}>
      <FitChart />
      <MovementChart />
      <AlignmentChart />
    </section>
  );
}
