import { describeProblem, parseExperiment } from '../src/config/experiment.ts';
import { readCase, type Case } from '../src/config/case.ts';
import { makeTask } from '../src/tasks/tasks.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import type { Source } from './arguments.ts';
import { readDigits } from './machine/digits-files.ts';
import { readJson } from './read-json.ts';
import { UsageError } from './exit.ts';

/** An experiment with its data, and its weights when they are given. */
export type LoadedExperiment = Omit<Case, 'weights'> & Partial<Case>;

/**
 * Reads the configuration or the case that a request names, and makes its data.
 *
 * @throws UsageError with the file, the offending key, its value and what is allowed
 */
export async function loadExperiment({ source }: { source: Source }): Promise<LoadedExperiment> {
  const json = await readJson(source.file);
  const inFile = (problem: string) => new UsageError(words.cli.inFile(source.file, problem));
  if (source.kind === 'case') {
    try {
      return readCase(json);
    } catch (error) {
      throw inFile(messageOf(error));
    }
  }

  const parsed = parseExperiment(json);
  if (!parsed.ok) throw inFile(parsed.problems.map(describeProblem).join('\n'));
  const { experiment } = parsed;
  if (experiment.task.name === 'given') throw inFile(words.cli.givenNeedsCase);
  try {
    return { experiment, dataset: (await makeTask(experiment.task, readDigits)).dataset };
  } catch (error) {
    throw inFile(messageOf(error));
  }
}
