import { describe, expect, it } from 'vitest';
import { sampleSquares } from './paint-samples.ts';

describe('the squares of samples', () => {
  it('stand side by side where there is width, and are as large as each other', () => {
    const { now, start } = sampleSquares({ width: 400, height: 200 });
    expect([now, start]).toEqual([
      { left: 200, top: 0, side: 200 },
      { left: 0, top: 0, side: 200 },
    ]);
  });

  it.each([
    { width: 320, height: 320 },
    { width: 150, height: 150 },
    { width: 260, height: 200 },
    { width: 200, height: 300 },
  ])('do not touch in a picture of $width by $height pixels, and lie within it', ({ width, height }) => {
    const { now, start } = sampleSquares({ width, height });
    expect(start.top + start.side).toBeLessThan(now.top);
    expect(start.left).toBeGreaterThan(now.left + now.side);
    expect(now.side).toBeGreaterThan(start.side);
    for (const { left, top, side } of [now, start]) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(left + side).toBeLessThanOrEqual(width);
      expect(top + side).toBeLessThanOrEqual(height);
    }
  });
});
