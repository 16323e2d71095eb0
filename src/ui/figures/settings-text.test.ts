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
