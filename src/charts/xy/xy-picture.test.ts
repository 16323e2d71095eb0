import { describe, expect, it } from 'vitest';
import type { XyChartData, XySeries } from './xy-chart-data.ts';
import { nextXyPicture } from './xy-picture.ts';
import { placeOf, readXy, shownLabels, spokenXy, xySummary } from './xy-reading.ts';
import { slopeText } from './xy-series.ts';

const WIDE = { width: 700, height: 420 };
const NARROW = { width: 350, height: 300 };
const textWidth = (text: string) => 6 * text.length;
const series = (id: string, points: XySeries['points'], more: Partial<XySeries> = {}): XySeries => ({
  id,
  label: id,
  points,
  ...more,
});
const law = (slope: number) => [64, 128, 256].map((x) => ({ x, value: x ** slope }));
const chart = (more: Partial<XyChartData> = {}): XyChartData => ({
  title: 'Movement',
  xLabel: 'width',
  yLabel: 'relative change',
  series: [series('sp', law(-0.5)), series('mup', law(0))],
  xScale: 'log',
  yScale: 'log',
  ...more,
});
const pictureOf = (data: XyChartData, size = WIDE, previous: ReturnType<typeof nextXyPicture> | null = null) =>
  nextXyPicture({ data, size, theme: 'light', textWidth }, previous);

describe('the axes of an x-y chart', () => {
  it('have the places as ticks where they are few, and room beyond them', () => {
    const { xTicks, x, layout } = pictureOf(chart());
    expect(xTicks?.map(({ label }) => label)).toEqual(['64', '128', '256']);
    expect(x.toPixel(64)).toBeGreaterThan(layout.plot.left);
    expect(x.toPixel(256)).toBeLessThan(layout.plot.right);
  });

  it('leave out what has no place', () => {
    const points = [-1, 0, 1, 10, 100].map((x) => ({ x, value: x - 1 }));
    const log = pictureOf(chart({ series: [series('a', points)] }));
    expect(log.places).toEqual([1, 10, 100]);
    expect(log.y.domain[0]).toBeGreaterThan(0);
    expect(pictureOf(chart({ series: [series('a', points)], xScale: 'log1p' })).places).toEqual([0, 1, 10, 100]);
    expect(pictureOf(chart({ series: [series('a', points)], xScale: 'linear', yScale: 'linear' })).places).toHaveLength(
      5,
    );
  });

  it('keep the value axis while new points fit, and take given bounds', () => {
    const before = pictureOf(chart());
    const fewer = [series('sp', law(-0.5)), series('ip', law(-0.1))];
    expect(pictureOf(chart({ series: fewer }), WIDE, before).y.domain).toEqual(before.y.domain);
    expect(pictureOf(chart({ yScale: 'linear', yDomain: [0, 1] }), WIDE, before).y.domain).toEqual([0, 1]);
  });

  it('hold a whole band on a linear axis, and let it stretch a logarithmic one only a little', () => {
    const banded = [
      series(
        'a',
        [1, 2, 4].map((x) => ({ x, value: x, low: 1e-9, high: 2 * x })),
      ),
    ];
    const linear = pictureOf(chart({ series: banded, yScale: 'linear' })).y.domain;
    expect(linear[0]).toBeLessThanOrEqual(1e-9);
    expect(linear[1]).toBeGreaterThanOrEqual(8);
    expect(pictureOf(chart({ series: banded })).y.domain[0]).toBeGreaterThan(0.1);
  });

  it('do not stretch the value axis to what lies beyond the ceiling, unless all does', () => {
    const points = [0.5, 2, 1e12].map((value, x) => ({ x, value, low: value > 5 ? -value : value, high: 2 * value }));
    const of = (ceiling: number, shown: XySeries['points'] = points) =>
      pictureOf(chart({ series: [series('a', shown)], xScale: 'linear', yScale: 'linear', ceiling })).y.domain;
    expect(of(5)).toEqual([0, 4]);
    expect(of(Infinity)[1]).toBeGreaterThanOrEqual(1e12);
    expect(of(5, points.slice(2))[1]).toBeGreaterThanOrEqual(1e12);
  });

  it('have room for the labels of values that are close to each other', () => {
    const points = [3e-4, 3.001e-4].map((value, x) => ({ x, value }));
    const { layout } = pictureOf(chart({ series: [series('a', points)], xScale: 'linear', yScale: 'linear' }));
    expect(layout.plot.left).toBeGreaterThanOrEqual(textWidth('3.001×10⁻⁴'));
  });

  it('have categories in the order of appearance', () => {
    const points = ['sp', 'ntp', 'mup'].map((x, i) => ({ x, value: i }));
    const picture = pictureOf(chart({ series: [series('a', points)], xScale: 'category', yScale: 'linear' }));
    expect(picture.xTicks?.map(({ label }) => label)).toEqual(['sp', 'ntp', 'mup']);
    expect(placeOf(picture, 1)).toBe('ntp');
    expect(picture.placed[0]).toMatchObject({ hasLine: false, hasWhiskers: true });
  });

  it('are there without any point', () => {
    const { isEmpty, x, y } = pictureOf(chart({ series: [] }));
    expect(isEmpty).toBe(true);
    for (const { domain } of [x, y]) expect(domain[1]).toBeGreaterThan(domain[0]);
  });
});

