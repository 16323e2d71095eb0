import type { FrameKind } from '../../src/config/frame-kind.ts';
import type { BackendName } from '../../src/config/backend.ts';
import type { BackendOptions } from '../../src/engine/backends/open-backend.ts';
import type { ReadDigits } from '../../src/tasks/data/dataset.ts';
import type { Problem, Share } from '../problem.ts';

/** What a contestant in JavaScript is asked to be; it travels to its worker as JSON. */
export type Job = {
  backend: Extract<BackendName, 'wasm' | 'webgpu'>;
} & (
  | { contestant: 'lab' | 'tfjs' | 'jaxjs'; problem: Problem; share: Share }
  /** Steps with a frame of this kind after each, or without any. */
  | { contestant: 'frames'; frames: FrameKind | null }
  /** The page's own training loop, with its frames or without any. */
  | { contestant: 'loop'; frames: boolean }
);

/** How long some steps took, in ms. */
export interface Round {
  /** Beginning and end on a clock that all contestants of one stage share. */
  start: number;
  end: number;
  /** Until the last step was handed over, which on WebGPU is before it is done. */
  js: number;
}

/** A program that trains. */
export interface Contestant {
  /** What it is, for people and for the file: backend, adapter, version. */
  about: About;
  /** Trains so many steps, to the end of the last one. */
  round: (steps: number) => Promise<Round>;
  /** The training loss now, averaged over the members. */
  loss: () => Promise<number>;
}

/** What a contestant says of itself; every field is optional. */
export type About = Partial<
  Record<'adapter' | 'version' | 'device' | 'module' | 'method' | 'blas', string> & {
    software: boolean;
    relaxedSimd: boolean;
    threads: number;
  }
>;

/** What the place where a contestant runs contributes. */
export interface Environment {
  backend: BackendOptions;
  readDigits: ReadDigits;
}

/** Times `take` a number of times, and then the wait for what it has queued. */
export async function timed(steps: number, take: () => void, settle: () => Promise<unknown>): Promise<Round> {
  const start = performance.timeOrigin + performance.now();
  for (let i = 0; i < steps; i++) take();
  const settled = settle();
  const js = performance.timeOrigin + performance.now() - start;
  await settled;
  return { start, end: performance.timeOrigin + performance.now(), js };
}
