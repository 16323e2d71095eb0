import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge, spacedLabels } from './draw-marks.ts';

describe('labels that would overlap', () => {
  it('stay where they are when there is room', () => {
    expect(dodge([10, 50, 30], 12, 0, 100)).toEqual([10, 50, 30]);
  });

  it('move apart, away from the edges', () => {
    expect(dodge([95, 96, 97], 12, 0, 100)).toEqual([76, 88, 100]);
    expect(dodge([0, 0], 12, 0, 100)).toEqual([0, 12]);
    expect(dodge([49, 50, 51], 12, 0, 100)).toEqual([38, 50, 62]);
  });

  it('keep their order and distance inside the bounds', () => {
    const wanted = fc.array(fc.double({ min: -50, max: 150, noNaN: true }), { maxLength: 8 });
    const ROUNDING = 1e-9;
    fc.assert(
      fc.property(wanted, (positions) => {
        const placed = dodge(positions, 10, 0, 100);
        const sorted = [...placed].sort((one, other) => one - other);
        expect(sorted.every((at, index) => index === 0 || at - sorted[index - 1] >= 10 - ROUNDING)).toBe(true);
        expect(placed.every((at) => at >= -ROUNDING && at <= 100 + ROUNDING)).toBe(true);
        for (const [one, at] of positions.entries()) {
          for (const [other, elsewhere] of positions.entries()) {
            if (at < elsewhere) expect(placed[one]).toBeLessThan(placed[other]);
          }
        }
      }),
    );
  });
});

const marks = (...places: number[]) => places.map((at) => ({ at, width: 50 }));

describe('labels of events', () => {
  it('stand to the right of their marks', () => {
    expect(spacedLabels(marks(10, 100), 0, 300)).toEqual(['right', 'right']);
  });

  it('turn to the left at the right edge', () => {
    expect(spacedLabels(marks(280), 0, 300)).toEqual(['left']);
  });

  it('give way to later ones', () => {
    expect(spacedLabels(marks(100, 120, 130), 0, 300)).toEqual([null, null, 'right']);
    expect(spacedLabels(marks(240, 290), 0, 300)).toEqual([null, 'left']);
    expect(spacedLabels(marks(180, 290), 0, 300)).toEqual(['right', 'left']);
  });
});
