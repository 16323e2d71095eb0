import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { parseExperiment } from '../../config/experiment.ts';
import { DASHES } from './curves.ts';
import { fitCurves, fitCurvesOfMany, sharpnessCurves, sideOfEdge, valuesBesideLoss } from './fit-curves.ts';

function experiment(input: object) {
  const parsed = parseExperiment(input);
  if (!parsed.ok) throw new Error('the test needs a valid experiment');
  return parsed.experiment;
}
const idsOf = (input: object, fit: 'loss' | 'accuracy' = 'loss') =>
  fitCurves(experiment(input), fit).map(({ id }) => id);

describe('the curves of the first chart', () => {
  it('are the loss on both sets, as the page opens', () => {
    expect(fitCurves(defaultExperiment, 'loss').map(({ id }) => id)).toEqual(['loss', 'testLoss']);
  });

  it('have that of the lazy twin beside them where it is asked for, and its gap', () => {
    expect(idsOf({ measure: { twin: true } })).toEqual(['loss', 'testLoss', 'twinLoss', 'twinTestLoss']);
    expect(valuesBesideLoss(experiment({ measure: { twin: true } }), 1).map(({ id }) => id)).toEqual(['twinGap']);
  });

  it('have the sharpness below them where it is asked for and defined', () => {
    const sharpness = true;
    expect(sharpnessCurves(defaultExperiment)).toEqual([]);
    expect(sharpnessCurves(experiment({ measure: { sharpness } })).map(({ id }) => id)).toEqual(['sharpness']);
    expect(sharpnessCurves(experiment({ measure: { sharpness }, train: { optimizer: 'adam' } }))).toEqual([]);
    expect(sharpnessCurves(experiment({ measure: { sharpness }, train: { rule: 'fa' } }))).toEqual([]);
  });

  it('say on which side of the edge the sharpness is, and that it is at it where its digits read 1.00', () => {
    const sides = [0.5, 0.9945, 0.9955, 1, 1.0045, 1.0055, 30].map(sideOfEdge);
    const [below, at, above] = ['below the edge', 'at the edge', 'above the edge'];
    expect(sides).toEqual([below, below, at, at, at, above, above]);
  });

  it('leave the test curves out when there are no test samples', () => {
    expect(idsOf({ task: { name: 'curve', testSamples: 0 } })).toEqual(['loss', 'twinLoss']);
  });

  it('leave out a kernel method that the experiment cannot have or does not ask for', () => {
    expect(idsOf({ train: { rule: 'pc' }, measure: { infinite: true } })).toEqual(['loss', 'testLoss']);
    expect(idsOf({ measure: { twin: false, infinite: true } })).toEqual([
      'loss',
      'testLoss',
      'infiniteLoss',
      'infiniteTestLoss',
    ]);
    expect(valuesBesideLoss(experiment({ measure: { twin: false } }), 1)).toEqual([]);
  });

  it('have the level lines of kernels that were fitted before, where they are asked for and defined', () => {
    const measure = { rfm: true, twin: false };
    expect(idsOf({ measure })).toEqual(['loss', 'testLoss', 'laplaceTestLoss', 'rfmTestLoss']);
    expect(idsOf({ measure, task: { name: 'curve', testSamples: 0 } })).toEqual(['loss']);
    expect(idsOf({ measure, task: { name: 'digits', targets: 'onehot' }, train: { loss: 'ce' } })).not.toContain(
      'rfmTestLoss',
    );
    const beside = valuesBesideLoss(experiment({ measure }), 1);
    expect(beside.map(({ id, shortLabel }) => [id, shortLabel])).toEqual([
      ['rfmTestLoss', 'RFM'],
      ['laplaceTestLoss', 'Laplace'],
    ]);
    expect(valuesBesideLoss(experiment({ measure }), 2)).toEqual([]);
    expect(fitCurvesOfMany(experiment({ measure }), 'loss', 2).map(({ id }) => id)).toContain('rfmTestLoss');
    expect(fitCurvesOfMany(experiment({ measure }), 'loss', 3).map(({ id }) => id)).toEqual(['loss', 'testLoss']);
  });

  it('are those of the network alone for the accuracy', () => {
    expect(idsOf({}, 'accuracy')).toEqual(['accuracy', 'testAccuracy']);
  });

  it('tell a network from its twin by the dashes and the sets by their colour', () => {
    const [train, test, twin, twinTest] = fitCurves(experiment({ measure: { twin: true } }), 'loss');
    expect([twin.color('dark'), twinTest.color('dark')]).toEqual([train.color('dark'), test.color('dark')]);
    expect([train.dash, test.dash]).toEqual([undefined, undefined]);
    expect(twin.dash).toEqual(twinTest.dash);
    expect(twin.dash).toBeDefined();
  });

  it('are the sets and the twin of the training set for a run among several, told apart by dashes', () => {
    const curves = fitCurvesOfMany(experiment({ measure: { twin: true, infinite: true } }), 'loss', 2);
    expect(curves.map(({ id }) => id)).toEqual(['loss', 'testLoss', 'twinLoss', 'infiniteLoss']);
    expect(new Set(curves.map(({ dash }) => dash?.join())).size).toBe(4);
    expect(curves.slice(1).map(({ dash }) => dash)).toEqual([DASHES.dashed, DASHES.dotted, DASHES.dashDotted]);
    expect(curves[0].dash).toBeUndefined();
    const ofThree = fitCurvesOfMany(experiment({ measure: { twin: true } }), 'loss', 3);
    expect(ofThree.map(({ id }) => id)).toEqual(['loss', 'testLoss']);
  });
});
