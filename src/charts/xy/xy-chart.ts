/**
 * Series of points over numbers or categories, with bands, fitted power laws and what they are compared with: one
 * SVG, drawn at most once per animation frame. A place can be read by pointer, touch and keys, and chosen.
 */
import { select } from 'd3';
import { words } from '../../words/words.ts';
import { accessibleName } from '../shell/accessible-name.ts';
import { listenForCrosshair } from '../shell/crosshair-input.ts';
import { drawAxes } from '../axes/draw-axes.ts';
import { drawLegend } from '../shell/draw-legend.ts';
import { drawEndLabels, drawEvents } from '../lines/draw-marks.ts';
import { drawXyReading } from './draw-xy-reading.ts';
import { drawXy } from './draw-xy.ts';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { nearestStep } from '../lines/readings.ts';
import type { Series } from '../lines/series.ts';
import { textMeasure } from '../shell/text-width.ts';
import { currentTheme, onThemeChange } from '../shell/theme.ts';
import type { XyChart, XyChartData, XyChartSpec } from './xy-chart-data.ts';
import { buildXyChartParts, type XyChartParts } from './xy-chart-parts.ts';
import { nextXyPicture, stillXyKey, type XyPicture } from './xy-picture.ts';
import { placeOf, readXy, shownLabels, spokenXy, xySummary } from './xy-reading.ts';

/** Makes a chart that fills `container`, which needs a height of its own. */
export function createXyChart(container: HTMLElement, { emptyText, onChoose }: XyChartSpec = {}): XyChart {
  const parts = buildXyChartParts(container, onChoose !== undefined);
  const { frame, root } = parts;
  const textWidth = textMeasure(frame);
  const describe = accessibleName(root, xySummary);
  let data: XyChartData | null = null;
  let picture: XyPicture | null = null;
  let still = '';
  /** Number of the place that is read. */
  let read: number | null = null;

  function draw() {
    if (data === null || frame.clientWidth === 0 || frame.clientHeight === 0) return;
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    picture = nextXyPicture({ data, size, theme: currentTheme(), textWidth }, picture);
    const key = stillXyKey(picture);
    if (key !== still) {
      drawAxes(parts.back, picture, data);
      drawLegend(parts.back, picture, textWidth);
      drawEvents(parts.events, picture, textWidth);
      drawClip(parts, picture);
      still = key;
    }
    drawXy(parts.lines, parts.dots, picture);
    drawEndLabels(parts.ends, picture);
    drawEmpty(parts, picture, emptyText);
    showReading(false);
    describe(shownLabels(picture));
  }

  function showReading(isSpoken: boolean) {
    if (picture === null) return;
    // Other data may have other places.
    if (read !== null && !picture.places.includes(read)) read = null;
    const reading = read === null ? null : readXy(picture, read);
    drawXyReading(parts.cross, parts.tooltip, picture, read, reading);
    if (isSpoken && reading !== null) parts.status.textContent = spokenXy(reading);
  }

  const { request: schedule, cancel } = oncePerFrame(draw);
  const stopListening = listenForCrosshair(root, {
    series: () => (picture === null ? [] : [placesOf(picture)]),
    stepAt: (pixel) => picture && nearestStep([placesOf(picture)], picture.x.toValue(pixel), picture.x.toPixel),
    step: () => read,
    show: (next, isSpoken) => {
      read = next;
      showReading(isSpoken);
    },
  });
  const choose = () => {
    if (picture !== null && read !== null) onChoose?.(placeOf(picture, read));
  };
  const stopChoice = onChoose ? listenForChoice(root, choose) : () => undefined;
  const stopThemes = onThemeChange(schedule);
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
      stopChoice();
      stopThemes();
      observer.disconnect();
      frame.remove();
    },
  };
}

/** Calls back when the place that is read is chosen, by click, Enter or Space. */
function listenForChoice(root: HTMLElement, choose: () => void): () => void {
  const ended = new AbortController();
  root.addEventListener('click', choose, { signal: ended.signal });
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose();
  };
  root.addEventListener('keydown', press, { signal: ended.signal });
  return () => ended.abort();
}

/** The bounds of the lines. */
function drawClip({ clip }: XyChartParts, { layout: { plot } }: XyPicture) {
  const area = select(clip).attr('x', plot.left).attr('y', plot.top);
  area.attr('width', plot.right - plot.left).attr('height', plot.bottom - plot.top);
}

function drawEmpty(
  { empty }: XyChartParts,
  { layout: { plot }, source, placed, isEmpty }: XyPicture,
  emptyText?: string,
) {
  const hasValues = placed.some(({ points }) => points.some(({ value }) => Number.isFinite(value)));
  const text = hasValues ? words.charts.noPlaceOnLog : (emptyText ?? words.charts.xy.empty);
  select(empty)
    .attr('x', (plot.left + plot.right) / 2)
    .attr('y', (plot.top + plot.bottom) / 2)
    .text(isEmpty && !source.guides?.length ? text : '');
}

/** All places, for the crosshair. */
const placesOf = ({ places }: XyPicture): Series => ({
  id: 'places',
  label: '',
  color: () => '',
  x: places,
  y: places,
  length: places.length,
});
