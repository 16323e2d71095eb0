import type { Experiment } from '../../config/experiment.ts';
import type { JobResult, Pool } from './pool.ts';
import type { Trained } from '../protocol.ts';

/** An ensemble trained in parts; `memory` is that of the largest part. */
export interface TrainedEnsemble extends Omit<Trained, 'problem'> {
  backend: string;
  /** The problems of parts, each with the first and the last member of its part, 0-based. */
  problems: { first: number; last: number; sentence: string }[];
}

/** The options of `trainEnsemble`. */
export interface EnsembleOptions {
  /**
   * The number of parts; each is trained on the next free worker. The last bits of a result depend on the size of its
   * part, so the parts must not depend on the number of workers if the result shall not.
   */
  parts: number;
  /** Called with the share of the training that is done, 0 to 1. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
}

/**
 * Trains an ensemble on the workers of a pool, in contiguous parts of nearly the same size. The members are returned
 * in their order. The first part that fails cancels the others.
 *
 * @throws JobFailure with the sentence of the part that failed; the signal's reason when it was aborted
 */
export async function trainEnsemble(
  pool: Pool,
  members: Experiment[],
  { parts, onProgress, signal }: EnsembleOptions,
): Promise<TrainedEnsemble> {
  const shares = splitEvenly(members, parts);
  const stop = new AbortController();
  const signals = signal ? [stop.signal, signal] : [stop.signal];
  const done = shares.map(() => 0);
  const train = (share: Experiment[], i: number) =>
    pool.train({
      members: share,
      signal: AbortSignal.any(signals),
      onProgress: (step) => {
        done[i] = (share.length * step) / share[0].train.steps;
        onProgress?.(done.reduce((sum, part) => sum + part, 0) / members.length);
      },
    });
  try {
    return merge(await Promise.all(shares.map(train)));
  } catch (error) {
    stop.abort(error);
    throw error;
  }
}

function merge(results: JobResult[]): TrainedEnsemble {
  const firsts = results.map((_, i) => results.slice(0, i).reduce((sum, { members }) => sum + members.length, 0));
  return {
    members: results.flatMap(({ members }) => members),
    backend: results[0].backend,
    memory: results.map(({ memory }) => memory).reduce((a, b) => (b.bytes > a.bytes ? b : a)),
    steps: Math.max(...results.map(({ steps }) => steps)),
    notices: [...new Set(results.flatMap(({ notices }) => notices))],
    problems: results.flatMap(({ problem, members }, i) =>
      problem === null ? [] : [{ first: firsts[i], last: firsts[i] + members.length - 1, sentence: problem }],
    ),
  };
}

/** Splits items into contiguous parts whose sizes differ by at most one; none is empty. */
export function splitEvenly<Item>(items: readonly Item[], parts: number): Item[][] {
  const count = Math.min(parts, items.length);
  const start = (part: number) => Math.floor((part * items.length) / count);
  return Array.from({ length: count }, (_, part) => items.slice(start(part), start(part + 1)));
}
