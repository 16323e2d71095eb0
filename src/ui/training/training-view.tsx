import { useStore } from 'zustand';
import { PANELS } from '../../config/link/page-flags.ts';
import { CHARTS } from '../../config/link/view-fields.ts';
import { words } from '../../words/words.ts';
import { AlignmentChart } from '../charts/alignment-chart.tsx';
import { FitChart } from '../charts/fit-chart.tsx';
import { MovementChart } from '../charts/movement-chart.tsx';
import { MainControls } from '../controls/main-controls.tsx';
import { SideContext, useFlags, useIsComparing, useLab, useShown, useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import { NetworkPanel } from '../panels/network-panel.tsx';
import { SettingsLine } from '../panels/settings-line.tsx';
import { Part } from '../part.tsx';
import { TaskCard } from '../panels/task-card.tsx';
import { TimeBar } from '../time/time-bar.tsx';
import { ColumnNetworks, Columns, Learned } from './columns.tsx';
import { ControlsSheet, useHasControls } from './controls-sheet.tsx';
import { useIsPhone } from '../use-is-phone.ts';
import styles from './training-view.module.css';

const said = words.page.late.parts;
const SettingsPanel = lateView(() => import('../settings/settings-panel.tsx'), 'SettingsPanel', said.settings);
const RunsPanel = lateView(() => import('../runs/runs-panel.tsx'), 'RunsPanel', said.runs);
const Inspector = lateView(() => import('../inspector/inspector.tsx'), 'Inspector', said.inspector);

/** The parts of the view that are loaded late. */
export const TRAINING_PARTS = [SettingsPanel.part, RunsPanel.part, Inspector.part];

/** Shows a network that learns, or two of them: the settings, the pictures, and the measures. */
export function TrainingView() {
  const isSettingsOpen = useView((view) => view.settingsOpen);
  const areRunsOpen = useView((view) => view.runsOpen);
  const inspected = useView((view) => view.inspected);
  const inspectedSide = useView((view) => view.inspectedSide);
  const isComparing = useIsComparing();
  const isPhone = useIsPhone();
  const hasControls = useHasControls();
  const hasNews = useHasNews();
  const hasPanels = useHasPanels();
  const isSheetOpen = useView((view) => view.sheetOpen);
  const { setInspected, setRunsOpen, setSettingsOpen } = useLab().view.getState();
  return (
    <main
      className={styles.main}
      data-aside={isSettingsOpen ? 'settings' : areRunsOpen ? 'runs' : undefined}
      data-comparing={isComparing || undefined}
      data-sheet={isSheetOpen || undefined}
    >
      {isPhone
        ? isSheetOpen && hasControls && <ControlsSheet />
        : (hasControls || hasNews) && (
            <div className={styles.deck}>
              <Part name="controls">
                <MainControls />
              </Part>
              <SettingsLine />
            </div>
          )}
      <div className={styles.body} data-covered={inspected !== null || undefined}>
        {!hasPanels && <p className={styles.nothing}>{words.flags.nothing}</p>}
        {isComparing ? <Columns /> : isPhone ? <Learned /> : <TaskAndNetwork />}
        <Part name="time">
          <div className={styles.time}>
            <TimeBar />
          </div>
        </Part>
        <Charts />
        {isPhone && (isComparing ? <ColumnNetworks /> : <TaskAndNetwork />)}
      </div>
      {inspected && (
        <div className={styles.inspector}>
          <div className={styles.inspecting}>
            <SideContext value={inspectedSide}>
              <Inspector question={inspected} onClose={() => setInspected(null)} />
            </SideContext>
            <Part name="time">
              <TimeBar />
            </Part>
          </div>
        </div>
      )}
      {isSettingsOpen && (
        <div className={styles.aside}>
          <SettingsPanel onClose={() => setSettingsOpen(false)} />
        </div>
      )}
      {areRunsOpen && (
        <div className={styles.aside}>
          <RunsPanel onClose={() => setRunsOpen(false)} />
        </div>
      )}
    </main>
  );
}

/** Returns whether the line of settings tells something new: a failure, or a network of a file. */
function useHasNews(): boolean {
  const isFailed = useShown((run) => run.failure !== null) ?? false;
  const hasNetwork = useStore(useLab().network, ({ opened }) => opened !== null);
  return isFailed || hasNetwork;
}

/** Returns whether the address leaves anything to look at; the verdicts on two networks are. */
function useHasPanels(): boolean {
  const { hide } = useFlags();
  if (useIsComparing() && !hide.includes('verdict')) return true;
  return PANELS.some((panel) => panel !== 'controls' && panel !== 'time' && !hide.includes(panel));
}

function TaskAndNetwork() {
  return (
    <div className={styles.middle}>
      <TaskCard />
      <NetworkPanel />
    </div>
  );
}

/** Shows the measures: loss, movement of the features, alignment; on a phone the movement comes first. */
function Charts() {
  const isPhone = useIsPhone();
  const { hide } = useFlags();
  if (CHARTS.every((chart) => hide.includes(chart))) return null;
  const movement = (
    <Part name="movement">
      <MovementChart />
    </Part>
  );
  return (
    <section id="charts" className={styles.charts} aria-label={words.page.charts.region}>
      {isPhone && movement}
      <Part name="loss">
        <FitChart />
      </Part>
      {!isPhone && movement}
      <Part name="alignment">
        <AlignmentChart />
      </Part>
    </section>
  );
}
