import { describe, expect, it } from 'vitest';
import { readingFor, type SweepReading } from '../../store/sweep/sweep-reading.ts';
import { ceilingOf, cellsUnder, noteOf, valueScale } from './cell-values.ts';
import { heatMapOfSweep } from './heat-map-of-sweep.ts';
import { linesOfSweep } from './lines-of-sweep.ts';
import { resultOf } from '../../config/sweep/testing/made-result.ts';

const LOSS = { of: 'run', measure: 'loss' } as const;
const nobody = { training: new Set<number>(), selected: null };

/** Cell 0 learns; in cell 1 the second seed diverges; of cell 2 only the first seed is there; cell 3 is not possible. */
const result = resultOf({ axes: [{ setting: 'net.width', values: [4, 8, 16, -1] }] }, (cell, seed) => {
  if (cell === 0) return [1, 0.5, seed === 0 ? 0.1 : 0.3];
  if (cell === 1) return seed === 0 ? [1, 0.5, 0.2] : [1, 0.01, Infinity];
  return cell === 2 && seed === 0 ? [2, 1, 0.4] : null;
});
const reading: SweepReading = { ...readingFor(result.sweep), measure: LOSS };
const read = (change: Partial<SweepReading>) => cellsUnder(result, { ...reading, ...change });
const values = (change: Partial<SweepReading>) => read(change).map(({ value }) => value);

describe('the cells of a result', () => {
  it('have the mean of the seeds that are there; one that diverged has no end and no best', () => {
    const [first, second, third, fourth] = read({});
    expect(first.value).toBeCloseTo(0.2);
    expect(second).toMatchObject({ count: 1 });
    expect(second.bySeed[1]).toBeNaN();
    expect(third.value).toBeCloseTo(0.4);
    expect(fourth.value).toBeNaN();
    expect(read({ moment: 'best' })[1].bySeed[1]).toBeNaN();
  });

  it('are read at a step, until a threshold, relative to the start, or as a share of seeds', () => {
    expect(values({ moment: 'step', step: 1 })[1]).toBeCloseTo((0.5 + 0.01) / 2);
    expect(read({ moment: 'until', threshold: 0.5 })[0].bySeed).toEqual([1, 1]);
    expect(values({ relative: true })[2]).toBeCloseTo(0.2);
    expect(values({ summary: 'share', bound: 0.25 }).slice(0, 2)).toEqual([0.5, 0.5]);
  });

  it('say which seeds went wrong', () => {
    expect(read({}).map(noteOf)).toEqual([undefined, '1 of 2 seeds diverged', undefined, '2 of 2 seeds not possible']);
  });

  it('tell what leaves out seeds, and why: they diverged, or never got to the threshold', () => {
    expect(read({}).map(({ leftOut }) => leftOut)).toEqual([0, 1, 0, 0]);
    expect(read({ summary: 'share' }).map(({ leftOut }) => leftOut)).toEqual([0, 0, 0, 0]);
    const [some] = read({ moment: 'until', threshold: 0.2 });
    expect(noteOf(some)).toBe('1 of 2 seeds without this value');
    const { cells } = heatMapOfSweep(result, read({}), reading, nobody);
    expect(cells.map((cell) => 'isPartial' in cell && cell.isPartial)).toEqual([false, true, false, false]);
  });

  it('end colours and axis at a few times the loss of the start, and leave what is beyond out of their scale', () => {
    const blown = resultOf({}, (cell) => [1, 1, cell === 0 ? 0.5 : 1e9]);
    const cells = cellsUnder(blown, reading);
    expect(ceilingOf(cells, reading)).toBe(3);
    expect(valueScale(cells, reading)).toBe('linear');
    expect(heatMapOfSweep(blown, cells, reading, nobody).ceiling).toBe(3);
    expect(linesOfSweep(blown, cells, reading).ceiling).toBe(3);
    expect(ceilingOf(cells, { ...reading, moment: 'until' })).toBe(Infinity);
    expect(ceilingOf(cells, { ...reading, measure: { of: 'run', measure: 'outputRms' } })).toBe(Infinity);
    expect(ceilingOf(read({}), reading)).toBe(6);
  });

  it('make a heat map: values, empty and running cells, and what is not possible with its reason', () => {
    const { cells } = heatMapOfSweep(result, read({}), reading, nobody);
    expect(cells.map(({ state }) => state)).toEqual(['value', 'value', 'value', 'refused']);
    const empty = resultOf({}, () => null);
    const running = heatMapOfSweep(empty, cellsUnder(empty, reading), reading, { ...nobody, training: new Set([1]) });
    expect(running.cells.map(({ state }) => state)).toEqual(['empty', 'running']);
  });

  it('make a heat map that says of a cell whose seeds all diverged that it did', () => {
    const lost = resultOf({}, () => [1, NaN, NaN]);
    const [cell] = heatMapOfSweep(lost, cellsUnder(lost, reading), reading, nobody).cells;
    expect(cell).toEqual({ state: 'diverged', reason: 'It diverged.' });
  });

  it('make lines whose power law has the slope of the values', () => {
    const widths = [4, 8, 16, 32];
    const law = resultOf({ axes: [{ setting: 'net.width', values: widths }] }, (cell) => [1, 1, widths[cell] ** -1.5]);
    const { series, xScale, yScale } = linesOfSweep(law, cellsUnder(law, reading), { ...reading, fitsSlopes: true });
    expect([xScale, yScale]).toEqual(['log', 'linear']);
    expect(series[0].fit?.slope).toBeCloseTo(-1.5, 5);
    expect(series[0].points.map(({ x }) => x)).toEqual(widths);
  });

  it('make lines over names where the first axis has names, one for each value of the second', () => {
    const named = resultOf(
      {
        axes: [
          { setting: 'scaling.preset', values: ['ntp', 'mup'] },
          { setting: 'net.width', values: [4, 8, 16] },
        ],
      },
      () => [1, 1, 1],
    );
    const { series, xScale } = linesOfSweep(named, cellsUnder(named, reading), reading);
    expect(xScale).toBe('category');
    expect(series.map(({ label }) => label)).toEqual(['width n = 4', 'width n = 8', 'width n = 16']);
    expect(series[0].points.map(({ x }) => x)).toEqual(['NTP', 'μP']);
    expect(series[1].legend).toEqual({ group: 'width n', item: '8' });
  });
});
