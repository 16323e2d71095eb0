/** The settings under which a task is learned, which a person who chooses it gets; those set by hand stay. */
import { changeDraft, draftValue } from '../settings/draft.ts';
import { learningSettings } from '../tasks/tasks.ts';
import { defaultExperiment } from './default-experiment.ts';
import type { Experiment } from './experiment.ts';

/** A learning rate and its unit come and go together. */
const RATE = ['train.lr', 'train.lrUnit'];
/** The settings that decide what a learning rate means. Where one is set by hand, so is the rate. */
const RATE_DEPENDS_ON = ['train.rule', 'train.optimizer', 'train.loss', 'scaling.preset'];

const isOfTask = (path: string) => path.startsWith('task.');

/**
 * Returns an experiment with the settings under which its task is learned. A setting counts as set by hand, and stays,
 * if it differs from its neutral value and from what the task before brought along.
 *
 * @param candidate the experiment with the new task and the task's own defaults
 * @param before the experiment with the task before
 * @param kept the paths of settings that stay in any case
 */
export function withLearningSettings(
  candidate: Experiment,
  before: Experiment,
  kept: readonly string[] = [],
): Experiment {
  const [brought, earlier] = [learningSettings(candidate.task.name), learningSettings(before.task.name)];
  const usual = (path: string) => draftValue(isOfTask(path) ? candidate : defaultExperiment, path);
  const isByHand = (path: string) => {
    const present = draftValue(candidate, path);
    return present !== usual(path) && present !== earlier[path];
  };
  const stays = (path: string) => kept.includes(path) || isByHand(path);
  const isRateKept = RATE.some(stays) || RATE_DEPENDS_ON.some(isByHand);
  const paths = [...new Set([...Object.keys(brought), ...Object.keys(earlier)])].filter((path) =>
    RATE.includes(path) ? !isRateKept : !stays(path),
  );
  return paths.reduce<object>(
    (draft, path) => changeDraft({ ...draft }, path, Object.hasOwn(brought, path) ? brought[path] : usual(path)),
    candidate,
  ) as Experiment;
}
