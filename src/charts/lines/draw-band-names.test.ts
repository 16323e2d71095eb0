import { describe, expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { bandNames } from './draw-band-names.ts';
import { edgesOf } from './draw-bands.ts';
import { heightIn, nextPicture, type LineChartData } from './line-picture.ts';

const LAZY = { from: 0, to: 0.05, label: 'lazy', color: () => '#0000ff' };
const RICH = { from: 0.3, to: Infinity, label: 'rich', color: () => '#ff0000' };
const line = (valueAt: (step: number) => number): Series => ({
  id: 'run',
  label: 'run',
  color: () => '#000000',
  x: Array.from({ length: 101 }, (_, step) => step),
  y: Array.from({ length: 101 }, (_, step) => valueAt(step)),
  length: 101,
});
const textWidth = (text: string) => 6 * text.length;
const pictureOf = (series: Series[], more: Partial<LineChartData> = {}, height = 150) =>
  nextPicture(
    {
      data: { series, xScale: 'linear', yScale: 'log', yDomain: [1e-4, 3], bands: [LAZY, RICH], ...more },
      size: { width: 400, height },
      theme: 'light',
      spec: { xLabel: 'step', yLabel: 'movement' },
      textWidth,
    },
    null,
  );
const namesOf = (picture: ReturnType<typeof pictureOf>, before = new Map<string, { x: number; y: number }>()) =>
  bandNames(picture, textWidth, before);
const isCovered = (
  picture: ReturnType<typeof pictureOf>,
  { x, y }: { x: number; y: number },
  valueAt: (step: number) => number,
) =>
  Array.from({ length: 25 }, (_, pixel) => Math.abs(heightIn(picture, valueAt(picture.x.toValue(x + pixel))) - y)).some(
    (distance) => distance < 6,
  );

describe('the names of bands', () => {
  it('stand in their bands at the right, where nothing is in the way', () => {
    const picture = pictureOf([line(() => 0.1)]);
    const names = namesOf(picture);
    expect(names.map(({ band }) => band.label)).toEqual(['lazy', 'rich']);
    for (const { band, x, y, isOutside } of names) {
      const { top, bottom } = edgesOf(band, picture);
      expect([y > top, y < bottom, isOutside]).toEqual([true, true, false]);
      expect(x).toBeGreaterThan((picture.layout.plot.left + picture.layout.plot.right) / 2);
    }
  });

  it('keep out of the way of a curve, wherever it runs', () => {
    for (const power of [-3.9, -3.5, -3, -2.5, -2, -1.5, -0.4, -0.2, 0, 0.2, 0.4]) {
      const level = () => 10 ** power;
      const rising = (step: number) => 10 ** (power + step / 200);
      for (const valueAt of [level, rising]) {
        const picture = pictureOf([line(valueAt)]);
        for (const name of namesOf(picture)) expect(isCovered(picture, name, valueAt)).toBe(false);
      }
    }
  });

  it('stand just outside a low band through whose middle a curve runs', () => {
    const picture = pictureOf([line(() => 0.95)]);
    const [, rich] = namesOf(picture);
    expect(rich.isOutside).toBe(true);
    expect(rich.y - edgesOf(RICH, picture).bottom).toBeLessThan(12);
  });

  it('stay where they are until something covers them', () => {
    const plain = pictureOf([line(() => 0.1)]);
    const { plot } = plain.layout;
    const place = { x: plot.left + 20, y: plain.y.toPixel(4e-4) };
    const before = new Map([['lazy', place]]);
    expect(namesOf(plain, before)[0]).toMatchObject(place);
    const level = plain.y.toValue(place.y);
    expect(namesOf(pictureOf([line(() => level)]), before)[0]).not.toMatchObject(place);
  });

  it('are left out where they would cover other texts in every place', () => {
    const happened = [0, 30, 60, 100].map((step) => ({ step, label: 'what happened' }));
    const flat = line(() => 0.45);
    const inOneBand = { yDomain: [0.3, 3], bands: [RICH] } as const;
    expect(namesOf(pictureOf([flat], inOneBand, 75))).toHaveLength(1);
    expect(namesOf(pictureOf([{ ...flat, happened }], inOneBand, 75))).toEqual([]);
  });

  it('leave room for the name of a mark, and are left out of a band without room', () => {
    const marked = pictureOf([line(() => 0.1)], { events: [{ step: 0, label: 'catapult', severity: 'note' }] });
    const before = new Map([['rich', { x: marked.layout.plot.left + 8, y: marked.layout.plot.top + 8 }]]);
    expect(namesOf(marked, before)[1].x).toBeGreaterThan(marked.layout.plot.left + textWidth('catapult'));
    expect(namesOf(pictureOf([line(() => 0.1)], {}, 80)).map(({ band }) => band.label)).toEqual(['lazy']);
  });
});
