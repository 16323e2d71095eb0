import { expect, it } from 'vitest';
import { setAtPath } from '../../config/setting-path.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { settingsText } from './settings-text.ts';

it('the settings of a figure name the lazy twin only where the network has one', () => {
  const { twin } = defaultExperiment.measure;
  const other = setAtPath(defaultExperiment, 'measure.twin', !twin);
  const text = (optimizer: 'sgd' | 'adam') =>
    settingsText([{ name: 'run', experiment: setAtPath(other, 'train.optimizer', optimizer) }]);
  expect(text('sgd')).toContain('lazy twin');
  expect(text('adam')).not.toContain('lazy twin');
});

it('the settings of two networks say what differs once, also where their names do', () => {
  const [one, other] = [8, 16].map((width) => setAtPath(defaultExperiment, 'net.width', width));
  const text = (names: readonly [string, string]) =>
    settingsText([
      { name: names[0], experiment: one },
      { name: names[1], experiment: other },
    ]);
  expect(text(['narrow', 'wide'])).toMatch(/ narrow: width 8; wide: width 16\.$/);
  expect(text(['width = 8', 'width = 16'])).toMatch(/ width = 8; width = 16\.$/);
});
