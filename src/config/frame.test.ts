import { expect, it } from 'vitest';
import { batchSize } from './batch-size.ts';
import { parseExperiment } from './experiment.ts';
import { featureKinds } from './feature-kinds.ts';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET, unpackFrame, weightOffset } from './frame.ts';
import { measuredAt, measuredSteps } from './measured-steps.ts';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES } from './measures/measures.ts';
import { hasTooFew } from './prior-report.ts';

function experimentOf(config: object) {
  const parsed = parseExperiment(config);
  if (!parsed.ok) throw new Error('It is not valid.');
  return parsed.experiment;
}

it('a frame has a place of its own for each value, and no others', () => {
  const depth = 3;
  const places = [
    STEP_OFFSET,
    ...RUN_MEASURES.map(runOffset),
    ...[0, 1, 2].flatMap((layer) => LAYER_MEASURES.map((measure) => layerOffset(layer, measure))),
    ...[0, 1, 2, 3].flatMap((layer) => WEIGHT_MEASURES.map((measure) => weightOffset(depth, layer, measure))),
  ];
  expect(places).toEqual([...Array(frameLayout(depth).stride).keys()]);
});

it('a frame is unpacked by its names: numbers that are not there are null', () => {
  const layout = frameLayout(1);
  const values = new Float32Array(layout.stride).fill(NaN);
  values[STEP_OFFSET] = 5;
  values[runOffset('loss')] = Infinity;
  values[layerOffset(0, 'featureMove')] = 0;
  values[weightOffset(1, 1, 'nfaSqrt')] = 0.5;
  const { step, loss, accuracy, layers, weights } = unpackFrame(layout, values);
  expect([step, loss, accuracy]).toEqual([5, Infinity, null]);
  expect(layers).toHaveLength(1);
  expect(layers[0]).toMatchObject({ featureMove: 0, featureRms: null });
  expect(weights.map(({ nfaSqrt }) => nfaSqrt)).toEqual([null, 0.5]);
});

it('a batch has as many samples as its setting says, where the training set has more', () => {
  const of = (batch: unknown) => experimentOf({ train: { batch } });
  expect([8, 9].map((samples) => batchSize(of(8), samples))).toEqual([null, 8]);
  expect(batchSize(of('full'), 1000)).toBeNull();
});

it('a run is measured at the steps that it is asked for, each once, or at its end', () => {
  expect(measuredAt([10, 0, 10, 3], 8)).toEqual([0, 3]);
  expect(measuredAt([10, 0, 10, 3], 10)).toEqual([0, 3, 10]);
  expect(measuredAt([50], 8)).toEqual([8]);
  expect(measuredSteps(experimentOf({ train: { steps: 8 }, measure: { at: [4, 2] } }))).toEqual([2, 4]);
  expect(measuredSteps(experimentOf({ train: { steps: 8 } }))).toEqual([0, 1, 2, 3, 4, 6, 8]);
});

it('a prior has standard errors from 20 effective networks on', () => {
  expect([19.9, 20, NaN].map((effective) => hasTooFew({ effective }))).toEqual([true, false, true]);
});

it('the features of a layer are shown as suits the task, and only the first layer of a plane has units', () => {
  const kinds = (task: object, layer: number) => featureKinds(experimentOf({ task }), layer);
  expect(kinds({ name: 'digits' }, 1)).toEqual(['kernel', 'samples', 'weights']);
  expect(kinds({ name: 'digits' }, 2)).toEqual(['kernel', 'samples']);
  expect(kinds({ name: 'planar' }, 1)).toEqual(['units', 'samples', 'kernel']);
  expect(kinds({ name: 'planar' }, 2)).toEqual(['samples', 'kernel']);
  expect(kinds({ name: 'linear-teacher', d: 5 }, 1)).toEqual(['samples', 'kernel']);
});
