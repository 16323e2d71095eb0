import { describe, expect, it } from 'vitest';
import { colorOfOne } from '../../charts/shell/palette.ts';
import { rankSeries, rankSummary } from './rank-series.ts';

describe('values by rank', () => {
  it('start at rank 1, and have dots where there is room for them', () => {
    const short = rankSeries('a', 'A', colorOfOne, [3, 2, 1]);
    expect(short).toMatchObject({ x: [1, 2, 3], length: 3, dots: true });
    expect(rankSeries('a', 'A', colorOfOne, new Float32Array(500)).dots).toBe(false);
  });

  it('are summed up by their ends', () => {
    const series = [rankSeries('a', 'NFM', colorOfOne, [3, 2, 1]), rankSeries('b', 'AGOP', colorOfOne, [])];
    expect(rankSummary('Eigenvalues', series)).toBe('Eigenvalues: NFM from 3.00 to 1.00 over 3 values.');
    expect(rankSummary('Eigenvalues', [])).toBe('Eigenvalues: no values.');
  });
});
