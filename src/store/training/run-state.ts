import { createStore } from 'zustand';
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import { withRateChange } from '../../config/learning-rates.ts';
import type { Happening } from '../../engine/run/catapult-watch.ts';
import type { ErrorCode, Event, Failure, RunState } from '../../worker/protocol.ts';
import type { RunCheckpoint } from '../../worker/host/checkpoints.ts';
import { newRecording, rewound, type Recording } from '../runs/recording.ts';

/** The phase of a run: `opening` until the worker reports another, `failed` after an error. */
export type Phase = 'opening' | RunState | 'failed';

/** The state of the runs that train now, apart from their measures, which never enter React. */
export interface RunsState {
  phase: Phase;
  /** Whether the run should advance; stays from one run to the next. */
  isPlaying: boolean;
  /** The backend; `null` until the first worker has opened one. */
  backend: BackendReport | null;
  stepsPerSecond: number;
  /** The share of the fit of a feature machine that is done, before the run begins; `null`: none is fitted, or it is short. */
  fitting: number | null;
  /** Whether a kept run is shown, which no worker trains. */
  isKept: boolean;
  /** The step at which a run can go on whose worker has failed; `null`: none has, or nothing is kept of the run. */
  goesOnAt: number | null;
  /** The present run, or the two of a comparison, left first; empty before the first has started. */
  shown: readonly Recording[];
  /** The run before, for a faint picture beside the present one. */
  ghost: Recording | null;
}

/** The store of the present run. */
export type RunStore = ReturnType<typeof createRunStore>;

/** The state before anything has run. */
export const NOTHING_YET: RunsState = {
  phase: 'opening',
  isPlaying: true,
  backend: null,
  stepsPerSecond: 0,
  fitting: null,
  isKept: false,
  goesOnAt: null,
  shown: [],
  ghost: null,
};

/** Creates the store of the present run. */
export const createRunStore = () => createStore<RunsState>()(() => NOTHING_YET);

/** The frames that a run needs to be worth a faint picture. */
const FRAMES_OF_GHOST = 8;

/**
 * Returns the state once these experiments have been started. Nothing of the runs before is shown as theirs; a single
 * one stays as the ghost of the next one of the same task.
 */
export function afterStart(state: RunsState, experiments: readonly Experiment[]): RunsState {
  const { shown, ghost } = state;
  const isSeen = shown.length === 1 && shown[0].stream.length >= FRAMES_OF_GHOST;
  const before = experiments.length > 1 || shown.length > 1 ? null : isSeen ? shown[0] : ghost;
  return {
    ...state,
    phase: 'opening',
    stepsPerSecond: 0,
    fitting: null,
    isKept: false,
    goesOnAt: null,
    shown: experiments.map((experiment, side) => newRecording(experiment, shown[side] ?? shown[0])),
    // The values of another task say nothing of this one, and would stretch its axes.
    ghost: before?.experiment.task.name === experiments[0].task.name ? before : null,
  };
}

/** Returns the state once the run goes on where it was, with what it had shown until there. */
export const afterReturn = (state: RunsState, { step, ended }: Pick<RunCheckpoint, 'step' | 'ended'>): RunsState => ({
  ...state,
  phase: 'opening',
  stepsPerSecond: 0,
  fitting: null,
  goesOnAt: null,
  shown: state.shown.map((recording, side) => rewound(recording, step, ended.includes(side))),
});

/** Returns the state that shows a kept run, or both of a comparison. */
export const showingKept = (state: RunsState, recordings: readonly Recording[]): RunsState => ({
  ...state,
  phase: recordings.every(({ failure }) => failure) ? 'failed' : 'done',
  isPlaying: false,
  stepsPerSecond: 0,
  fitting: null,
  isKept: true,
  goesOnAt: null,
  shown: recordings,
  ghost: null,
});

/** Returns whether a worker has the network of a side: not once it has failed, and not of a kept run. */
export const hasWorker = ({ isKept, shown }: RunsState, side: number): boolean => !isKept && !shown.at(side)?.failure;

/** Returns the state once the runs go on with the points of these experiments, by side. */
export const afterPoints = (state: RunsState, experiments: readonly Experiment[]): RunsState => ({
  ...state,
  shown: state.shown.map((recording, side) => ({
    ...recording,
    experiment: { ...recording.experiment, task: experiments[side].task },
  })),
});

function withRecording(state: RunsState, side: number, change: Partial<Recording>): RunsState {
  const shown = state.shown.map((recording, s) => (s === side ? { ...recording, ...change } : recording));
  return { ...state, shown };
}

