import { expect, it } from 'vitest';
import { fitMeasures, limitMeasure, ofPair } from './chart-readings.ts';
import { reaches, FRAME_KINDS } from './measure-row.ts';
import { placeOf } from './measures.ts';

it('the first chart has the losses, or the accuracies, of the network before those of the kernel methods', () => {
  const losses = [
    'loss',
    'testLoss',
    'twinLoss',
    'twinTestLoss',
    'infiniteLoss',
    'infiniteTestLoss',
    'laplaceTestLoss',
    'rfmTestLoss',
  ];
  expect(fitMeasures('loss')).toEqual(losses);
  expect(fitMeasures('accuracy')).toEqual(['accuracy', 'testAccuracy']);
});

it('only the centred alignment has a limit of its own at step 0', () => {
  expect(limitMeasure(ofPair('nfa', 'centered'))).toBe('nfaCenteredLimit');
  expect(limitMeasure('nfaUncentered')).toBeUndefined();
  expect(limitMeasure('nfaCenteredLimit')).toBeUndefined();
});

it('a frame holds the measures of its kind and of all cheaper ones', () => {
  const held = FRAME_KINDS.map((kind) => FRAME_KINDS.filter((from) => reaches(kind, from)));
  expect(held).toEqual([
    ['glance'],
    ['glance', 'light'],
    ['glance', 'light', 'alignment'],
    ['glance', 'light', 'alignment', 'full'],
  ]);
});

it('a measure belongs to the network, to its hidden layers, or to its layers of weights', () => {
  expect([placeOf('loss'), placeOf('featureMove'), placeOf('weightMove')]).toEqual(['run', 'layer', 'weights']);
});
