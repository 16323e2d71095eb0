import { expect, it } from 'vitest';
import type { PriorReport, PriorTheory } from '../../config/prior-report.ts';
import { histogramData } from './histogram-of-prior.ts';

const THEORY: PriorTheory = { numbers: {}, x: Float64Array.of(-1, 1), curves: {}, center: 0, deviation: 1 };

it.each([
  [20, 'drawn networks'],
  [19, 'drawn networks, of which 19 count: no reliable histogram'],
  [NaN, 'drawn networks, of which 0 count: no reliable histogram'],
])('the histogram of %d networks that count is named accordingly', (effective, label) => {
  const histogram = { edges: Float64Array.of(-1, 1), counts: Float64Array.of(1), total: 1 };
  const report: PriorReport = { networks: 1000, effective, measures: [], histogram };
  expect(histogramData({ theory: THEORY, report }, 'title', 'log').series[0].label).toBe(label);
});
