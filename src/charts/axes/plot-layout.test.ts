import { describe, expect, it } from 'vitest';
import { endText, layOutPlot } from './plot-layout.ts';
import type { Series } from './series.ts';

const layers = (count: number): Series[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    label: `layer ${index + 1}`,
    color: () => '#000000',
    legend: { group: 'layer', item: String(index + 1) },
    x: [],
    y: [],
    length: 0,
  }));
const sixPerLetter = (text: string) => 6 * text.length;
const layOut = (width: number, count: number) =>
  layOutPlot({ width, height: 260 }, layers(count), { xLabel: 'step', yLabel: 'mse' }, sixPerLetter);

describe('the layout of a line chart', () => {
  it('labels a few lines at their ends where there is space', () => {
    const { labelsAtEnds, legend, plot } = layOut(480, 3);
    expect(labelsAtEnds).toBe(true);
    expect(legend).toEqual([]);
    expect(480 - plot.right).toBeGreaterThanOrEqual(sixPerLetter('layer 3'));
  });

  it('labels up to eight runs at their ends', () => {
    expect(layOut(480, 8).labelsAtEnds).toBe(true);
    expect(layOut(480, 9).labelsAtEnds).toBe(false);
  });

  it('keeps room for marks where names have none, and none for ghosts', () => {
    const [run] = layers(1);
    const layOutOf = (series: Series[]) =>
      layOutPlot({ width: 260, height: 200 }, series, { xLabel: '', yLabel: 'mse' }, sixPerLetter);
    const plain = layOutOf([run]);
    const marked = layOutOf([{ ...run, mark: 'six12' }]);
    expect(marked.plot.right).toBeLessThanOrEqual(260 - sixPerLetter('six12'));
    expect(marked.plot.right).toBeLessThan(plain.plot.right);
    expect(layOutOf([run, { ...run, id: 'ghost', mark: '12', look: 'ghost' }])).toEqual(plain);
    expect(endText({ ...run, mark: '1' }, true)).toBe('layer 1');
    expect(endText({ ...run, mark: '1' }, false)).toBe('1');
    expect(endText({ ...run, mark: '1', isUnnamed: true }, true)).toBe('1');
    expect(endText({ ...run, mark: '1', look: 'ghost' }, true)).toBe('');
  });

  it('keeps room for names that no legend has', () => {
    const [run] = layers(1);
    const twin: Series = { ...run, id: 'twin', isUnnamed: true, endName: 'the twin of the run', mark: 'twin' };
    const layOutOf = (width: number) =>
      layOutPlot({ width, height: 200 }, [run, twin], { xLabel: '', yLabel: 'mse' }, sixPerLetter);
    const { labelsAtEnds, plot } = layOutOf(480);
    expect(labelsAtEnds).toBe(true);
    expect(endText(twin, true)).toBe('the twin of the run');
    expect(480 - plot.right).toBeGreaterThanOrEqual(sixPerLetter('the twin of the run'));
    expect(layOutOf(300).labelsAtEnds).toBe(false);
    expect(layOutOf(300).legend).toHaveLength(1);
    expect(endText(twin, false)).toBe('twin');
  });

  it('has no legend where the names stand elsewhere', () => {
    const runs = layers(8).map((layer): Series => ({ ...layer, legend: undefined }));
    const layOutWith = (hasLegend: boolean) =>
      layOutPlot({ width: 200, height: 200 }, runs, { xLabel: 'step', yLabel: 'mse', hasLegend }, sixPerLetter);
    expect(layOutWith(false).legend).toEqual([]);
    expect(layOutWith(false).plot.top).toBeLessThan(layOutWith(true).plot.top);
  });

  it('has a legend instead on a narrow screen or for many lines', () => {
    for (const { labelsAtEnds, legend } of [layOut(280, 3), layOut(480, 12)]) {
      expect(labelsAtEnds).toBe(false);
      expect(legend.length).toBeGreaterThan(0);
    }
  });

  it('puts the legend beside the name of the axis where it fits, else below', () => {
    const [beside] = layOut(480, 12).legend;
    const [below] = layOut(200, 12).legend;
    expect(beside.baseline).toBe(layOut(480, 12).yLabelBaseline);
    expect(below.baseline).toBeGreaterThan(layOut(200, 12).yLabelBaseline);
  });

  it('keeps the plot inside the picture', () => {
    for (const width of [120, 280, 480, 1440]) {
      for (const count of [0, 1, 3, 12]) {
        const { plot } = layOut(width, count);
        expect(plot.left).toBeLessThan(plot.right);
        expect(plot.right).toBeLessThanOrEqual(width);
        expect(plot.top).toBeLessThan(plot.bottom);
      }
    }
  });
});
