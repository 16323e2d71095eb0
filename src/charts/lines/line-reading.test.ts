import { expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { chartSummary } from './line-reading.ts';

const series = (label: string, y: number[]): Series => ({
  id: label,
  label,
  color: () => '#000000',
  x: [0, 100, 300],
  y,
  length: 3,
});

it('says the latest values in one sentence', () => {
  const sentence = chartSummary('Loss', [series('train', [1, 0.5, 0.0132]), series('test', [1, 0.6, NaN])]);
  expect(sentence).toBe('Loss at step 300: train 0.0132, test 0.600.');
});

it('says that there is nothing yet', () => {
  expect(chartSummary('Loss', [series('train', [NaN, NaN, NaN])])).toBe('Loss: no values yet.');
});
