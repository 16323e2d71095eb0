/**
 * The settings that a link can hold: one table from the key in the link to the path in the
 * experiment, after the property table of tensorflow/playground's `state.ts`. A key is never reused
 * for something else and never removed: links live for ever.
 */
import { DEFAULT_PREDICTIVE_CODING, type Experiment, type PredictiveCoding } from './experiment.ts';
import { getAtPath, type SettingAt, type SettingPath } from './setting-path.ts';

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

const readNumber = (text: string) => {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : value;
};
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
const pcField = <Name extends keyof PredictiveCoding>(
  key: string,
  name: Name,
  { read, write }: Form<PredictiveCoding[Name]>,
): LinkField => ({
  key,
  path: `train.pc.${name}`,
  read,
  write: ({ train: { pc } }) => (!pc || pc[name] === DEFAULT_PREDICTIVE_CODING[name] ? undefined : write(pc[name])),
});

/** Every setting of a version-1 link, in the order in which links name them. */
export const LINK_FIELDS_V1: readonly LinkField[] = [
  field('width', 'net.width', number),
  field('depth', 'net.depth', number),
  field('lr', 'train.lr', number),
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
];
