import { describe, expect, it } from 'vitest';
import { defaultExperiment } from './default-experiment.ts';
import { canShareEnsemble } from './ensemble-parts.ts';
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
