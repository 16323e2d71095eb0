import type { Experiment } from './experiment.ts';
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
  measure: ({ measure }) => measure,
};
