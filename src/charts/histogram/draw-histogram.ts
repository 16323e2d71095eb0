import { select } from 'd3';
import type { AxisScale } from '../axes/axis-scale.ts';
import { drawAxes } from '../axes/draw-axes.ts';
import type { HistogramCurve, HistogramData, HistogramLayout, HistogramSeries } from './histogram-layout.ts';
import styles from './histogram.module.css';
import { LEGEND } from '../shell/legend.ts';

/** All that drawing a histogram takes. */
export interface HistogramPicture {
  data: HistogramData;
  layout: HistogramLayout;
  x: AxisScale;
  y: AxisScale;
  isEmpty: boolean;
}

/** A swatch of the legend lies this far above the baseline of its text. */
const SWATCH = { above: 4, areaHeight: 9 };

/** Axes and legend into `group`, which is cleared first. */
export function drawHistogramFrame(group: SVGGElement, { data, layout, x, y, isEmpty }: HistogramPicture): void {
  drawAxes(group, { layout, x, y, isEmpty }, data);
  for (const { label, color, dash, isArea, x: left, baseline } of layout.legend) {
    const middle = baseline - SWATCH.above;
    if (isArea) {
      const area = select(group).append('rect').attr('class', styles.area).style('--color', color);
      area.attr('x', left).attr('y', middle - SWATCH.areaHeight / 2);
      area.attr('width', LEGEND.swatch).attr('height', SWATCH.areaHeight);
    } else {
      const line = select(group).append('line').attr('class', styles.curve).style('--color', color);
      line.attr('x1', left).attr('x2', left + LEGEND.swatch);
      line.attr('y1', middle).attr('y2', middle);
      if (dash) line.attr('stroke-dasharray', dash.join(' '));
    }
    const text = select(group).append('text').attr('class', styles.entry).text(label);
    text.attr('x', left + LEGEND.swatch + LEGEND.space).attr('y', baseline);
  }
}

/** Histograms and curves into `group`, whose former content goes. */
export function drawDensities(group: SVGGElement, picture: HistogramPicture): void {
  const { series, curves } = picture.data;
  select(group)
    .selectAll<SVGPathElement, HistogramSeries>('path[data-series]')
    .data([...series], ({ id }) => id)
    .join('path')
    .attr('data-series', ({ id }) => id)
    .attr('class', ({ isOutline }) => (isOutline ? styles.outline : styles.area))
    .style('--color', ({ color }) => color)
    .attr('d', ({ density }) => stairs(density, picture));
  select(group)
    .selectAll<SVGPathElement, HistogramCurve>('path[data-curve]')
    .data([...curves], ({ id }) => id)
    .join('path')
    .attr('data-curve', ({ id }) => id)
    .attr('class', styles.curve)
    .style('--color', ({ color }) => color)
    .attr('stroke-dasharray', ({ dash }) => dash?.join(' ') ?? null)
    .attr('d', (curve) => line(curve, picture))
    .raise();
}

/** The outline of a histogram, from the baseline up, along the bins, and down again. */
function stairs(density: ArrayLike<number>, { data: { edges }, layout: { plot }, x, y }: HistogramPicture): string {
  const height = (value: number) => (value >= y.domain[0] ? y.toPixel(value) : plot.bottom).toFixed(1);
  const places = Array.from(edges, (edge) => x.toPixel(edge).toFixed(1));
  const steps = Array.from(density, (value, bin) => `V${height(value)}H${places[bin + 1]}`);
  return `M${places[0]},${plot.bottom}${steps.join('')}V${plot.bottom}`;
}

function line({ x: places, y: values }: HistogramCurve, { layout: { plot }, x, y }: HistogramPicture): string {
  let path = '';
  let isUp = true;
  for (let i = 0; i < places.length; i++) {
    const value = values[i];
    // Below the axis by a plot's height at most: the line leaves the picture at its true slope.
    const pixel = value > 0 || y.kind === 'linear' ? Math.min(y.toPixel(value), 2 * plot.bottom) : NaN;
    if (Number.isFinite(pixel)) path += `${isUp ? 'M' : 'L'}${x.toPixel(places[i]).toFixed(1)},${pixel.toFixed(1)}`;
    isUp = !Number.isFinite(pixel);
  }
  return path;
}
