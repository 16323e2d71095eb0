import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from './experiment.ts';
import type { Preset } from './settings/scaling-settings.ts';
import { scalingTable, type ScalingRow } from './scaling.ts';
import { classifyScaling } from './abc-classifier.ts';

type Triple = ScalingRow['abc'];

const triplesOf = (preset: Preset, depth = 3, lrExponent = 0): Triple[] => {
  const parsed = parseExperiment({ net: { depth }, scaling: { preset, lrExponent } });
  if (!parsed.ok) throw new Error(parsed.problems[0].allowed);
  return scalingTable(parsed.experiment).map(({ abc }) => abc);
};

/** Applies the symmetry of a layer, which changes neither W nor its steps. */
const gauged = ({ a, b, c }: Triple, t: number): Triple => ({ a: a + t, b: b - t, c: c - 2 * t });
/** Applies f = z / gamma0 and lr * gamma0^2, with gamma0 = rho^power. */
const enriched = (layers: Triple[], power: number) =>
  layers.map(({ a, b, c }, l) => ({ a: l === layers.length - 1 ? a + power : a, b, c: c - 2 * power }));
const conditions = (layers: Triple[]) => classifyScaling(layers).failed.map(({ condition }) => condition);

describe('the presets under SGD', () => {
  it('sp blows up: its features and its output move without bound', () => {
    expect(classifyScaling(triplesOf('sp'))).toMatchObject({ r: -1, stable: false, regime: 'unstable' });
    expect(conditions(triplesOf('sp'))).toEqual(['featureMove', 'outputMove', 'outputFeatureMove']);
  });

  it.each([
    ['sp', 1],
    ['ntp', 0],
  ] as const)('%s with kappa = %d is a kernel, its features move by n^-1/2', (preset, kappa) => {
    expect(classifyScaling(triplesOf(preset, 3, kappa))).toEqual({
      r: 1 / 2,
      stable: true,
      nontrivial: true,
      regime: 'kernel',
      failed: [],
    });
  });

  it.each([1, 2, 5])('mup learns features (depth %d)', (depth) => {
    expect(classifyScaling(triplesOf('mup', depth))).toEqual({
      r: 0,
      stable: true,
      nontrivial: true,
      regime: 'featureLearning',
      failed: [],
    });
  });

  it('ip is mup with one hidden layer, and trivial with more: the features vanish at step 0', () => {
    expect(classifyScaling(triplesOf('ip', 1))).toEqual(classifyScaling(triplesOf('mup', 1)));
    expect(classifyScaling(triplesOf('ip'))).toMatchObject({ stable: false, regime: 'trivial' });
    expect(classifyScaling(triplesOf('ip')).failed).toEqual([{ condition: 'hiddenInit', excess: 1 / 2 }]);
  });
});

describe('dials', () => {
  it('gamma0 = rho^s takes ntp from kernel to mup: r = 1/2 - s, and beyond it is unstable', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.5, noNaN: true }), (power) => {
        const { r, stable, nontrivial } = classifyScaling(enriched(triplesOf('ntp'), power));
        expect(r).toBeCloseTo(1 / 2 - power, 8);
        expect([stable, nontrivial]).toEqual([true, true]);
      }),
    );
    expect(classifyScaling(enriched(triplesOf('ntp'), 0.5)).regime).toBe('featureLearning');
    expect(classifyScaling(enriched(triplesOf('ntp'), 0.6)).regime).toBe('unstable');
  });

  it('a larger kappa than mup needs is trivial, a smaller one unstable', () => {
    expect(classifyScaling(triplesOf('mup', 3, 0.2))).toMatchObject({ stable: true, regime: 'trivial' });
    expect(classifyScaling(triplesOf('mup', 3, -0.2)).regime).toBe('unstable');
  });

  it('weights too large at step 0 are named', () => {
    const [input, hidden, output] = triplesOf('mup', 2);
    expect(conditions([{ ...input, b: -0.1 }, hidden, output])).toContain('inputInit');
    expect(conditions([input, { ...hidden, b: 0.3 }, output])).toContain('hiddenInit');
    expect(conditions([input, hidden, { ...output, b: 0.4 }])).toContain('outputInit');
  });

  it('the symmetry (a + t, b - t, c - 2t) of a layer changes nothing', () => {
    const exponent = fc.integer({ min: -8, max: 8 }).map((quarters) => quarters / 4);
    const triple = fc.record({ a: exponent, b: exponent, c: exponent });
    const layers = fc.array(fc.tuple(triple, exponent), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(layers, (drawn) => {
        const plain = classifyScaling(drawn.map(([layer]) => layer));
        expect(classifyScaling(drawn.map(([layer, t]) => gauged(layer, t)))).toEqual(plain);
      }),
    );
  });
});
