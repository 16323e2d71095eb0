import { resolve } from 'node:path';
import { words } from '../../src/words/words.ts';
import { hasOnly, parseOptions, readWorkers } from '../command-options.ts';
import { UsageError } from '../exit.ts';

/** What `npm run reproduce` was asked to do. */
export interface ReproduceRequest {
  /** The number of the only lesson; `null`: all of them. */
  lesson: number | null;
  /** Whether the small versions of the studies are run. */
  quick: boolean;
  /** Whether the results are kept as those that come with the lessons. */
  record: boolean;
  /** Threads; `null`: the lab's choice. */
  workers: number | null;
  /** The absolute path of the file that the verdicts go to; `null`: none. */
  out: string | null;
}

/**
 * The command line of `npm run reproduce` as a request.
 *
 * @param numbers the numbers of the lessons that there are
 * @param folder what relative paths are relative to
 * @throws UsageError with what is wrong and what is allowed
 */
export function readReproduceArguments(
  args: string[],
  numbers: readonly number[],
  folder: string,
): ReproduceRequest | 'help' {
  const { values, positionals } = parseOptions(args, words.cli.reproduce.usage);
  if (values.help) return 'help';
  if (positionals.length > 0 || !hasOnly(values, 'lesson', 'quick', 'record', 'workers', 'out')) {
    throw new UsageError(words.cli.reproduce.usage);
  }
  const { quick = false, record = false, out } = values;
  if (quick && record) throw new UsageError(words.cli.reproduce.recordIsFull);
  const lesson = numbers.find((number) => String(number) === values.lesson);
  if (values.lesson !== undefined && lesson === undefined) {
    throw new UsageError(words.cli.reproduce.noLesson(values.lesson, numbers));
  }
  return {
    lesson: lesson ?? null,
    quick,
    record,
    workers: readWorkers(values),
    out: out === undefined ? null : resolve(folder, out),
  };
}
