import { resolve } from 'node:path';
import type { BackendRequest } from '../src/config/backend.ts';
import { SETTINGS } from '../src/config/settings/settings.ts';
import { words } from '../src/words/words.ts';
import {
  hasOnly,
  parseOptions,
  readBackend,
  readCount,
  readOut,
  readThreads,
  readWorkers,
  type Options,
  type Source,
} from './command-options.ts';
import { DATA_OPTIONS, readDataSource, type DataSource } from './data-options.ts';
import { readExport, type ExportRequest } from './export/export-arguments.ts';
import { readMerge, readSweep, type MergeRequest, type SweepRequest } from './sweep/sweep-arguments.ts';
import { isOfPackage, UsageError } from './exit.ts';

const COMMANDS = ['run', 'export', 'prior', 'theory', 'sweep', 'merge'] as const;
const allCommands = () => [...(isOfPackage() ? ['serve'] : []), ...COMMANDS];

/** The largest number of seeds of one file; more belong into several. */
const MOST_SEEDS = 1000;

/** The request of the command `run`; paths are absolute. */
export interface RunRequest {
  command: 'run';
  source: Source;
  /** `null`: the task of the source makes its data. */
  data: DataSource | null;
  /** The file of the network that goes on; `null`: it is drawn, or that of a case. */
  network: string | null;
  backend: BackendRequest;
  /** The number of steps; `null` for that of the experiment. */
  steps: number | null;
  /** The number of networks to train, with seeds from the experiment's on. */
  seeds: number;
  /** The number of threads that train several seeds; `null` for the lab's choice. */
  workers: number | null;
  /** The most threads that train one network together. */
  threads: number;
  /** Whether to list every buffer that the run holds. */
  verbose: boolean;
  out: string;
}

/** The request of the command `prior`; paths are absolute. */
export interface PriorRequest {
  command: 'prior';
  config: string;
  backend: BackendRequest;
  out: string;
}

/** The request of the command `theory`; paths are absolute. */
export interface TheoryRequest {
  command: 'theory';
  source: Source;
  data: DataSource | null;
  out: string;
}

/** A request of the command line. */
export type Request = RunRequest | ExportRequest | PriorRequest | TheoryRequest | SweepRequest | MergeRequest;

/**
 * Reads the command line as a request.
 *
 * @param folder the folder of relative paths
 * @throws UsageError that says what is wrong and what is allowed
 */
export function readArguments(args: string[], folder: string): Request | 'help' | 'version' {
  const { values, positionals } = parseOptions(args, words.cli.usage);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [command, ...rest] = positionals;
  if (command === undefined) throw new UsageError(`${words.cli.noCommand(allCommands())}\n\n${words.cli.usage}`);
  if (command === 'sweep') return readSweep(rest, values, folder);
  if (command === 'merge') return readMerge(rest, values, folder);
  const read = Object.hasOwn(OF_OPTIONS, command) ? OF_OPTIONS[command] : undefined;
  if (!read) throw new UsageError(words.cli.unknownCommand(command, allCommands()));
  if (rest.length > 0) throw new UsageError(words.cli.tooMany(command, rest[0]));
  return read(values, folder);
}

/** Commands that take options alone. */
const OF_OPTIONS: Record<string, ((options: Options, folder: string) => Request) | undefined> = {
  run: readRun,
  export: readExport,
  prior: readPrior,
  theory: readTheory,
};

function readRun(options: Options, folder: string): RunRequest {
  const known = [
    'config',
    'case',
    ...DATA_OPTIONS,
    'network',
    'backend',
    'steps',
    'seeds',
    'workers',
    'threads',
    'verbose',
    'out',
  ] as const;
  if (!hasOnly(options, ...known)) {
    throw new UsageError(words.cli.runOptions);
  }
  const seeds = readCount('seeds', options.seeds, { min: 1, max: MOST_SEEDS }) ?? 1;
  if (seeds > 1 && options.case !== undefined) throw new UsageError(words.cli.seedsOfCase);
  if (seeds === 1 && options.workers !== undefined) throw new UsageError(words.cli.workersOfOne);
  if (seeds > 1 && options.threads !== undefined) throw new UsageError(words.cli.threadsOfSeveral);
  if (options.network !== undefined && (seeds > 1 || options.case !== undefined)) {
    throw new UsageError(words.cli.networkOfOne);
  }
  const source = readSource(options, folder);
  const data = readData(options, source, folder);
  const network = options.network === undefined ? null : resolve(folder, options.network);
  return {
    command: 'run',
    source,
    data,
    network,
    backend: readBackend(options),
    steps: readCount('steps', options.steps, SETTINGS['train.steps'].kind.range),
    seeds,
    workers: readWorkers(options),
    threads: readThreads(options),
    verbose: options.verbose === true,
    out: readOut(options, folder, [...filesOf(source, data), ...(network === null ? [] : [network])]),
  };
}

function readTheory(options: Options, folder: string): TheoryRequest {
  if (!hasOnly(options, 'config', 'case', ...DATA_OPTIONS, 'out')) throw new UsageError(words.cli.theoryOptions);
  const source = readSource(options, folder);
  const data = readData(options, source, folder);
  return { command: 'theory', source, data, out: readOut(options, folder, filesOf(source, data)) };
}

/** Reads the data of an experiment; a case has its own. */
function readData(options: Options, { kind }: Source, folder: string): DataSource | null {
  const data = readDataSource(options, folder);
  if (data && kind === 'case') throw new UsageError(words.cli.data.ofCase);
  return data;
}

const filesOf = ({ file }: Source, data: DataSource | null) => [file, ...(data ? [data.file] : [])];

function readSource(options: Options, folder: string): Source {
  const file = options.config ?? options.case;
  if (file === undefined || (options.config !== undefined && options.case !== undefined)) {
    throw new UsageError(words.cli.oneSource);
  }
  return { kind: options.case === undefined ? 'config' : 'case', file: resolve(folder, file) };
}

function readPrior(options: Options, folder: string): PriorRequest {
  if (options.config === undefined || !hasOnly(options, 'config', 'backend', 'out')) {
    throw new UsageError(words.cli.priorSource);
  }
  const config = resolve(folder, options.config);
  return { command: 'prior', config, backend: readBackend(options), out: readOut(options, folder, [config]) };
}
