import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Series } from '../axes/series.ts';
import { shownPixels } from '../shell/testing/shown-pixels.ts';
import { createLineChart } from './line-chart.ts';
import type { LineChartData } from './line-picture.ts';

let container: HTMLElement;
beforeEach(() => {
  container = document.body.appendChild(document.createElement('div'));
  container.style.cssText = 'width: 500px; height: 300px';
});
afterEach(() => container.remove());

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const STEPS = 4000;
/** The time to move the cursor, in milliseconds: a quarter of a frame, the median, since others share the machine. */
const MOST_MS = 4;
const curve = (id: string, valueAt: (step: number) => number, more: Partial<Series> = {}): Series => ({
  id,
  label: `run ${id}`,
  color: () => '#c00000',
  x: Float64Array.from({ length: STEPS }, (_, step) => step),
  y: Float32Array.from({ length: STEPS }, (_, step) => valueAt(step)),
  length: STEPS,
  ...more,
});
const dataOf = (series: Series[], more: Partial<LineChartData> = {}): LineChartData => ({
  series,
  xScale: 'linear',
  yScale: 'log',
  ...more,
});
const shown = async (data: LineChartData) => {
  const chart = createLineChart(container, { title: 'Movement', xLabel: 'step', yLabel: 'movement' });
  chart.update(data);
  await nextFrame();
  await nextFrame();
  return chart;
};
const canvas = () => {
  const found = container.querySelector('canvas');
  if (!found) throw new Error('a chart has a canvas');
  return found;
};
/** Counts the pixels of a row of the canvas that something is drawn on. */
const inkOfRow = (row: number) => {
  const { data, width } = shownPixels(canvas());
  const [from, to] = [4 * width * row, 4 * width * (row + 1)];
  return Array.from(data.subarray(from, to)).filter((value, index) => index % 4 === 3 && value > 200).length;
};
const texts = () => [...container.querySelectorAll('svg text')].map((node) => node.textContent);
const cursor = () => container.querySelector('[data-part=cursor]');

describe('a chart with fixed bounds and bands', () => {
  const lazy = { from: 0, to: 0.01, label: 'lazy', color: () => '#0055cc' };
  const rich = { from: 1, to: Infinity, label: 'rich', color: () => '#cc3300' };

  it('tints and names its bands behind the grid', async () => {
    await shown(dataOf([curve('1', () => 0.1)], { yDomain: [1e-3, 3], bands: [lazy, rich] }));
    const [above, below] = [...container.querySelectorAll('rect[fill="#cc3300"], rect[fill="#0055cc"]')]
      .map((node) => node.getBoundingClientRect())
      .toSorted((one, other) => one.top - other.top);
    expect(above.bottom).toBeLessThan(below.top);
    expect(above.height).toBeGreaterThan(10);
    expect(texts()).toEqual(expect.arrayContaining(['lazy', 'rich', '0.1']));
    expect(container.querySelector('svg')?.querySelector('rect[fill="#cc3300"]')).not.toBeNull();
  });

  it('loses no curve below or above its bounds', async () => {
    await shown(dataOf([curve('1', () => 1e-7), curve('2', () => 1e5)], { yDomain: [1e-3, 3] }));
    const rows = Array.from({ length: canvas().height }, (_, row) => row).filter((row) => inkOfRow(row) > 200);
    const middle = canvas().height / 2;
    expect(rows.some((row) => row < middle)).toBe(true);
    expect(rows.some((row) => row > middle)).toBe(true);
    expect(texts()).toEqual(expect.arrayContaining(['run 1', 'run 2']));
  });
});

