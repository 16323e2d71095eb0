import { createStore } from 'zustand';
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { ScalingRow } from '../../config/scaling.ts';
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import type { Event, Failure, RunState } from '../../worker/protocol.ts';
import type { Stream } from './stream.ts';

/** Where a run stands: `opening` until the worker says otherwise, `failed` after an error. */
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

/** What is known about the present run, apart from its metrics, which never enter React. */
export interface RunsState {
  phase: Phase;
  /** Whether it should advance; holds from one run to the next. */
  isPlaying: boolean;
  /** `null` until the first worker has opened one. */
  backend: BackendReport | null;
  stepsPerSecond: number;
  /** What the charts draw: it stays until the next run has measured something, so that nothing flickers. */
  shown: ShownRun | null;
  learningRateChanges: readonly LearningRateChange[];
  /** The last known table. */
  scaling: readonly ScalingRow[];
  /** What the task says of itself. */
  task: { sentence: string; picture: TaskPicture } | null;
  /** How much memory the run uses, such as "12 MB"; `null` before the first one. */
  memory: string | null;
  notices: readonly string[];
  failure: Failure | null;
}

/** The store of the present run. */
export type RunStore = ReturnType<typeof createRunStore>;

/** What is known before anything has run. */
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
  failure: null,
};

/** The store of what is known about the present run. */
export const createRunStore = () => createStore<RunsState>()(() => NOTHING_YET);

/** What is known once a new run has been asked for. */
export const afterStart = (state: RunsState): RunsState => ({
  ...state,
  phase: 'opening',
  stepsPerSecond: 0,
  failure: null,
});

/** What is known once a run has measured something for the first time. */
export const afterFirstFrame = (state: RunsState, shown: ShownRun): RunsState => ({
  ...state,
  shown,
  learningRateChanges: [],
});

/** What is known after an event of the worker; frames go to the stream and change nothing here. */
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
      };
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

/** Why a run, or the drawing of a prior, is over. */
export const failureOf = ({ code, sentence, control }: Failure): Failure => ({ code, sentence, control });

/** Whether a run, or the drawing of a prior, advances or is about to. */
export const isAdvancing = ({ isPlaying, phase }: Pick<RunsState, 'isPlaying' | 'phase'>) =>
  isPlaying && phase !== 'done' && phase !== 'failed';

/** Whether nothing more will come of it, so that another has to be started. */
export const isOver = ({ phase }: Pick<RunsState, 'phase'>) => phase === 'done' || phase === 'failed';
