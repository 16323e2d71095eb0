import { describe, expect, it } from 'vitest';
import { placeLegend } from './legend.ts';
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
const widths = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    series(`width ${2 ** index}`, { group: 'width', item: String(2 ** index), isListed: true }),
  );
const eightPerLetter = (text: string) => 8 * text.length;
const place = (all: Series[], width = 1000, mostRows = 2) => placeLegend(all, { width, mostRows }, eightPerLetter);
const entriesOf = (all: Series[], width?: number) => place(all, width).placed.map(({ entry }) => entry);

describe('a legend', () => {
  it('names each of a few series', () => {
    expect(entriesOf([series('train'), series('test')]).map(({ kind }) => kind)).toEqual(['series', 'series']);
    expect(entriesOf(layers(2)).map(({ kind }) => kind)).toEqual(['series', 'series']);
  });

  it('shows many layers as one entry, and the readout beside', () => {
    expect(entriesOf([...layers(12), series('readout')])).toMatchObject([
      { kind: 'group', name: 'layer', first: '1', last: '12' },
      { kind: 'series', series: { label: 'readout' } },
    ]);
  });

  it('keeps groups apart', () => {
    const centred = layers(4).map((one) => ({ ...one, legend: { group: 'centred', item: one.id } }));
    expect(entriesOf([...layers(4), ...centred])).toMatchObject([{ name: 'layer' }, { name: 'centred' }]);
  });

  it('lists the series of a group that asks for it, as long as their rows have room', () => {
    expect(entriesOf(widths(3)).map(({ kind }) => kind)).toEqual(['series', 'series', 'series']);
    expect(entriesOf(widths(3), 200).map(({ kind }) => kind)).toEqual(['series', 'series', 'series']);
    expect(entriesOf(widths(24), 200)).toMatchObject([{ kind: 'group', name: 'width', first: '1', last: '8388608' }]);
  });

  it('breaks into rows where the width ends', () => {
    const { placed, rows } = place([series('train'), series('test'), series('twin')], 140);
    expect(placed.map(({ row }) => row)).toEqual([0, 0, 1]);
    expect(rows).toBe(2);
    expect(place([series('train'), series('test'), series('twin')]).rows).toBe(1);
    expect(place([]).rows).toBe(0);
  });
});
