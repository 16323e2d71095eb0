import { defaultTask, followTask, TASK_NAMES, taskShape } from '../../tasks/tasks.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import { followsGradient } from '../../config/settings/train-settings.ts';
import { withLearningSettings } from '../../config/learning-settings.ts';
import { fittedSchedule, refittedSchedule } from '../../config/fitted-schedule.ts';
import { isTargetPropagation } from '../../config/settings/local-rules.ts';
import { scalingExponents } from '../../config/scaling.ts';

/**
 * Makes the other changes that a choice needs, so that no person has to change two settings in the right order. A
 * combination without one obvious remedy is left alone, and the schema refuses it.
 *
 * @param candidate the experiment with the change made, not yet checked
 * @param before the last valid experiment
 * @param path the changed setting
 * @param kept the settings that stay when a task is chosen; `null`: all of them
 */
export function followChange(
  candidate: Experiment,
  before: Experiment,
  path: SettingPath,
  kept: readonly SettingPath[] | null,
): Draft {
  if (path === 'scaling.preset') return withExponents(candidate, before);
  if (path === 'net.depth') return withLayerFactors(candidate);
  if (path === 'train.optimizer') return withPossibleUnit(withPossibleSpeeds(candidate));
  if (path === 'train.schedule.kind') return fittedSchedule(candidate);
  if (path === 'train.steps') return refittedSchedule(candidate, before);
  if (path === 'train.schedule.warmup') return refittedSchedule(withPossibleSchedule(candidate), before);
  if (path === 'train.rule') return withOwnSettings(candidate);
  if (path === 'task.name') {
    const whole = withWholeTask(candidate);
    if (kept === null) return withPossibleLoss(whole);
    return withPossibleLoss(withoutCostlyTwin(withLayerFactors(withLearningSettings(whole, before, kept))));
  }
  if (path.startsWith('task.')) return withPossibleLoss(withFollowingTask(candidate, path));
  return candidate;
}

/** Sets the exponents: `custom` starts from those of the preset that it replaces; presets have none of their own. */
function withExponents(candidate: Experiment, before: Experiment): Draft {
  const isCustom = candidate.scaling.preset === 'custom';
  const { b, c } = scalingExponents(before);
  const withB = changeDraft(candidate, 'scaling.b', isCustom ? [...b] : undefined);
  return changeDraft(withB, 'scaling.c', isCustom ? [...c] : undefined);
}

/** Fits the factors of layers to the depth: input and output keep theirs, new hidden layers copy the last hidden. */
function withLayerFactors(candidate: Experiment): Experiment {
  const { layerLr, slo } = candidate.train;
  const { depth } = candidate.net;
  if (!Number.isInteger(depth) || depth < 1) return candidate;
  const fitted = (numbers: readonly number[]) => {
    const hidden = numbers.slice(1, -1);
    const between = Array.from({ length: depth - 1 }, (_, l) => hidden.at(l) ?? hidden.at(-1) ?? 1);
    return [numbers[0], ...between, numbers[numbers.length - 1]];
  };
  const withFactors = layerLr ? changeDraft(candidate, 'train.layerLr', fitted(layerLr)) : candidate;
  return (slo ? changeDraft(withFactors, 'train.slo', { speeds: fitted(slo.speeds) }) : withFactors) as Experiment;
}

/** Removes the speeds, which only SLO has, from other optimizers. */
function withPossibleSpeeds(candidate: Experiment): Experiment {
  const { slo, ...others } = candidate.train;
  return slo && others.optimizer !== 'slo' ? { ...candidate, train: others } : candidate;
}

/** Resets a critical learning rate, which only the steps of sgd and momentum have: its share is no absolute rate. */
function withPossibleUnit(candidate: Experiment): Draft {
  if (candidate.train.lrUnit === 'absolute' || followsGradient(candidate.train.optimizer)) return candidate;
  const { lr, lrUnit } = defaultExperiment.train;
  return { ...candidate, train: { ...candidate.train, lr, lrUnit } };
}

/** Removes the schedule of a constant rate whose warm-up is taken away. */
const withPossibleSchedule = (candidate: Experiment): Draft =>
  draftValue(candidate, 'train.schedule.warmup') === 0 && candidate.train.schedule?.kind === 'constant'
    ? changeDraft(candidate, 'train.schedule', undefined)
    : candidate;

/** Removes the settings of rules that are not chosen. */
function withOwnSettings(candidate: Experiment): Draft {
  const { rule } = candidate.train;
  const withPc = rule === 'pc' ? candidate : changeDraft(candidate, 'train.pc', undefined);
  return isTargetPropagation(rule) ? withPc : changeDraft(withPc, 'train.tp', undefined);
}

/** Ends the lazy twin where it has several outputs to follow: it would make a task that was just chosen many times slower. */
const withoutCostlyTwin = (candidate: Experiment): Experiment =>
  taskShape(candidate.task).outputs > 1
    ? { ...candidate, measure: { ...candidate.measure, twin: defaultExperiment.measure.twin } }
    : candidate;

/** Gives another task its own default settings. */
function withWholeTask(candidate: Experiment): Experiment {
  const name = TASK_NAMES.find((made) => made === candidate.task.name);
  return name ? { ...candidate, task: defaultTask(name) } : candidate;
}

/** Fits the settings of a task to each other: one output of +-1, for example, can't tell ten digits apart. */
const withFollowingTask = (candidate: Experiment, path: SettingPath): Experiment => ({
  ...candidate,
  task: followTask(candidate.task, path.slice(path.indexOf('.') + 1)),
});

/** Replaces cross-entropy, which needs one-hot classes, by the squared error if there are none. */
function withPossibleLoss(candidate: Experiment): Experiment {
  const { outputs, classes } = taskShape(candidate.task);
  if (candidate.train.loss !== 'ce' || (classes !== null && outputs > 1)) return candidate;
  return { ...candidate, train: { ...candidate.train, loss: 'mse' } };
}