describe('the names in an x-y chart', () => {
  it('stand at the ends of lines, with their slopes, and in a legend where there is no room', () => {
    const fit = { slope: -0.484, error: 0.0213, intercept: 0, points: 15, leftOut: 0 };
    const data = chart({ series: [series('sp', law(-0.5), { fit }), series('mup', law(0))] });
    expect(pictureOf(data).layout.labelsAtEnds).toBe(true);
    const narrow = pictureOf(data, NARROW);
    expect(narrow.layout.labelsAtEnds).toBe(false);
    expect(narrow.data.series.map(({ label }) => label)).toEqual(['sp, slope −0.48 ± 0.02', 'mup']);
    expect(xySummary(shownLabels(narrow))).toBe('Movement. Shown: sp, slope −0.48 ± 0.02, mup.');
  });

  it('keep a slope where its line cannot be drawn, and the line through the points', () => {
    const fit = { slope: -0.484, error: 0.0213, intercept: 0, points: 15, leftOut: 0 };
    const data = chart({ series: [series('sp', law(-0.5), { fit })] });
    expect(pictureOf(data).placed[0].hasLine).toBe(false);
    expect(pictureOf({ ...data, yScale: 'linear' }).placed[0]).toMatchObject({
      hasLine: true,
      label: 'sp, slope −0.48 ± 0.02',
    });
  });

  it('are in a legend where a line ends far from the others', () => {
    const short = series('short', law(-0.5).slice(0, 2));
    expect(pictureOf(chart({ series: [series('mup', law(0)), short] })).layout.labelsAtEnds).toBe(false);
  });

  it('share an entry of the legend where one for each, with its slope, would leave no room for the lines', () => {
    const fit = { slope: -0.484, error: 0.0213, intercept: 0, points: 15, leftOut: 0 };
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        series(`richness = ${i}`, law(i / 10), { fit, legend: { group: 'richness', item: String(i) } }),
      );
    const of = (count: number) => pictureOf(chart({ series: many(count) }), NARROW).layout;
    expect(of(4).legend.map(({ entry }) => entry.kind)).toEqual(['series', 'series', 'series', 'series']);
    expect(of(24).legend).toMatchObject([{ entry: { kind: 'group', first: '0', last: '23' } }]);
    expect(of(24).plot.bottom - of(24).plot.top).toBeGreaterThan(NARROW.height / 2);
  });

  it('write a slope to the first digit of its error', () => {
    expect(slopeText({ slope: 0.9812, error: 0.0042 })).toBe('slope 0.981 ± 0.004');
    expect(slopeText({ slope: -1.2, error: 0.3 })).toBe('slope −1.20 ± 0.30');
    expect(slopeText({ slope: -1e-9, error: 0 })).toBe('slope 0.00 ± 0.00');
  });
});

describe('what a chart is compared with', () => {
  it('are slopes through the middle of their series', () => {
    const expected = [{ label: 'expected', slope: -1, through: 'sp' }];
    const [line] = pictureOf(chart({ expected })).references;
    const at = (x: number) => line.y[0] * (x / line.x[0]) ** -1;
    expect(at(128)).toBeCloseTo(128 ** -0.5, 10);
    expect(line.y[1]).toBeCloseTo(at(line.x[1]), 12);
    expect(pictureOf(chart({ expected, yScale: 'linear' })).references).toEqual([]);
  });

  it('are curves, which do not stretch the axis and are cut to it', () => {
    const guides = [{ label: 'heuristic', at: (x: number) => x ** 3 }];
    const picture = pictureOf(chart({ guides }));
    expect(picture.y.domain).toEqual(pictureOf(chart()).y.domain);
    const values = Array.from(picture.data.series[2].y).filter(Number.isFinite);
    expect(Math.max(0, ...values)).toBeLessThanOrEqual(picture.y.domain[1]);
  });

  it('are named places, in order', () => {
    const markers = [
      { x: 200, label: 'b' },
      { x: 100, label: 'a' },
      { x: 0, label: 'nowhere' },
    ];
    expect(pictureOf(chart({ markers })).data.events?.map(({ label }) => label)).toEqual(['a', 'b']);
  });
});

describe('a reading of an x-y chart', () => {
  it('says what each series has at the place', () => {
    const points = [{ x: 64, value: 0.5, low: 0.4, high: 0.6, note: '1 of 3 seeds diverged' }];
    const data = chart({
      series: [series('sp', points), series('mup', [{ x: 64, value: NaN }]), series('ip', law(1).slice(1))],
    });
    expect(spokenXy(readXy(pictureOf(data), 64))).toBe(
      'At width 64: sp 0.5000 (0.400 to 0.600), 1 of 3 seeds diverged, mup not measured.',
    );
  });
});
