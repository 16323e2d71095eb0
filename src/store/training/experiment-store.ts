import { createStore } from 'zustand';
import { describeProblem, parseExperiment, type Experiment } from '../../config/experiment.ts';
import { changeDraft } from '../../settings/draft.ts';
import { getAtPath, type SettingPath } from '../../config/setting-path.ts';
import { followChange } from './follow-change.ts';

/** A value that the schema didn't take, and why. */
export interface Refusal {
  /** What was asked for. */
  value: unknown;
  /** One sentence: what is wrong and what is allowed. */
  sentence: string;
}

/** What was refused, by the key of the control that asked for it. */
export type Refusals = Readonly<Partial<Record<SettingPath, Refusal>>>;

/** The experiment, and what was refused on the way to it. */
export interface ExperimentState {
  /** Always valid: the last experiment that the schema took. */
  experiment: Experiment;
  refusals: Refusals;
  /** Changes one setting; `undefined` gives it back its neutral value. What the schema refuses changes nothing else. */
  change: (path: SettingPath, value: unknown) => void;
  /** Forgets what was refused at one control. */
  forgive: (path: SettingPath) => void;
  /** Takes a whole experiment, say from a link. */
  replace: (experiment: Experiment) => void;
}

/** The store of the experiment. */
export type ExperimentStore = ReturnType<typeof createExperimentStore>;

/** The one place where the experiment of the page is held; everything that is drawn or run follows from it. */
export const createExperimentStore = (initial: Experiment) =>
  createStore<ExperimentState>()((set) => ({
    experiment: initial,
    refusals: {},
    change: (path, value) => set((state) => changed(state, path, value)),
    forgive: (path) => set((state) => (state.refusals[path] ? { refusals: without(state.refusals, path) } : state)),
    replace: (experiment) => set({ experiment, refusals: {} }),
  }));

function changed({ experiment, refusals }: ExperimentState, path: SettingPath, value: unknown) {
  if (isSame(getAtPath(experiment, path), value)) return { refusals: without(refusals, path) };
  const candidate = changeDraft(experiment, path, value) as unknown as Experiment;
  const parsed = parseExperiment(followChange(candidate, experiment, path));
  if (parsed.ok) return { experiment: parsed.experiment, refusals: {} };
  const sentence = parsed.problems.map(describeProblem).join(' ');
  return { refusals: { ...refusals, [path]: { value, sentence } } };
}

const without = (refusals: Refusals, path: SettingPath): Refusals => ({ ...refusals, [path]: undefined });

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
