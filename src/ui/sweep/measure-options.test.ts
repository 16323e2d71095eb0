import { expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { layerOptions, measureOf } from './measure-options.ts';

it('layers end before the readout where a measure is 1 there by construction', () => {
  expect(layerOptions(defaultExperiment, 'nfaCentered', 3)).toEqual([1, 2, 3]);
  expect(layerOptions(defaultExperiment, 'nfaRatio', 3)).toEqual([1, 2, 3, 4, 'last']);
  expect(layerOptions(defaultExperiment, 'featureMove', 3)).toEqual([1, 2, 3, 'last']);
});

it('measures of the whole network have no layers, and are read as they are', () => {
  for (const measure of ['loss', 'outputRms', 'ntkMove', 'rfmTestLoss'] as const) {
    expect(layerOptions(defaultExperiment, measure, 3)).toEqual([]);
    expect(measureOf(measure, 'last')).toEqual({ of: 'run', measure });
  }
});
