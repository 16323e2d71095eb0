import { describe, expect, it } from 'vitest';
import { defaultExperiment } from './default-experiment.ts';
import { canShareEnsemble, differingPart } from './ensemble-parts.ts';
import { setAtPath } from './setting-path.ts';

type Change = [path: Parameters<typeof setAtPath>[1], value: Parameters<typeof setAtPath>[2]];

const change = (...changes: Change[]) =>
  changes.reduce((experiment, [path, value]) => setAtPath(experiment, path, value), defaultExperiment);
const lazy = change(['scaling.gamma0', 0.01]);
const rich = change(['scaling.gamma0', 10]);

describe('two experiments can share an ensemble', () => {
  it('whose richness, learning rate, preset and seed differ', () => {
    expect(canShareEnsemble([lazy, rich])).toBe(true);
    expect(canShareEnsemble([lazy, change(['scaling.preset', 'ntp'], ['train.lr', 0.01], ['seed', 7])])).toBe(true);
  });

  it('on schedules of their own', () => {
    expect(canShareEnsemble([defaultExperiment, change(['train.schedule.kind', 'cosine'])])).toBe(true);
  });

  it('but not where a shape, the rule, the optimizer or the data differ', () => {
    for (const other of [
      change(['net.width', 64]),
      change(['train.rule', 'dfa']),
      change(['train.optimizer', 'momentum']),
      change(['task.noise', 0.3]),
    ]) {
      expect(canShareEnsemble([defaultExperiment, other])).toBe(false);
    }
  });

  it('but not where an infinite network is trained beside each', () => {
    const infinite = [lazy, rich].map((experiment) => setAtPath(experiment, 'measure.infinite', true));
    expect(canShareEnsemble(infinite)).toBe(false);
    expect(canShareEnsemble(infinite.slice(1))).toBe(true);
  });

  it('but not where one ends earlier, or needs the pass of the lazy end', () => {
    expect(canShareEnsemble([defaultExperiment, change(['train.steps', 77])])).toBe(false);
    expect(canShareEnsemble([change(['scaling.gamma0', 0.001]), rich])).toBe(false);
    expect(canShareEnsemble([change(['scaling.gamma0', 0.001]), change(['scaling.gamma0', 0.002])])).toBe(true);
  });
});

it.each<[part: string, Change]>([
  ['task', ['task.noise', 0.3]],
  ['net', ['net.bias', true]],
  ['train.rule', ['train.rule', 'dfa']],
  ['train.optimizer', ['train.optimizer', 'momentum']],
  ['train.pc', ['train.pc.steps', 3]],
  ['train.tp', ['train.tp.ridge', 2]],
  ['train.rho', ['train.rho', 0.5]],
  ['train.slo', ['train.slo.speeds', [1, 1, 1, 2]]],
  ['train.weightDecay', ['train.weightDecay', 0.1]],
  ['train.loss', ['train.loss', 'ce']],
  ['train.batch', ['train.batch', 32]],
  ['measure', ['measure.probe', 7]],
])('networks whose %s differs have different shapes or steps', (part, one) => {
  expect(differingPart([defaultExperiment, change(one)])).toBe(part);
  expect(differingPart([change(one), change(one)])).toBeNull();
});

it('networks whose layers decay at other rates, or whose given batches have other sizes, have different steps', () => {
  const decaying = (preset: string) => change(['train.weightDecay', 0.1], ['scaling.preset', preset]);
  expect(differingPart([decaying('mup'), decaying('sp')])).toBe('the decay of their layers');
  const withBatches = (size: number) => change(['train.batches', [Array.from({ length: size }, (_, i) => i)]]);
  expect(differingPart([withBatches(2), withBatches(3)])).toBe('the size of train.batches');
  expect(differingPart([withBatches(2), withBatches(2)])).toBeNull();
});
