/**
 * All messages between the page and a run's worker; types only. One worker serves one run and ends with it. Commands
 * and events carry the id of their run. Events also carry a rising `seq`, so that the page can drop late events of an
 * old run. A run trains one network, or several of one shape side by side, its members; an event about one of them
 * names it by its place.
 */
import type { BackendReport, BackendRequest } from '../config/backend.ts';
import type { Experiment } from '../config/experiment.ts';
import type { FrameKind } from '../config/measures/measure-row.ts';
import type { PriorReport, PriorTheory } from '../config/prior-report.ts';
import type { PriorExperiment } from '../config/prior.ts';
import type { ScalingRow } from '../config/scaling.ts';
import type { RateSetting } from '../config/settings/schedule-settings.ts';
import type { NumpyArrays } from '../files/npy.ts';
import type { Task } from '../tasks/tasks.ts';
import type { FeatureMachineFit } from '../engine/measures/fit-feature-machine.ts';
import type { Inspection, Question } from '../engine/inspect/inspection.ts';
import type { Picture, PictureQuestion } from '../engine/pictures/picture.ts';
import type { Checkpoint } from '../engine/run/checkpoint.ts';
import type { Happening } from '../engine/run/catapult-watch.ts';
import type { Remedy, RunMemory } from '../engine/run/run-interface.ts';
import type { RunStart, Snapshot } from '../engine/run/snapshot.ts';
import type { DataColumns, TaskPicture } from '../tasks/data/dataset.ts';

/** A command of the page to a worker. */
export type Command =
  /**
   * Open a backend; sent once, before anything else, and answered by `ready`. A network may train on so many threads, where
   * there are as many.
   */
  | { type: 'open'; backend: BackendRequest; capture: boolean; threads: number; assets: AssetAddresses }
  /** Keep the data of this digest, a file of `tasks/own/own-file.ts`, for the tasks that name it. */
  | { type: 'data'; digest: string; file: Blob }
  /** Make the data of this task ahead of `start`, which may still come with another task. */
  | { type: 'prepare'; task: Task }
  /**
   * Build the task and the networks, which may differ where members of an ensemble may, and answer one `started` for
   * each; runs at once unless `paused`, and sends `snapshot` events where asked for. The networks are those of `from`, or
   * else drawn; the run goes on where `resume` was taken of it.
   */
  | {
      type: 'start';
      runId: number;
      members: Experiment[];
      paused: boolean;
      snapshots: boolean;
      from?: RunStart;
      resume?: Resume;
      /** The feature machine of the data, where it is known. */
      machine?: FeatureMachineFit;
    }
  /**
   * Go on with the present weights, at the same step, on the data of these experiments, which differ in nothing else from
   * those of the run. Answered by one `started` for each network; a newer one takes the place of one that waits.
   */
  | { type: 'learn'; runId: number; members: Experiment[] }
  /**
   * Train these networks of one shape together, and show nothing on the way. Answered by `progress` and one `trained`.
   * `pause` and `resume` apply to it. Another `train` may follow.
   */
  | { type: 'train'; runId: number; members: Experiment[]; measuring?: Measuring; keeps?: readonly Kept[] }
  /** Draw the networks of a prior, and answer `theory` and many `drawn`; a newer `draw` takes its place. */
  | { type: 'draw'; runId: number; prior: PriorExperiment }
  | { type: 'pause'; runId: number }
  | { type: 'resume'; runId: number }
  /** Take one optimizer step, measure a frame, then pause. */
  | { type: 'step'; runId: number }
  /** Go up to this step at most, and wait there for a higher limit. */
  | { type: 'limit'; runId: number; step: number }
  /** Pause at this step, or at once beyond it; `Infinity` takes this back. A run that goes on later is free of it. */
  | { type: 'rest'; runId: number; step: number }
  /** Change the settings that may change during a run: the learning rate of each member, and its schedule. */
  | { type: 'set'; runId: number; rates: readonly RateSetting[] }
  /** Inspect a layer, and answer `matrix` with the same `id`; a newer question replaces one that waits. */
  | { type: 'inspect'; runId: number; id: number; member: number; question: Question }
  /** Picture a network, and answer `seen` with the same `id`; a newer question of its member and kind replaces it. */
  | { type: 'look'; runId: number; id: number; member: number; question: PictureQuestion }
  /** Keep the data and the initial weights of a run, to show its snapshots; `run` is any number that it is known by. */
  | { type: 'hold'; run: number; experiment: Experiment; initial: Snapshot }
  /** Forget a run that was held. */
  | { type: 'release'; run: number }
  /** Answer `checkpoint`, after the present slice or frame. */
  | { type: 'checkpoint'; runId: number }
  /** Answer `pong`, as soon as the messages are looked at. */
  | { type: 'ping' }
  /** Show a snapshot of a run that is held, and answer `viewed` with the same `id`. */
  | { type: 'view'; id: number; run: number; snapshot: Snapshot; question: ViewQuestion };

