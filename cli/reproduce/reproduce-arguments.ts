import { resolve } from 'node:path';
import { words } from '../../src/words/words.ts';
import { hasOnly, parseOptions, readWorkers } from '../command-options.ts';
import { UsageError } from '../exit.ts';

/** The request of `npm run reproduce`. */
export interface ReproduceRequest {
  /** The number of the only lesson; `null` for all lessons. */
  lesson: number | null;
  /** Whether the small versions of the studies are run. */
  quick: boolean;
  /** Whether the results become the recorded ones that come with the lessons. */
  record: boolean;
  /** The number of threads; `null` for the lab's choice. */
  workers: number | null;
  /** The absolute path of the file for the verdicts; `null` for none. */
  out: string | null;
}

/**
 * Reads the command line of `npm run reproduce` as a request.
 *
 * @param numbers the numbers of all lessons
 * @param folder the folder of relative paths
 * @throws UsageError that says what is wrong and what is allowed
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
