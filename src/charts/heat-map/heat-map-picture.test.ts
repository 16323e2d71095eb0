import { describe, expect, it } from 'vitest';
import { valueColor } from '../shell/palette.ts';
import { bestCells, type HeatMapCell } from './heat-map-data.ts';
import { cellColor, colorScale, isBeyond } from './heat-map-picture.ts';

const cellsOf = (values: readonly number[]): HeatMapCell[] => values.map((value) => ({ state: 'value', value }));

describe('the scale of the colours', () => {
  it('is logarithmic for values above zero that are far apart, and linear for all others', () => {
    expect(colorScale({ cells: cellsOf([0.001, 0.2]) }, null).kind).toBe('log');
    expect(colorScale({ cells: cellsOf([0.1, 0.2]) }, null).kind).toBe('linear');
    expect(colorScale({ cells: cellsOf([0, 0.2, 100]) }, null).kind).toBe('linear');
    expect(colorScale({ cells: cellsOf([0.1, 0.2]), scale: 'log' }, null).kind).toBe('log');
  });

  it('has round ends about the values, and none of what diverged or was not measured', () => {
    const cells: HeatMapCell[] = [...cellsOf([0.312, NaN, 0.897, Infinity]), { state: 'diverged', reason: null }];
    expect(colorScale({ cells }, null).domain).toEqual([0.3, 0.9]);
    expect(colorScale({ cells: cellsOf([0.0012, 4]) }, null).domain).toEqual([0.001, 5]);
  });

  it('keeps its ends while a map fills, until they no longer fit', () => {
    const first = colorScale({ cells: cellsOf([0.31, 0.89]) }, null);
    expect(colorScale({ cells: cellsOf([0.31, 0.85, 0.4]) }, first).domain).toEqual([0.3, 0.9]);
    expect(colorScale({ cells: cellsOf([0.31, 0.95]) }, first).domain[1]).toBeGreaterThanOrEqual(0.95);
    expect(colorScale({ cells: cellsOf([0.5, 0.6]) }, first).domain).toEqual([0.5, 0.6]);
  });

  it('ends below what lies beyond the ceiling, unless all does', () => {
    const cells = cellsOf([0.44, 1.42, 2.9, 1e12]);
    const scale = colorScale({ cells, ceiling: 5 }, null);
    expect(scale).toMatchObject({ kind: 'linear', domain: [0.4, 3] });
    expect(isBeyond(cells, scale)).toBe(true);
    expect(isBeyond(cells, colorScale({ cells }, null))).toBe(false);
    expect(colorScale({ cells: cellsOf([10, 20]), ceiling: 5 }, null).domain).toEqual([10, 20]);
  });

  it('takes given ends where they have a place', () => {
    expect(colorScale({ cells: cellsOf([1e-9, 0.9]), domain: [0, 1] }, null)).toMatchObject({
      kind: 'linear',
      domain: [0, 1],
    });
    expect(colorScale({ cells: cellsOf([0.1, 0.9]), scale: 'log', domain: [0, 1] }, null).domain[0]).toBeGreaterThan(0);
  });

  it('is there for one value, none, and none above zero', () => {
    for (const values of [[], [3], [0], [-2, -2]]) {
      for (const scale of ['linear', 'log'] as const) {
        const { domain, toPixel } = colorScale({ cells: cellsOf(values), scale }, null);
        expect(domain[1]).toBeGreaterThan(domain[0]);
        expect(toPixel(domain[1])).toBeCloseTo(1, 12);
      }
    }
  });

  it('gives the ends of the ramp to what is beyond, and nothing to what has no value', () => {
    const scale = colorScale({ cells: cellsOf([0.001, 1]) }, null);
    expect(cellColor(50, scale, 'value', 'light')).toBe(valueColor(1, 'light'));
    expect(cellColor(-1, scale, 'value', 'light')).toBe(valueColor(0, 'light'));
    expect(cellColor(NaN, scale, 'value', 'light')).toBeNull();
  });
});

describe('the best cells', () => {
  const x = { label: 'learning rate', values: [0.1, 0.2, 0.4] };

  it('are the lowest or highest of each row, the first of equals, without what has no value', () => {
    const cells = [...cellsOf([3, 1, 1, NaN, 7, 9])];
    expect(bestCells({ x, cells }, 'lowest')).toEqual([1, 4]);
    expect(bestCells({ x, cells }, 'highest')).toEqual([0, 5]);
  });

  it('leave out what leaves out seeds, unless the row has nothing else', () => {
    const partial: HeatMapCell = { state: 'value', value: 1, isPartial: true };
    const cells: HeatMapCell[] = [...cellsOf([3]), partial, ...cellsOf([2]), ...cellsOf([NaN]), partial, partial];
    expect(bestCells({ x, cells }, 'lowest')).toEqual([2, 4]);
  });

  it('leave out rows without values', () => {
    const empty: HeatMapCell = { state: 'empty' };
    const cells: HeatMapCell[] = [empty, empty, { state: 'diverged', reason: null }, ...cellsOf([2, Infinity, 5])];
    expect(bestCells({ x, cells }, 'lowest')).toEqual([3]);
  });
});