/** Returns the state after an event of the worker; frames go to the stream and change nothing here. */
export function afterEvent(state: RunsState, event: Event): RunsState {
  switch (event.type) {
    case 'ready':
      return { ...state, backend: event.backend };
    case 'started': {
      const { scaling, sentence, picture, dataColumns, memory, member, notices } = event;
      return withRecording({ ...state, fitting: null }, member, {
        ...{ scaling, task: { sentence, picture }, memory, notices },
        backendChanges: backendChangesAfter(state, event),
        ...(dataColumns && { dataColumns }),
        backend: state.backend?.name,
        ...(!event.isResumed && { pointChanges: pointChangesAfter(state.shown[member], event) }),
      });
    }
    case 'fitting':
      return { ...state, fitting: event.done / event.of };
    case 'happened': {
      // A run that went back may find it again.
      const others = state.shown[event.member].happenings.filter(({ step }) => step !== event.step);
      return withRecording(state, event.member, { happenings: [...others, happeningOf(event)] });
    }
    case 'scaling': {
      const { member, scaling, step, rate } = event;
      // It came with the last step, and no step has it.
      if (step > 0 && step >= state.shown[member].experiment.train.steps) return state;
      return withRecording(state, member, {
        scaling,
        learningRateChanges: withRateChange(state.shown[member], step, rate),
      });
    }
    case 'status':
      if (event.state === state.phase && event.stepsPerSecond === state.stepsPerSecond) return state;
      return { ...state, phase: event.state, stepsPerSecond: event.stepsPerSecond };
    case 'ended':
      return withRecording(state, event.member, { failure: failureOf(event) });
    case 'error':
      return { ...state, phase: 'failed', stepsPerSecond: 0, fitting: null, shown: afterError(state.shown, event) };
    case 'frames':
    case 'snapshot':
    case 'progress':
    case 'trained':
    case 'fitted':
    case 'matrix':
    case 'seen':
    case 'viewed':
    case 'theory':
    case 'drawn':
    case 'checkpoint':
    case 'pong':
    case 'busy':
      return state;
  }
}

/** Returns the changes of the points of a run that has started, for the first time or anew on other points. */
function pointChangesAfter(
  { memory, pointChanges, experiment: { task } }: Recording,
  { step }: Extract<Event, { type: 'started' }>,
): Recording['pointChanges'] {
  const isFirst = memory === null;
  if (isFirst || task.name !== 'drawn') return pointChanges;
  return [...pointChanges.filter((change) => change.step !== step), { step, points: task.points.length }];
}

/** Returns the runs after an error: it is that of the last network, or of all that had not ended before. */
const afterError = (shown: readonly Recording[], { member, ...failure }: Extract<Event, { type: 'error' }>) =>
  shown.map((recording, side) =>
    (member ?? side) === side && !recording.failure ? { ...recording, failure: failureOf(failure) } : recording,
  );

const happeningOf = ({ kind, step, sentence }: Happening): Happening => ({ kind, step, sentence });

/** Returns the failure of a run, or of the drawing of a prior, from its event. */
export const failureOf = ({ code, sentence, control, remedy }: Failure): Failure => ({
  code,
  sentence,
  control,
  ...(remedy && { remedy }),
});

/** Returns the changes of the backend of a run that has started, or goes on. */
function backendChangesAfter(
  { shown, backend }: RunsState,
  { member, isResumed, step }: Extract<Event, { type: 'started' }>,
): Recording['backendChanges'] {
  const { backend: before, backendChanges } = shown[member];
  if (!isResumed || before === undefined || backend === null || before === backend.name) return backendChanges;
  return [...backendChanges, { step, from: before, to: backend.name }];
}

/** The failures of a worker, not of its networks: another worker can go on. */
const OF_WORKER: ReadonlySet<ErrorCode> = new Set(['silent', 'not-loaded', 'device-lost', 'internal']);

/** Tells whether a worker has failed, and not the networks that it trained. */
export const isOfWorker = ({ code }: Pick<Failure, 'code'>): boolean => OF_WORKER.has(code);

/** Tells whether nothing has gone wrong: a run waits for the first point that a person places. */
export const waitsForPoint = (failure: Failure | null): boolean => failure?.control === 'task.points';

/** Tells whether a run never began because data of one's own are not on this machine, or are others than the settings say. */
export const lacksData = (failure: Failure | null): boolean => failure?.control === 'task.digest';

/** Tells whether a run, or the drawing of a prior, advances or is about to. */
export const isAdvancing = ({ isPlaying, phase }: Pick<RunsState, 'isPlaying' | 'phase'>) =>
  isPlaying && phase !== 'done' && phase !== 'failed';

/** Tells whether a run, or the drawing of a prior, has ended, so that another has to be started. */
export const isOver = ({ phase }: Pick<RunsState, 'phase'>) => phase === 'done' || phase === 'failed';
