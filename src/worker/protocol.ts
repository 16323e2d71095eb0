/**
 * Everything that passes between the page and a run's worker; types only. One worker serves one run
 * and ends with it. Commands carry the run they are meant for; events carry it too, with a rising
 * `seq`, so that the page can drop what comes late from an old run.
 */
import type { BackendReport, BackendRequest } from '../config/backend.ts';
import type { Experiment } from '../config/experiment.ts';
import type { FrameKind } from '../config/measures/measure-row.ts';
import type { PriorReport, PriorTheory } from '../config/prior-report.ts';
import type { PriorExperiment } from '../config/prior.ts';
import type { ScalingRow } from '../config/scaling.ts';
import type { Task } from '../tasks/tasks.ts';
import type { Inspection, Question } from '../engine/inspect/inspection.ts';
import type { RunMemory } from '../engine/run/run-interface.ts';
import type { TaskPicture } from '../tasks/data/dataset.ts';

/** What the page asks of a worker. */
export type Command =
  /** Open a backend; sent once, before anything else, and answered by `ready`. */
  | { type: 'open'; backend: BackendRequest; capture: boolean; assets: AssetAddresses }
  /** Make the data of this task ahead of `start`, which may come with another one all the same. */
  | { type: 'prepare'; task: Task }
  /** Build the task and the network and answer `started`; runs at once unless `paused`. */
  | { type: 'start'; runId: number; experiment: Experiment; paused: boolean }
  /**
   * Train these networks of one shape together, with nothing shown on the way: answered by `progress` and one
   * `trained`. `pause` and `resume` hold it up. Another `train` may follow.
   */
  | { type: 'train'; runId: number; members: Experiment[]; measuring?: Measuring; keeps?: readonly Kept[] }
  /** Draw the networks of a prior in place of training, answering `theory` and many `drawn`; a newer `draw` takes its place. */
  | { type: 'draw'; runId: number; prior: PriorExperiment }
  | { type: 'pause'; runId: number }
  | { type: 'resume'; runId: number }
  /** One optimizer step, then a frame, then pause. */
  | { type: 'step'; runId: number }
  /** Change what may change during a run. */
  | { type: 'set'; runId: number; lr: number }
  /** Look into a layer and answer `matrix` with the same `id`; a newer question takes the place of one that waits. */
  | { type: 'inspect'; runId: number; id: number; question: Question };

/** Absolute addresses of the files that a worker fetches. */
export interface AssetAddresses {
  digits: { small: string; all: string };
}

/** Whether the run advances. */
export type RunState = 'running' | 'paused' | 'done';

/**
 * What went wrong, as a code for programs; the sentence is for people. `config`, `data` and `memory` follow from the
 * settings, and happen again; `unreadable` (a file of data) and `out-of-memory` (unforeseen) may pass.
 */
export type ErrorCode =
  'backend' | 'config' | 'data' | 'unreadable' | 'memory' | 'out-of-memory' | 'diverged' | 'device-lost' | 'internal';

/** What a worker tells the page. */
export type Event =
  | { type: 'ready'; seq: number; backend: BackendReport }
  | {
      type: 'started';
      runId: number;
      seq: number;
      scaling: ScalingRow[];
      sentence: string;
      picture: TaskPicture;
      /** How much memory the run uses, such as "12 MB". */
      memory: string;
      /** Things the reader should know about this run, as sentences (catalog-free: from the engine). */
      notices: string[];
    }
  /** `count` packed frames (config/frame.ts), one after the other; the buffer is transferred. */
  | { type: 'frames'; runId: number; seq: number; count: number; values: Float32Array }
  | { type: 'scaling'; runId: number; seq: number; scaling: ScalingRow[] }
  /** The answer to the `inspect` command of this `id`. */
  | { type: 'matrix'; runId: number; seq: number; id: number; inspection: Inspection }
  /** How far a `train` has come: optimizer steps done; first as soon as the networks are built. */
  | { type: 'progress'; runId: number; seq: number; step: number }
  /** The end of a `train`; the buffers are transferred. */
  | { type: 'trained'; runId: number; seq: number; trained: Trained }
  /** What theory says of a prior, before any network is drawn. */
  | { type: 'theory'; runId: number; seq: number; theory: PriorTheory }
  /** What the networks drawn so far tell. */
  | { type: 'drawn'; runId: number; seq: number; state: RunState; report: PriorReport }
  | { type: 'status'; runId: number; seq: number; state: RunState; step: number; stepsPerSecond: number }
  /** The run is over and nothing more comes; `control` is the dotted key of the setting that caused it. */
  | { type: 'error'; runId: number | null; seq: number; code: ErrorCode; sentence: string; control: string | null };

/** What is measured of the networks of a `train`, and when. */
export interface Measuring {
  kind: FrameKind;
  /** Rising; the training ends at the last. */
  steps: readonly number[];
  /** A network ends at the first measured step with a training loss of at most this. */
  until?: number;
}

/** What a `train` may bring back of each network beside its frames: the weights, or the outputs on the test set. */
export type Kept = 'weights' | 'outputs';

/** What the networks of a `train` have come to. */
export interface Trained {
  /** In the order in which they were given. */
  members: TrainedMember[];
  /** Optimizer steps done. */
  steps: number;
  /** The memory that they needed on their device. */
  memory: RunMemory;
  /** The sentence why one of them diverged, and when; `null`: none has. */
  problem: string | null;
  /** What a reader should know about them, as sentences. */
  notices: string[];
}

/** One of them. */
export interface TrainedMember {
  /** Its packed frames (config/frame.ts), one after the other; one of several that diverges has none after that. */
  frames: Float32Array;
  /** Its weights by layer, [fan_out, fan_in] row-major; none where they are not kept. */
  weights: Float32Array[];
  /** Its outputs on the test set, [samples, outputs] row-major; `null` where they are not kept. */
  outputs: Float32Array | null;
  scaling: ScalingRow[];
}

/** Why a run can't go on. */
export interface Failure {
  code: ErrorCode;
  /** For the person who reads it: what went wrong, and what to do. */
  sentence: string;
  /** The dotted key of the setting that caused it. */
  control: string | null;
}

type WithoutSeq<Message> = Message extends Event ? Omit<Message, 'seq'> : never;

/** Sends an event, which gets its `seq` on the way; what is in `transfer` is gone here afterwards. */
export type Emit = (event: WithoutSeq<Event>, transfer?: Transferable[]) => void;
