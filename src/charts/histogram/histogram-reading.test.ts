import { describe, expect, it } from 'vitest';
import type { HistogramData } from './histogram-layout.ts';
import { binMiddles, curveAt, readBin } from './histogram-reading.ts';

const data: HistogramData = {
  title: 'Outputs',
  xLabel: 'f',
  yLabel: 'density',
  edges: [-1, 0, 1, 3],
  series: [{ id: 'drawn', label: 'drawn', color: 'red', density: [0.1, 0.4, 0.25] }],
  curves: [{ id: 'theory', label: 'theory', color: 'blue', x: [-1, 0, 1], y: [0, 1, 0], dash: [2, 2] }],
  yScale: 'linear',
};

describe('the reading of a histogram', () => {
  it('says the density of the bin, and that of the curves in its middle', () => {
    expect([...binMiddles(data)]).toEqual([-0.5, 0.5, 2]);
    expect(readBin(data, 0.5)).toEqual({
      from: 0,
      to: 1,
      rows: [
        { label: 'drawn', color: 'red', isDashed: false, value: 0.4 },
        { label: 'theory', color: 'blue', isDashed: true, value: 0.5 },
      ],
    });
    expect(readBin(data, 2)?.rows[1].value).toBeNaN();
    expect(readBin(data, 5)).toBeNull();
  });

  it('follows a curve to its very ends', () => {
    expect([-1, -0.25, 0, 1].map((at) => curveAt(data.curves[0], at))).toEqual([0, 0.75, 1, 0]);
    expect(curveAt(data.curves[0], -1.1)).toBeNaN();
  });
});
