import { OPENING } from '../../../config/opening.ts';
import type { SweepResult } from '../../../config/sweep/result.ts';
import type { Lab } from '../../lab.ts';
import { createPresentStore } from '../../page/present.ts';
import { createViewStore } from '../../page/view.ts';
import { memoryArchive } from '../../runs/run-archive.ts';
import { openRunList } from '../../runs/run-list.ts';
import { createExperimentStore } from '../../training/experiment-store.ts';
import { createNetworkStore } from '../../training/opened-network.ts';
import { createRunStore, showingKept } from '../../training/run-state.ts';

/** The parts of a lab that files change, without any worker. */
export function createFakeLab() {
  const run = createRunStore();
  const opened: { sweeps: SweepResult[]; links: string[] } = { sweeps: [], links: [] };
  const experiment = createExperimentStore(OPENING.experiment);
  const lab = {
    run,
    experiment,
    runs: openRunList({
      openArchive: () => Promise.resolve({ archive: memoryArchive(), why: null }),
      idle: () => Promise.resolve(),
    }),
    view: createViewStore('light', { view: 'training', ...OPENING, shown: null, notices: [] }),
    present: createPresentStore(false),
    sweep: () => ({ open: (result: SweepResult) => void opened.sweeps.push(result) }),
    network: createNetworkStore(),
    link: () => 'https://lab.example/#present',
    begin: (link: string) => void opened.links.push(link),
    showRuns: (recordings: Parameters<Lab['showRuns']>[0]) =>
      run.setState((state) => showingKept(state, recordings), true),
  } as unknown as Lab;
  /** Returns all that a file may change, to be compared. */
  const state = () => ({
    experiment: experiment.getState().experiment,
    right: experiment.getState().right,
    shown: run.getState().shown,
    entries: lab.runs.store.getState().entries,
    view: lab.view.getState().view,
    sweeps: [...opened.sweeps],
    links: [...opened.links],
  });
  return { lab, opened, state };
}
