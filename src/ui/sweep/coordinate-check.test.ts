import { describe, expect, it } from 'vitest';
import { chartOfCheck, checkRow } from './coordinate-check.ts';
import { resultOf } from '../../config/sweep/testing/made-result.ts';

const WIDTHS = [64, 128, 256, 512];

/** A check whose output moves as `width^slope`, the same under both scalings. */
const checkOf = (slope: number, widths = WIDTHS) =>
  resultOf(
    {
      base: {
        task: { name: 'curve' },
        net: { depth: 2, activation: 'tanh' },
        scaling: { centered: true },
        measure: { twin: false },
      },
      axes: [
        { setting: 'net.width', values: widths },
        { setting: 'scaling.preset', values: ['sp', 'mup'] },
      ],
    },
    (cell, seed) => {
      const size = (1 + seed) * widths[cell % widths.length] ** slope;
      return [0, size, size];
    },
  );
const outputMove = (slope: number, row: number, widths?: number[]) =>
  checkRow(checkOf(slope, widths), row, 1).slopes.find(({ id }) => id === 'df');

describe('a coordinate check', () => {
  it('passes within the tolerance of what theory says of the row, and fails beyond it', () => {
    expect(outputMove(0.1, 1)).toMatchObject({ expected: 0, passes: true });
    expect(outputMove(0.2, 1)).toMatchObject({ expected: 0, passes: false });
    expect(outputMove(0.9, 0)).toMatchObject({ expected: 1, passes: true });
    expect(outputMove(0, 0)).toMatchObject({ expected: 1, passes: false });
  });

  it('is stricter where the widths are large enough for straight curves', () => {
    expect(outputMove(0.12, 1, [128, 256, 512])?.passes).toBe(false);
    expect(outputMove(0.12, 1)?.passes).toBe(true);
  });

  it('judges nothing that was not measured', () => {
    const { slopes } = checkRow(checkOf(0), 1, 1);
    expect(slopes.find(({ id }) => id === 'dz1')).toMatchObject({ fit: null, passes: null });
  });

  it('draws a line of theory through each quantity that has one', () => {
    const data = chartOfCheck(checkRow(checkOf(0), 1, 1));
    expect(data.expected?.find(({ through }) => through === 'df')?.slope).toBe(0);
    expect(data.series.map(({ id }) => id)).toEqual(['df', 'dz1', 'dz2', 'dh', 'gram', 'ntk']);
  });
});
