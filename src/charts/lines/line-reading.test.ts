import { expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { chartSummary, shownStep, spokenReading } from './line-reading.ts';

const series = (label: string, y: number[]): Series => ({
  id: label,
  label,
  color: () => '#000000',
  x: [0, 100, 300],
  y,
  length: 3,
});

const shown = (all: Series[], yScale: 'linear' | 'log' = 'linear') => ({ series: all, yScale });

it('says the latest values in one sentence', () => {
  const sentence = chartSummary('Loss', shown([series('train', [1, 0.5, 0.0132]), series('test', [1, 0.6, NaN])]));
  expect(sentence).toBe('Loss at step 300: train 0.0132, test 0.600.');
});

it('says the other values of a run with its first one', () => {
  const all = [
    series('lazy', [1, 0.5, 0.137]),
    series('lazy, test', [1, 0.6, 0.323]),
    series('rich', [1, 0.5, 0.25]),
    series('rich, test', [1, 0.6, 0.5]),
  ];
  expect(chartSummary('Loss', shown(all))).toBe('Loss at step 300: lazy 0.137 (test 0.323); rich 0.250 (test 0.500).');
});

it('says the values at the step that is shown, the last ones before it where none was measured', () => {
  const all = [series('train', [1, 0.5, 0.0132]), series('test', [0.9, NaN, 0.6]), series('late', [NaN, NaN, 2])];
  const at = (cursor: number) => chartSummary('Loss', { ...shown(all), cursor });
  expect(at(120)).toBe('Loss at step 120: train 0.500, test 0.900.');
  expect(at(300)).toBe('Loss at step 300: train 0.0132, test 0.600, late 2.00.');
});

it('says where a run has its last value, if it has fewer steps than the others', () => {
  const all = [series('width 64', [1, 0.5, 0.2]), { ...series('width 32', [1, 0.6]), length: 2 }];
  expect(chartSummary('Loss', { ...shown(all), readsEarlier: true })).toBe(
    'Loss at step 300: width 64 0.200, width 32 0.600 (step 100).',
  );
});

it('shows the step of its sentence, whatever came since', () => {
  const all = [series('train', [1, 0.5, 0.0132]), { ...series('late', [1, 0.6]), length: 2 }];
  expect(shownStep({ series: all })).toBe(300);
  expect(shownStep({ series: all, cursor: 100 })).toBe(100);
  expect(shownStep({ series: [all[1], { ...all[0], look: 'ghost' }] })).toBe(100);
  expect(shownStep({ series: [series('train', [NaN, NaN, NaN])] })).toBeNull();
});

it('says that there is nothing yet', () => {
  expect(chartSummary('Loss', shown([series('train', [NaN, NaN, NaN])]))).toBe('Loss: no values yet.');
});

it('says of a value without a place on a logarithmic axis that it is off the axis', () => {
  const flips = [series('layer 1', [0, 0.5, 0]), series('layer 2', [0.1, 0.5, 0.2])];
  expect(chartSummary('Flips', shown(flips, 'log'))).toBe(
    'Flips at step 300: layer 1 0, off the log axis, layer 2 0.200.',
  );
  expect(chartSummary('Flips', shown(flips))).toBe('Flips at step 300: layer 1 0, layer 2 0.200.');
  expect(spokenReading(shown(flips, 'log'), 0)).toBe('At step 0: layer 1 0, off the log axis, layer 2 0.1000.');
});
