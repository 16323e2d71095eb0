import { describe, expect, it } from 'vitest';
import type { HeatMapCell, HeatMapData } from './heat-map-data.ts';
import { heatMapSummary, readCell, spokenCell } from './heat-map-reading.ts';

const mapOf = (cells: readonly HeatMapCell[]): HeatMapData => ({
  title: 'Test loss',
  x: { label: 'learning rate', values: [0.01, 0.1] },
  y: { label: 'preset', values: ['sp', 'mup'] },
  valueLabel: 'test loss',
  cells,
});
const MAP = mapOf([
  { state: 'value', value: 0.5, low: 0.4, high: 0.6, note: '1 of 3 seeds diverged' },
  { state: 'diverged', reason: 'All 3 seeds diverged.' },
  { state: 'running' },
  { state: 'value', value: NaN },
]);

describe('what a cell says', () => {
  it('is its place, its value with the band, and what else there is', () => {
    expect(spokenCell(readCell({ ...MAP, markBest: 'lowest' }, 0))).toBe(
      'learning rate 0.01 · preset sp: test loss 0.5000, band 0.400 to 0.600, lowest of its row, 1 of 3 seeds diverged.',
    );
  });

  it('says of the best that others left out seeds, which it did not', () => {
    const cells: HeatMapCell[] = [
      { state: 'value', value: 0.5 },
      { state: 'value', value: 0.1, isPartial: true, note: '1 of 3 seeds diverged' },
    ];
    const map: HeatMapData = { ...mapOf(cells), y: null, markBest: 'lowest' };
    expect(readCell(map, 0).notes).toEqual(['lowest of its row where all seeds count']);
    expect(readCell(map, 1).notes).toEqual(['1 of 3 seeds diverged']);
    const partial = { ...map, cells: [cells[1], cells[1]] };
    expect(readCell(partial, 0).notes).toEqual(['lowest of its row', '1 of 3 seeds diverged']);
  });

  it('is its state with the reason, or that nothing was measured', () => {
    expect(spokenCell(readCell(MAP, 1))).toBe('learning rate 0.1 · preset sp: diverged, All 3 seeds diverged.');
    expect(spokenCell(readCell(MAP, 2))).toBe('learning rate 0.01 · preset mup: in training.');
    expect(spokenCell(readCell(MAP, 3))).toBe('learning rate 0.1 · preset mup: test loss not measured.');
  });

  it('has one place where there is one axis, in words of its own where it has some', () => {
    const map: HeatMapData = { ...MAP, x: { ...MAP.x, nameOf: (value) => `${String(value)} per step` }, y: null };
    expect(readCell(map, 1).place).toBe('learning rate 0.1 per step');
  });
});

it('sums up the values that are there', () => {
  expect(heatMapSummary(MAP)).toBe('Test loss. 1 of 4 cells have a value, from 0.500 to 0.500.');
  expect(heatMapSummary(mapOf([{ state: 'empty' }]))).toBe('Test loss. No cell has a value yet.');
});
