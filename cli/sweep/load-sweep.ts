import { statSync } from 'node:fs';
import { describeProblems } from '../../src/config/describe-problems.ts';
import { isSameSweep } from '../../src/config/sweep/merge.ts';
import type { SweepResult } from '../../src/config/sweep/result.ts';
import type { ReadSweepResult } from '../../src/config/sweep/result-file.ts';
import { axisValueProblems, parseSweep, type Sweep } from '../../src/config/sweep/sweep.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { readChecked } from '../read-json.ts';
import { readResult } from './read-result.ts';
import type { SweepRequest } from './sweep-arguments.ts';
import { UsageError } from '../exit.ts';
import { tellData } from '../tell.ts';
import { taskWithData, type OwnData } from '../own-data.ts';

/**
 * Reads the sweep of a file, and says how its data are taken. It also refuses values that a setting can't have with any other: they are slips.
 *
 * @throws UsageError with the file, the offending key, its value and what is allowed
 */
export async function loadSweep(file: string, data: OwnData | null = null): Promise<Sweep> {
  const { sweep: read } = await readChecked(file, parseSweep);
  const sweep = withData(file, read, data);
  if (data) tellData(data, read.base.task);
  const problems = axisValueProblems(sweep);
  if (problems.length > 0) throw new UsageError(words.cli.inFile(file, describeProblems(problems)));
  return sweep;
}

/** Returns the sweep on the data that it is given. Throws a UsageError when they are missing, or don't fit its settings. */
function withData(file: string, sweep: Sweep, data: OwnData | null): Sweep {
  try {
    const task = taskWithData(sweep.base.task, data);
    if (task === sweep.base.task) return sweep;
    const parsed = parseSweep({ ...sweep, base: { ...sweep.base, task } });
    if (!parsed.ok) throw new Error(describeProblems(parsed.problems));
    return parsed.sweep;
  } catch (error) {
    throw new UsageError(words.cli.inFile(file, messageOf(error)));
  }
}

/**
 * Reads the unfinished result of a sweep from the result file of a request; `null` if there is no such file yet.
 *
 * @throws UsageError when the file is not a result of the same sweep, shard and backend
 */
export function loadUnfinished(request: SweepRequest, sweep: Sweep): SweepResult | null {
  const { out, shard, backend } = request;
  // A pipe or a device holds no result, and a folder is refused when the files are tried.
  if (!statSync(out, { throwIfNoEntry: false })?.isFile()) return null;
  const refuse = (why: string) => new UsageError(words.cli.sweep.otherFile(out, why));
  const read = tryToRead(out);
  if (!read.ok) throw refuse(read.sentence);
  const { index, count } = read.shard ?? { index: 1, count: 1 };
  if (!isSameSweep(read.result.sweep, sweep)) throw refuse(words.cli.sweep.otherSweep);
  if (index !== shard.index || count !== shard.count) throw refuse(words.cli.sweep.otherShard(index, count));
  const trained = read.result.backend;
  if (trained !== null && backend !== 'auto' && backend !== trained)
    throw refuse(words.cli.sweep.otherBackend(trained));
  return read.result;
}

/** Reads a result; a file that is empty or cut short counts as another file. */
function tryToRead(file: string): ReadSweepResult {
  try {
    return readResult(file);
  } catch (error) {
    return { ok: false, sentence: messageOf(error) };
  }
}