/** A question about a snapshot: for a picture, about a layer, or for all arrays. */
export type ViewQuestion = PictureQuestion | Question | ArraysQuestion;

/** The question for the arrays of a run, to be taken along. */
export interface ArraysQuestion {
  of: 'arrays';
}

/** The answer to a question about a snapshot: a picture, the arrays of the run, or the inspection of a layer. */
export type ViewAnswer<Asked extends ViewQuestion = ViewQuestion> = Asked extends PictureQuestion
  ? Picture
  : Asked extends ArraysQuestion
    ? NumpyArrays
    : Inspection;

/** The place at which a run was, and goes on. */
export interface Resume {
  checkpoint: Checkpoint;
  /** The members that had ended. */
  ended: readonly number[];
}

/** Absolute addresses of the files that a worker fetches. */
export interface AssetAddresses {
  digits: { small: string; all: string };
}

/** The state of a run: whether it advances. */
export type RunState = 'running' | 'paused' | 'done';

/**
 * The kind of a failure, as a code for programs; its sentence is for people. `config`, `data` and `memory` follow from
 * the settings, and would happen again. `unreadable` (a file of data) and `out-of-memory` (unforeseen) may pass. A worker
 * that is `silent` gave no sign of life.
 */
export type ErrorCode =
  | ('backend' | 'config' | 'data' | 'unreadable' | 'memory' | 'out-of-memory' | 'diverged' | 'device-lost')
  | ('silent' | 'not-loaded' | 'internal');

