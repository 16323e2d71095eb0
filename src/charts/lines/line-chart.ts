/**
 * A chart of streams over steps: lines on a canvas, everything that stands still in SVG. It draws at
 * most once per animation frame, and sets up axes and legend only when they change.
 */
import { select } from 'd3';
import { words } from '../../words/words.ts';
import { accessibleName } from '../shell/accessible-name.ts';
import { listenForCrosshair } from '../shell/crosshair-input.ts';
import { drawAxes } from '../axes/draw-axes.ts';
import { drawCrosshair, spokenReading } from './draw-crosshair.ts';
import { drawLegend } from '../shell/draw-legend.ts';
import { drawLines, lineWorkspace } from './draw-lines.ts';
import { drawEndLabels, drawEvents } from './draw-marks.ts';
import { buildLineChartParts } from './line-chart-parts.ts';
import type { LineChartData, LineChartSpec, LinePicture } from './line-picture.ts';
import { nextPicture, stillPartsKey } from './next-picture.ts';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { latestOf, nearestStep, readingAt } from './readings.ts';
import type { Series } from './series.ts';
import { chartSummary } from './summary.ts';
import { textMeasure } from '../shell/text-width.ts';
import { currentTheme, onThemeChange } from '../shell/theme.ts';

/** A chart on the page. */
export interface LineChart {
  /** Shows other data; cheap, may be called many times a frame. The arrays are read when the frame is drawn. */
  update: (data: LineChartData) => void;
  /** Measures the container again; the chart does so by itself when the container's size changes. */
  resize: () => void;
  /** Takes the chart off the page. */
  destroy: () => void;
}

/** Makes a chart that fills `container`, which needs a height of its own. */
export function createLineChart(container: HTMLElement, spec: LineChartSpec): LineChart {
  const parts = buildLineChartParts(container);
  const workspace = lineWorkspace();
  const textWidth = textMeasure(parts.frame);
  let data: LineChartData = { series: [], xScale: 'linear', yScale: 'linear' };
  let size = { width: 0, height: 0 };
  let picture: LinePicture | null = null;
  let stillParts = '';
  let step: number | null = null;

  const { request: schedule, cancel } = oncePerFrame(draw);
  const resize = () => {
    size = { width: parts.frame.clientWidth, height: parts.frame.clientHeight };
    schedule();
  };
  const describe = accessibleName(parts.root, (series: readonly Series[]) =>
    spec.summary ? spec.summary(series) : chartSummary(spec.title, series),
  );
  describe([]);

  function draw() {
    if (size.width === 0 || size.height === 0) return;
    picture = nextPicture({ data, size, theme: currentTheme(), spec, textWidth }, picture);
    const key = stillPartsKey(picture);
    if (key !== stillParts) {
      drawAxes(parts.back, picture, spec);
      drawLegend(parts.back, picture, textWidth);
      drawEvents(parts.events, picture, textWidth);
      stillParts = key;
    }
    drawLines(parts.canvas, picture, workspace);
    drawEndLabels(parts.ends, picture);
    drawEmpty(picture);
    showReading(false);
    describe(data.series);
  }

  function drawEmpty({ layout: { plot }, isEmpty }: LinePicture) {
    const hasValues = data.series.some((series) => latestOf(series) !== null);
    const text =
      hasValues && data.yScale === 'log' ? words.charts.noPlaceOnLog : (spec.emptyText ?? words.charts.empty);
    select(parts.empty)
      .attr('x', (plot.left + plot.right) / 2)
      .attr('y', (plot.top + plot.bottom) / 2)
      .text(isEmpty ? text : '');
  }

  function showReading(spoken: boolean) {
    if (picture === null) return;
    const { toPixel } = picture.x;
    // After a restart the step may no longer be there.
    if (step !== null) step = nearestStep(data.series, step, toPixel);
    const reading = step === null ? null : readingAt(data.series, step);
    drawCrosshair(parts, picture, reading, spec.placeName);
    if (spoken && reading !== null) parts.status.textContent = spokenReading(data.series, reading, spec.placeName);
  }

  const stopListening = listenForCrosshair(parts.root, {
    series: () => data.series,
    stepAt: (pixel) => picture && nearestStep(data.series, picture.x.toValue(pixel), picture.x.toPixel),
    step: () => step,
    show: (next, spoken) => {
      step = next;
      showReading(spoken);
    },
  });
  const stopThemes = onThemeChange(schedule);
  const observer = new ResizeObserver(resize);
  observer.observe(parts.frame);

  return {
    update: (next) => {
      data = next;
      schedule();
    },
    resize,
    destroy: () => {
      cancel();
      stopListening();
      stopThemes();
      observer.disconnect();
      parts.frame.remove();
    },
  };
}
