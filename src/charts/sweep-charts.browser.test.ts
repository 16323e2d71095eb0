import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { HeatMapCell, HeatMapData } from './heat-map/heat-map-data.ts';
import { createHeatMap } from './heat-map/heat-map.ts';
import { createXyChart } from './xy/xy-chart.ts';

let container: HTMLElement;
beforeEach(() => {
  container = document.body.appendChild(document.createElement('div'));
  container.style.cssText = 'width: 500px; height: 300px';
});
afterEach(() => container.remove());

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const spoken = () => container.querySelector('[role=status]')?.textContent;

describe('a heat map', () => {
  const mapOf = (cells: HeatMapCell[]): HeatMapData => ({
    title: 'Test loss',
    x: { label: 'learning rate', values: [0.01, 0.1, 1] },
    y: { label: 'width', values: [64, 128] },
    valueLabel: 'test loss',
    cells,
  });
  const empty = Array.from({ length: 6 }, (): HeatMapCell => ({ state: 'empty' }));
  const cellNodes = () => [...container.querySelectorAll('rect[data-state]')];

  it('fills in place: its cells and those that have a value stay as they are', async () => {
    const map = createHeatMap(container);
    map.update(mapOf([{ state: 'value', value: 0.52 }, { state: 'value', value: 0.98 }, ...empty.slice(2)]));
    await expect.poll(() => cellNodes().length).toBe(6);
    const before = cellNodes();
    const colors = before.slice(0, 2).map((node) => node.getAttribute('fill'));
    const axes = container.querySelector('svg text');
    map.update(
      mapOf([
        { state: 'value', value: 0.52 },
        { state: 'value', value: 0.98 },
        { state: 'value', value: 0.7 },
        ...empty.slice(3),
      ]),
    );
    await nextFrame();
    await nextFrame();
    expect(cellNodes()).toEqual(before);
    expect(cellNodes().map((node) => node.getAttribute('data-state'))).toEqual([
      ...['value', 'value', 'value'],
      ...['empty', 'empty', 'empty'],
    ]);
    expect(before.slice(0, 2).map((node) => node.getAttribute('fill'))).toEqual(colors);
    expect(container.querySelector('svg text')).toBe(axes);
    map.destroy();
    expect(container.childElementCount).toBe(0);
  });

  it('marks cells that leave out seeds, and ends its colours with "≥" where values lie beyond', async () => {
    const map = createHeatMap(container);
    const values: HeatMapCell[] = [1, 2, 1e9].map((value) => ({ state: 'value', value, isPartial: value === 2 }));
    map.update({ ...mapOf([...values, ...empty.slice(3)]), ceiling: 5 });
    await expect.poll(() => container.querySelectorAll('path[data-state=partial]').length).toBe(2);
    const texts = [...container.querySelectorAll('svg text')].map(({ textContent }) => textContent);
    expect(texts).toContain('≥ 2');
    expect(texts).toContain('some seeds left out');
    map.destroy();
  });

  it('is read and chosen by keys, from the lower left', async () => {
    const onChoose = vi.fn();
    const map = createHeatMap(container, { onChoose });
    map.update(mapOf(empty.map((_, index) => ({ state: 'value', value: index + 1 }))));
    await expect.poll(() => cellNodes().length).toBe(6);
    container.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}');
    expect(spoken()).toBe('learning rate 0.1 · width 128: test loss 5.000.');
    await userEvent.keyboard('{End}{Enter}');
    expect(onChoose).toHaveBeenCalledWith(5);
    map.destroy();
  });
});

it('an x-y chart is read and chosen by keys, and marks what has no logarithm at the foot', async () => {
  const onChoose = vi.fn();
  const chart = createXyChart(container, { onChoose });
  const points = [64, 128, 256].map((x, i) => ({ x, value: i, low: i / 2, high: 2 * i }));
  const axes = { title: 'Movement', xLabel: 'width', yLabel: 'change', xScale: 'log', yScale: 'log' } as const;
  chart.update({ ...axes, series: [{ id: 'sp', label: 'sp', points }] });
  await expect.poll(() => container.querySelectorAll('circle').length).toBe(2);
  const lowest = Math.max(
    ...[...container.querySelectorAll('circle')].map((circle) => Number(circle.getAttribute('cy'))),
  );
  const mark = /^M[\d.]+,([\d.]+)L.*Z$/.exec(
    container.querySelector('path[d$="Z"]:not([data-area])')?.getAttribute('d') ?? '',
  );
  expect(Number(mark?.[1])).toBeGreaterThan(lowest);
  container.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  await userEvent.keyboard('{Home}');
  expect(spoken()).toBe('At width 64: sp 0, off the log axis (0 to 0).');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(spoken()).toBe('At width 128: sp 1.000 (0.500 to 2.00).');
  expect(onChoose).toHaveBeenCalledWith(128);
  chart.destroy();
  expect(container.childElementCount).toBe(0);
});

it('an x-y chart has a cross where networks have no value, says what it is, and why by place', async () => {
  const chart = createXyChart(container);
  const points = [1, 10, 100].map((x) => ({ x, value: x < 100 ? 1 / x : NaN }));
  const axes = { title: 'Loss', xLabel: 'rate', yLabel: 'loss', xScale: 'log', yScale: 'log' } as const;
  const crosses = () =>
    [...container.querySelectorAll('path')].filter((path) => (path.getAttribute('d') ?? '').includes('l7,7'));
  // Nothing is known of a point without a note: its network may not have trained yet.
  chart.update({ ...axes, series: [{ id: 'a', label: 'a', points }] });
  await expect.poll(() => container.querySelectorAll('circle').length).toBe(2);
  expect(crosses()).toHaveLength(0);
  const lost = points.map((point) => (point.x < 100 ? point : { ...point, note: '1 of 1 seeds diverged' }));
  chart.update({ ...axes, series: [{ id: 'a', label: 'a', points: lost }] });
  // One in the plot, one beside its meaning.
  await expect.poll(() => crosses().length).toBe(2);
  expect(container.textContent).toContain('no value');
  // The name of a chart follows it within seconds.
  const label = () => container.querySelector('[aria-label]')?.getAttribute('aria-label');
  await expect.poll(label, { timeout: 10_000 }).toContain('Crosses at the top');
  container.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  await userEvent.keyboard('{End}');
  expect(spoken()).toContain('1 of 1 seeds diverged');
  chart.destroy();
});
