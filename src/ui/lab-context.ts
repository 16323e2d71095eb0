import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Experiment } from '../config/experiment.ts';
import { lockOf } from '../config/locks.ts';
import type { SettingPath } from '../config/setting-path.ts';
import type { ControlKey } from '../store/training/experiment-store.ts';
import type { Lab } from '../store/lab.ts';
import type { Recording } from '../store/runs/recording.ts';
import type { RunListState } from '../store/runs/run-list.ts';
import type { TimeState } from '../store/time/time-line.ts';
import type { RunsState } from '../store/training/run-state.ts';
import { taskSentence } from '../tasks/tasks.ts';
import { words } from '../words/words.ts';
import type { ViewState } from '../store/page/view.ts';
import type { PriorState } from '../store/prior/prior-lab.ts';

/** The lab that a page shows. */
export const LabContext = createContext<Lab | null>(null);

/** Returns the lab of this page; throws outside of a {@link LabContext}. */
export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('This component needs a LabContext around it.');
  return lab;
}

/** Returns how the address wants the page to behave. */
export const useFlags = () => useStore(useLab().flags);

/** Returns a part of the state of the run. */
export const useRun = <Part>(select: (run: RunsState) => Part): Part => useStore(useLab().run, select);

/** Returns a part of the place in time. What changes at each step of a drag is drawn without React; see `useStreamDrawing`. */
export const useTime = <Part>(select: (time: TimeState) => Part): Part => useStore(useLab().time.store, select);

/** The side that a part of the page is about: 0, or 1 in the right column of a comparison. */
export const SideContext = createContext(0);

/** Returns a part of the run that this side of the page shows; `undefined` before the first has started. */
export function useShown<Part>(select: (recording: Recording) => Part): Part | undefined {
  const side = useContext(SideContext);
  return useRun(({ shown }) => shown[side] && select(shown[side]));
}

/** Returns a part of the experiment of this side, as its controls say; renders again only when that part changes. */
export function useExperiment<Part>(select: (experiment: Experiment) => Part): Part {
  const side = useContext(SideContext);
  return useStore(useLab().experiment, ({ experiment, right }) =>
    select(side === 1 ? (right ?? experiment) : experiment),
  );
}

/** Returns the experiment that the curves belong to: the one shown, or before the first run the one to come. */
export function useShownExperiment(): Experiment {
  const shown = useShown(({ experiment }) => experiment);
  return useExperiment((coming) => shown ?? coming);
}

/**
 * Returns one sentence that says what there is to learn: as the run says it, whose data may have names, or before it has
 * made them, as the settings do.
 */
export function useTaskSentence(): string {
  const { task } = useShownExperiment();
  return useShown((run) => run.task?.sentence) ?? taskSentence(task);
}

/** Returns a part of the list of runs; the component renders again only when that part changes. */
export const useRunList = <Part>(select: (list: RunListState) => Part): Part => useStore(useLab().runs.store, select);

/** Returns whether two networks are compared. */
export const useIsComparing = () => useStore(useLab().experiment, ({ right }) => right !== null);

/** Returns a part of the view. */
export const useView = <Part>(select: (view: ViewState) => Part): Part => useStore(useLab().view, select);

/** Returns the control of a setting on this side: what holds it, why a value was refused, and the functions that change it. */
export function useControl(path: SettingPath) {
  const { experiment } = useLab();
  const flags = useFlags();
  const side = useContext(SideContext);
  const isRight = useStore(experiment, ({ differing }) => side === 1 && differing.includes(path));
  const { change, forgive } = experiment.getState();
  const key: ControlKey = isRight ? `right.${path}` : path;
  const lock = lockOf(flags.lock, path);
  return {
    /** What the address holds of the setting; `null`: nothing. */
    lock,
    isFixed: lock !== null && lock.range === null,
    refusal: useStore(experiment, ({ refusals }) => refusals[key]),
    change: (value: unknown) => change(path, value, isRight ? 'right' : undefined),
    forgive: () => forgive(key),
  };
}

/** Returns the name of a control, which says the side where each side has its own value. */
export function useSidedName(path: SettingPath, name: string): string {
  const side = useContext(SideContext);
  const isOwn = useStore(useLab().experiment, ({ differing }) => differing.includes(path));
  if (!isOwn) return name;
  return side === 1 ? words.page.comparison.right(name) : words.page.comparison.left(name);
}

/** Returns whether the setting at `path` ended the run. */
export const useIsCause = (path: SettingPath) => useShown(({ failure }) => failure?.control === path) ?? false;

/** Returns a part of the state of the prior; the component renders again only when that part changes. */
export const usePrior = <Part>(select: (state: PriorState) => Part): Part => useStore(useLab().prior.store, select);

/** Returns the functions that change the prior and its drawing. */
export const usePriorLab = () => useLab().prior;
