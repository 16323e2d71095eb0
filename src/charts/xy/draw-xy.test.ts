import { describe, expect, it } from 'vitest';
import { bandPath, linePath, whiskersPath } from './draw-xy.ts';
import type { XyChartData, XyPoint } from './xy-chart-data.ts';
import { nextXyPicture } from './xy-picture.ts';

const pictureOf = (points: readonly XyPoint[], yScale: XyChartData['yScale'] = 'linear') =>
  nextXyPicture(
    {
      data: {
        title: 'Loss',
        xLabel: 'width',
        yLabel: 'loss',
        series: [{ id: 'a', label: 'a', points }],
        xScale: 'log',
        yScale,
      },
      size: { width: 700, height: 400 },
      theme: 'light',
      textWidth: (text) => 6 * text.length,
    },
    null,
  );
const point = (x: number, value: number): XyPoint => ({ x, value, low: value * 0.9, high: value * 1.1 });
const count = (path: string, command: string) => path.split(command).length - 1;

describe('the line and the band of a series', () => {
  it('go through all its points', () => {
    const picture = pictureOf([1, 2, 4].map((x) => point(x, x)));
    expect(count(linePath(picture.placed[0], picture), 'M')).toBe(1);
    expect(count(linePath(picture.placed[0], picture), 'L')).toBe(2);
    expect(count(bandPath(picture.placed[0], picture), 'M')).toBe(1);
  });

  it('break where there is no value', () => {
    const lost: XyPoint = { x: 4, value: NaN, low: NaN, high: NaN };
    const picture = pictureOf([point(1, 1), point(2, 2), lost, point(8, 1), point(16, 2)]);
    const [line, band] = [linePath, bandPath].map((pathOf) => pathOf(picture.placed[0], picture));
    expect([count(line, 'M'), count(line, 'L')]).toEqual([2, 2]);
    expect([count(band, 'M'), count(band, 'Z')]).toEqual([2, 2]);
  });

  it('break where a logarithmic axis has no place', () => {
    const points = [point(1, 1), point(2, 2), { x: 4, value: 0, low: 0, high: 1 }, point(8, 1), point(16, 2)];
    const picture = pictureOf(points, 'log');
    for (const pathOf of [linePath, bandPath]) expect(count(pathOf(picture.placed[0], picture), 'M')).toBe(2);
  });

  it('leave a strip at the foot of a logarithmic axis free, where a value has its mark', () => {
    const points = [point(1, 1), { x: 2, value: 0, low: 0, high: 1 }, point(4, 3)];
    const { foot, y, layout } = pictureOf(points, 'log');
    expect(foot?.label).toBe('0');
    expect(foot?.at).toBeGreaterThan(y.toPixel(y.domain[0]));
    expect(foot?.at).toBeLessThan(layout.plot.bottom);
    expect(pictureOf(points).foot).toBeNull();
    expect(pictureOf([point(1, 1), point(4, 3)], 'log').foot).toBeNull();
  });

  it('have the upper half of a band alone where a logarithmic axis has no place for its lower end', () => {
    const points = [1, 2, 4].map((x) => ({ x, value: 1, low: -1, high: 3 }));
    const picture = pictureOf(points, 'log');
    const heights = (path: string) => [...path.matchAll(/,([-\d.]+)/g)].map(([, y]) => Number(y));
    const lowest = picture.y.toPixel(1);
    expect(Math.max(...heights(bandPath(picture.placed[0], picture)))).toBeCloseTo(lowest, 0);
    expect(whiskersPath(picture.placed[0], picture)).toMatch(`,${lowest}V`);
  });
});
