import { parseExperiment } from '../src/config/experiment.ts';
import { readCase, type Case } from '../src/config/case.ts';
import { makeTask } from '../src/tasks/tasks.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import type { Source } from './arguments.ts';
import { readDigits } from './machine/digits-files.ts';
import { readChecked, readJson } from './read-json.ts';
import { UsageError } from './exit.ts';

/** An experiment with its data, and its weights when they are given. */
export type LoadedExperiment = Omit<Case, 'weights'> & Partial<Case>;

/**
 * Reads the configuration or the case that a request names, and makes its data.
 *
 * @throws UsageError with the file, the offending key, its value and what is allowed
 */
export async function loadExperiment({ source: { kind, file } }: { source: Source }): Promise<LoadedExperiment> {
  try {
    if (kind === 'case') return readCase(await readJson(file));
    const { experiment } = await readChecked(file, parseExperiment);
    if (experiment.task.name === 'given') throw new Error(words.cli.givenNeedsCase);
    return { experiment, dataset: (await makeTask(experiment.task, readDigits)).dataset };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(words.cli.inFile(file, messageOf(error)));
  }
}
