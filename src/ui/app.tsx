import { useEffect } from 'react';
import type { View } from '../config/link/page-link.ts';
import type { LatePart } from '../store/page/late-part.ts';
import { whenIdle } from '../worker/host/when-idle.ts';
import { words } from '../words/words.ts';
import styles from './app.module.css';
import { useShortcuts } from './bar/shortcuts.ts';
import { TopBar } from './bar/top-bar.tsx';
import { MainControls } from './controls/main-controls.tsx';
import { useLab, useView } from './lab-context.ts';
import { lateView } from './late/late-view.tsx';
import { LinkNotices } from './panels/link-notices.tsx';
import { NetworkPanel } from './panels/network-panel.tsx';
import { ScalingPanel } from './panels/scaling-panel.tsx';
import { SettingsLine } from './panels/settings-line.tsx';
import { TaskCard } from './panels/task-card.tsx';
import { AlignmentChart } from './charts/alignment-chart.tsx';
import { FitChart } from './charts/fit-chart.tsx';
import { MovementChart } from './charts/movement-chart.tsx';

const said = words.page.late.parts;
const SettingsPanel = lateView(() => import('./settings/settings-panel.tsx'), 'SettingsPanel', said.settings);
const PriorView = lateView(() => import('./prior/prior-view.tsx'), 'PriorView', said.prior);
const Inspector = lateView(() => import('./inspector/inspector.tsx'), 'Inspector', said.inspector);
const SweepView = lateView(() => import('./sweep/sweep-view.tsx'), 'SweepView', said.sweep);
const LessonsView = lateView(() => import('./lessons/lessons-view.tsx'), 'LessonsView', said.lesson);

const VIEWS = { training: TrainingView, lesson: LessonsView, sweep: SweepView, prior: PriorView };
/** The views that are loaded late. Their stages take over when they are there. */
const LATE_VIEWS = { lesson: LessonsView.part, sweep: SweepView.part, prior: PriorView.part };
const PRELOADED = [SettingsPanel.part, ...Object.values(LATE_VIEWS), Inspector.part];

/** Draws the page: one screen at 1440 x 900. */
export function App() {
  useShortcuts();
  useLateViews();
  const Shown = VIEWS[useView(({ view }) => view)];
  return (
    <>
      <a className={styles.skip} href="#charts" onClick={skipToCharts}>
        {words.page.skip}
      </a>
      <div className={styles.page}>
        <TopBar />
        <LinkNotices />
        <Shown />
      </div>
    </>
  );
}

/** The head start of the first run before views are loaded that nobody has asked for, in ms. */
const PRELOAD_AFTER = 2000;

/** Tells the store which late views are there, and loads all of them when the page is idle. */
function useLateViews() {
  const { view } = useLab();
  useEffect(() => {
    const tell = () => {
      const { loaded, setLoaded } = view.getState();
      for (const [name, part] of Object.entries(LATE_VIEWS) as [View, LatePart<unknown>][])
        if (part.state().module !== null && !loaded.includes(name)) setLoaded(name);
    };
    tell();
    const ends = Object.values(LATE_VIEWS).map((part) => part.subscribe(tell));
    const callOff = whenIdle(() => void preload(), PRELOAD_AFTER);
    return () => {
      callOff();
      for (const end of ends) end();
    };
  }, [view]);
}

/** Loads the late parts, one after another. */
async function preload() {
  for (const part of PRELOADED) await part.load();
}

/** Shows a network that learns: its settings, its picture, and its measures. */
function TrainingView() {
  const isSettingsOpen = useView((view) => view.settingsOpen);
  const inspected = useView((view) => view.inspected);
  const { setInspected, setSettingsOpen } = useLab().view.getState();
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
          <Inspector question={inspected} onClose={() => setInspected(null)} />
        </div>
      )}
      {isSettingsOpen && (
        <div className={styles.settings}>
          <SettingsPanel onClose={() => setSettingsOpen(false)} />
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
