import type { FrameKind } from '../../src/config/measures/measure-row.ts';
import type { BackendName } from '../../src/config/backend.ts';
import type { BackendOptions } from '../../src/engine/backends/open-backend.ts';
import type { ReadDigits } from '../../src/tasks/data/dataset.ts';
import type { Problem, Share } from '../problem.ts';

/** The job of a contestant in JavaScript; it goes to its worker as JSON. */
export type Job = {
  backend: Extract<BackendName, 'wasm' | 'webgpu'>;
} &
  /** A program on so many threads, where it can have several. */
  (
    | { contestant: 'lab' | 'tfjs' | 'jaxjs'; problem: Problem; share: Share; threads?: number }
    /** Steps with a frame of this kind after each, or without any. */
    | { contestant: 'frames'; frames: FrameKind | null }
    /** The page's own training loop, with its frames or without any. */
    | { contestant: 'loop'; frames: boolean }
    /** A lazy and a rich network as one ensemble: its steps alone, or in the page's loop with more and more of its work. */
    | { contestant: 'comparison'; work: ComparisonWork }
  );

/** What a comparison does: steps; frames, too; also snapshots; with these also checkpoints, or the pictures of both networks. */
export type ComparisonWork = 'steps' | 'frames' | 'snapshots' | 'checkpoints' | 'pictures';

/** The time that some steps took, in ms. */
export interface Round {
  /** Beginning and end on a clock that all contestants of one stage share. */
  start: number;
  end: number;
  /** The time until the last step was handed over, which on WebGPU is before it is done. */
  js: number;
}

/** A program that trains. */
export interface Contestant {
  /** Its backend, adapter and version, for people and for the file. */
  about: About;
  /** Trains so many steps, until the last one is done. */
  round: (steps: number) => Promise<Round>;
  /** Returns the present training loss, averaged over the members. */
  loss: () => Promise<number>;
}

/** The description that a contestant gives of itself; every field is optional. */
export type About = Partial<
  Record<'adapter' | 'version' | 'device' | 'module' | 'method' | 'blas', string> & {
    software: boolean;
    relaxedSimd: boolean;
    threads: number;
  }
>;

/** The surroundings of a contestant, which depend on where it runs. */
export interface Environment {
  backend: BackendOptions;
  /** Lets a network of the lab train on so many threads. */
  provideThreads: (threads: number) => void;
  /** The address of tfjs's wasm build with threads, where it can be had. */
  threadedWasmPath?: string;
  readDigits: ReadDigits;
}

/** Times a number of calls of `take`, and then the wait for the work that they have queued. */
export async function timed(steps: number, take: () => void, settle: () => Promise<unknown>): Promise<Round> {
  const start = performance.timeOrigin + performance.now();
  for (let i = 0; i < steps; i++) take();
  const settled = settle();
  const js = performance.timeOrigin + performance.now() - start;
  await settled;
  return { start, end: performance.timeOrigin + performance.now(), js };
}
