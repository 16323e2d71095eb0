import { resolve } from 'node:path';
import type { BackendRequest } from '../../src/config/backend.ts';
import type { SweepShard } from '../../src/config/sweep/result-file.ts';
import { words } from '../../src/words/words.ts';
import { fileApart, hasOnly, readBackend, readOut, readWorkers, type Options } from '../command-options.ts';
import { UsageError } from '../exit.ts';
import { DATA_OPTIONS, readDataSource, type DataSource } from '../data-options.ts';

/** The largest number of shards: more than the jobs of any sweep. */
const MOST_SHARDS = 10_000;

/** The files for the result of a sweep; paths are absolute. */
export interface SweepOutputs {
  out: string;
  /** The file for the result as a table; `null` for none. */
  csv: string | null;
}

/** The request of the command `sweep`; paths are absolute. */
export interface SweepRequest extends SweepOutputs {
  command: 'sweep';
  spec: string;
  data: DataSource | null;
  shard: SweepShard;
  /** The number of threads; `null` for the lab's choice. */
  workers: number | null;
  backend: BackendRequest;
}

/** The request of the command `merge`; paths are absolute. */
export interface MergeRequest extends SweepOutputs {
  command: 'merge';
  files: string[];
}

/** Reads the arguments of `sweep`. Throws a UsageError that says what is wrong and what is allowed. */
export function readSweep(specs: string[], options: Options, folder: string): SweepRequest {
  if (specs.length !== 1 || !hasOnly(options, ...DATA_OPTIONS, 'shard', 'workers', 'backend', 'out', 'csv')) {
    throw new UsageError(words.cli.sweep.options);
  }
  const spec = resolve(folder, specs[0]);
  const data = readDataSource(options, folder);
  return {
    command: 'sweep',
    spec,
    data,
    shard: readShard(options.shard),
    workers: readWorkers(options),
    backend: readBackend(options),
    ...readOutputs(options, folder, [spec, ...(data ? [data.file] : [])]),
  };
}

/** Reads the arguments of `merge`. Throws a UsageError that says what is wrong and what is allowed. */
export function readMerge(names: string[], options: Options, folder: string): MergeRequest {
  if (names.length === 0 || !hasOnly(options, 'out', 'csv')) throw new UsageError(words.cli.merge.options);
  const files = names.map((name) => resolve(folder, name));
  return { command: 'merge', files, ...readOutputs(options, folder, files) };
}

function readOutputs(options: Options, folder: string, inputs: readonly string[]): SweepOutputs {
  const out = readOut(options, folder, inputs);
  const { csv } = options;
  return { out, csv: csv === undefined ? null : fileApart('csv', resolve(folder, csv), [...inputs, out]) };
}

function readShard(text = '1/1'): SweepShard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new UsageError(words.cli.sweep.badShard(text, MOST_SHARDS));
}
