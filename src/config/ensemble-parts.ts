import type { Experiment } from './experiment.ts';
import { isDeepInTheLazyEnd } from './lazy-end.ts';
import { layerDecays } from './scaling.ts';

/** The settings that members of an ensemble must share, by name; they decide the shapes or the program of a step. */
export const ENSEMBLE_PARTS: Readonly<Record<string, (experiment: Experiment) => unknown>> = {
  task: ({ task }) => task,
  net: ({ net }) => net,
  'train.rule': ({ train }) => train.rule,
  'train.optimizer': ({ train }) => train.optimizer,
  'train.pc': ({ train }) => train.pc,
  'train.tp': ({ train }) => train.tp,
  'train.rho': ({ train }) => train.rho,
  'train.slo': ({ train }) => train.slo,
  'train.weightDecay': ({ train }) => train.weightDecay,
  'the decay of their layers': layerDecays,
  'train.loss': ({ train }) => train.loss,
  'train.batch': ({ train }) => train.batch,
  'the size of train.batches': ({ train }) => train.batches?.[0]?.length,
  measure: ({ measure }) => measure,
};

/** Returns the name of the first part in which experiments differ and members of an ensemble must not, or `null`. */
export function differingPart(experiments: readonly Experiment[]): string | null {
  const differing = Object.entries(ENSEMBLE_PARTS).find(([, part]) => !isSame(experiments, part));
  return differing?.[0] ?? null;
}

/**
 * Returns whether experiments can be trained side by side as one ensemble in which each runs as it would alone: they
 * have the parts of an ensemble in common, end at the same step, use the same kind of pass, and have no infinite twin,
 * which only a single network has.
 */
export const canShareEnsemble = (experiments: readonly Experiment[]): boolean =>
  differingPart(experiments) === null &&
  isSame(experiments, ({ train }) => train.steps) &&
  (experiments.length === 1 || !experiments[0].measure.infinite) &&
  isSame(experiments, (experiment) => isDeepInTheLazyEnd([experiment]));

const isSame = (experiments: readonly Experiment[], part: (experiment: Experiment) => unknown): boolean =>
  new Set(experiments.map((experiment) => JSON.stringify(part(experiment)))).size <= 1;
