/**
 * Histograms as densities, with curves of theory over them: one SVG, drawn at most once per animation
 * frame. Colours are CSS colours, so that the picture follows the theme without being told. A bin can be
 * read by pointer, touch and keys.
 */
import { select } from 'd3';
import { words } from '../../words/words.ts';
import { accessibleName } from '../shell/accessible-name.ts';
import { axisScale, type Domain } from '../axes/axis-scale.ts';
import { listenForCrosshair } from '../shell/crosshair-input.ts';
import { drawBinReading, spokenBin } from './draw-bin-reading.ts';
import { drawDensities, drawHistogramFrame, type HistogramPicture } from './draw-histogram.ts';
import { densityDomain, layOutHistogram, type HistogramData } from './histogram-layout.ts';
import { buildHistogramParts } from './histogram-parts.ts';
import { binMiddles, readBin } from './histogram-reading.ts';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { nearestStep } from '../lines/readings.ts';
import type { Series } from '../lines/series.ts';
import { textMeasure } from '../shell/text-width.ts';

/** A histogram on the page. */
export interface Histogram {
  /** Shows other data; cheap, drawn once per animation frame. The arrays are read when the frame is drawn. */
  update: (data: HistogramData) => void;
  /** Takes the chart off the page. */
  destroy: () => void;
}

/** Makes a histogram that fills `container`, which needs a height of its own. */
export function createHistogram(container: HTMLElement): Histogram {
  const parts = buildHistogramParts(container);
  const { frame, root } = parts;
  const textWidth = textMeasure(frame);
  const describe = accessibleName(root, summary);
  let data: HistogramData | null = null;
  let picture: HistogramPicture | null = null;
  let still = '';
  /** Middle of the bin that is read. */
  let read: number | null = null;

  function draw() {
    if (data === null || frame.clientWidth === 0 || frame.clientHeight === 0) return;
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    picture = nextPicture(data, layOutHistogram(size, data, textWidth), picture);
    const key = stillKey(picture);
    if (key !== still) drawStill(picture);
    still = key;
    drawDensities(parts.densities, picture);
    showReading(false);
    describe(data);
  }

  function drawStill(drawn: HistogramPicture) {
    const { left, right, top, bottom } = drawn.layout.plot;
    drawHistogramFrame(parts.back, drawn);
    select(parts.clip)
      .attr('x', left)
      .attr('y', top)
      .attr('width', right - left)
      .attr('height', bottom - top);
    select(parts.empty)
      .attr('x', (left + right) / 2)
      .attr('y', (top + bottom) / 2)
      .text(drawn.isEmpty ? words.charts.histogram.empty : '');
  }

  function showReading(spoken: boolean) {
    if (picture === null) return;
    const reading = read === null ? null : readBin(picture.data, read);
    drawBinReading(parts.cross, parts.tooltip, picture, reading);
    if (spoken && reading !== null) parts.status.textContent = spokenBin(reading);
  }

  const { request: schedule, cancel } = oncePerFrame(draw);
  const stopListening = listenForCrosshair(root, {
    series: () => (data === null ? [] : [placesOf(data)]),
    stepAt: (pixel) => picture && nearestStep([placesOf(picture.data)], picture.x.toValue(pixel), picture.x.toPixel),
    step: () => read,
    show: (next, spoken) => {
      read = next;
      showReading(spoken);
    },
  });
  const observer = new ResizeObserver(schedule);
  observer.observe(frame);

  return {
    update: (next) => {
      data = next;
      schedule();
    },
    destroy: () => {
      cancel();
      stopListening();
      observer.disconnect();
      frame.remove();
    },
  };
}

/** The picture of `data`; the value axis stays as it was while that still fits. */
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

/** Changes when axes or legend do. */
const stillKey = ({ data, layout, x, y, isEmpty }: HistogramPicture) =>
  JSON.stringify([layout, x.domain, y.domain, y.kind, isEmpty, data.xLabel, data.yLabel]);

/** The bins as places for the crosshair, those that are shown. */
function placesOf(data: HistogramData): Series {
  const [low, high] = data.xDomain ?? [-Infinity, Infinity];
  const x = binMiddles(data).filter((middle) => middle >= low && middle <= high);
  return { id: 'bins', label: '', color: () => '', x, y: x, length: x.length };
}

const summary = ({ title, series, curves }: HistogramData): string =>
  words.charts.histogram.summary(
    title,
    [...series, ...curves].map(({ label }) => label),
  );
