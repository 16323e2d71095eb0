/** Data of a person's own on the command line: `--data FILE`, perhaps with choices. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readZipDirectory } from '../src/files/zip-directory.ts';
import { taskOfData } from '../src/tasks/own/make-own.ts';
import { describeOwn } from '../src/tasks/own/describe-own.ts';
import { NO_DIGEST } from '../src/tasks/own/own.ts';
import { digestOfData, writeOwnFile } from '../src/tasks/own/own-file.ts';
import { prepareTable } from '../src/tasks/own/prepare-table.ts';
import { readAnyTable } from '../src/tasks/own/read-any-table.ts';
import type { Role } from '../src/tasks/own/table-choices.ts';
import type { Task, TaskOf } from '../src/tasks/tasks.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { choicesOf } from './data-choices.ts';
import type { DataSource } from './data-options.ts';
import { UsageError } from './exit.ts';

/** Data that were read. */
export interface OwnData {
  file: string;
  /** The task that learns all of them. */
  task: TaskOf<'own'>;
  /** The names of the columns that are targets, and of those that are not used; how the numbers are taken. */
  taken: { targets: string[]; unused: string[]; isStandardized: boolean };
  /** Their kept form. */
  blob: Blob;
  /** Sentences about rows that are left out, the first ones. */
  problems: readonly string[];
  leftOut: number;
  /** Whether the file holds the weights of a network, too. */
  hasWeights: boolean;
}

/** Reads the data of a request. Throws a UsageError with the file, the row and the column. */
export async function loadOwnData({ file, format, choices: wanted }: DataSource): Promise<OwnData> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(words.cli.cannotRead(file, messageOf(error)));
  });
  try {
    const table = await readAnyTable(new Blob([bytes]), basename(file), { format });
    const choices = choicesOf(table, { format, wanted });
    const { data, problems, leftOut } = prepareTable(table, choices);
    const task = taskOfData(data, await digestOfData(data));
    const named = (wanted: Role) => table.columns.flatMap(({ name }, c) => (choices.roles[c] === wanted ? [name] : []));
    const taken = { targets: named('target'), unused: named('ignore'), isStandardized: choices.standardize };
    return {
      file,
      task,
      taken,
      blob: await writeOwnFile(data),
      problems,
      leftOut,
      hasWeights: hasWeights(bytes, file),
    };
  } catch (error) {
    throw new UsageError(words.cli.inFile(file, messageOf(error)));
  }
}

/** Returns whether a file is an archive of arrays with `W1`. */
const hasWeights = (bytes: Uint8Array, file: string): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && readZipDirectory(bytes, file).some(({ name }) => name === 'W1.npy');

/**
 * Returns the task that is trained: the data take the place of another task, and must be those that a task of own data
 * names.
 *
 * @throws Error with a sentence when data are missing, or are others
 */
export function taskWithData(task: Task, data: OwnData | null): Task {
  const isNamed = task.name === 'own' && task.digest !== NO_DIGEST;
  if (!data) {
    if (task.name === 'own') throw new Error(words.ownData.missingHere(task.file, describeOwn(task), task.digest));
    return task;
  }
  if (!isNamed) return data.task;
  if (task.digest === data.task.digest) return task;
  const [asked, found] = [task, data.task].map((each) => words.cli.data.known(describeOwn(each), each.digest));
  throw new Error(words.cli.data.others(data.file, found, asked));
}
