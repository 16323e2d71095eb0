import { describe, expect, it } from 'vitest';
import { densityDomain, layOutHistogram, type HistogramData } from './histogram-layout.ts';

const sixPerLetter = (text: string) => 6 * text.length;
const data = (yScale: 'linear' | 'log', density: number[], y: number[] = []): HistogramData => ({
  title: 'Outputs',
  xLabel: 'f',
  yLabel: 'density',
  edges: [0, 1, 2, 3],
  series: [{ id: 'drawn', label: 'drawn networks', color: 'red', density }],
  curves: [{ id: 'theory', label: 'theory', color: 'blue', x: [0, 1, 2], y }],
  yScale,
});

describe('the layout of a histogram', () => {
  it('puts the legend beside the name of the axis where it fits, else in rows below, never beyond the edge', () => {
    const shown = data('linear', [1, 2, 3]);
    const wide = layOutHistogram({ width: 600, height: 300 }, shown, sixPerLetter);
    expect(wide.legend.map(({ baseline }) => baseline)).toEqual([wide.yLabelBaseline, wide.yLabelBaseline]);
    const narrow = layOutHistogram({ width: 130, height: 300 }, shown, sixPerLetter);
    expect(narrow.legend[1].baseline).toBeGreaterThan(narrow.legend[0].baseline);
    expect(narrow.legend[0].baseline).toBeGreaterThan(narrow.yLabelBaseline);
    for (const { x, label } of narrow.legend) expect(x + sixPerLetter(label)).toBeLessThanOrEqual(130);
    expect(narrow.plot.top).toBeGreaterThan(narrow.legend[1].baseline);
  });

  it('puts the name of the x axis below a narrow plot, and beside a wide one', () => {
    const shown = { ...data('linear', [1, 2, 3]), xLabel: 'a long name of an axis' };
    const at = (width: number) => layOutHistogram({ width, height: 200 }, shown, sixPerLetter);
    expect(at(800)).toMatchObject({ isXNameBelow: false });
    expect(at(800).plot.right).toBeLessThan(800 - sixPerLetter(shown.xLabel));
    expect(at(300)).toMatchObject({ isXNameBelow: true });
    expect(at(300).plot.right).toBeGreaterThan(280);
    expect(at(300).plot.bottom).toBeLessThan(at(800).plot.bottom);
  });

  it('keeps the plot inside the picture', () => {
    for (const width of [100, 390, 1440]) {
      const { plot } = layOutHistogram({ width, height: 200 }, data('log', [1]), sixPerLetter);
      expect(plot.left).toBeLessThan(plot.right);
      expect(plot.right).toBeLessThanOrEqual(width);
      expect(plot.top).toBeLessThan(plot.bottom);
    }
  });
});

describe('the density axis', () => {
  it('starts at 0, or on a logarithmic axis below the least bin that is not empty, however far the theory falls', () => {
    const densities = [0, 1e-3, 0.5];
    expect(densityDomain(data('linear', densities), null)?.[0]).toBe(0);
    const [low, high] = densityDomain(data('log', densities, [1e-30, 0.4, 0]), null) ?? [NaN, NaN];
    expect(low).toBeGreaterThan(1e-5);
    expect(low).toBeLessThan(1e-3);
    expect(high).toBeGreaterThan(0.5);
  });

  it('spans eight decades at most, however little weight a bin has', () => {
    const [low, high] = densityDomain(data('log', [1e-26, 1e-3, 0.5]), null) ?? [NaN, NaN];
    expect(low).toBeLessThanOrEqual(0.5e-8);
    expect(high / low).toBeLessThan(1e10);
  });

  it('shows a theory that waits for its first sample, and nothing when there is nothing', () => {
    expect(densityDomain(data('linear', [0, 0, 0], [0.1, 0.4]), null)?.[1]).toBeGreaterThanOrEqual(0.4);
    expect(densityDomain(data('log', [0, 0, 0]), null)).toBeNull();
  });
});
