import { describe, expect, it } from 'vitest';
import { describeProblem, parseExperiment } from '../experiment.ts';
import { checkedQuantities, slopeTolerance } from './width-exponents.ts';

const base = { net: { depth: 3, activation: 'tanh' }, scaling: { preset: 'mup' } };

type Part = Record<string, object>;

/** Returns the slopes of theory by kind, in their order. */
function slopesOf({ net, scaling, train }: Part): Record<string, (number | null)[]> {
  const config = { net: { ...base.net, ...net }, scaling: { ...base.scaling, ...scaling }, train };
  const parsed = parseExperiment(JSON.parse(JSON.stringify(config)));
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
  const found: Record<string, (number | null)[]> = {};
  for (const { kind, expected } of checkedQuantities(parsed.experiment)) (found[kind] ??= []).push(expected);
  return found;
}

const UNKNOWN = { f0: [null], dz: [null, null, null], dh: [null], gram: [null], ntk: [null] };

describe('the slopes of the coordinate check', () => {
  // docs/maths.md 7.
  it('are those of the table of the contract', () => {
    expect(slopesOf({})).toEqual({ f0: [-0.5], dz: [0, 0, 0], dh: [0], gram: [null], ntk: [null] });
    const ntp = { f0: [0], dz: [-0.5, -0.5, -0.5], dh: [-0.5], gram: [-1], ntk: [-1] };
    expect(slopesOf({ scaling: { preset: 'ntp' } })).toEqual(ntp);
    const lazy = { f0: [0], dz: [-1.5, -0.5, -0.5], dh: [-0.5], gram: [-1], ntk: [-1] };
    expect(slopesOf({ scaling: { preset: 'sp', lrExponent: 1 } })).toEqual(lazy);
    expect(slopesOf({ scaling: { preset: 'sp' } })).toEqual({ ...UNKNOWN, f0: [0] });
  });

  it('are those of the move where the output is centred: it does not depend on the width under ntp and mup', () => {
    expect(slopesOf({ scaling: { centered: true } })).toMatchObject({ df: [0] });
    expect(slopesOf({ scaling: { preset: 'ntp', centered: true } })).toMatchObject({ df: [0] });
    expect(slopesOf({ scaling: { preset: 'sp', centered: true } })).toMatchObject({ df: [1] });
    expect(slopesOf({ scaling: { centered: true } })).not.toHaveProperty('f0');
  });

  it.each<[string, Part]>([
    ['momentum', { train: { optimizer: 'momentum' } }],
    ['erf', { net: { activation: 'erf' } }],
    ['two hidden layers', { net: { depth: 2 } }],
  ])('are known with %s', (_, part) => {
    expect(slopesOf(part)).toMatchObject({ f0: [-0.5], dh: [0] });
  });

  it.each<[string, Part]>([
    ['Adam', { train: { optimizer: 'adam', lr: 0.01 } }],
    ['feedback alignment', { train: { rule: 'fa' } }],
    ['relu', { net: { activation: 'relu' } }],
    ['a critical learning rate', { train: { lrUnit: 'critical' } }],
    ['rates by layer', { train: { layerLr: [1, 1, 1, 1] } }],
    ['a readout of zeros', { net: { outputInit: 'zero' } }],
    ['a slope of the learning rate under mup', { scaling: { lrExponent: 1 } }],
    ['a slope of the learning rate under ntp', { scaling: { preset: 'ntp', lrExponent: 1 } }],
    ['half a slope under sp', { scaling: { preset: 'sp', lrExponent: 0.5 } }],
    ['the mean field', { scaling: { preset: 'ip' } }],
  ])('are not known with %s', (_, part) => {
    expect(slopesOf(part)).toEqual(UNKNOWN);
  });

  it('are not known with one hidden layer', () => {
    expect(slopesOf({ net: { depth: 1 } })).toEqual({ ...UNKNOWN, dz: [null] });
  });
});

it('the quantities of the coordinate check are read off the output, every hidden layer, and the last', () => {
  const parsed = parseExperiment({ net: { depth: 2 } });
  if (!parsed.ok) throw new Error('not valid');
  const named = checkedQuantities(parsed.experiment).map(({ kind, isInitial, measure: { of, measure, ...layer } }) =>
    [kind, isInitial ? 'at step 0' : 'later', of, measure, ...Object.values(layer)].join(' '),
  );
  expect(named).toEqual([
    'f0 at step 0 run outputRms',
    'dz later layer deltaRms 1',
    'dz later layer deltaRms 2',
    'dh later layer featureMove 2',
    'gram later layer kernelChange 2',
    'ntk later run ntkChange',
  ]);
});

it('slopes from narrow networks may be further from theory', () => {
  expect(slopeTolerance([128, 1024])).toBe(0.1);
  expect(slopeTolerance([1024, 64])).toBe(0.15);
});
