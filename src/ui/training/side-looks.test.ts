import { describe, expect, it } from 'vitest';
import { colorOfLazy, colorOfRich } from '../../charts/shell/palette.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { defaultTask } from '../../tasks/tasks.ts';
import { sideLooks } from './side-looks.ts';

const rich = (gamma0: number): Experiment => ({
  ...defaultExperiment,
  scaling: { ...defaultExperiment.scaling, gamma0 },
});
const wide = (width: number): Experiment => ({ ...defaultExperiment, net: { ...defaultExperiment.net, width } });

describe('the looks of two sides', () => {
  it('are those of the regimes, on whichever side they stand', () => {
    expect(sideLooks(rich(0.01), rich(10))).toMatchObject([
      { name: 'lazy', about: 'γ₀ = 0.01', color: colorOfLazy },
      { name: 'rich', about: 'γ₀ = 10', color: colorOfRich },
    ]);
    expect(sideLooks(rich(10), rich(0.01)).map(({ name }) => name)).toEqual(['rich', 'lazy']);
  });

  it('name the richness itself where neither end is reached', () => {
    expect(sideLooks(rich(0.5), rich(2)).map(({ name }) => name)).toEqual(['γ₀ = 0.5', 'γ₀ = 2']);
  });

  it('name what differs, in colours that are not those of the regimes', () => {
    const looks = sideLooks(wide(64), wide(1024));
    expect(looks.map(({ name }) => name)).toEqual(['n = 64', 'n = 1024']);
    expect(looks.map(({ color }) => color)).not.toContain(colorOfLazy);
  });

  it('of two tasks are named by these, and not by settings that only one of them has', () => {
    const on = (name: 'staircase' | 'parity') => ({ ...wide(64), task: defaultTask(name) });
    expect(sideLooks(on('staircase'), on('parity')).map(({ name }) => name)).toEqual([
      'Merged staircase',
      'Sparse parity',
    ]);
  });

  it('name no setting that does nothing on their side', () => {
    const following = (kind: 'constant' | 'cosine', steps: number) => ({
      ...defaultExperiment,
      train: { ...defaultExperiment.train, schedule: { kind, warmup: 50, steps, final: 0, every: 100, factor: 0.5 } },
    });
    expect(sideLooks(following('constant', 20_000), following('cosine', 550)).map(({ name }) => name)).toEqual([
      'Constant',
      'Cosine, Falls in = 550',
    ]);
  });

  it('say in a word where a setting is left out', () => {
    const gained = { ...defaultExperiment, net: { ...defaultExperiment.net, gain: 2 } };
    expect(sideLooks(gained, defaultExperiment).map(({ name }) => name)).toEqual(['g = 2', 'g = usual']);
  });

  it('name sides that are equal for a while by their place', () => {
    expect(sideLooks(wide(64), wide(64)).map(({ name }) => name)).toEqual(['left', 'right']);
  });

  it('name the two first differences, and that there are more', () => {
    const other = { ...wide(64), seed: 7, train: { ...defaultExperiment.train, lr: 3 } };
    expect(sideLooks(defaultExperiment, other)[1].name).toMatch(/, .* …$/);
  });
});
