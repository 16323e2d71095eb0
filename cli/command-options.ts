/** The options of the command line, as all commands read them. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BACKENDS, type BackendRequest } from '../src/config/backend.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { targetOf } from './whole-file.ts';
import { UsageError } from './exit.ts';

/** More threads than any machine for one person has. */
const MOST_WORKERS = 64;

/**
 * The command line as options and the words between them.
 *
 * @param usage what is said below the reason when they can't be read
 * @throws UsageError for an option that no command has
 */
export function parseOptions(args: string[], usage: string) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: text,
        case: text,
        backend: text,
        steps: text,
        seeds: text,
        workers: text,
        verbose: { type: 'boolean' },
        shard: text,
        out: text,
        csv: text,
        lesson: text,
        quick: { type: 'boolean' },
        record: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${usage}`);
  }
}

/** The options that were given. */
export type Options = ReturnType<typeof parseOptions>['values'];

/** Whether no options but these were given. */
export const hasOnly = (options: Options, ...names: (keyof Options)[]): boolean =>
  Object.keys(options).every((given) => names.some((name) => name === given));

/** The absolute path of the file that the result goes to, which is none of those that the command reads. */
export function readOut({ out }: Options, folder: string, inputs: readonly string[]): string {
  if (out === undefined) throw new UsageError(words.cli.noOut);
  return fileApart('out', resolve(folder, out), inputs);
}

/**
 * A path that an option says to write to.
 *
 * @throws UsageError when it leads to one of the other files, which would be lost
 */
export function fileApart(option: string, file: string, others: readonly string[]): string {
  const target = placeOf(file);
  if (others.some((other) => placeOf(other) === target)) throw new UsageError(words.cli.notApart(option, file));
  return file;
}

function placeOf(file: string): string {
  try {
    return targetOf(file);
  } catch (error) {
    throw new UsageError(words.cli.cannotRead(file, messageOf(error)));
  }
}

/** The backend of an option, the lab's choice where it is left out. */
export function readBackend({ backend }: Options): BackendRequest {
  if (backend === undefined) return 'auto';
  const known = BACKENDS.find((name) => name === backend);
  if (!known) throw new UsageError(words.cli.badBackend(backend, BACKENDS));
  return known;
}

/** The number of threads, `null` where it is left out. */
export const readWorkers = ({ workers }: Options): number | null =>
  readCount('workers', workers, { min: 1, max: MOST_WORKERS });

/** The whole number of an option, `null` where it is left out. */
export function readCount(
  option: string,
  value: string | undefined,
  { min, max }: { min: number; max: number },
): number | null {
  if (value === undefined) return null;
  const count = Number(value);
  if (value.trim() === '' || !Number.isInteger(count) || count < min || count > max) {
    throw new UsageError(words.cli.badCount(option, value, min, max));
  }
  return count;
}
