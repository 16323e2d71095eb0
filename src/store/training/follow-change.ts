import { defaultTask, followTask, TASK_NAMES, taskShape } from '../../tasks/tasks.ts';
import type { Experiment } from '../../config/experiment.ts';
import { changeDraft, type Draft } from '../../settings/draft.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import { followsGradient } from '../../config/settings/train-settings.ts';
import { isTargetPropagation } from '../../config/settings/local-rules.ts';
import { scalingExponents } from '../../config/scaling.ts';

/**
 * What else has to change so that a choice can stand: a control never asks a person to change two settings in the
 * right order. A combination that has no one obvious remedy is left alone, and the schema refuses it.
 *
 * @param candidate the experiment with the change made, not yet checked
 * @param before the last valid experiment
 * @param path what was changed
 */
export function followChange(candidate: Experiment, before: Experiment, path: SettingPath): Draft {
  if (path === 'scaling.preset') return withExponents(candidate, before);
  if (path === 'net.depth') return withLayerFactors(candidate);
  if (path === 'train.optimizer') return withPossibleUnit(withPossibleSpeeds(candidate));
  if (path === 'train.rule') return withOwnSettings(candidate);
  if (path === 'task.name') return withPossibleLoss(withWholeTask(candidate));
  if (path.startsWith('task.')) return withPossibleLoss(withFollowingTask(candidate, path));
  return candidate;
}

/** `custom` starts from the exponents of the preset that it replaces; the others have none of their own. */
function withExponents(candidate: Experiment, before: Experiment): Draft {
  const isCustom = candidate.scaling.preset === 'custom';
  const { b, c } = scalingExponents(before);
  const withB = changeDraft(candidate, 'scaling.b', isCustom ? [...b] : undefined);
  return changeDraft(withB, 'scaling.c', isCustom ? [...c] : undefined);
}

/** Input and output keep their numbers; hidden layers that come are like the last one there was. */
function withLayerFactors(candidate: Experiment): Draft {
  const { layerLr, slo } = candidate.train;
  const { depth } = candidate.net;
  if (!Number.isInteger(depth) || depth < 1) return candidate;
  const fitted = (numbers: readonly number[]) => {
    const hidden = numbers.slice(1, -1);
    const between = Array.from({ length: depth - 1 }, (_, l) => hidden.at(l) ?? hidden.at(-1) ?? 1);
    return [numbers[0], ...between, numbers[numbers.length - 1]];
  };
  const withFactors = layerLr ? changeDraft(candidate, 'train.layerLr', fitted(layerLr)) : candidate;
  return slo ? changeDraft(withFactors, 'train.slo', { speeds: fitted(slo.speeds) }) : withFactors;
}

/** Speeds belong to SLO alone. */
function withPossibleSpeeds(candidate: Experiment): Experiment {
  const { slo, ...others } = candidate.train;
  return slo && others.optimizer !== 'slo' ? { ...candidate, train: others } : candidate;
}

/** Only the steps of sgd and momentum have a critical learning rate. */
function withPossibleUnit(candidate: Experiment): Draft {
  return followsGradient(candidate.train.optimizer) ? candidate : changeDraft(candidate, 'train.lrUnit', 'absolute');
}

/** The settings of a rule leave with it. */
function withOwnSettings(candidate: Experiment): Draft {
  const { rule } = candidate.train;
  const withPc = rule === 'pc' ? candidate : changeDraft(candidate, 'train.pc', undefined);
  return isTargetPropagation(rule) ? withPc : changeDraft(withPc, 'train.tp', undefined);
}

/** Another task comes with its own settings. */
function withWholeTask(candidate: Experiment): Experiment {
  const name = TASK_NAMES.find((made) => made === candidate.task.name);
  return name ? { ...candidate, task: defaultTask(name) } : candidate;
}

/** One output of +-1, for example, can't tell ten digits apart. */
const withFollowingTask = (candidate: Experiment, path: SettingPath): Experiment => ({
  ...candidate,
  task: followTask(candidate.task, path.slice(path.indexOf('.') + 1)),
});

/** Cross-entropy needs one-hot classes; without them, the loss is the squared error. */
function withPossibleLoss(candidate: Experiment): Experiment {
  const { outputs, classes } = taskShape(candidate.task);
  if (candidate.train.loss !== 'ce' || (classes !== null && outputs > 1)) return candidate;
  return { ...candidate, train: { ...candidate.train, loss: 'mse' } };
}
