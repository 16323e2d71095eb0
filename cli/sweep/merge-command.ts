import { mergeSweepResults } from '../../src/config/sweep/merge.ts';
import type { SweepRun } from '../../src/config/sweep/result.ts';
import type { SweepShard } from '../../src/config/sweep/result-file.ts';
import { words } from '../../src/words/words.ts';
import { planSweep, type SweepPlan } from '../../src/worker/sweep/plan.ts';
import { EXIT_FAILED, UsageError } from '../exit.ts';
import { partOf } from './sweep-collection.ts';
import { readResult } from './read-result.ts';
import type { MergeRequest } from './sweep-arguments.ts';
import { createSweepFiles } from './sweep-files.ts';
import { hasFailures, hasNoneTrained, tellOutcomes } from '../tell.ts';
import { say, tell } from '../print.ts';

/**
 * Merges the results of the shards of a sweep into the result of the whole. Its bytes are the same as those of a sweep
 * without shards. If networks are missing, it says so, and writes the others.
 *
 * @returns the exit code: 0 when all networks are there, none failed and at least one was trained, or else 1
 * @throws UsageError that names the file that can't be read, does not belong to the others, or can't be written
 */
export function mergeCommand({ files, out, csv }: MergeRequest): number {
  const parts = files.map(readPart);
  const merged = mergeSweepResults(parts);
  if (!merged.ok) throw new UsageError(merged.sentence);
  const { result } = merged;
  createSweepFiles({ out, csv }).save(result);

  say(words.cli.merge.done(result.runs.length, files.length, out));
  const { runs } = result;
  const plan = planSweep(result.sweep);
  const all = networksOf(plan).length;
  if (runs.length < all) tell(words.cli.merge.missing(all - runs.length, all));
  tellOutcomes(runs);
  if (runs.length < all || hasFailures(runs)) {
    tell(words.cli.merge.unfinished(unfinishedShards(plan, runs, parts)));
    return EXIT_FAILED;
  }
  if (!hasNoneTrained(runs)) return 0;
  tell(words.cli.sweep.noneTrained);
  return EXIT_FAILED;
}

function readPart(name: string) {
  const read = readResult(name);
  if (!read.ok) throw new UsageError(words.cli.inFile(name, read.sentence));
  return { name, ...read };
}

type Network = Pick<SweepRun, 'cell' | 'seed'>;

const nameOf = ({ cell, seed }: Network) => `${cell}/${seed}`;

const networksOf = ({ jobs, refused }: SweepPlan): Network[] => [...jobs.flatMap(({ members }) => members), ...refused];

/** Returns the shards with missing or failed networks, as "2/8"; of the finest cut if the parts' cuts differ. */
function unfinishedShards(plan: SweepPlan, runs: readonly SweepRun[], parts: { shard: SweepShard | null }[]): string[] {
  const finished = new Set(runs.filter(({ outcome }) => outcome !== 'failed').map(nameOf));
  const count = Math.max(...parts.map(({ shard }) => shard?.count ?? 1));
  return Array.from({ length: count }, (_, i) => ({ index: i + 1, count }))
    .filter((shard) => networksOf(partOf(plan, shard)).some((network) => !finished.has(nameOf(network))))
    .map(({ index }) => `${index}/${count}`);
}
