import { expect, it } from 'vitest';
import { changeDraft, draftValue } from '../../settings/draft.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { repairExperiment } from './repair.ts';

type Settings = Record<string, unknown>;

/**
 * Repairs the default experiment (three hidden layers, centred, mup, sgd, backpropagation) with some settings changed, and
 * returns what the repair changed; `null`: left out.
 */
function repairOf(settings: Settings, stated: readonly string[]): Settings {
  const draft = Object.entries(settings).reduce<Settings>((all, [path, value]) => changeDraft(all, path, value), {
    ...defaultExperiment,
  });
  const { value, causes } = repairExperiment(draft, defaultExperiment, new Set(stated));
  return Object.fromEntries([...causes.keys()].map((path) => [path, draftValue({ ...value }, path) ?? null]));
}

const odd = { 'net.symmetric': true, 'net.width': 5 };
const exponents = { 'scaling.b': [0, 0.5, 1] };
const richPc = { 'scaling.gamma0': 3, 'scaling.centered': false, 'train.rule': 'pc' };
const centeredTp = { 'scaling.centered': true, 'train.rule': 'tp' };
const meanFieldAdam = { 'scaling.preset': 'ip', 'train.optimizer': 'adam' };
const curveWithEntropy = { task: { name: 'curve' }, 'train.loss': 'ce' };
const threeRates = { 'train.layerLr': [1, 1, 1] };
const twoSpeeds = { 'train.slo': { speeds: [1, 2] } };
const pcSteps = { 'train.pc': { steps: 5 }, 'scaling.centered': false };
const tpRidge = { 'train.tp': { ridge: 0.5 }, 'scaling.centered': false };
const gaussNewton = { 'train.rule': 'pc', 'train.pc': { gbar: -1 }, 'scaling.preset': 'sp', 'scaling.centered': false };
const criticalAdam = { 'train.lrUnit': 'critical', 'train.optimizer': 'adam' };

it.each<[clash: string, settings: Settings, stated: string[], changed: Settings]>([
  ['a symmetric network of odd width', odd, ['net.width'], { 'net.symmetric': false }],
  ['an odd width of a symmetric network', odd, ['net.symmetric'], { 'net.width': 6 }],
  [
    'custom scaling without exponents',
    { 'scaling.preset': 'custom' },
    ['scaling.preset'],
    { 'scaling.b': [0, 0.5, 1], 'scaling.c': [-1, 0, 1] },
  ],
  [
    'custom scaling of Adam without exponents',
    { 'scaling.preset': 'custom', 'train.optimizer': 'adam' },
    ['scaling.preset', 'train.optimizer'],
    { 'scaling.b': [0, 0.5, 1], 'scaling.c': [0, 1, 1] },
  ],
  ['exponents of a preset', exponents, ['scaling.b'], { 'scaling.preset': 'custom', 'scaling.c': [-1, 0, 1] }],
  ['exponents that nobody stated', exponents, [], { 'scaling.b': null }],
  ['richness of predictive coding', richPc, ['scaling.gamma0'], { 'train.rule': 'bp' }],
  ['predictive coding with richness', richPc, ['train.rule'], { 'scaling.gamma0': 1 }],
  ['both', richPc, ['scaling.gamma0', 'train.rule'], { 'scaling.gamma0': 1 }],
  ['target propagation of a centred output', centeredTp, ['train.rule'], { 'scaling.centered': false }],
  ['a centred output under target propagation', centeredTp, ['scaling.centered'], { 'train.rule': 'bp' }],
  ['the mean field under Adam', meanFieldAdam, ['scaling.preset'], { 'train.optimizer': 'sgd' }],
  ['Adam in the mean field', meanFieldAdam, ['train.optimizer'], { 'scaling.preset': 'mup' }],
  ['a regression with cross-entropy', curveWithEntropy, ['task.name'], { 'train.loss': 'mse' }],
  ['rates of three layers in a network of four', threeRates, ['train.layerLr'], { 'net.depth': 2 }],
  ['rates that nobody stated', threeRates, [], { 'train.layerLr': null }],
  ['speeds under sgd, and too few', twoSpeeds, ['train.slo.speeds'], { 'train.optimizer': 'slo', 'net.depth': 1 }],
  ['speeds that nobody stated', twoSpeeds, [], { 'train.slo': null }],
  [
    'too few speeds',
    { ...twoSpeeds, 'train.optimizer': 'slo' },
    ['train.slo.speeds', 'train.optimizer'],
    { 'net.depth': 1 },
  ],
  ['inference of backpropagation', pcSteps, ['train.pc.steps'], { 'train.rule': 'pc' }],
  ['inference that nobody stated', pcSteps, [], { 'train.pc': null }],
  ['targets of backpropagation', tpRidge, ['train.tp.ridge'], { 'train.rule': 'tp' }],
  ['targets that nobody stated', tpRidge, [], { 'train.tp': null }],
  ['a width exponent of sp', gaussNewton, ['train.pc.gbar', 'train.rule'], { 'scaling.preset': 'mup' }],
  ['sp with a width exponent', gaussNewton, ['scaling.preset', 'train.rule'], { 'train.pc.gbar': 0 }],
  ['a critical rate of Adam', criticalAdam, ['train.lrUnit'], { 'train.optimizer': 'sgd' }],
  ['Adam at a critical rate', criticalAdam, ['train.optimizer'], { 'train.lrUnit': 'absolute' }],
])('%s is mended by the least that nobody stated', (_, settings, stated, changed) => {
  expect(repairOf(settings, stated)).toEqual(changed);
});

it('a bad value is replaced by that of the base, a bad section as a whole', () => {
  expect(repairOf({ 'net.width': -1 }, ['net.width'])).toEqual({ 'net.width': 256 });
  expect(repairOf({ net: 3 }, [])).toEqual({ net: defaultExperiment.net });
  expect(repairOf({ 'net.other': 3 }, [])).toEqual({ 'net.other': null });
});
