import { basename, dirname, extname, resolve } from 'node:path';
import type { BackendRequest } from '../../src/config/backend.ts';
import { SETTINGS } from '../../src/config/settings/settings.ts';
import { words } from '../../src/words/words.ts';
import { fileApart, hasOnly, readBackend, readCount, type Options, type Source } from '../command-options.ts';
import { UsageError } from '../exit.ts';
import { DATA_OPTIONS, readDataSource, type DataSource } from '../data-options.ts';

/** What an export writes, each kind by its own option: a file, or a folder of files. */
export const EXPORT_KINDS = {
  csv: 'file',
  'csv-by-step': 'file',
  json: 'file',
  npz: 'file',
  svg: 'folder',
  pytorch: 'file',
} as const satisfies Record<string, 'file' | 'folder'>;
/** One of {@link EXPORT_KINDS}. */
export type ExportKind = keyof typeof EXPORT_KINDS;

const KINDS = Object.keys(EXPORT_KINDS) as ExportKind[];

/** The request of the command `export`; paths are absolute. */
export interface ExportRequest {
  command: 'export';
  source: Source;
  data: DataSource | null;
  backend: BackendRequest;
  /** The number of steps; `null` for that of the experiment. */
  steps: number | null;
  /** Where each kind goes that is asked for, at least one. */
  targets: Partial<Record<ExportKind, string>>;
  /** Whether figures show their pictures alone. */
  isPictureOnly: boolean;
}

/**
 * Reads the options of an export.
 *
 * @throws UsageError when nothing is to be written, one file twice, or `--picture-only` without figures
 */
export function readExport(options: Options, folder: string): ExportRequest {
  if (
    !hasOnly(options, 'config', ...DATA_OPTIONS, 'backend', 'steps', 'picture-only', ...KINDS) ||
    options.config === undefined
  ) {
    throw new UsageError(words.cli.export.options(KINDS));
  }
  const config = resolve(folder, options.config);
  const data = readDataSource(options, folder);
  const taken = [config, ...(data ? [data.file] : [])];
  const inputs = taken.length;
  const targets: ExportRequest['targets'] = {};
  for (const kind of KINDS) {
    const given = options[kind];
    if (given === undefined) continue;
    const target = fileApart(kind, resolve(folder, given), taken);
    targets[kind] = target;
    taken.push(target);
  }
  if (taken.length === inputs) throw new UsageError(words.cli.export.nothing(KINDS));
  const isPictureOnly = options['picture-only'] ?? false;
  if (isPictureOnly && targets.svg === undefined) throw new UsageError(words.cli.export.noFigures);
  const { pytorch } = targets;
  if (pytorch !== undefined) targets.npz = arraysBeside(pytorch, targets.npz, taken);
  return {
    command: 'export',
    source: { kind: 'config', file: config },
    data,
    backend: readBackend(options),
    steps: readCount('steps', options.steps, SETTINGS['train.steps'].kind.range),
    targets,
    isPictureOnly,
  };
}

const PYTHON = '.py';
/** The modules that a script imports: one of its own that is named like them would be imported in their place. */
const IMPORTED = ['ast', 'json', 'math', 'pathlib', 'sys', 'torch', 'zipfile', 'zlib'];

/**
 * Returns the path of the arrays of a script, which reads them beside it under its own name.
 *
 * @param given the path that was asked for, if one was
 * @param taken the other files of the command
 * @throws UsageError when the script could not be run, or would not find its arrays
 */
function arraysBeside(script: string, given: string | undefined, taken: readonly string[]): string {
  const name = basename(script, PYTHON);
  if (extname(script) !== PYTHON) throw new UsageError(words.cli.export.notPython(script));
  if (IMPORTED.includes(name)) throw new UsageError(words.cli.export.imported(script, name));
  const beside = resolve(dirname(script), `${name}.npz`);
  if (given === undefined) return fileApart('pytorch', beside, taken);
  if (given !== beside) throw new UsageError(words.cli.export.notBeside(script, given, beside));
  return given;
}
