/**
 * Everything that passes between the page and a run's worker; types only. One worker serves one run
 * and ends with it. Commands carry the run they are meant for; events carry it too, with a rising
 * `seq`, so that the page can drop what comes late from an old run.
 */
import type { BackendReport, BackendRequest } from '../config/backend.ts';
import type { Experiment } from '../config/experiment.ts';
import type { ScalingRow } from '../config/scaling-row.ts';
import type { TaskPicture } from '../tasks/dataset.ts';

/** What the page asks of a worker. */
export type Command =
  /** Open a backend; sent once, before anything else, and answered by `ready`. */
  | { type: 'open'; backend: BackendRequest; assets: AssetAddresses }
  /** Build the task and the network and answer `started`; runs at once unless `paused`. */
  | { type: 'start'; runId: number; experiment: Experiment; paused: boolean }
  | { type: 'pause'; runId: number }
  | { type: 'resume'; runId: number }
  /** One optimizer step, then a frame, then pause. */
  | { type: 'step'; runId: number }
  /** Change what may change during a run. */
  | { type: 'set'; runId: number; lr: number };

/** Absolute addresses of the files that a worker fetches. */
export interface AssetAddresses {
  digits: { small: string; all: string };
}

/** Whether the run advances. */
export type RunState = 'running' | 'paused' | 'done';

/** What went wrong, as a code for programs; the sentence is for people. */
export type ErrorCode = 'backend' | 'config' | 'data' | 'memory' | 'diverged' | 'device-lost' | 'internal';

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
      /** Things the reader should know about this run, as sentences (catalog-free: from the engine). */
      notices: string[];
    }
  /** `count` packed frames (config/frame.ts), one after the other; the buffer is transferred. */
  | { type: 'frames'; runId: number; seq: number; count: number; values: Float32Array }
  | { type: 'scaling'; runId: number; seq: number; scaling: ScalingRow[] }
  | { type: 'status'; runId: number; seq: number; state: RunState; step: number; stepsPerSecond: number }
  /** The run is over and nothing more comes; `control` is the dotted key of the setting that caused it. */
  | { type: 'error'; runId: number | null; seq: number; code: ErrorCode; sentence: string; control: string | null };
