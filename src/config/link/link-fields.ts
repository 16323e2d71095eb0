/**
 * The settings that a link can hold: one table from the key in the link to the path in the
 * experiment, after the property table of tensorflow/playground's `state.ts`. A key is never reused
 * for something else and never removed: links live for ever.
 */
import type { Experiment } from '../experiment.ts';
import { readNumber } from './link-text.ts';
import { getAtPath, type SettingAt, type SettingPath } from '../setting-path.ts';
import {
  DEFAULT_PREDICTIVE_CODING,
  DEFAULT_TARGET_PROPAGATION,
  type PredictiveCoding,
  type TargetPropagation,
} from '../settings/local-rules.ts';

/** How a value is written in a link, and read from it; `read` gives the text itself when it can't. */
interface Form<Value> {
  read: (text: string) => unknown;
  write: (value: Value) => string;
}

/** One setting of a link. */
export interface LinkField {
  key: string;
  path: SettingPath;
  /** The text's value, which the schema has yet to check. */
  read: (text: string) => unknown;
  /** The text of the experiment's setting; `undefined` where it has none. */
  write: (experiment: Experiment) => string | undefined;
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const text: Form<string> = { read: (text) => text, write: (value) => value };
/** Also for "a number or a word", such as the batch size or a pair of digits. */
const number: Form<number | string> = { read: readNumber, write: String };
const flag: Form<boolean> = { read: (text) => FLAGS.get(text) ?? text, write: String };
const list: Form<readonly number[]> = {
  read: (text) => text.split(',').map(readNumber),
  write: (values) => values.join(','),
};

const field = <Path extends SettingPath>(
  key: string,
  path: Path,
  form: Form<NonNullable<SettingAt<Path>>>,
): LinkField => ({
  key,
  path,
  read: form.read,
  write: (experiment) => {
    const value = getAtPath(experiment, path);
    return value === undefined || value === null ? undefined : form.write(value);
  },
});

/** A setting of predictive coding, which is left out where it is the neutral one. */
const pcField = <Name extends keyof PredictiveCoding>(key: string, name: Name, form: Form<PredictiveCoding[Name]>) =>
  ownField(key, `train.pc.${name}`, ({ train }) => train.pc?.[name], DEFAULT_PREDICTIVE_CODING[name], form);

/** A setting of target propagation. */
const tpField = <Name extends keyof TargetPropagation>(key: string, name: Name, form: Form<TargetPropagation[Name]>) =>
  ownField(key, `train.tp.${name}`, ({ train }) => train.tp?.[name], DEFAULT_TARGET_PROPAGATION[name], form);

/** A setting that only some experiments have, left out where it is the neutral one. */
const ownField = <Value>(
  key: string,
  path: SettingPath,
  get: (experiment: Experiment) => Value | undefined,
  neutral: Value,
  { read, write }: Form<Value>,
): LinkField => ({
  key,
  path,
  read,
  write: (experiment) => {
    const value = get(experiment);
    return value === undefined || value === neutral ? undefined : write(value);
  },
});

/** Every setting of a version-1 link, in the order in which links name them. */
export const LINK_FIELDS_V1: readonly LinkField[] = [
  field('width', 'net.width', number),
  field('depth', 'net.depth', number),
  field('lr', 'train.lr', number),
  field('lrUnit', 'train.lrUnit', text),
  field('scaling', 'scaling.preset', text),
  field('lrExponent', 'scaling.lrExponent', number),
  field('gamma0', 'scaling.gamma0', number),
  field('task', 'task.name', text),
  field('classes', 'task.classes', number),
  field('side', 'task.side', number),
  field('centerPixels', 'task.centerPixels', flag),
  field('d', 'task.d', number),
  field('link', 'task.link', text),
  field('rank', 'task.rank', number),
  field('terms', 'task.terms', number),
  field('degree', 'task.degree', number),
  field('outputs', 'task.outputs', number),
  field('curve', 'task.curve', text),
  field('shape', 'task.shape', text),
  field('targets', 'task.targets', text),
  field('noise', 'task.noise', number),
  field('samples', 'task.samples', number),
  field('testSamples', 'task.testSamples', number),
  field('dataSeed', 'task.seed', number),
  field('activation', 'net.activation', text),
  field('loss', 'train.loss', text),
  field('rule', 'train.rule', text),
  field('rho', 'train.rho', number),
  pcField('pcSteps', 'steps', number),
  pcField('dt', 'dt', number),
  pcField('schedule', 'schedule', text),
  pcField('fixedPrediction', 'fixedPrediction', flag),
  pcField('gammaOut', 'gammaOut', number),
  pcField('gbar', 'gbar', number),
  tpField('feedback', 'feedback', text),
  tpField('ridge', 'ridge', number),
  tpField('etaTarget', 'etaTarget', number),
  tpField('feedbackNoise', 'noise', number),
  tpField('feedbackLr', 'feedbackLr', number),
  field('optimizer', 'train.optimizer', text),
  field('speeds', 'train.slo.speeds', list),
  field('weightDecay', 'train.weightDecay', number),
  field('batch', 'train.batch', number),
  field('seed', 'seed', number),
  field('steps', 'train.steps', number),
  field('centered', 'scaling.centered', flag),
  field('b', 'scaling.b', list),
  field('c', 'scaling.c', list),
  field('layerLr', 'train.layerLr', list),
  field('baseWidth', 'net.baseWidth', number),
  field('gain', 'net.gain', number),
  field('outputGain', 'net.outputGain', number),
  field('bias', 'net.bias', flag),
  field('outputInit', 'net.outputInit', text),
  field('symmetric', 'net.symmetric', flag),
  field('probe', 'measure.probe', number),
  field('twin', 'measure.twin', flag),
  field('infinite', 'measure.infinite', flag),
];