/** An event of a worker, for the page. */
export type Event =
  | { type: 'ready'; seq: number; backend: BackendReport }
  | {
      type: 'started';
      runId: number;
      seq: number;
      member: number;
      /** The step from which the network goes on. */
      step: number;
      /** Whether it goes on where it was, and nothing of it has changed. */
      isResumed?: boolean;
      scaling: ScalingRow[];
      sentence: string;
      picture: TaskPicture;
      /** The columns of data of one's own, with their scale; absent for other tasks. */
      dataColumns?: DataColumns;
      /** The memory that this network uses, such as "12 MB". */
      memory: string;
      /** Notices about this run for the reader, as sentences of the engine. */
      notices: string[];
    }
  /** A feature machine is fitted before the run begins: so many of its fits are done. Sent where it takes long. */
  | { type: 'fitting'; runId: number; seq: number; done: number; of: number }
  /** The feature machine of the data, once it is fitted; the buffer is not transferred. */
  | { type: 'fitted'; runId: number; seq: number; machine: FeatureMachineFit }
  /** `count` packed frames (config/frame.ts), one after the other; the buffer is transferred. */
  | { type: 'frames'; runId: number; seq: number; member: number; count: number; values: Float32Array }
  /** A network has another learning rate, `train.lr`, from the step after `step` steps on. */
  | {
      type: 'scaling';
      runId: number;
      seq: number;
      member: number;
      step: number;
      rate: RateSetting;
      scaling: ScalingRow[];
    }
  /** The parameters of a network; the buffers are transferred. */
  | { type: 'snapshot'; runId: number; seq: number; member: number; step: number; snapshot: Snapshot }
  /** The answer to `checkpoint`, whose reading took so many ms; the buffers are transferred. */
  | ({ type: 'checkpoint'; runId: number; seq: number; took: number } & Resume)
  /** The answer to the `inspect` command of this `id`. */
  | { type: 'matrix'; runId: number; seq: number; id: number; member: number; inspection: Inspection }
  /** The answer to the `look` command of this `id`, which took so many ms; the buffers are transferred. */
  | {
      type: 'seen';
      runId: number;
      seq: number;
      id: number;
      member: number;
      step: number;
      took: number;
      picture: Picture;
    }
  /** The answer to the `view` command of this `id`; the buffers of pictures and arrays are transferred. */
  | { type: 'viewed'; runId: null; seq: number; id: number; answer: ViewAnswer }
  /** The optimizer steps of a `train` done so far; sent for the first time when the networks are built. */
  | { type: 'progress'; runId: number; seq: number; step: number }
  /** The end of a `train`; the buffers are transferred. */
  | { type: 'trained'; runId: number; seq: number; trained: Trained }
  /** The theory of a prior, before any network is drawn. */
  | { type: 'theory'; runId: number; seq: number; theory: PriorTheory }
  /** The report on the networks drawn so far. */
  | { type: 'drawn'; runId: number; seq: number; state: RunState; report: PriorReport }
  /** The answer to a `ping`; `isAdvancing`: work has gone on since the last one, or there was none. */
  | { type: 'pong'; runId: null; seq: number; isAdvancing: boolean }
  /**
   * The work that begins is expected to take so many ms without a look at the messages; `null`: it was never done. It
   * holds until the next one.
   */
  | { type: 'busy'; runId: null; seq: number; expected: number | null }
  | { type: 'status'; runId: number; seq: number; state: RunState; step: number; stepsPerSecond: number }
  /** Something that happened to a network and did not end it. */
  | ({ type: 'happened'; runId: number; seq: number; member: number } & Happening)
  /** This network is over, the others go on. */
  | ({ type: 'ended'; runId: number; seq: number; member: number } & Failure)
  /** The run is over, and no event follows. `member` is the last network that ended, or `null` for a failure of all. */
  | ({ type: 'error'; runId: number | null; seq: number; member: number | null } & Failure);

/** The measurements of the networks of a `train`: their kind and their steps. */
export interface Measuring {
  kind: FrameKind;
  /** In rising order; the training ends at the last. */
  steps: readonly number[];
  /** The loss at which a network ends: at the first measured step with a training loss of at most this. */
  until?: number;
}

/**
 * What a `train` may return beside the frames of its networks: their weights and biases, their outputs on the test set,
 * or the reason why one of them diverged.
 */
export type Kept = 'weights' | 'outputs' | 'diagnosis';

/** The result of a `train`. */
export interface Trained {
  /** In the order of the command's `members`. */
  members: TrainedMember[];
  /** The optimizer steps done. */
  steps: number;
  /** The memory that the networks needed on their device. */
  memory: RunMemory;
  /** A sentence that says why and when one of the networks diverged; `null` if none has, or if it is not kept. */
  problem: string | null;
  /** Notices about the networks for the reader, as sentences. */
  notices: string[];
}

/** One trained network of a `train`. */
export interface TrainedMember {
  /** Its packed frames (config/frame.ts), one after the other; one of several that diverges has none after that. */
  frames: Float32Array;
  /** Its weights by layer, [fan_out, fan_in] row-major; empty if they are not kept. */
  weights: Float32Array[];
  /** Its biases by layer, [fan_out]; `null` without biases, or if its weights are not kept. */
  biases: Float32Array[] | null;
  /** Its outputs on the test set, [samples, outputs] row-major; `null` if they are not kept. */
  outputs: Float32Array | null;
  scaling: ScalingRow[];
}

/** The reason why a run can't go on. */
export interface Failure {
  code: ErrorCode;
  /** The sentence for the reader: it says what went wrong, and what to do. */
  sentence: string;
  /** The dotted key of the setting that caused it. */
  control: string | null;
  /** A change of a setting that helps; absent where none is known. */
  remedy?: Remedy;
}

type WithoutSeq<Message> = Message extends Event ? Omit<Message, 'seq'> : never;

/** Sends an event, and adds its `seq`; the buffers in `transfer` can't be used here afterwards. */
export type Emit = (event: WithoutSeq<Event>, transfer?: Transferable[]) => void;
