import { describe, expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { happenedMarks } from './draw-happened.ts';
import { nextPicture } from './line-picture.ts';

const line = (valueAt: (step: number) => number, more: Partial<Series> = {}): Series => ({
  id: 'run',
  label: 'run',
  color: () => '#000000',
  x: Array.from({ length: 101 }, (_, step) => step),
  y: Array.from({ length: 101 }, (_, step) => valueAt(step)),
  length: 101,
  ...more,
});
const textWidth = (text: string) => 6 * text.length;
const marksOf = (...series: Series[]) => {
  const spec = { xLabel: 'step', yLabel: 'loss' };
  const data = { series, xScale: 'linear', yScale: 'linear' } as const;
  const picture = nextPicture({ data, size: { width: 480, height: 260 }, theme: 'light', spec, textWidth }, null);
  return { picture, marks: happenedMarks(picture, textWidth) };
};
const rate = (step: number) => ({ step, label: `η = ${step}` });

describe('what happened in a run', () => {
  it('stands on its line, at its step', () => {
    const { picture, marks } = marksOf(
      line((step) => 100 - step),
      line(() => 10, { happened: [rate(50)] }),
    );
    expect(marks.map(({ x, y, text }) => [x, y, text])).toEqual([
      [picture.x.toPixel(50), picture.y.toPixel(10), 'η = 50'],
    ]);
  });

  it('has a text only where that covers no later one', () => {
    const happened = [rate(50), rate(52), rate(54), rate(80)];
    const { marks } = marksOf(
      line(() => 10, { happened }),
      line((step) => step),
    );
    expect(marks.map(({ text }) => text)).toEqual(['', '', 'η = 54', 'η = 80']);
  });

  it('has its text inside the plot', () => {
    const { picture, marks } = marksOf(
      line((step) => step),
      line(() => 10, { happened: [rate(1)] }),
    );
    expect(marks[0].textX).toBe(picture.layout.plot.left + textWidth('η = 1') / 2);
    expect(marks[0].x).toBe(picture.x.toPixel(1));
  });

  it('has no mark beyond the axes, nor on a ghost', () => {
    const happened = [rate(50), rate(5000)];
    expect(marksOf(line(() => 1, { happened })).marks).toHaveLength(1);
    expect(
      marksOf(
        line(() => 1),
        line(() => 2, { happened, look: 'ghost' }),
      ).marks,
    ).toEqual([]);
  });
});
