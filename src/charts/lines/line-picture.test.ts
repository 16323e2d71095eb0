import { describe, expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { cursorDots } from './draw-cursor.ts';
import { edgesOf } from './draw-bands.ts';
import {
  differsInCursorOnly,
  heightIn,
  nextPicture,
  sideOf,
  stillPartsKey,
  type LineChartData,
} from './line-picture.ts';

const loss = (y: number[]): LineChartData => ({
  series: [{ id: 'train', label: 'train', color: () => '#000000', x: y.map((_, step) => step), y, length: y.length }],
  xScale: 'linear',
  yScale: 'linear',
});
const source = (data: LineChartData) => ({
  data,
  size: { width: 480, height: 260 },
  theme: 'light' as const,
  spec: { xLabel: 'step', yLabel: 'mse' },
  textWidth: (text: string) => 6 * text.length,
});

describe('a picture of a stream', () => {
  it('keeps its axes and legend from frame to frame', () => {
    const first = nextPicture(source(loss([1, 0.9, 0.8])), null);
    const second = nextPicture(source(loss([1, 0.9, 0.8, 0.7])), first);
    expect(stillPartsKey(second)).toBe(stillPartsKey(first));
  });

  it('has other axes on another scale, and step 0 on both scales of steps', () => {
    const picture = nextPicture(source(loss([1, 0.1])), null);
    const logarithmic = nextPicture(source({ ...loss([1, 0.1]), xScale: 'log', yScale: 'log' }), picture);
    expect(stillPartsKey(logarithmic)).not.toBe(stillPartsKey(picture));
    for (const { x, layout } of [picture, logarithmic]) expect(x.toPixel(0)).toBe(layout.plot.left);
  });

  it('holds a fixed domain, whatever the data, where its axis has a place for it', () => {
    const data = { ...loss([0.2, 0.4]), yDomain: [-1, 1] as const };
    expect(nextPicture(source(data), null).y.domain).toEqual([-1, 1]);
    expect(nextPicture(source({ ...data, yScale: 'log' }), null).y.domain[0]).toBeGreaterThan(0);
    const decades = { ...data, yDomain: [1e-3, 3], yScale: 'log' } as const;
    expect(nextPicture(source(decades), null).y.domain).toEqual([1e-3, 3]);
  });

  it('shows a value beyond fixed bounds at the edge, and says on which side it is', () => {
    const fixed = nextPicture(source({ ...loss([1e-6, 0.1, 50]), yDomain: [1e-3, 3], yScale: 'log' }), null);
    const { plot } = fixed.layout;
    expect([1e-6, 0.1, 50].map((value) => sideOf(fixed, value))).toEqual(['below', null, 'above']);
    expect(heightIn(fixed, 1e-6)).toBeCloseTo(plot.bottom, 9);
    expect(heightIn(fixed, 50)).toBeCloseTo(plot.top, 9);
    const free = nextPicture(source({ ...loss([1e-6, 0.1, 50]), yScale: 'log' }), fixed);
    expect(free.y.domain[0]).toBeLessThan(1e-6);
    expect(sideOf(free, 1e-9)).toBeNull();
  });

  it('has the axes of the series that it has room for', () => {
    const all = [...loss([0.1, 0.2]).series, ...loss([1, 2, 3, 4, 5, 90]).series];
    const shared = nextPicture(source({ ...loss([0.1, 0.2]), roomFor: all }), null);
    const whole = nextPicture(source({ ...loss([]), series: all }), null);
    expect([shared.x.domain, shared.y.domain]).toEqual([whole.x.domain, whole.y.domain]);
  });

  it('is as long as its own runs, not as their ghost', () => {
    const ghost: Series = { ...loss(Array.from({ length: 500 }, () => 0.5)).series[0], id: 'ghost', look: 'ghost' };
    const { series } = loss([1, 0.5]);
    const alone = nextPicture(source(loss([1, 0.5])), null);
    const picture = nextPicture(source({ ...loss([]), series: [...series, ghost] }), null);
    expect(picture.x.domain).toEqual(alone.x.domain);
    expect(picture.layout).toEqual(alone.layout);
    expect(nextPicture(source({ ...loss([]), series: [ghost] }), null).isEmpty).toBe(false);
  });

  it('is the same but for the cursor where nothing else differs', () => {
    const data = loss([1, 2, 3]);
    expect(differsInCursorOnly({ ...data, cursor: 1 }, data)).toBe(true);
    expect(differsInCursorOnly(data, { ...data, cursor: 1 })).toBe(true);
    expect(differsInCursorOnly({ ...data, cursor: 1 }, { ...data, cursor: 1 })).toBe(false);
    expect(differsInCursorOnly({ ...data, cursor: 1 }, { ...data, xScale: 'log' })).toBe(false);
    expect(differsInCursorOnly({ ...data, cursor: 1, bands: [] }, data)).toBe(false);
    expect(differsInCursorOnly({ ...loss([1, 2, 3]), cursor: 1 }, data)).toBe(false);
  });

  it('has its dots at the cursor on the curves, with the last values before it', () => {
    const sparse = loss([1, NaN, NaN, 4, NaN, NaN]);
    const picture = nextPicture(source(sparse), null);
    const at = (step: number) => cursorDots(picture, step).map(({ x, y, value }) => ({ x, y, value }));
    const { x, y } = picture;
    expect(at(3)).toEqual([{ x: x.toPixel(3), y: y.toPixel(4), value: 4 }]);
    const [between] = at(1);
    expect(between).toMatchObject({ x: x.toPixel(1), value: 1 });
    expect(between.y).toBeCloseTo(y.toPixel(2), 9);
    // The curve ends at step 3.
    expect(at(5)).toEqual([{ x: x.toPixel(3), y: y.toPixel(4), value: 4 }]);
    expect(cursorDots(nextPicture(source(loss([NaN, 1])), null), 0)).toEqual([]);
    const ghost = sparse.series.map((one): Series => ({ ...one, look: 'ghost' }));
    expect(cursorDots(nextPicture(source({ ...sparse, series: ghost }), null), 3)).toEqual([]);
  });

  it('has bands inside its plot, the lowest down to the foot', () => {
    const picture = nextPicture(source({ ...loss([0, 0.1]), yDomain: [1e-3, 3], yScale: 'log' }), null);
    const { plot } = picture.layout;
    const lazy = edgesOf({ from: 0, to: 0.01 }, picture);
    expect(lazy.bottom).toBe(plot.bottom);
    expect(lazy.top).toBeCloseTo(picture.y.toPixel(0.01), 9);
    expect(edgesOf({ from: 1, to: Infinity }, picture).top).toBe(plot.top);
    const beyond = edgesOf({ from: 10, to: 20 }, picture);
    expect(beyond.top).toBe(beyond.bottom);
    const below = edgesOf({ from: 1e-5, to: 1e-4 }, picture);
    expect(below.top).toBe(below.bottom);
  });

  it('always shows its edge, from both sides, and not more around it than the values need', () => {
    const edge = { value: 1, label: 'edge' };
    const domainOf = (y: number[]) => nextPicture(source({ ...loss(y), edge }), null).y.domain;
    for (const y of [[0.01, 0.02], [0.9, 1.1], [0.996], [1e6], [-0.5]]) {
      const [low, high] = domainOf(y);
      expect(low).toBeLessThanOrEqual(Math.min(0.95, ...y));
      expect(high).toBeGreaterThanOrEqual(1.05);
      expect(high).toBeLessThan(4);
    }
    for (const y of [[0.996], [0.97, 1.01], [1.02]]) {
      const [low, high] = domainOf(y);
      expect(high - low).toBeLessThan(0.2);
    }
  });

  it('reaches as many steps as it is told, although its series end before', () => {
    expect(nextPicture(source({ ...loss([1, 2]), lastStep: 5000 }), null).x.domain[1]).toBeGreaterThanOrEqual(5000);
  });

  it('keeps no room for the name of a series that its chart is about', () => {
    const { series, ...rest } = loss([1, 2]);
    const layoutOf = (isUnnamed: boolean) =>
      nextPicture(
        source({ ...rest, series: series.map((one) => ({ ...one, label: 'a rather long name', isUnnamed })) }),
        null,
      ).layout;
    expect(layoutOf(true).plot.right).toBeGreaterThan(layoutOf(false).plot.right);
  });

  it('has the same steps below another chart, whatever the names in that one', () => {
    const names = ['a rather long name', 'short'];
    const long = loss([1, 2]);
    const above = { ...long, series: names.map((label) => ({ ...long.series[0], id: label, label })) };
    const aligned = { ...source(loss([3, 4])), spec: { xLabel: 'step', yLabel: 'other', alignedWith: names } };
    expect(nextPicture(aligned, null).layout.plot.right).toBe(nextPicture(source(above), null).layout.plot.right);
  });

  it('is empty when there is nothing its axis has a place for', () => {
    expect(nextPicture(source(loss([])), null).isEmpty).toBe(true);
    expect(nextPicture(source({ ...loss([0, -1]), yScale: 'log' }), null).isEmpty).toBe(true);
    expect(nextPicture(source(loss([0])), null).isEmpty).toBe(false);
  });

  it('has a strip below a logarithmic axis for values that the axis has no place for, and only then', () => {
    const of = (y: number[], yScale: 'linear' | 'log') => nextPicture(source({ ...loss(y), yScale }), null);
    for (const [y, label] of [
      [[1, 0, 0.1], '0'],
      [[1, -0.2, 0.1], '≤ 0'],
    ] as const) {
      const { foot, y: axis, layout } = of([...y], 'log');
      expect(foot?.label).toBe(label);
      expect(foot?.at).toBeGreaterThan(axis.toPixel(axis.domain[0]));
      expect(foot?.at).toBeLessThan(layout.plot.bottom);
      expect(of([...y], 'linear').foot).toBeNull();
    }
    const whole = of([1, NaN, 0.1], 'log');
    expect(whole.foot).toBeNull();
    expect(whole.y.toPixel(whole.y.domain[0])).toBe(whole.layout.plot.bottom);
    expect(stillPartsKey(of([1, 0, 0.1], 'log'))).not.toBe(stillPartsKey(of([1, -1, 0.1], 'log')));
  });
});
