import { createStore } from 'zustand';
import { differencesOf, LAZY_AND_RICH, type Comparison, type Difference } from '../../config/comparison.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { setAtPath, type SettingPath } from '../../config/setting-path.ts';
import { hasRichness } from '../../config/settings/local-rules.ts';
import { TRAIN } from '../../config/settings/train-settings.ts';
import { nameOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { forgive, type Refusals } from '../page/refusals.ts';
import { comparing, settingChanged, singleAgain, type Change, type Outcome, type Sides } from './change-sides.ts';

const RICHNESS = 'scaling.gamma0';

/** One of the two networks that are compared. */
export type SideName = 'left' | 'right';

/** The control at which a value was refused: that of a setting, or of the right side's own value. */
export type ControlKey = SettingPath | `right.${SettingPath}`;

/** The settings under which a task is learned, as it brought them. */
interface Brought {
  /** The settings that changed with the task, at least one. */
  paths: readonly SettingPath[];
  /** The sides with that task and the settings from before. */
  mine: Sides;
}

/** The experiment, the one that it is compared with, and refused values. */
export interface ExperimentState {
  /** The last experiment that the schema accepted, so always valid; the left side of a comparison. */
  experiment: Experiment;
  /** The right side of a comparison, always valid; `null`: one network trains alone. */
  right: Experiment | null;
  /** The settings that each side has for itself, perhaps with the same value for a while; empty without comparison. */
  differing: readonly SettingPath[];
  /** The experiment from before the comparison; `null` if a link opened one of other settings than the richness. */
  before: Experiment | null;
  refusals: Refusals<ControlKey>;
  /** The settings that came with the task that was just chosen; `null` after another change. */
  brought: Brought | null;
  /** Counts the experiments that have come as a whole, as by a link, and not by changes of the one before. */
  arrivals: number;
  /**
   * Changes one setting; `undefined` restores its neutral value. A refused value changes only the refusals.
   *
   * @param side the side that alone takes the value; absent: both sides, or the left one if each has its own value
   */
  change: (path: SettingPath, value: unknown, side?: SideName) => void;
  /** Splits the experiment in two that differ in these settings. Replaces another comparison. */
  compare: (differences: readonly Difference[]) => void;
  /** Compares the experiment with another one, unless both are the same. */
  compareWith: (experiment: Experiment) => void;
  /** Goes back to one experiment: that from before the comparison, with the changes that acted on both sides. */
  endComparison: () => void;
  /** Ends the offer to go back from the settings that the task brought; `mine` takes it. */
  settle: (choice: 'mine' | 'brought') => void;
  /** Forgets the refusal at one control. */
  forgive: (key: ControlKey) => void;
  /**
   * Replaces the whole experiment, for example by that of a link. Returns whether the page's locks allow it.
   *
   * @param isOther whether it counts as another experiment, and not as a change of the present one
   */
  replace: (experiment: Experiment, comparison?: Comparison | null, isOther?: boolean) => boolean;
  /** Returns why the page's locks don't allow to replace the whole experiment so, in sentences; `null`: they do. */
  whyHeld: (experiment: Experiment, comparison: Comparison | null) => string | null;
}

/** What may be changed on a page: all, unless a teacher's link holds something fixed. */
export interface ExperimentGuard {
  /** Returns why these networks are refused, in a sentence; `null`: they are not. */
  reason: (next: Pick<ExperimentState, 'experiment' | 'right' | 'differing'>) => string | null;
  /** Tells a person of a refusal that no control can show. */
  tell: (sentence: string) => void;
}

const UNGUARDED: ExperimentGuard = { reason: () => null, tell: () => undefined };

/** The store of the experiment. */
export type ExperimentStore = ReturnType<typeof createExperimentStore>;

/** Creates the one store that holds the page's experiment; everything that is drawn or run follows from it. */
export const createExperimentStore = (
  initial: Experiment,
  comparison: Comparison | null = null,
  guard: ExperimentGuard = UNGUARDED,
) =>
  createStore<ExperimentState>()((set, getState) => {
    /** Takes a change as a whole, or tells why not; returns whether it was taken. */
    const admit = (next: Partial<ExperimentState>) => {
      const sentence = guard.reason({ ...getState(), ...next });
      if (sentence === null) set(next);
      else guard.tell(sentence);
      return sentence === null;
    };
    const take = (key: ControlKey, value: unknown, outcome: (state: ExperimentState) => Outcome) =>
      set((state) => {
        const found = outcome(state);
        if (found === 'same') return state.refusals[key] ? forgive(state, key) : state;
        const sentence = 'sentence' in found ? found.sentence : guard.reason(found);
        if ('sentence' in found || sentence !== null)
          return { refusals: { ...state.refusals, [key]: { value, sentence } } };
        return { ...found, refusals: {}, brought: null };
      });
    return {
      ...opened(initial, comparison),
      arrivals: 0,
      change: (path, value, side) => {
        const request: Change = { path, value, side };
        const earlier = getState();
        const changed = (state: ExperimentState): Outcome => {
          const found = settingChanged(state, request);
          // A task comes without the settings under which it is learned where a lock holds them.
          const isHeld =
            path === 'task.name' && typeof found === 'object' && 'experiment' in found && guard.reason(found);
          return isHeld ? settingChanged(state, { ...request, keepsMine: true }) : found;
        };
        take(side === 'right' ? `right.${path}` : path, value, changed);
        if (path === 'task.name') set((state) => ({ brought: broughtBy(earlier, state, request) }));
      },
      compare: (differences) => {
        if (differences.length === 0) return;
        const [{ path, left }] = differences;
        take(path, left, (state) => comparing(state, differences));
      },
      compareWith: (experiment) => {
        const single = singleAgain(getState());
        const differing = differencesOf(single.experiment, experiment);
        if (differing.length === 0) return;
        admit({ ...single, right: experiment, differing, before: single.experiment, refusals: {}, brought: null });
      },
      endComparison: () => {
        const state = getState();
        if (state.right) admit({ ...singleAgain(state), refusals: {}, brought: null });
      },
      settle: (choice) => {
        const { brought } = getState();
        admit({ ...(choice === 'mine' && brought?.mine), refusals: {}, brought: null });
      },
      forgive: (key) => set((state) => (state.refusals[key] ? forgive(state, key) : state)),
      replace: (experiment, other = null, isOther = true) => {
        const next = opened(experiment, other);
        const arrivals = getState().arrivals + Number(isOther);
        return admit({ ...next, arrivals, before: other && (beforeOf(getState(), experiment, other) ?? next.before) });
      },
      whyHeld: (experiment, other) => guard.reason(opened(experiment, other)),
    };
  });

const opened = (experiment: Experiment, comparison: Comparison | null) => ({
  experiment,
  right: comparison?.right ?? null,
  differing: comparison?.differing ?? [],
  before: comparison && withoutRichness(experiment, comparison),
  refusals: {},
  brought: null,
});

/** Returns the experiment from which the button makes this comparison: at the neutral richness, if only that differs. */
const withoutRichness = (left: Experiment, { right, differing }: Comparison): Experiment | null =>
  isLazyRich({ right, differing }) ? setAtPath(left, RICHNESS, defaultExperiment.scaling.gamma0) : null;

/** Returns the settings that a chosen task brought; `null` if there are none. */
function broughtBy(earlier: ExperimentState, { experiment, right }: ExperimentState, request: Change): Brought | null {
  if (experiment === earlier.experiment && right === earlier.right) return null;
  const mine = settingChanged(earlier, { ...request, keepsMine: true });
  if (mine === 'same' || 'sentence' in mine) return null;
  const paths = differencesOf(mine.experiment, experiment);
  return paths.length > 0 ? { paths, mine } : null;
}

/** Returns the experiment to which a comparison that is opened goes back: the present one, if only that is compared. */
function beforeOf(state: ExperimentState, left: Experiment, { differing }: Comparison): Experiment | null {
  const before = state.right ? state.before : state.experiment;
  const others = before ? differencesOf(before, left).filter((path) => !differing.includes(path)) : [];
  return others.length === 0 ? before : null;
}

/** Returns whether two networks are compared that differ in the richness only. */
export const isLazyRich = ({ right, differing }: Pick<ExperimentState, 'right' | 'differing'>): boolean =>
  right !== null && differing.length === 1 && differing[0] === RICHNESS;

/** Returns why an experiment can't be compared as a lazy and a rich network; `null`: it can. */
export const lazyRichObstacle = ({ train }: Experiment): string | null =>
  hasRichness(train.rule) ? null : words.page.comparison.noRichness(nameOf(TRAIN.rule, train.rule));

/** Compares a lazy network with a rich one, or ends that comparison. */
export function toggleLazyRich(store: ExperimentStore): void {
  const state = store.getState();
  if (isLazyRich(state)) state.endComparison();
  else if (lazyRichObstacle(state.experiment) === null) state.compare(LAZY_AND_RICH);
}

/** Returns the experiments that train: one, or the left and the right one of a comparison. */
export const sidesOf = ({ experiment, right }: Pick<ExperimentState, 'experiment' | 'right'>): Experiment[] =>
  right ? [experiment, right] : [experiment];

/** Returns the comparison of a state; `null` if one network trains alone. */
export const comparisonOf = ({ right, differing }: Pick<ExperimentState, 'right' | 'differing'>): Comparison | null =>
  right && { right, differing };
