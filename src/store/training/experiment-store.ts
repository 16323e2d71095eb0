import { createStore } from 'zustand';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { getAtPath, type SettingPath } from '../../config/setting-path.ts';
import { changeDraft } from '../../settings/draft.ts';
import { afterChange, forgive, type Refusals } from '../page/refusals.ts';
import { followChange } from './follow-change.ts';

/** The experiment, and its refused values. */
export interface ExperimentState {
  /** The last experiment that the schema accepted, so always valid. */
  experiment: Experiment;
  refusals: Refusals<SettingPath>;
  /** Changes one setting; `undefined` restores its neutral value. A refused value changes only the refusals. */
  change: (path: SettingPath, value: unknown) => void;
  /** Forgets the refusal at one control. */
  forgive: (path: SettingPath) => void;
  /** Replaces the whole experiment, for example by that of a link. */
  replace: (experiment: Experiment) => void;
}

/** The store of the experiment. */
export type ExperimentStore = ReturnType<typeof createExperimentStore>;

/** Creates the one store that holds the page's experiment; everything that is drawn or run follows from it. */
export const createExperimentStore = (initial: Experiment) =>
  createStore<ExperimentState>()((set) => ({
    experiment: initial,
    refusals: {},
    change: (path, value) => set((state) => changed(state, path, value)),
    forgive: (path) => set((state) => (state.refusals[path] ? forgive(state, path) : state)),
    replace: (experiment) => set({ experiment, refusals: {} }),
  }));

function changed(state: ExperimentState, path: SettingPath, value: unknown): Partial<ExperimentState> {
  const { experiment } = state;
  if (isSame(getAtPath(experiment, path), value)) return forgive(state, path);
  const candidate = changeDraft(experiment, path, value) as unknown as Experiment;
  const parsed = parseExperiment(followChange(candidate, experiment, path));
  return afterChange(state, { key: path, value }, parsed, (taken) => ({ experiment: taken.experiment }));
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
