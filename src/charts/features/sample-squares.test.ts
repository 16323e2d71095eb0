import { describe, expect, it } from 'vitest';
import { sampleSquares } from './paint-samples.ts';

const squares = (now: number[], size: { width: number; height: number }, before: number | null = null) =>
  sampleSquares(size, { now: Float32Array.from(now) }, { reach: 1, before });
const SQUARE = { width: 300, height: 300 };
/** So many samples in each corner, by rows. */
const inCorners = (...counts: number[]) =>
  counts.flatMap((count, corner) => {
    const place = [corner % 2 === 0 ? -0.9 : 0.9, corner < 2 ? 0.9 : -0.9];
    return Array.from({ length: count }, () => place).flat();
  });

describe('the squares of samples', () => {
  it('stand side by side where there is width, and are as large as each other', () => {
    const { now, start, corner } = squares([], { width: 400, height: 200 });
    expect([now, start, corner]).toEqual([{ left: 200, top: 0, side: 200 }, { left: 0, top: 0, side: 200 }, null]);
  });

  it('are one in a corner of the other in a square: the corner with the fewest samples', () => {
    [0, 1, 2, 3].forEach((free) => {
      const found = squares(inCorners(...[9, 9, 9, 9].map((count, corner) => (corner === free ? 0 : count))), SQUARE);
      expect(found.corner).toBe(free);
      expect(found.now).toEqual({ left: 0, top: 0, side: 300 });
      expect(found.start.left > 150).toBe(free % 2 === 1);
      expect(found.start.top > 150).toBe(free >= 2);
    });
  });

  it('stay while it does little harm', () => {
    expect(squares(inCorners(0, 4, 9, 9), SQUARE, 1).corner).toBe(1);
    expect(squares(inCorners(0, 8, 9, 9), SQUARE, 1).corner).toBe(0);
  });
});
