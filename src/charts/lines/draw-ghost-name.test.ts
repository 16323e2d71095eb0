import { describe, expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { ghostNames } from './draw-ghost-name.ts';
import { nextPicture } from './line-picture.ts';

const line = (id: string, valueAt: (step: number) => number, more: Partial<Series> = {}): Series => ({
  id,
  label: id,
  color: () => '#000000',
  x: Array.from({ length: 101 }, (_, step) => step),
  y: Array.from({ length: 101 }, (_, step) => valueAt(step)),
  length: 101,
  ...more,
});
const textWidth = (text: string) => 6 * text.length;
const namesOf = (series: Series[], width = 480) => {
  const spec = { xLabel: 'step', yLabel: 'loss' };
  const data = { series, xScale: 'linear', yScale: 'linear' } as const;
  const picture = nextPicture({ data, size: { width, height: 260 }, theme: 'light', spec, textWidth }, null);
  return { picture, names: ghostNames(picture, textWidth) };
};
const ghost = (value: number) => line('old', () => value, { look: 'ghost', mark: 'last run' });

describe('the name of a ghost', () => {
  it('stands above the end of its line, below it where another line is in the way', () => {
    const alone = namesOf([line('new', () => 1), line('low', () => 0), ghost(0.5)]);
    const at = { x: alone.picture.x.toPixel(100), y: alone.picture.y.toPixel(0.5) };
    expect(alone.names).toEqual([{ text: 'last run', x: at.x, y: expect.closeTo(at.y - 10, 9) as number }]);
    const near = namesOf([line('new', () => 0.54), line('high', () => 1), line('low', () => 0), ghost(0.5)]);
    expect(near.names[0].y).toBeGreaterThan(near.picture.y.toPixel(0.5));
  });

  it('is left out where lines run on both sides', () => {
    expect(namesOf([line('one', () => 0.54), line('two', () => 0.46), line('low', () => 0), ghost(0.5)]).names).toEqual(
      [],
    );
  });

  it('stands at the edge of the plot where the ghost is longer than the run', () => {
    const short = { ...line('new', () => 1), length: 21 };
    const { names, picture } = namesOf([short, line('low', () => 0, { length: 21 }), ghost(0.5)]);
    expect(picture.x.domain[1]).toBeLessThan(100);
    expect(names[0].x).toBeLessThanOrEqual(picture.layout.plot.right);
  });
});
