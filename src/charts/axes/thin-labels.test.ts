import { describe, expect, it } from 'vitest';
import { thinLabels } from './thin-labels.ts';

const GAP = 8;
const labels = (texts: readonly string[]) => texts.map((text) => ({ text, length: 6 * text.length }));
const rates = ['0.001', '0.00178', '0.00316', '0.00562', '0.01', '0.0178', '0.0316', '0.0562', '0.1', '0.178'];

describe('the labels of a row', () => {
  it('are all shown where they have room', () => {
    expect(thinLabels(labels(rates), 60, GAP)).toEqual(rates.map((_, index) => index));
  });

  it('are the round values where there is not room for all', () => {
    expect(thinLabels(labels(rates), 20, GAP).map((index) => rates[index])).toEqual(['0.001', '0.01', '0.1']);
    const tenths = ['0.05', '0.1', '0.15', '0.2', '0.25', '0.3'];
    expect(thinLabels(labels(tenths), 20, GAP).map((index) => tenths[index])).toEqual(['0.1', '0.2', '0.3']);
  });

  it('never touch, and are not fewer than half of those that have room', () => {
    const widths = Array.from({ length: 24 }, (_, i) => String(17 * (i + 3)));
    for (const pitch of [3, 7, 11, 19, 26]) {
      const shown = thinLabels(labels(widths), pitch, GAP);
      const length = (i: number) => 6 * widths[shown[i]].length;
      for (let i = 1; i < shown.length; i++) {
        expect((shown[i] - shown[i - 1]) * pitch).toBeGreaterThanOrEqual((length(i) + length(i - 1)) / 2 + GAP);
      }
      expect(shown.length).toBeGreaterThanOrEqual(Math.floor((24 * pitch) / (18 + GAP + pitch) / 2));
    }
  });

  it('are words in order, from the first on', () => {
    expect(thinLabels(labels(['relu', 'tanh', 'erf', 'linear']), 25, GAP)).toEqual([0, 2]);
  });

  it('are the first alone, or none, where that is all', () => {
    expect(thinLabels(labels(['0.001', '0.01']), 2, GAP)).toEqual([0]);
    expect(thinLabels(labels(['64']), 100, GAP)).toEqual([0]);
    expect(thinLabels([], 100, GAP)).toEqual([]);
  });
});
