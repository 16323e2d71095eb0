import { axisScale } from '../axes/axis-scale.ts';
import { layOutLineChart, type Size } from './line-chart-layout.ts';
import type { LineChartData, LinePicture } from './line-picture.ts';
import type { Theme } from '../shell/palette.ts';
import { quietDomain, stepDomain, valueExtent } from '../axes/quiet-domain.ts';

const NO_DATA = { linear: [0, 1], log: [0.1, 1] } as const;

/** What a picture stands on, besides the picture before it. */
export interface PictureSource {
  data: LineChartData;
  size: Size;
  theme: Theme;
  /** Names of the axes. */
  spec: { xLabel: string; yLabel: string };
  /** Measures a text in pixels. */
  textWidth: (text: string) => number;
}

/** The picture of the data as it is now; its axes stay those of the `previous` picture where they may. */
export function nextPicture(
  { data, size, theme, spec, textWidth }: PictureSource,
  previous: LinePicture | null,
): LinePicture {
  const { series, xScale, yScale, yDomain } = data;
  const layout = layOutLineChart(size, series, spec, textWidth);
  const { left, right, top, bottom } = layout.plot;
  const xKind = xScale === 'log' ? 'log1p' : 'linear';
  const lastStep = Math.max(0, ...series.map(({ x, length }) => (length > 0 ? x[length - 1] : 0)));
  const xDomain = stepDomain(previous?.x.domain ?? null, lastStep);
  const extent = valueExtent(series, yScale);
  const fixed = yScale === 'linear' ? yDomain : undefined;
  const before = previous !== null && previous.y.kind === yScale && !previous.data.yDomain ? previous.y.domain : null;
  return {
    data,
    layout,
    theme,
    isEmpty: extent === null,
    x: axisScale(xKind, xDomain, left, right),
    y: axisScale(
      yScale,
      fixed ?? (extent === null ? NO_DATA[yScale] : quietDomain(before, extent, yScale)),
      bottom,
      top,
    ),
  };
}

/** Changes whenever axes, legend or events need drawing anew. */
export function stillPartsKey({ data, layout, x, y, theme, isEmpty }: LinePicture): string {
  const { left, right, top, bottom } = layout.plot;
  const series = data.series.map(
    ({ id, label, color, dash }) => `${id} ${label} ${color(theme)} ${dash?.join() ?? ''}`,
  );
  const events = data.events?.map(({ step, label, severity }) => `${step} ${label} ${severity}`) ?? [];
  return [
    layout.size.width,
    left,
    right,
    top,
    bottom,
    x.kind,
    x.domain,
    y.kind,
    y.domain,
    theme,
    isEmpty,
    ...series,
    ...events,
  ].join('|');
}
