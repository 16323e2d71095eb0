import { describe, expect, it } from 'vitest';
import {
  firstAt,
  lastAt,
  latestOf,
  limitAt,
  nearestStep,
  neighbourStep,
  outermostStep,
  readingAt,
  type Series,
} from './series.ts';

const series = (x: number[], y: number[]): Series => ({
  id: 'a',
  label: 'a',
  color: () => '#000000',
  x,
  y,
  length: x.length,
});
const same = (step: number) => step;

const loss = series([0, 1, 2, 4, 8], [1, 0.9, 0.8, 0.5, 0.2]);
const alignment = series([0, 1, 2, 4, 8], [NaN, 0.1, NaN, 0.4, NaN]);

describe('reading a chart', () => {
  it('finds the nearest measured step', () => {
    expect(nearestStep([loss], 2.9, same)).toBe(2);
    expect(nearestStep([loss], 3.1, same)).toBe(4);
    expect(nearestStep([loss], 100, same)).toBe(8);
    expect(nearestStep([loss], -3, same)).toBe(0);
  });

  it('measures nearness on screen, so a logarithmic axis decides by ratio', () => {
    expect(nearestStep([loss], 5.8, same)).toBe(4);
    expect(nearestStep([loss], 5.8, Math.log)).toBe(8);
  });

  it('ignores steps at which nothing was measured', () => {
    expect(nearestStep([alignment], 7, same)).toBe(4);
    expect(nearestStep([series([0, 1], [NaN, NaN])], 1, same)).toBeNull();
    expect(nearestStep([], 1, same)).toBeNull();
  });

  it('goes to the next step that any series has', () => {
    const sparse = series([0, 3], [1, 1]);
    expect(neighbourStep([loss, sparse], 2, 1)).toBe(3);
    expect(neighbourStep([loss, sparse], 3, 1)).toBe(4);
    expect(neighbourStep([loss, sparse], 3, -1)).toBe(2);
    expect(neighbourStep([alignment], 1, 1)).toBe(4);
    expect(neighbourStep([alignment], 0, 1)).toBe(1);
  });

  it('stays at the ends', () => {
    expect(neighbourStep([loss], 8, 1)).toBe(8);
    expect(neighbourStep([loss], 0, -1)).toBe(0);
    expect([outermostStep([alignment], -1), outermostStep([alignment], 1), outermostStep([], 1)]).toEqual([1, 4, null]);
  });

  it('gives exact values, and null where a series has none', () => {
    expect(readingAt([loss, alignment], 4)).toEqual({ step: 4, values: [0.5, 0.4] });
    expect(readingAt([loss, alignment], 8)).toEqual({ step: 8, values: [0.2, null] });
  });

  it('gives the last values before a step where it may, and always of a ghost', () => {
    expect(readingAt([loss, alignment], 7, true).values).toEqual([0.5, 0.4]);
    expect(readingAt([loss, { ...alignment, look: 'ghost' }], 7).values).toEqual([null, 0.4]);
    expect(readingAt([alignment], 0, true).values).toEqual([null]);
  });

  it('finds the measured steps around any step, and the step itself on both sides', () => {
    expect([lastAt(alignment, 3), firstAt(alignment, 3)]).toEqual([
      { step: 1, value: 0.1 },
      { step: 4, value: 0.4 },
    ]);
    expect(lastAt(alignment, 4)).toEqual(firstAt(alignment, 4));
    expect([lastAt(alignment, 0.5), firstAt(alignment, 5)]).toEqual([null, null]);
    expect(lastAt({ ...loss, length: 3 }, 100)).toEqual({ step: 2, value: 0.8 });
  });

  it('finds at step 0 the limit of a series that has no value there', () => {
    const centred: Series = { ...alignment, limit: 0.05 };
    expect(nearestStep([centred], 0, same)).toBe(0);
    expect(outermostStep([centred], -1)).toBe(0);
    expect([limitAt(centred, 0), limitAt(centred, 1), limitAt(alignment, 0)]).toEqual([0.05, null, null]);
    expect(limitAt({ ...loss, limit: 0.05 }, 0)).toBeNull();
    expect(latestOf({ ...centred, length: 1 })).toBeNull();
  });

  it('knows the latest value', () => {
    expect(latestOf(alignment)).toEqual({ step: 4, value: 0.4 });
    expect(latestOf({ ...loss, length: 2 })).toEqual({ step: 1, value: 0.9 });
    expect(latestOf({ ...loss, length: 0 })).toBeNull();
  });
});
