import { beforeAll, describe, expect, it } from 'vitest';
import { describeProblem } from '../../config/experiment.ts';
import type { PriorReport } from '../../config/prior-report.ts';
import { parsePrior, type PriorExperiment } from '../../config/prior.ts';
import { logScaleMoments, proportionalMoment, scaleMoment } from '../../maths/deep-linear-prior.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { drawWholeNetworks } from './testing/draw-whole-networks.ts';
import { createPriorSampler } from './prior-sampler.ts';

/** The standard errors within which fixed seeds must agree; one draw in two million would not. */
const ERRORS = 5;

const prior = (settings: object): PriorExperiment => {
  const parsed = parsePrior(settings);
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return parsed.prior;
};

async function draw(settings: object) {
  const spec = prior(settings);
  const sampler = createPriorSampler(spec);
  while (sampler.drawn < spec.networks) await sampler.draw();
  const report = sampler.report();
  const measured = new Map(report.measures.map((one) => [one.name as string, one]));
  const number = (name: string) => measured.get(name) ?? { value: NaN, error: NaN };
  return { report, theory: sampler.theory, number };
}

/** Returns how many standard errors lie between an estimate and its theory. */
const errorsAway = ({ value, error }: { value: number; error: number }, expected: number) =>
  Math.abs(value - expected) / error;

beforeAll(() => openBackend('wasm'));

describe('deep linear networks', () => {
  const settings = { depth: 6, width: 24, inputs: 2, outputs: 2, overlap: 0.4, networks: 20_000, seed: 1 };
  const widths = Array.from({ length: settings.depth }, () => settings.width);

  it('have the moments of Q, the mean of log Q, and the correlations of squares of the exact law', async () => {
    const { report, theory } = await draw(settings);
    expect(report.networks).toBe(settings.networks);
    expect(report.measures).toHaveLength(7);
    for (const one of report.measures) {
      expect(errorsAway(one, theory.numbers[one.name]?.exact ?? NaN), one.name).toBeLessThan(ERRORS);
    }
  });

  it('are measured against the moments of the maths contract', async () => {
    const { number } = await draw(settings);
    const q2 = scaleMoment(2, widths);
    expect(errorsAway(number('kurtosis'), 3 * q2)).toBeLessThan(ERRORS);
    const { mean } = logScaleMoments(widths);
    expect(errorsAway(number('logSquare'), mean - 0.5772156649 - Math.LN2)).toBeLessThan(ERRORS);
    const correlation = (q2 * (1 + 2 * settings.overlap ** 2) - 1) / (3 * q2 - 1);
    expect(errorsAway(number('inputCorrelation'), correlation)).toBeLessThan(ERRORS);
    // The Gaussian process is refused: the measure can fail.
    expect(errorsAway(number('kurtosis'), 3)).toBeGreaterThan(2 * ERRORS);
  });

  it('come near the proportional limit when they are wide', async () => {
    const { number } = await draw({ depth: 24, width: 96, inputs: 1, outputs: 1, networks: 4000, seed: 2 });
    const alpha = 24 / 96;
    expect(errorsAway(number('kurtosis'), proportionalMoment(2, 1, alpha))).toBeLessThan(ERRORS);
  });

  it('fill the bins of the exact density', async () => {
    const { report, theory } = await draw({ ...settings, inputs: 1, outputs: 1 });
    const { edges, counts, total } = report.histogram;
    const exact = theory.curves.exact ?? new Float64Array();
    const mass = (from: number, to: number) => {
      const inside = [...theory.x.keys()].filter((i) => theory.x[i] > from - 1e-9 && theory.x[i + 1] < to + 1e-9);
      return inside.reduce((sum, i) => sum + ((exact[i] + exact[i + 1]) / 2) * (theory.x[i + 1] - theory.x[i]), 0);
    };
    /** Five bins of a tenth together, which hold even numbers of the curve's points. */
    const WIDE = 10;
    for (let bin = 0; bin < counts.length; bin += WIDE) {
      const share = counts.slice(bin, bin + WIDE).reduce((sum, count) => sum + count, 0) / total;
      const expected = mass(edges[bin], edges[bin + WIDE]);
      const error = Math.sqrt((expected * (1 - expected)) / total);
      // One more or less in an almost empty bin is no surprise, however small its error.
      expect(Math.abs(share - expected)).toBeLessThan(ERRORS * error + 2 / total);
    }
  });

  it('without a hidden layer are Gaussian', async () => {
    const { number, theory } = await draw({ depth: 0, networks: 5000, overlap: 0.5 });
    expect(theory.numbers.kurtosis).toEqual({ exact: 3, proportional: 3, gaussian: 3 });
    expect(errorsAway(number('kurtosis'), 3)).toBeLessThan(ERRORS);
    expect(errorsAway(number('inputCorrelation'), 0.25)).toBeLessThan(ERRORS);
  });
});

