import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BACKENDS, type BackendRequest } from '../src/config/backend.ts';
import { LIMITS } from '../src/config/limits.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';

/** The command or the configuration is wrong, as a sentence for the person who typed it. */
export class UsageError extends Error {}

/** More belong into several files. */
const MOST_SEEDS = 1000;
/** More threads than any machine for one person has. */
const MOST_WORKERS = 64;

/** The file that an experiment comes from; its path is absolute. */
export interface Source {
  kind: 'config' | 'case';
  file: string;
}

/** What `run` was asked to do; paths are absolute. */
export interface RunRequest {
  command: 'run';
  source: Source;
  backend: BackendRequest;
  /** Stop after so many steps; `null`: as the experiment says. */
  steps: number | null;
  /** Networks to train, of this many seeds from the experiment's on. */
  seeds: number;
  /** Threads that train several seeds; `null`: the lab's choice. */
  workers: number | null;
  /** Whether to tell every buffer that the run holds. */
  verbose: boolean;
  out: string;
}

/** What `prior` was asked to do; paths are absolute. */
export interface PriorRequest {
  command: 'prior';
  config: string;
  backend: BackendRequest;
  out: string;
}

/** What `theory` was asked to do; paths are absolute. */
export interface TheoryRequest {
  command: 'theory';
  source: Source;
  out: string;
}

/**
 * The command line as a request.
 *
 * @param folder what relative paths are relative to
 * @throws UsageError with what is wrong and what is allowed
 */
export function readArguments(args: string[], folder: string): RunRequest | PriorRequest | TheoryRequest | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [command, ...rest] = positionals;
  if (command === undefined) throw new UsageError(`${words.cli.noCommand}\n\n${words.cli.usage}`);
  if (rest.length === 0) {
    if (command === 'run') return readRun(values, folder);
    if (command === 'prior') return readPrior(values, folder);
    if (command === 'theory') return readTheory(values, folder);
  }
  throw new UsageError(words.cli.unknownCommand([command, ...rest].join(' ')));
}

type Values = ReturnType<typeof parse>['values'];

function readRun(values: Values, folder: string): RunRequest {
  const seeds = readCount('seeds', values.seeds, { min: 1, max: MOST_SEEDS }) ?? 1;
  if (seeds > 1 && values.case !== undefined) throw new UsageError(words.cli.seedsOfCase);
  if (seeds === 1 && values.workers !== undefined) throw new UsageError(words.cli.workersOfOne);
  return {
    command: 'run',
    source: readSource(values, folder),
    backend: readBackend(values.backend),
    steps: readCount('steps', values.steps, LIMITS.steps),
    seeds,
    workers: readCount('workers', values.workers, { min: 1, max: MOST_WORKERS }),
    verbose: values.verbose === true,
    out: readOut(values, folder),
  };
}

/** Whether an option is given that only a run has. */
const hasRunOptions = ({ steps, seeds, workers, verbose }: Values): boolean =>
  [steps, seeds, workers, verbose].some((value) => value !== undefined);

function readTheory(values: Values, folder: string): TheoryRequest {
  if (values.backend !== undefined || hasRunOptions(values)) throw new UsageError(words.cli.theoryOptions);
  return { command: 'theory', source: readSource(values, folder), out: readOut(values, folder) };
}

function readSource(values: Values, folder: string): Source {
  const file = values.config ?? values.case;
  if (file === undefined || (values.config !== undefined && values.case !== undefined)) {
    throw new UsageError(words.cli.oneSource);
  }
  return { kind: values.case === undefined ? 'config' : 'case', file: resolve(folder, file) };
}

function readPrior(values: Values, folder: string): PriorRequest {
  if (values.config === undefined || values.case !== undefined || hasRunOptions(values)) {
    throw new UsageError(words.cli.priorSource);
  }
  return {
    command: 'prior',
    config: resolve(folder, values.config),
    backend: readBackend(values.backend),
    out: readOut(values, folder),
  };
}

function readOut({ out }: Values, folder: string): string {
  if (out === undefined) throw new UsageError(words.cli.noOut);
  return resolve(folder, out);
}

function parse(args: string[]) {
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
        out: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${words.cli.usage}`);
  }
}

function readBackend(value: string | undefined): BackendRequest {
  if (value === undefined) return 'auto';
  const backend = BACKENDS.find((name) => name === value);
  if (!backend) throw new UsageError(words.cli.badBackend(value, BACKENDS));
  return backend;
}

/** The whole number of an option, `null` where it is left out. */
function readCount(
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
