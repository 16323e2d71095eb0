import { resolve } from 'node:path';
import type { BackendRequest } from '../src/config/backend.ts';
import type { SweepShard } from '../src/config/sweep/result-file.ts';
import { words } from '../src/words/words.ts';
import { hasOnly, readBackend, readOut, readWorkers, type Options } from './options.ts';
import { UsageError } from './usage-error.ts';

/** More than the jobs of any sweep. */
const MOST_SHARDS = 10_000;

/** Where the result of a sweep goes; paths are absolute. */
export interface SweepOutputs {
  out: string;
  /** Where it goes as a table, too; `null`: nowhere. */
  csv: string | null;
}

/** What `sweep` was asked to do; paths are absolute. */
export interface SweepRequest extends SweepOutputs {
  command: 'sweep';
  spec: string;
  shard: SweepShard;
  /** Threads; `null`: the lab's choice. */
  workers: number | null;
  backend: BackendRequest;
}

/** What `merge` was asked to do; paths are absolute. */
export interface MergeRequest extends SweepOutputs {
  command: 'merge';
  files: string[];
}

/** @throws UsageError with what is wrong and what is allowed */
export function readSweep(specs: string[], options: Options, folder: string): SweepRequest {
  if (specs.length !== 1 || !hasOnly(options, 'shard', 'workers', 'backend', 'out', 'csv')) {
    throw new UsageError(words.cli.sweep.options);
  }
  return {
    command: 'sweep',
    spec: resolve(folder, specs[0]),
    shard: readShard(options.shard),
    workers: readWorkers(options),
    backend: readBackend(options),
    ...readOutputs(options, folder),
  };
}

/** @throws UsageError with what is wrong and what is allowed */
export function readMerge(files: string[], options: Options, folder: string): MergeRequest {
  if (files.length === 0 || !hasOnly(options, 'out', 'csv')) throw new UsageError(words.cli.merge.options);
  return { command: 'merge', files: files.map((file) => resolve(folder, file)), ...readOutputs(options, folder) };
}

const readOutputs = (options: Options, folder: string): SweepOutputs => ({
  out: readOut(options, folder),
  csv: options.csv === undefined ? null : resolve(folder, options.csv),
});

function readShard(text = '1/1'): SweepShard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new UsageError(words.cli.sweep.badShard(text, MOST_SHARDS));
}
