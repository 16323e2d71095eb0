/** The settings that a form offers for an axis, and the values that it begins with. */
import { OUTPUT_INITS } from '../settings/net-settings.ts';
import type { Experiment } from '../experiment.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { draftValue } from '../setting-path.ts';
import { OPTIMIZERS } from '../settings/train-settings.ts';
import { RULES } from '../settings/local-rules.ts';
import type { Spacing } from './axis-text.ts';
import { isDerivedSetting, spacedValues, type AxisValue, type SweepAxis } from './axis.ts';

const log = (from: number, to: number, count: number): Spacing => ({ from, to, count, scale: 'log' });
const linear = (from: number, to: number, count: number): Spacing => ({ from, to, count, scale: 'linear' });

/** Settings that are numbers, in the order in which they are offered. */
const NUMBERS: Readonly<Record<string, Spacing>> = {
  'train.lr': log(0.01, 1, 7),
  'net.width': log(32, 256, 4),
  'net.depth': linear(1, 4, 4),
  'scaling.gamma0': log(0.1, 10, 5),
  'scaling.lrExponent': linear(0, 1, 5),
  'net.baseWidth': log(16, 256, 5),
  'net.gain': linear(0.5, 2, 4),
  'net.outputGain': log(0.1, 1, 5),
  'train.batch': log(8, 128, 5),
  'train.steps': log(100, 1600, 5),
  'train.weightDecay': log(0.001, 0.1, 5),
  'train.rho': linear(0, 1, 5),
  'train.pc.steps': log(1, 64, 4),
  'train.pc.dt': log(0.03, 1, 4),
  'train.pc.gammaOut': log(0.1, 10, 5),
  'train.pc.gbar': linear(-1, 0, 5),
  'train.tp.ridge': log(0.001, 10, 5),
  'train.tp.etaTarget': log(0.03, 1, 4),
  'train.tp.noise': log(0.01, 1, 5),
  'train.tp.feedbackLr': log(0.01, 1, 5),
  samplesPerWeight: linear(0.1, 0.8, 8),
  inputsAtWeights: log(5, 40, 4),
  'task.samples': log(32, 512, 5),
  'task.d': log(8, 64, 4),
  'task.noise': linear(0, 1, 5),
  'task.rank': linear(1, 4, 4),
  'task.terms': linear(1, 4, 4),
  'task.degree': linear(1, 4, 4),
  'task.seed': linear(0, 4, 5),
};

const FLAGS = [false, true];

/** Settings that are words or flags. */
const CHOICES: Readonly<Record<string, readonly AxisValue[]>> = {
  'scaling.preset': ['sp', 'ntp', 'mup'],
  'net.activation': ACTIVATIONS,
  'train.rule': RULES,
  'train.optimizer': OPTIMIZERS,
  'net.outputInit': OUTPUT_INITS,
  'scaling.centered': FLAGS,
  'net.bias': FLAGS,
};

/** Whether an axis over a setting has numbers on it. */
export const isNumberSetting = (setting: string): boolean => setting in NUMBERS;

/** Whether an experiment has a setting at all; what may be left out counts as there. */
function isThere(base: Experiment, setting: string): boolean {
  if (isDerivedSetting(setting)) return ['samples', 'd'].every((name) => draftValue(base.task, name) !== undefined);
  if (setting.startsWith('task.')) return draftValue(base, setting) !== undefined;
  if (setting.startsWith('train.pc.')) return base.train.rule === 'pc';
  if (setting.startsWith('train.tp.')) return base.train.rule === 'tp' || base.train.rule === 'dtp';
  return setting !== 'train.rho' || base.train.rule === 'fa';
}

/** The settings of an experiment that make an axis: numbers, and choices. */
export const offeredSettings = (base: Experiment): { numbers: string[]; choices: string[] } => ({
  numbers: Object.keys(NUMBERS).filter((setting) => isThere(base, setting)),
  choices: Object.keys(CHOICES),
});

/** The axis that a setting begins with. */
export function suggestedAxis(setting: string): SweepAxis {
  if (setting in NUMBERS) return { setting, values: spacedValues(setting, NUMBERS[setting]) };
  return { setting, values: setting in CHOICES ? [...CHOICES[setting]] : [0, 1] };
}