describe('a ghost', () => {
  it('is faint, unnamed and unread until it is pointed at', async () => {
    const ghost = curve('old', () => 0.5, { look: 'ghost' });
    await shown(dataOf([curve('new', () => 0.01), ghost], { yDomain: [1e-3, 3] }));
    expect(texts().filter((text) => text.startsWith('run'))).toEqual(['run new']);
    const image = container.querySelector('[role=img]');
    expect(image?.getAttribute('aria-label')).not.toContain('run old');
    const { left, top, height, width } = container.getBoundingClientRect();
    const pointAt = (y: number) =>
      image?.dispatchEvent(
        new PointerEvent('pointermove', { clientX: left + width / 2, clientY: top + y, pointerType: 'mouse' }),
      );
    const tooltip = () => [...container.querySelectorAll('section span')].map((node) => node.textContent);
    pointAt(0.9 * height);
    expect(tooltip()).toEqual(['run new']);
    const heights = Array.from({ length: height }, (_, y) => y).filter((y) => {
      pointAt(y);
      return tooltip().includes('run old');
    });
    expect(heights.length).toBeGreaterThan(5);
    expect(heights.length).toBeLessThan(height / 3);
  });
});

describe('the cursor', () => {
  const runs = Array.from({ length: 8 }, (_, run) => curve(String(run), (step) => (run + 1) / (step + 1)));

  it('has a line through the plot, and a dot with its value on each curve', async () => {
    await shown(dataOf(runs, { cursor: 99 }));
    expect(cursor()?.querySelectorAll('line')).toHaveLength(1);
    expect(cursor()?.querySelectorAll('circle')).toHaveLength(8);
    expect([...(cursor()?.querySelectorAll('text') ?? [])].map((node) => node.textContent)).toContain('0.0500');
  });

  it('goes where the data has none', async () => {
    const data = dataOf(runs);
    const chart = await shown({ ...data, cursor: 99 });
    chart.update(data);
    await nextFrame();
    await nextFrame();
    expect(cursor()?.childElementCount).toBe(0);
  });

  it('moves without drawing a curve, in less than 4 ms a frame', async () => {
    const data = dataOf(runs, { yDomain: [1e-5, 10] });
    const chart = await shown({ ...data, cursor: 10 });
    const isInked = () => shownPixels(canvas()).data.some((value) => value > 0);
    expect(isInked()).toBe(true);
    // An empty canvas stays empty only if nothing is drawn.
    canvas().getContext('bitmaprenderer')?.transferFromImageBitmap(null);
    const places = new Set<string | null | undefined>();
    const times: number[] = [];
    for (let step = 100; step < STEPS; step += 60) {
      // Frames are drawn in the order in which they were asked for: the chart draws between these two.
      let start = NaN;
      requestAnimationFrame(() => (start = performance.now()));
      chart.update({ ...data, cursor: step });
      await nextFrame();
      times.push(performance.now() - start);
      places.add(cursor()?.querySelector('line')?.getAttribute('x1'));
    }
    expect(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]).toBeLessThan(MOST_MS);
    expect(places.size).toBeGreaterThan(50);
    expect(isInked()).toBe(false);
    chart.update({ ...data, series: [...runs], cursor: 10 });
    await nextFrame();
    await nextFrame();
    expect(isInked()).toBe(true);
  });

  it('is in the name of the chart, which follows it', async () => {
    const data = dataOf(runs);
    const name = () => container.querySelector('[role=img]')?.getAttribute('aria-label');
    const chart = await shown({ ...data, cursor: 99 });
    await expect.poll(name, { timeout: 4000 }).toMatch(/step 99: run 0 0\.0100, run 1 0\.0200/);
    chart.update({ ...data, cursor: 9 });
    await expect.poll(name, { timeout: 4000 }).toMatch(/step 9: run 0 0\.100, run 1 0\.200/);
  });

  it('leaves the crosshair to the keys', async () => {
    await shown(dataOf(runs, { cursor: 99 }));
    const image = container.querySelector<HTMLElement>('[role=img]');
    image?.focus();
    await userEvent.keyboard('{Home}');
    expect(container.querySelector('[role=status]')?.textContent).toContain('run 3');
  });
});
