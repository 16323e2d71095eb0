import { describe, expect, it } from 'vitest';
import { fitTiles } from './image-tiles.ts';
import { oneScale } from './task-picture.ts';

describe('the picture of a task', () => {
  it('keeps circles round', () => {
    const { x, y } = oneScale([-1, 1], [-1, 1], 160, 100);
    expect(160 / (x[1] - x[0])).toBeCloseTo(100 / (y[1] - y[0]), 10);
    expect(y).toEqual([-1, 1]);
  });

  it('lets axes of different units fill the picture', () => {
    expect(oneScale([0, 1], [0, 100], 160, 100)).toEqual({ x: [0, 1], y: [0, 100] });
  });

  it('shows images as large as they fit', () => {
    expect(fitTiles(10, 160, 60, 0)).toMatchObject({ columns: 5, rows: 2, side: 30 });
    const { columns, rows, side } = fitTiles(24, 160, 110, 3);
    expect(columns * rows).toBeGreaterThanOrEqual(24);
    expect(columns * (side + 3) - 3).toBeLessThanOrEqual(160);
    expect(rows * (side + 3) - 3).toBeLessThanOrEqual(110);
  });
});
