import { describe, expect, it } from 'vitest';
import { legendEntries, placeLegend } from './legend.ts';
import type { Series } from './series.ts';

const series = (label: string, legend?: Series['legend']): Series => ({
  id: label,
  label,
  color: () => '#000000',
  legend,
  x: [],
  y: [],
  length: 0,
});
const layers = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    series(`layer ${index + 1}`, { group: 'layer', item: String(index + 1) }),
  );
const eightPerLetter = (text: string) => 8 * text.length;

describe('a legend', () => {
  it('names each of a few series', () => {
    expect(legendEntries([series('train'), series('test')]).map(({ kind }) => kind)).toEqual(['series', 'series']);
    expect(legendEntries(layers(2)).map(({ kind }) => kind)).toEqual(['series', 'series']);
  });

  it('shows many layers as one entry, and the readout beside', () => {
    const entries = legendEntries([...layers(12), series('readout')]);
    expect(entries).toMatchObject([
      { kind: 'group', name: 'layer', first: '1', last: '12' },
      { kind: 'series', series: { label: 'readout' } },
    ]);
  });

  it('keeps groups apart', () => {
    const centred = layers(4).map((one) => ({ ...one, legend: { group: 'centred', item: one.id } }));
    expect(legendEntries([...layers(4), ...centred])).toMatchObject([{ name: 'layer' }, { name: 'centred' }]);
  });

  it('breaks into rows where the width ends', () => {
    const entries = legendEntries([series('train'), series('test'), series('twin')]);
    const { placed, rows } = placeLegend(entries, 140, eightPerLetter);
    expect(placed.map(({ row }) => row)).toEqual([0, 0, 1]);
    expect(rows).toBe(2);
    expect(placeLegend(entries, 1000, eightPerLetter).rows).toBe(1);
    expect(placeLegend([], 100, eightPerLetter).rows).toBe(0);
  });
});
