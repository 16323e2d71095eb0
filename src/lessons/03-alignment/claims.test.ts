import { describe, expect, it } from 'vitest';
import type { WeightMeasure } from '../../config/measures/measures.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { LessonResults, Study } from '../lesson.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const of = (layer: number, measure: WeightMeasure, value: number): [MeasureName, number] => [
  { of: 'weights', measure, layer },
  value,
];
const testLoss = (value: number): [MeasureName, number] => [{ of: 'run', measure: 'testLoss' }, value];
const loss = (value: number): [MeasureName, number] => [{ of: 'run', measure: 'loss' }, value];
const kernel = (measure: 'ntkTarget' | 'ntkRank', value: number): [MeasureName, number] => [
  { of: 'run', measure },
  value,
];
/** Varies a value a little from seed to seed, so that its error is not 0. */
const shaken = (value: number, seed: number, cell = 0) => value * (1 + 0.001 * seed * (cell + 1));

/** Values at the end of training by cell, as in the paper. */
const AS_CLAIMED = {
  /** After one step of the study `scale`. */
  firstCentred: [0.98, 0.98, 0.97, 0.97],
  /** In the middle of training. */
  middleCentred: [0.9, 0.9, 0.9, 0.9],
  centred: [0.8, 0.95, 0.97, 0.95],
  uncentred: [0.2, 0.5, 0.9, 0.94],
  share: [0.1, 0.45, 0.75, 0.9],
  testLoss: [0.8, 0.5, 0.3, 0.2],
  /** In the middle of training with large steps. */
  overshot: 0.4,
  /** Of lazy networks. */
  lazyUncentred: [0.2, 0.2],
  lazyShare: [0, 0.001],
  lazyTestLoss: [1.1, 1],
  sloInput: [0.55, 0.86, 0.43],
  sloHidden: [0.4, 0.25, 0.72],
  /** Test losses at the training loss at which the first network ends; the others go on from there. */
  sloTestLoss: [0.5, 0.3, 0.5],
  /** By number of samples: the prediction, by how much the first step misses it, and the one for another step. */
  predicted: [0.8, 0.85, 0.95],
  missed: [0, 0.0001, -0.0001],
  predictedElsewhere: [0.7, 0.8, 0.9],
  /** At step 0 and at the end. */
  digitsStart: 0.14,
  digits: [0.2, 0.85],
  lazyDigits: [0.14, 0.15],
  /** Measures of the tangent kernel where the loss has lost a tenth, and at the end: from large weights, from small ones. */
  kernelAlignment: { early: [0.3, 0.68], end: [0.36, 0.7] },
  kernelRank: { early: [4, 7], end: [11, 14] },
};

function resultsOf(changes: Partial<typeof AS_CLAIMED>): LessonResults {
  const by = { ...AS_CLAIMED, ...changes };
  const atEnd = (step: number, values: MadeFrame['values']): MadeFrame => ({ step, values });
  const digitsOf = (study: Study, ends: readonly number[]) =>
    madeSweep(study, (cell, seed) => [
      atEnd(0, [of(2, 'nfaUncentered', by.digitsStart)]),
      atEnd(128, [of(2, 'nfaUncentered', shaken(ends[cell], seed))]),
    ]);
  const bothHidden = (measure: WeightMeasure, value: number) => [1, 2].map((layer) => of(layer, measure, value));
  return {
    scale: madeSweep(studies.scale, (cell, seed) => [
      atEnd(1, [of(2, 'nfaCentered', shaken(by.firstCentred[cell], seed))]),
      atEnd(64, [of(2, 'nfaCentered', shaken(by.middleCentred[cell], seed))]),
      atEnd(512, [
        of(2, 'nfaCentered', shaken(by.centred[cell], seed)),
        of(2, 'nfaUncentered', shaken(by.uncentred[cell], seed)),
        of(2, 'nfaRatio', shaken(by.share[cell], seed)),
        testLoss(shaken(by.testLoss[cell], seed)),
      ]),
    ]),
    'large-steps': madeSweep(studies['large-steps'], (_, seed) => [
      atEnd(1, [of(2, 'nfaCentered', 0.98)]),
      atEnd(16, [of(2, 'nfaCentered', shaken(by.overshot, seed))]),
      atEnd(128, [of(2, 'nfaCentered', 0.9)]),
    ]),
    lazy: madeSweep(studies.lazy, (cell, seed) => [
      atEnd(256, [
        of(2, 'nfaCentered', shaken(0.65, seed)),
        of(2, 'nfaUncentered', shaken(by.lazyUncentred[cell], seed)),
        of(2, 'nfaRatio', shaken(by.lazyShare[cell], seed)),
        testLoss(shaken(by.lazyTestLoss[cell], seed)),
      ]),
    ]),
    slo: madeSweep(studies.slo, (cell, seed) => [
      atEnd(0, [loss(1), testLoss(0.9)]),
      ...(cell === 0 ? [] : [atEnd(256, [loss(0.02), testLoss(shaken(by.sloTestLoss[cell], seed, cell))])]),
      atEnd(512, [
        loss(cell === 0 ? 0.02 : 0.002),
        of(1, 'nfaUncentered', shaken(by.sloInput[cell], seed)),
        of(2, 'nfaUncentered', shaken(by.sloHidden[cell], seed)),
        testLoss(cell === 0 ? shaken(by.sloTestLoss[cell], seed, cell) : 0.1),
      ]),
    ]),
    first: madeSweep(studies.first, (cell) => [
      atEnd(0, bothHidden('nfaCenteredLimit', by.predicted[cell])),
      atEnd(1, bothHidden('nfaCentered', by.predicted[cell] + by.missed[cell])),
    ]),
    'probe-step': madeSweep(studies['probe-step'], (cell) => [
      atEnd(0, bothHidden('nfaCenteredLimit', by.predictedElsewhere[cell])),
      atEnd(1, bothHidden('nfaCentered', by.predictedElsewhere[cell])),
    ]),
    digits: digitsOf(studies.digits, by.digits),
    'lazy-digits': digitsOf(studies['lazy-digits'], by.lazyDigits),
    silent: madeSweep(studies.silent, (cell, seed) => [
      atEnd(0, [loss(0.5), kernel('ntkTarget', 0.3)]),
      atEnd(8, [loss(0.45), kernel('ntkTarget', shaken(by.kernelAlignment.early[cell], seed))]),
      atEnd(64, [loss(0.005), kernel('ntkTarget', by.kernelAlignment.end[cell])]),
    ]),
    'silent-digits': madeSweep(studies['silent-digits'], (cell, seed) => [
      atEnd(0, [loss(0.5), kernel('ntkRank', cell === 0 ? 3.5 : 20)]),
      atEnd(8, [loss(0.45), kernel('ntkRank', shaken(by.kernelRank.early[cell], seed))]),
      atEnd(64, [loss(0.005), kernel('ntkRank', by.kernelRank.end[cell])]),
    ]),
  };
}

