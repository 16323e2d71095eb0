import { describe, expect, it } from 'vitest';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET, weightOffset } from '../frame.ts';
import { measureCurve, readQuantity, type Quantity } from './quantity.ts';

const DEPTH = 2;
const layout = frameLayout(DEPTH);
const STEPS = [0, 1, 10, 100];
const LOSSES = [8, 4, 2, 0.02];

/** Frames of a network whose accuracy rises, and whose second layer moves by its step. */
const frames = (() => {
  const all = new Float32Array(STEPS.length * layout.stride).fill(NaN);
  STEPS.forEach((step, i) => {
    const at = i * layout.stride;
    all[at + STEP_OFFSET] = step;
    all[at + runOffset('loss')] = LOSSES[i];
    all[at + runOffset('accuracy')] = [0.1, 0.9, 0.5, NaN][i];
    all[at + layerOffset(0, 'featureMove')] = 3 * step;
    all[at + layerOffset(1, 'featureMove')] = step;
    all[at + layerOffset(1, 'deltaRms')] = [1, 0.5, 0, 0][i];
    all[at + weightOffset(DEPTH, 2, 'weightMove')] = 2 * step;
  });
  return all;
})();

const read = (quantity: Quantity) => readQuantity(layout, frames, quantity);
const loss = { of: 'run', measure: 'loss' } as const;

describe('a quantity of a run', () => {
  it.each<[string, Quantity, number]>([
    ['at the end', { ...loss, at: 'end' }, Math.fround(0.02)],
    ['at a step', { ...loss, at: { step: 10 } }, 2],
    ['at a step that was not measured', { ...loss, at: { step: 11 } }, NaN],
    ['in units of its first value', { ...loss, at: { step: 10 }, relative: true }, 0.25],
    ['at its best, where less is better', { ...loss, at: 'best' }, Math.fround(0.02)],
    ['at its best, where more is better', { of: 'run', measure: 'accuracy', at: 'best' }, Math.fround(0.9)],
    ['at the end, where it was not measured', { of: 'run', measure: 'accuracy', at: 'end' }, NaN],
    ['of a layer', { of: 'layer', measure: 'featureMove', layer: 2, at: 'end' }, 100],
    ['of the first layer', { of: 'layer', measure: 'featureMove', layer: 1, at: 'end' }, 300],
    ['at step 0', { ...loss, at: { step: 0 } }, 8],
    ['at its best, where it was never measured', { of: 'run', measure: 'testLoss', at: 'best' }, NaN],
    ['of the last layer', { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' }, 100],
    ['of the last weights', { of: 'weights', measure: 'weightMove', layer: 'last', at: 'end' }, 200],
    ['of a layer that does not exist', { of: 'layer', measure: 'featureMove', layer: 3, at: 'end' }, NaN],
    ['of a layer before the first', { of: 'weights', measure: 'weightMove', layer: 0, at: 'end' }, NaN],
    ['of weights beyond the last', { of: 'weights', measure: 'weightMove', layer: 4, at: 'end' }, NaN],
  ])('%s', (_, quantity, expected) => {
    expect(read(quantity)).toBe(expected);
  });

  it('can be the steps to a threshold, on the line between two frames on log axes', () => {
    // From (1, 4) to (10, 2): half way at the geometric mean of the losses.
    const between = Math.expm1((Math.log1p(1) + Math.log1p(10)) / 2);
    expect(read({ ...loss, stepsUntil: Math.sqrt(8) })).toBeCloseTo(between, 10);
    expect(read({ ...loss, stepsUntil: 8 })).toBe(0);
    expect(read({ ...loss, stepsUntil: 2 })).toBeCloseTo(10, 10);
    expect(read({ ...loss, stepsUntil: 0.001 })).toBeNaN();
  });

  it('can be the steps until a measure rises, of which more is better', () => {
    const rising = frames.slice();
    [0.1, 0.2, 0.8, 0.9].forEach((value, i) => (rising[i * layout.stride + runOffset('testAccuracy')] = value));
    const until = (threshold: number) =>
      readQuantity(layout, rising, { of: 'run', measure: 'testAccuracy', stepsUntil: threshold });
    const between = Math.expm1((Math.log1p(1) + Math.log1p(10)) / 2);
    expect(until(0.4)).toBeCloseTo(between, 6);
    expect([until(0.05), until(0.95)]).toEqual([0, NaN]);
  });

  it('is the step of the frame itself where a logarithm of the measure or of the threshold is missing', () => {
    const move = { of: 'layer', measure: 'deltaRms', layer: 2 } as const;
    expect(read({ ...move, stepsUntil: 0 })).toBe(10);
    expect(read({ ...move, stepsUntil: 0.1 })).toBe(10);
    // The layer moves away from 0: it is below the threshold in the first frame.
    expect(read({ of: 'layer', measure: 'featureMove', layer: 2, stepsUntil: 0 })).toBe(0);
  });

  it('is the step of the first frame that is measured where there is no number before', () => {
    const gap = frames.slice();
    gap[layout.stride + runOffset('loss')] = NaN;
    expect(readQuantity(layout, gap, { ...loss, stepsUntil: 3 })).toBe(10);
  });

  it('can be a whole curve', () => {
    expect(measureCurve(layout, frames, loss, true)).toEqual({
      steps: STEPS,
      values: [1, 0.5, 0.25, Math.fround(0.02) / 8],
    });
  });
});
