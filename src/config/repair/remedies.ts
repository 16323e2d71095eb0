/**
 * The ways to mend two settings that clash, by the setting at which the schema reports it. Each way changes one setting;
 * the preferred one comes first. Without an entry here, the setting at fault takes the value of the base.
 */
import { draftValue, type Change, type Draft } from '../../settings/draft.ts';
import { TASK_NAMES, taskRemedies, taskSettings, type Task } from '../../tasks/tasks.ts';
import type { Experiment } from '../experiment.ts';
import { scalingExponents } from '../scaling.ts';

/** Returns the changes that would mend a clash. */
type Remedy = (draft: Draft, base: Experiment) => Change[];

const set = (path: string, value?: unknown): Change => ({ path, value });
const toBase = (base: Experiment, path: string): Change => set(path, draftValue(base, path));

/** The preset from which `custom` starts where the exponents aren't given. */
const CUSTOM_START = 'mup';

/** Returns the exponents from which `custom` starts. */
function startingExponents(draft: Draft, { train }: Experiment): Record<'b' | 'c', number[]> {
  const [rule, optimizer] = [draftValue(draft, 'train.rule'), draftValue(draft, 'train.optimizer')];
  const own = { ...train, rule, optimizer } as Experiment['train'];
  const { b, c } = scalingExponents({ scaling: { preset: CUSTOM_START } as Experiment['scaling'], train: own });
  // Without -0, which a link can't tell from 0.
  return { b: [...b], c: c.map((exponent) => exponent + 0) };
}

const exponents =
  (name: 'b' | 'c'): Remedy =>
  (draft, base) =>
    draftValue(draft, 'scaling.preset') === 'custom'
      ? [set(`scaling.${name}`, startingExponents(draft, base)[name]), set('scaling.preset', CUSTOM_START)]
      : [set(`scaling.${name}`), set('scaling.preset', 'custom')];

/** Returns the remedies of a list that has the wrong number of layers. */
const layers = (draft: Draft, path: string): Change[] => {
  const list = draftValue(draft, path);
  return Array.isArray(list) ? [set('net.depth', list.length - 1)] : [];
};

const speeds: Remedy = (draft) =>
  draftValue(draft, 'train.optimizer') === 'slo'
    ? [set('train.slo'), ...layers(draft, 'train.slo.speeds')]
    : [set('train.slo'), set('train.optimizer', 'slo')];

const loss: Remedy = (draft) => {
  const task = draftValue(draft, 'task') as Task;
  const hasTargets = taskSettings(task.name).some(([name]) => name === 'targets');
  return [set('train.loss', 'mse'), ...(hasTargets ? [set('task.targets', 'onehot')] : [])];
};

const REMEDIES: Readonly<Record<string, Remedy>> = {
  // A symmetric network is made of two halves.
  'net.width': (draft) => [
    set('net.width', 2 * Math.ceil(Number(draftValue(draft, 'net.width')) / 2)),
    set('net.symmetric', false),
  ],
  'scaling.b': exponents('b'),
  'scaling.c': exponents('c'),
  'scaling.gamma0': (_, base) => [set('scaling.gamma0', 1), toBase(base, 'train.rule')],
  'scaling.centered': (_, base) => [set('scaling.centered', false), toBase(base, 'train.rule')],
  'scaling.preset': () => [set('scaling.preset', 'mup'), set('train.optimizer', 'sgd')],
  'train.loss': loss,
  'train.layerLr': (draft) => [set('train.layerLr'), ...layers(draft, 'train.layerLr')],
  'train.slo': speeds,
  'train.pc': () => [set('train.pc'), set('train.rule', 'pc')],
  'train.pc.gbar': () => [set('train.pc.gbar', 0), set('scaling.preset', 'mup')],
  'train.tp': () => [set('train.tp'), set('train.rule', 'tp')],
  'train.lrUnit': () => [set('train.lrUnit', 'absolute'), set('train.optimizer', 'sgd')],
};

/** Returns the changes that would mend a clash at a setting or section; empty if nothing is known of it. */
export function remediesOf(path: string, draft: Draft, base: Experiment): Change[] {
  if (Object.hasOwn(REMEDIES, path)) return REMEDIES[path](draft, base);
  const isMade = TASK_NAMES.some((name) => name === draftValue(draft, 'task.name'));
  return isMade && path.startsWith('task.') ? taskRemedies(draftValue(draft, 'task') as Task, path) : [];
}
