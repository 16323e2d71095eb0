import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisScale } from './axis-scale.ts';
import { dodge, endOf, leaderPath, spacedLabels } from './draw-marks.ts';
import type { PlotPicture } from './plot-layout.ts';
import type { Series } from './series.ts';

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

describe('the name of a line', () => {
  const size = { width: 300, height: 200 };
  const picture: PlotPicture = {
    data: { series: [] },
    layout: {
      size,
      plot: { left: 40, right: 240, top: 10, bottom: 180 },
      yLabelBaseline: 10,
      legend: [],
      labelsAtEnds: true,
    },
    x: axisScale('linear', [0, 100], 40, 240),
    // Its foot takes the lowest pixels of the plot.
    y: axisScale('log', [1e-3, 1], 162, 10),
    foot: { label: '0', at: 175 },
    theme: 'light',
    isEmpty: false,
  };
  const ending = (value: number): Series => ({
    id: 'a',
    label: 'a',
    color: () => '#000000',
    x: [0, 50],
    y: [0.5, value],
    length: 2,
  });

  it('stands at the end of the line, which is at the edge where its values are beyond the axis', () => {
    const heights = [0.03, 1e-5, 40, 0].map((value) => endOf(ending(value), picture)[0].y);
    expect(heights).toEqual([picture.y.toPixel(0.03), 162, 10, 175]);
  });

  it('has a straight line to it from near by, and a level one from far away', () => {
    expect(leaderPath({ x: 90, y: 50 }, { x: 100, y: 60 })).toBe('M90,50L107,60');
    expect(leaderPath({ x: 20, y: 50 }, { x: 100, y: 60 })).toBe('M20,50H100L107,60');
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