describe('networks drawn by their Grams', () => {
  it.each(['linear', 'relu', 'tanh', 'gelu'] as const)(
    'have the law of whole weight matrices: %s',
    async (activation) => {
      const settings = { activation, depth: 3, width: 20, inputs: 2, outputs: 2, overlap: 0.3, networks: 8000 };
      const byGrams = await draw({ ...settings, seed: 5 });
      const byWeights = drawWholeNetworks(prior({ ...settings, seed: 6 }));
      for (const { name, value, error } of byGrams.report.measures) {
        const other = byWeights.find((one) => one.name === name) ?? { value: NaN, error: NaN };
        expect(Math.abs(value - other.value) / Math.hypot(error, other.error), name).toBeLessThan(ERRORS);
      }
    },
  );

  it('of any activation are the Gaussian process when they are wide', async () => {
    for (const activation of ['tanh', 'erf'] as const) {
      const { report, theory } = await draw({
        activation,
        depth: 2,
        width: 400,
        networks: 2000,
        overlap: 0.6,
        seed: 8,
      });
      for (const one of report.measures) {
        expect(errorsAway(one, theory.numbers[one.name]?.gaussian ?? NaN), one.name).toBeLessThan(ERRORS);
      }
    }
  });
});

describe('a posterior', () => {
  const settings = { inputs: 3, outputs: 1, overlap: 0.4, y: [1.2, -0.8], networks: 8000, seed: 3 };

  it('of wide deep linear networks has the mean of the Gaussian process, and its variance times E[Q | y]', async () => {
    const { report, theory, number } = await draw({ ...settings, depth: 16, width: 64 });
    for (const one of report.measures) {
      expect(errorsAway(one, theory.numbers[one.name]?.proportional ?? NaN), one.name).toBeLessThan(ERRORS);
    }
    expect(errorsAway(number('variance'), theory.numbers.variance?.gaussian ?? NaN)).toBeGreaterThan(ERRORS);
    expect(report.effective).toBeLessThan(settings.networks);
    expect(report.effective).toBeGreaterThan(settings.networks / 20);
  });

  it('of narrow ones is the exact one, and not that of the limit', async () => {
    const { theory, number } = await draw({ ...settings, y: [2.5, -2], depth: 1, width: 2, networks: 20_000 });
    const scale = number('scale');
    expect(errorsAway(scale, theory.numbers.scale?.exact ?? NaN)).toBeLessThan(ERRORS);
    expect(errorsAway(scale, theory.numbers.scale?.proportional ?? NaN)).toBeGreaterThan(ERRORS);
    expect(errorsAway(number('mean'), theory.numbers.mean?.exact ?? NaN)).toBeLessThan(ERRORS);
  });

  it('without a hidden layer is exactly that of the Gaussian process, each network counting the same', async () => {
    const { report, theory, number } = await draw({ ...settings, depth: 0, networks: 100 });
    expect(number('mean').value).toBeCloseTo(theory.numbers.mean?.gaussian ?? NaN, 12);
    expect(number('variance').value).toBeCloseTo(theory.numbers.variance?.gaussian ?? NaN, 12);
    expect(report.effective).toBeCloseTo(100, 9);
  });

  it('of any activation comes nearer to that of its Gaussian process the wider the networks', async () => {
    const distanceAt = async (width: number) => {
      const { theory, number } = await draw({ ...settings, activation: 'tanh', depth: 2, width, networks: 1500 });
      return Math.abs(number('variance').value / (theory.numbers.variance?.gaussian ?? NaN) - 1);
    };
    // The distance falls as 1/N: 8 times the width, with room for the errors of both.
    expect(await distanceAt(320)).toBeLessThan((await distanceAt(40)) / 4);
  });

  it.each(['exact', 'proportional'] as const)(
    'has a density that integrates to 1 and to its variance (%s)',
    async (law) => {
      const { theory } = await draw({ ...settings, y: [2.5, -2], depth: 10, width: 20, networks: 100 });
      const density = theory.curves[law] ?? new Float64Array();
      const step = theory.x[1] - theory.x[0];
      const integral = (value: (f: number) => number) =>
        density.reduce((sum, p, i) => sum + p * value(theory.x[i]) * step, 0);
      const mean = theory.numbers.mean?.[law] ?? NaN;
      // Values beyond eight standard deviations are left out.
      expect(integral(() => 1)).toBeCloseTo(1, 4);
      expect(integral((f) => (f - mean) ** 2) / (theory.numbers.variance?.[law] ?? NaN)).toBeCloseTo(1, 2);
    },
  );
});

describe('a drawing', () => {
  const settings = { depth: 4, width: 16, networks: 3000, activation: 'relu' };
  const numbers = ({ measures, histogram }: PriorReport) => [measures, [...histogram.counts]];

  it('is decided by its seed', async () => {
    const [first, again, other] = [await draw(settings), await draw(settings), await draw({ ...settings, seed: 1 })];
    expect(numbers(again.report)).toEqual(numbers(first.report));
    expect(numbers(other.report)).not.toEqual(numbers(first.report));
  });

  it('keeps no tensors, and counts every output', async () => {
    const before = memoryTensors();
    const { report } = await draw(settings);
    expect(memoryTensors()).toBe(before);
    expect(report.histogram.total).toBe(settings.networks * 4);
  });

  it('continues for narrow networks with dead gates or few units', async () => {
    const dead = await draw({ activation: 'relu', depth: 12, width: 1, networks: 500 });
    expect(dead.number('logSquare').value).toBe(-Infinity);
    expect(dead.number('variance').value).toBeGreaterThanOrEqual(0);
    const thin = await draw({ depth: 3, width: 1, inputs: 3, networks: 500 });
    expect(Number.isFinite(thin.number('kurtosis').value)).toBe(true);
  });
});