const failing = (changes: Partial<typeof AS_CLAIMED>) =>
  measureClaims(lesson, resultsOf(changes)).flatMap(({ claim, verdict }) =>
    verdict.kind === 'reproduced' ? [] : [[claim.id, verdict.kind]],
  );

describe('the claims on alignment', () => {
  it('are reproduced by results that show what they say', () => {
    expect(failing({})).toEqual([]);
  });

  it.each<[string, Partial<typeof AS_CLAIMED>]>([
    ['centred-is-high', { firstCentred: [0.98, 0.98, 0.5, 0.97] }],
    ['centred-is-high', { middleCentred: [0.9, 0.9, 0.65, 0.9] }],
    ['centred-is-high', { centred: [0.8, 0.69, 0.97, 0.95] }],
    ['uncentred-rises', { uncentred: [0.2, 0.5, 0.7, 0.8] }],
    ['uncentred-rises', { uncentred: [0.5, 0.8, 0.9, 0.94] }],
    ['uncentred-rises', { uncentred: [0.3, 0.4, 0.9, 0.94] }],
    ['learned-share', { share: [0.1, 0.45, 0.9, 0.8] }],
    ['learned-share', { share: [0.1, 0.2, 0.3, 0.4] }],
    ['learned-share', { share: [0.3, 0.5, 0.7, 0.9] }],
    ['test-loss', { testLoss: [0.8, 0.5, 0.55, 0.2] }],
    ['test-loss', { testLoss: [0.8, 0.7, 0.6, 0.5] }],
    ['first-step', { missed: [0, 0, 0.002] }],
    ['first-step', { predicted: [0.85, 0.85, 0.85] }],
    ['slo-input', { sloInput: [0.55, 0.7, 0.43] }],
    ['slo-hidden', { sloHidden: [0.4, 0.25, 0.55] }],
    ['slo-test-loss', { sloTestLoss: [0.5, 0.51, 0.5] }],
    ['slo-test-loss', { sloTestLoss: [0.5, 0.42, 0.5] }],
    ['digits', { digits: [0.2, 0.7] }],
    ['digits', { digits: [0.3, 0.85] }],
    ['digits', { digitsStart: 0.3 }],
    ['silent-alignment', { kernelAlignment: { early: [0.3, 0.55], end: [0.36, 0.7] } }],
    ['silent-rank', { kernelRank: { early: [4, 11], end: [11, 20] } }],
    ['silent-rank', { kernelRank: { early: [4, 7], end: [11, 8] } }],
  ])('%s is not, by %j', (id, changes) => {
    expect(failing(changes)).toEqual([[id, 'notReproduced']]);
  });

  it.each<[string, Partial<typeof AS_CLAIMED>]>([
    ['centred-is-high', { overshot: 0.9 }],
    ['uncentred-rises', { lazyUncentred: [0.2, 0.62] }],
    ['learned-share', { lazyShare: [0, 0.8] }],
    ['test-loss', { lazyTestLoss: [1.1, 0.5] }],
    ['first-step', { predictedElsewhere: AS_CLAIMED.predicted }],
    ['slo-input', { sloInput: [0.55, 0.86, 0.86] }],
    ['slo-hidden', { sloHidden: [0.4, 0.72, 0.72] }],
    ['slo-test-loss', { sloTestLoss: [0.5, 0.3, 0.3] }],
    ['digits', { lazyDigits: [0.14, 0.85] }],
    ['silent-alignment', { kernelAlignment: { early: [0.36, 0.68], end: [0.36, 0.7] } }],
    ['silent-rank', { kernelRank: { early: [1.5, 7], end: [11, 14] } }],
  ])('%s tells nothing where its control holds as well, by %j', (id, changes) => {
    expect(failing(changes)).toEqual([[id, 'notTold']]);
  });
});
