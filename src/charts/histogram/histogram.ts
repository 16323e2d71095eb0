/**
 * Histograms as densities, with curves of theory over them, in one SVG. Colours are CSS colours, so the picture follows
 * the theme by itself. A bin can be read by pointer, touch and keys.
 */
import { select } from 'd3';
import { words } from '../../words/words.ts';
import { axisScale, type AxisScale, type Domain } from '../axes/axis-scale.ts';
import { crosshairOver, drawReading } from '../axes/crosshair.ts';
import { drawAxes, placeClip, placeNote } from '../axes/draw-axes.ts';
import { LEGEND } from '../axes/legend.ts';
import { seriesOfPlaces } from '../axes/series.ts';
import shared from '../shell/chart.module.css';
import { appendSvg, createChart, createShell, type Chart } from '../shell/create-chart.ts';
import {
  densityDomain,
  layOutHistogram,
  type HistogramCurve,
  type HistogramData,
  type HistogramLayout,
  type HistogramSeries,
} from './histogram-layout.ts';
import { binMiddles, readBin, spokenBin, writtenBin } from './histogram-reading.ts';
import styles from './histogram.module.css';

/** Everything that a histogram is drawn from. */
interface HistogramPicture {
  data: HistogramData;
  layout: HistogramLayout;
  x: AxisScale;
  y: AxisScale;
  isEmpty: boolean;
}

/** Makes a histogram that fills `container`, which needs a height of its own. */
export function createHistogram(container: HTMLElement): Chart<HistogramData> {
  const shell = createShell(container, { keys: words.charts.keys });
  const layers = addLayers(shell.root, shell.id);
  const parts = { cross: layers.cross, tooltip: shell.tooltip };
  let still = '';

  return createChart<HistogramData, HistogramPicture, number>(shell, {
    draw: ({ data, size, textWidth }, previous) => {
      const picture = nextPicture(data, layOutHistogram(size, data, textWidth), previous);
      const key = stillKey(picture);
      if (key !== still) {
        drawFrame(layers.back, picture);
        placeClip(layers.clip, picture);
        placeNote(layers.note, picture, picture.isEmpty ? words.resultCharts.histogram.empty : '');
        still = key;
      }
      drawDensities(layers.densities, picture);
      return picture;
    },
    summary: ({ data: { title, series, curves } }) => {
      const labels = [...series, ...curves].map(({ label }) => label);
      return words.resultCharts.histogram.summary(title, labels);
    },
    reading: {
      ...crosshairOver(({ data }) => [seriesOfPlaces(shownMiddles(data))]),
      show: (picture, middle) => {
        const bin = middle === null ? null : readBin(picture.data, middle);
        drawReading(parts, picture, bin && (bin.from + bin.to) / 2, bin && writtenBin(bin));
      },
      spoken: ({ data }, middle) => {
        const bin = readBin(data, middle);
        return bin && spokenBin(bin);
      },
    },
  });
}

/** Adds layers, back to front: axes and legend, histograms and curves inside the plot, a line through a bin, a note. */
function addLayers(root: HTMLElement, id: string) {
  const svg = appendSvg(root, 'svg', { 'aria-hidden': 'true' });
  return {
    back: appendSvg(svg, 'g'),
    clip: appendSvg(appendSvg(svg, 'clipPath', { id }), 'rect'),
    densities: appendSvg(svg, 'g', { 'clip-path': `url(#${id})` }),
    cross: appendSvg(svg, 'g'),
    note: appendSvg(svg, 'text', { class: shared.note }),
  };
}

/** Returns the picture of `data`; the value axis stays as it was while it fits. */
function nextPicture(
  data: HistogramData,
  layout: HistogramPicture['layout'],
  previous: HistogramPicture | null,
): HistogramPicture {
  const { left, right, top, bottom } = layout.plot;
  const isSameScale = previous !== null && !previous.isEmpty && previous.y.kind === data.yScale;
  const domain = densityDomain(data, isSameScale ? previous.y.domain : null);
  const bins: Domain = [data.edges[0], data.edges[data.edges.length - 1]];
  return {
    data,
    layout,
    x: axisScale('linear', data.xDomain ?? bins, left, right),
    y: axisScale(data.yScale, domain ?? [0.1, 1], bottom, top),
    isEmpty: domain === null,
  };
}

/** Returns a text that changes when axes or legend do. */
const stillKey = ({ data, layout, x, y, isEmpty }: HistogramPicture) =>
  JSON.stringify([layout, x.domain, y.domain, y.kind, isEmpty, data.xLabel, data.yLabel]);

/** Returns the middles of the bins shown. */
function shownMiddles(data: HistogramData): Float64Array {
  const [low, high] = data.xDomain ?? [-Infinity, Infinity];
  return binMiddles(data).filter((middle) => middle >= low && middle <= high);
}

/** The distance of a swatch of the legend above the baseline of its text, and the height of an area. */
const SWATCH = { above: 4, areaHeight: 9 };

/** Draws axes and legend into `group`, which it clears first. */
function drawFrame(group: SVGGElement, { data, layout, x, y, isEmpty }: HistogramPicture): void {
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
    const text = select(group).append('text').attr('class', shared.entry).text(label);
    text.attr('x', left + LEGEND.swatch + LEGEND.space).attr('y', baseline);
  }
}

/** Draws histograms and curves into `group` in place of those before. */
function drawDensities(group: SVGGElement, picture: HistogramPicture): void {
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

/** Returns the outline of a histogram: from the baseline up, along the bins, and down again. */
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
    // At most a plot's height below the axis, so that the line leaves the picture at its true slope.
    const pixel = value > 0 || y.kind === 'linear' ? Math.min(y.toPixel(value), 2 * plot.bottom) : NaN;
    if (Number.isFinite(pixel)) path += `${isUp ? 'M' : 'L'}${x.toPixel(places[i]).toFixed(1)},${pixel.toFixed(1)}`;
    isUp = !Number.isFinite(pixel);
  }
  return path;
}
