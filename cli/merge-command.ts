import process from 'node:process';
import { mergeSweepResults } from '../src/config/sweep/merge.ts';
import type { SweepRun } from '../src/config/sweep/result.ts';
import { readSweepResult, type SweepShard } from '../src/config/sweep/result-file.ts';
import { words } from '../src/words/words.ts';
import { planSweep } from '../src/worker/sweep/plan.ts';
import type { SweepPlan } from '../src/worker/sweep/sweep-job.ts';
import { EXIT_FAILED } from './exit-codes.ts';
import { partOf } from './part-of.ts';
import { readJson } from './read-json.ts';
import type { MergeRequest } from './sweep-arguments.ts';
import { createSweepFiles } from './sweep-files.ts';
import { hasFailures, tellOutcomes } from './tell-outcomes.ts';
import { UsageError } from './usage-error.ts';

/**
 * Puts the results of the shards of a sweep together as the result of the whole, to the same bytes as if it had never
 * been cut. What is missing is told, and the rest is written all the same.
 *
 * @returns the exit code: 0 when all networks are there and none failed, or else 1
 * @throws UsageError with the file that can't be read, or does not belong to the others
 */
export async function mergeCommand({ files, out, csv }: MergeRequest): Promise<number> {
  const parts = await Promise.all(files.map(readPart));
  const merged = mergeSweepResults(parts);
  if (!merged.ok) throw new UsageError(merged.sentence);
  const { result } = merged;
  createSweepFiles({ out, csv }).save(result);

  process.stdout.write(`${words.cli.merge.done(result.runs.length, files.length, out)}\n`);
  const plan = planSweep(result.sweep);
  const there = new Set(result.runs.map(nameOf));
  const isMissing = (network: Network) => !there.has(nameOf(network));
  const networks = networksOf(plan);
  const missing = networks.filter(isMissing).length;
  if (missing > 0) {
    process.stderr.write(`${words.cli.merge.missing(missing, networks.length)}\n`);
    const shards = unfinishedShards(plan, isMissing, parts);
    if (shards.length > 0) process.stderr.write(`${words.cli.merge.unfinished(shards)}\n`);
  }
  tellOutcomes(result.runs);
  return missing > 0 || hasFailures(result.runs) ? EXIT_FAILED : 0;
}

async function readPart(name: string) {
  const read = readSweepResult(await readJson(name));
  if (!read.ok) throw new UsageError(words.cli.inFile(name, read.sentence));
  return { name, ...read };
}

type Network = Pick<SweepRun, 'cell' | 'seed'>;

const nameOf = ({ cell, seed }: Network) => `${cell}/${seed}`;

const networksOf = ({ jobs, refused }: SweepPlan): Network[] => [...jobs.flatMap(({ members }) => members), ...refused];

/** The shards that lack a network, as "2/8"; none where the parts were not cut alike. */
function unfinishedShards(
  plan: SweepPlan,
  isMissing: (network: Network) => boolean,
  parts: { shard: SweepShard | null }[],
): string[] {
  const [count, ...others] = new Set(parts.map(({ shard }) => shard?.count ?? 1));
  if (others.length > 0) return [];
  return Array.from({ length: count }, (_, i) => ({ index: i + 1, count }))
    .filter((shard) => networksOf(partOf(plan, shard)).some(isMissing))
    .map(({ index }) => `${index}/${count}`);
}
