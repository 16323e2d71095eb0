import { readCase, type Case } from '../src/config/case.ts';
import { describeProblems } from '../src/config/describe-problems.ts';
import { parseExperiment, type Experiment } from '../src/config/experiment.ts';
import { parseExperimentFile } from '../src/config/export/experiment-file.ts';
import { unusedSettings } from '../src/config/link/unused-settings.ts';
import type { TaskPicture } from '../src/tasks/data/dataset.ts';
import { makeTask } from '../src/tasks/tasks.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import type { Request } from './arguments.ts';
import type { Source } from './command-options.ts';
import { readDigits } from './machine/digits-files.ts';
import type { DataSource } from './data-options.ts';
import { loadOwnData, taskWithData, type OwnData } from './own-data.ts';
import { tellData } from './tell.ts';
import { readChecked, readJson } from './read-json.ts';
import { UsageError } from './exit.ts';
import { tell } from './print.ts';

/** An experiment with its data, and its weights when they are given. */
export type LoadedExperiment = Omit<Case, 'weights'> & Partial<Case> & { data?: OwnData | null; picture?: TaskPicture };

/** Returns the experiment with another number of steps, unless it is `null`. */
export const limitSteps = (experiment: Experiment, steps: number | null): Experiment =>
  steps === null ? experiment : { ...experiment, train: { ...experiment.train, steps } };

/**
 * Reads the configuration or the case that a request names, and makes its data. Says which settings of a configuration have no
 * effect on a run. Theory uses more of them, as those of a feature machine that no run is asked for.
 *
 * @throws UsageError with the file, the offending key, its value and what is allowed
 */
export async function loadExperiment({
  command,
  source: { kind, file },
  data: dataSource,
}: {
  command: Request['command'];
  source: Source;
  data: DataSource | null;
}): Promise<LoadedExperiment> {
  try {
    if (kind === 'case') return { ...readCase(await readJson(file)), data: null };
    const { experiment: read, right } = await readChecked(file, parseExperimentFile);
    if (right) tell(words.cli.leftOnly(file));
    const data = dataSource && (await loadOwnData(dataSource));
    if (data) tellData(data, read.task);
    if (data?.hasWeights) tell(words.cli.data.weights(data.file));
    const experiment = withTask(read, taskWithData(read.task, data));
    if (experiment.task.name === 'given') throw new Error(words.cli.givenNeedsCase);
    if (command !== 'theory') for (const notice of unusedSettings(experiment)) tell(notice);
    const readOwn = () => data?.blob.arrayBuffer() ?? Promise.resolve(null);
    const { dataset, picture } = await makeTask(experiment.task, readDigits, readOwn);
    return { experiment, dataset, data, picture };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(words.cli.inFile(file, messageOf(error)));
  }
}

/** Returns an experiment on another task. Throws a sentence when its settings don't fit that. */
function withTask(experiment: Experiment, task: Experiment['task']): Experiment {
  if (task === experiment.task) return experiment;
  const parsed = parseExperiment({ ...experiment, task });
  if (!parsed.ok) throw new Error(describeProblems(parsed.problems));
  return parsed.experiment;
}
