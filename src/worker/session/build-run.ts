import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { makeTask, type Task } from '../../tasks/tasks.ts';
import type { FitProgress } from '../../engine/measures/fit-feature-machine.ts';
import type { Run, RunSpec } from '../../engine/run/run-interface.ts';
import type { MadeTask, ReadDigits } from '../../tasks/data/dataset.ts';
import type { ReadOwnData } from '../../tasks/own/make-own.ts';
import { describeConfigFailure, describeDataFailure, describeRunFailure } from '../failure.ts';
import type { Failure } from '../protocol.ts';

/** Makes the data of a task. */
export type MakeTask = (task: Task) => Promise<MadeTask>;

/** Creates a run; `fitting` follows the fit of its feature machine. */
export type CreateRun = (spec: RunSpec, fitting?: FitProgress) => Promise<Run>;

/** What a run has that its experiments don't say. */
interface BuildOptions extends Pick<RunSpec, 'start' | 'checkpoint' | 'machine'> {
  fitting?: FitProgress;
}

/** A run, and the data that it is trained on. */
export interface BuiltRun {
  run: Run;
  made: MadeTask;
}

/**
 * Returns a function that makes tasks and keeps the last one, so that a prepared task is there when the run starts. A
 * task that failed is made anew.
 */
export function rememberLast(readDigits: ReadDigits, readOwn?: ReadOwnData): MakeTask {
  let last: { key: string; made: Promise<MadeTask> } | null = null;
  return (task) => {
    const key = JSON.stringify(task);
    if (last?.key !== key) {
      const made = makeTask(task, readDigits, readOwn);
      last = { key, made };
      made.catch(() => {
        if (last?.made === made) last = null;
      });
    }
    return last.made;
  };
}

/**
 * Makes the data and the networks of experiments of one shape, or returns the reason why it can't.
 */
export async function buildRun(
  members: Experiment[],
  make: MakeTask,
  createRun: CreateRun,
  { start, checkpoint, machine, fitting }: BuildOptions = {},
): Promise<BuiltRun | Failure> {
  const [experiment] = members;
  const parsed = members.map(parseExperiment).find(({ ok }) => !ok);
  if (parsed?.ok === false) return describeConfigFailure(parsed.problems);
  const made = await make(experiment.task).catch((error: unknown) => describeDataFailure(error, experiment));
  if ('code' in made) return made;
  try {
    return { run: await createRun({ members, dataset: made.dataset, start, checkpoint, machine }, fitting), made };
  } catch (error) {
    return describeRunFailure(error, experiment);
  }
}
