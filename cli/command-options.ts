/** Reads the options of the command line, for all commands. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BACKENDS, type BackendRequest } from '../src/config/backend.ts';
import { nearestName } from '../src/settings/nearest-name.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { defaultThreads } from './machine/node-threads.ts';
import { targetOf } from './whole-file.ts';
import { isCode } from './error-code.ts';
import { UsageError } from './exit.ts';

/** The largest number of threads: more than any machine of one person has. */
const MOST_WORKERS = 64;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** The options of all commands. */
const OPTIONS = {
  config: text,
  case: text,
  data: text,
  target: texts,
  'target-as': text,
  inputs: texts,
  ignore: texts,
  split: texts,
  'test-share': text,
  'split-seed': text,
  standardize: flag,
  'no-standardize': flag,
  delimiter: text,
  decimal: text,
  header: flag,
  'no-header': flag,
  network: text,
  backend: text,
  steps: text,
  seeds: text,
  workers: text,
  threads: text,
  verbose: flag,
  shard: text,
  out: text,
  csv: text,
  'csv-by-step': text,
  json: text,
  npz: text,
  svg: text,
  'picture-only': flag,
  pytorch: text,
  lesson: text,
  quick: flag,
  record: flag,
  help: { type: 'boolean', short: 'h' },
  version: flag,
} as const;

/**
 * Splits the command line into options and the words between them.
 *
 * @param usage the text below the reason when they can't be read
 * @throws UsageError for an option that no command has
 */
export function parseOptions(args: string[], usage: string) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const unknown = isCode(error, 'ERR_PARSE_ARGS_UNKNOWN_OPTION') ? /'(-{1,2}[^']+)'/.exec(messageOf(error)) : null;
    if (unknown === null) throw new UsageError(`${messageOf(error)}\n\n${usage}`);
    const [, option] = unknown;
    const nearest = nearestName(option.replace(/^-+/, ''), Object.keys(OPTIONS));
    const sentence = words.cli.unknownOption(option, nearest);
    throw new UsageError(nearest === null ? `${sentence}\n\n${usage}` : sentence);
  }
}

/** The file that an experiment comes from; its path is absolute. */
export interface Source {
  kind: 'config' | 'case';
  file: string;
}

/** The options that were given. */
export type Options = ReturnType<typeof parseOptions>['values'];

/** Tells whether only these options were given. */
export const hasOnly = (options: Options, ...names: (keyof Options)[]): boolean =>
  Object.keys(options).every((given) => names.some((name) => name === given));

/** Returns the absolute path of the result file, which must not be one of the command's inputs. */
export function readOut({ out }: Options, folder: string, inputs: readonly string[]): string {
  if (out === undefined) throw new UsageError(words.cli.noOut);
  return fileApart('out', resolve(folder, out), inputs);
}

/**
 * Checks and returns the path of an option that names a file to write.
 *
 * @throws UsageError when it leads to one of the other files, which would be overwritten
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

/** Reads the backend of an option; without it, returns the lab's choice. */
export function readBackend({ backend }: Options): BackendRequest {
  if (backend === undefined) return 'auto';
  const known = BACKENDS.find((name) => name === backend);
  if (!known) throw new UsageError(words.cli.badBackend(backend, BACKENDS));
  return known;
}

/** Reads the number of threads; `null` if the option is left out. */
export const readWorkers = ({ workers }: Options): number | null =>
  readCount('workers', workers, { min: 1, max: MOST_WORKERS });

/** Reads the most threads of one network; without the option, as for `auto`, one per core up to a limit. */
export function readThreads({ threads }: Options): number {
  if (threads === undefined || threads === 'auto') return defaultThreads();
  const count = Number(threads);
  if (!/^\d+$/.test(threads) || count < 1 || count > MOST_WORKERS)
    throw new UsageError(words.cli.badThreads(threads, MOST_WORKERS));
  return count;
}

/** Reads the whole number of an option; `null` if it is left out. */
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
