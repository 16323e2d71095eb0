import { createStore } from 'zustand';
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { ScalingRow } from '../../config/scaling.ts';
import type { Happening } from '../../engine/run/catapult-watch.ts';
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import type { Event, Failure, RunState } from '../../worker/protocol.ts';
import type { Stream } from './stream.ts';

/** The phase of a run: `opening` until the worker reports another, `failed` after an error. */
export type Phase = 'opening' | RunState | 'failed';

/** A run whose curves can be drawn. */
export interface ShownRun {
  /** The experiment as it was started. */
  experiment: Experiment;
  /** Its metrics; they change outside of this store. */
  stream: Stream;
}

/** A change of the learning rate during the run. */
export interface LearningRateChange {
  step: number;
  lr: number;
}

/** The state of the present run, apart from its metrics, which never enter React. */
export interface RunsState {
  phase: Phase;
  /** Whether the run should advance; stays from one run to the next. */
  isPlaying: boolean;
  /** The backend; `null` until the first worker has opened one. */
  backend: BackendReport | null;
  stepsPerSecond: number;
  /** The run that the charts draw; stays until the next run has its first frame, so that nothing flickers. */
  shown: ShownRun | null;
  learningRateChanges: readonly LearningRateChange[];
  /** The last known scaling table. */
  scaling: readonly ScalingRow[];
  /** The task's description of itself. */
  task: { sentence: string; picture: TaskPicture } | null;
  /** The memory that the run uses, such as "12 MB"; `null` before the first run. */
  memory: string | null;
  notices: readonly string[];
  /** The things that happened in the run and did not end it. */
  happenings: readonly Happening[];
  failure: Failure | null;
}

/** The store of the present run. */
export type RunStore = ReturnType<typeof createRunStore>;

/** The state before anything has run. */
export const NOTHING_YET: RunsState = {
  phase: 'opening',
  isPlaying: true,
  backend: null,
  stepsPerSecond: 0,
  shown: null,
  learningRateChanges: [],
  scaling: [],
  task: null,
  memory: null,
  notices: [],
  happenings: [],
  failure: null,
};

/** Creates the store of the present run. */
export const createRunStore = () => createStore<RunsState>()(() => NOTHING_YET);

/** Returns the state once a new run has been requested. */
export const afterStart = (state: RunsState): RunsState => ({
  ...state,
  phase: 'opening',
  stepsPerSecond: 0,
  failure: null,
});

/** Returns the state once a run has its first frame. */
export const afterFirstFrame = (state: RunsState, shown: ShownRun): RunsState => ({
  ...state,
  shown,
  learningRateChanges: [],
});

/** Returns the state after an event of the worker; frames go to the stream and change nothing here. */
export function afterEvent(state: RunsState, event: Event): RunsState {
  switch (event.type) {
    case 'ready':
      return { ...state, backend: event.backend };
    case 'started':
      return {
        ...state,
        scaling: event.scaling,
        task: { sentence: event.sentence, picture: event.picture },
        memory: event.memory,
        notices: event.notices,
        happenings: [],
      };
    case 'happened':
      return { ...state, happenings: [...state.happenings, happeningOf(event)] };
    case 'scaling':
      return { ...state, scaling: event.scaling };
    case 'status':
      if (event.state === state.phase && event.stepsPerSecond === state.stepsPerSecond) return state;
      return { ...state, phase: event.state, stepsPerSecond: event.stepsPerSecond };
    case 'error':
      return { ...state, phase: 'failed', stepsPerSecond: 0, failure: failureOf(event) };
    case 'frames':
    case 'progress':
    case 'trained':
    case 'matrix':
    case 'theory':
    case 'drawn':
      return state;
  }
}

const happeningOf = ({ kind, step, sentence }: Happening): Happening => ({ kind, step, sentence });

/** Returns the failure of a run, or of the drawing of a prior, from its event. */
export const failureOf = ({ code, sentence, control, remedy }: Failure): Failure => ({
  code,
  sentence,
  control,
  ...(remedy && { remedy }),
});

/** Tells whether a run, or the drawing of a prior, advances or is about to. */
export const isAdvancing = ({ isPlaying, phase }: Pick<RunsState, 'isPlaying' | 'phase'>) =>
  isPlaying && phase !== 'done' && phase !== 'failed';

/** Tells whether a run, or the drawing of a prior, has ended, so that another has to be started. */
export const isOver = ({ phase }: Pick<RunsState, 'phase'>) => phase === 'done' || phase === 'failed';
