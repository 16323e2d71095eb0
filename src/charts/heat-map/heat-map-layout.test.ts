import { describe, expect, it } from 'vitest';
import type { HeatMapCell, HeatMapData } from './heat-map-data.ts';
import { layOutHeatMap } from './heat-map-layout.ts';
import { cellBox, pixelOf } from './heat-map-picture.ts';

const SIZES = [
  { width: 700, height: 420 },
  { width: 350, height: 300 },
];
const textWidth = (text: string) => 6 * text.length;
const mapOf = (columns: number, rows: number, cells: readonly HeatMapCell[] = []): HeatMapData => ({
  title: 'Test loss',
  x: { label: 'learning rate', values: Array.from({ length: columns }, (_, i) => 0.001 * 1.7783 ** i) },
  y: { label: 'width', values: Array.from({ length: rows }, (_, i) => 8 * (i + 1)) },
  valueLabel: 'test loss at the end',
  cells: Array.from({ length: columns * rows }, (_, i) => cells[i] ?? { state: 'empty' }),
});

describe.each(SIZES)('a heat map of $width x $height', (size) => {
  it.each([
    [12, 5],
    [24, 24],
    [1, 1],
    [2, 24],
  ])('of %i x %i cells stays inside, with labels that do not touch', (columns, rows) => {
    const { plot, xLabels, yLabels, xName, cell } = layOutHeatMap(size, mapOf(columns, rows), textWidth);
    expect(plot.left).toBeGreaterThan(0);
    expect(plot.right).toBeLessThan(size.width);
    expect(xName.baseline).toBeLessThan(size.height);
    expect(cell.width * columns).toBeCloseTo(plot.right - plot.left, 9);
    expect(Math.min(cell.width, cell.height)).toBeGreaterThan(6);
    xLabels.slice(1).forEach(({ text, at }, i) => {
      expect(at - xLabels[i].at).toBeGreaterThan((textWidth(text) + textWidth(xLabels[i].text)) / 2);
    });
    const last = xLabels[xLabels.length - 1];
    expect(last.at + textWidth(last.text) / 2).toBeLessThanOrEqual(size.width);
    yLabels.slice(1).forEach(({ at }, i) => expect(yLabels[i].at - at).toBeGreaterThanOrEqual(11));
  });

  it('explains the states that are there, inside the picture', () => {
    const reason = null;
    const map = mapOf(4, 1, [
      { state: 'value', value: 1 },
      { state: 'diverged', reason },
      { state: 'failed', reason },
    ]);
    const { key } = layOutHeatMap(size, { ...map, markBest: 'lowest' }, textWidth);
    expect(key.map(({ mark }) => mark)).toEqual(['best', 'diverged', 'failed']);
    for (const { x, text, baseline } of key) {
      expect(x + 21 + textWidth(text)).toBeLessThanOrEqual(size.width);
      expect(baseline).toBeLessThan(size.height);
    }
    expect(layOutHeatMap(size, mapOf(4, 1), textWidth).key).toEqual([]);
    const partial = mapOf(4, 1, [{ state: 'value', value: 1, isPartial: true }]);
    expect(layOutHeatMap(size, { ...partial, markBest: 'lowest' }, textWidth).key).toMatchObject([
      { mark: 'best', text: 'lowest of each row where all seeds count' },
      { mark: 'partial' },
    ]);
  });
});

it('has its first cell at the lower left, x running fastest', () => {
  const layout = layOutHeatMap(SIZES[0], mapOf(3, 2), textWidth);
  const { plot } = layout;
  expect(cellBox(layout, 0)).toMatchObject({ left: plot.left, top: (plot.top + plot.bottom) / 2 });
  expect(cellBox(layout, 4)).toMatchObject({ left: plot.left + layout.cell.width, top: plot.top });
  const [x, y] = pixelOf(layout, 1, 1);
  const box = cellBox(layout, 4);
  expect([x, y]).toEqual([box.left + box.width / 2, box.top + box.height / 2]);
});

it('puts the name of the y axis below the colours where it has no room beside them', () => {
  const map = mapOf(4, 4);
  const long = { ...map, y: { label: 'learning rate, in units of the critical one', values: [1, 2, 3, 4] } };
  const [beside, below] = [map, long].map((data) => layOutHeatMap(SIZES[1], data, textWidth));
  expect(below.yName.baseline).toBeGreaterThan(beside.yName.baseline);
  expect(below.plot.top).toBeGreaterThan(below.yName.baseline);
});
