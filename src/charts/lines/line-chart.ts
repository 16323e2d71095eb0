/**
 * A chart of streams over steps. Lines are on a canvas, all that stands still is in SVG. Axes, legend and events are
 * drawn again only when they change.
 */
import { words } from '../../words/words.ts';
import { crosshairOver } from '../axes/crosshair.ts';
import { drawAxes, drawFootNote, placeNote } from '../axes/draw-axes.ts';
import { drawEndLabels, drawEvents } from '../axes/draw-marks.ts';
import { drawLegend } from '../axes/legend.ts';
import { withFoot } from '../axes/log-foot.ts';
import { isGhost, latestOf, nearestStep } from '../axes/series.ts';
import styles from '../shell/chart.module.css';
import { appendHtml, appendSvg, createChart, createShell, type Chart, type Size } from '../shell/create-chart.ts';
import { drawBandNames } from './draw-band-names.ts';
import { drawBands } from './draw-bands.ts';
import { drawCursor } from './draw-cursor.ts';
import { drawEdge } from './draw-edge.ts';
import { drawGhostNames } from './draw-ghost-name.ts';
import { drawHappened } from './draw-happened.ts';
import { drawLines, lineWorkspace } from './draw-lines.ts';
import {
  differsInCursorOnly,
  nextPicture,
  stillPartsKey,
  type LineChartData,
  type LineChartSpec,
  type LinePicture,
} from './line-picture.ts';
import { chartSummary, drawCrosshair, readSeries, shownStep, spokenReading } from './line-reading.ts';

/** Makes a chart that fills `container`, which needs a height of its own. */
export function createLineChart(container: HTMLElement, spec: LineChartSpec): Chart<LineChartData> {
  const shell = createShell(container, { keys: words.charts.keys });
  const layers = addLayers(shell.root);
  const parts = { cross: layers.cross, tooltip: shell.tooltip };
  const workspace = lineWorkspace();
  const crosshair = crosshairOver<LinePicture>(({ data }) => data.series.filter((series) => !isGhost(series)));
  let stillParts = '';
  /** The height of the pointer, which may point at a ghost. */
  let height: number | null = null;

  const chart = createChart<LineChartData, LinePicture, number>(shell, {
    draw: ({ data, size, theme, textWidth }, previous) => {
      const isSameScene = previous !== null && previous.theme === theme && isSameSize(previous.layout.size, size);
      if (isSameScene && differsInCursorOnly(data, previous.data)) {
        const moved = { ...previous, data };
        drawCursor(layers.cursor, moved);
        return moved;
      }
      const picture = nextPicture({ data, size, theme, spec, textWidth }, previous);
      const key = stillPartsKey(picture);
      if (key !== stillParts) {
        drawBands(layers.bands, picture);
        drawAxes(layers.back, picture, { ...spec, fit: { width: size.width, textWidth } });
        drawLegend(layers.back, picture, textWidth);
        drawFootNote(layers.back, picture, { yLabel: spec.yLabel, textWidth });
        drawEdge(layers.edge, picture);
        drawEvents(layers.events, picture, textWidth);
        stillParts = key;
      }
      drawBandNames(layers.bandNames, picture, textWidth);
      drawLines(layers.canvas, picture, workspace);
      drawCursor(layers.cursor, picture);
      drawHappened(layers.happened, picture, textWidth);
      drawGhostNames(layers.ghosts, picture, textWidth);
      drawEndLabels(layers.ends, picture);
      placeNote(layers.note, picture, picture.isEmpty ? noteOf(data, spec) : '');
      return picture;
    },
    summary: ({ data, foot }) => withFoot(summaryOf(spec, data), foot),
    // With names for places, these are no steps.
    stepOf: ({ data }) => (spec.placeName ? null : shownStep(data)),
    reading: {
      at: (picture, pointer) => {
        height = pointer.y;
        return crosshair.at(picture, pointer);
      },
      moved: (picture, key, step) => {
        height = null;
        return crosshair.moved(picture, key, step);
      },
      // After a restart the step may no longer be there.
      kept: ({ data, x }, step) => nearestStep(data.series, step, x.toPixel),
      show: (picture, step) => drawCrosshair(parts, picture, readSeries(picture, step, height), step, spec.placeName),
      spoken: ({ data }, step) => spokenReading(data, step, spec.placeName),
    },
  });
  shell.root.setAttribute('aria-label', summaryOf(spec, { series: [], yScale: 'linear' }));
  chart.update({ series: [], xScale: 'linear', yScale: 'linear' });
  return chart;
}

const isSameSize = (one: Size, other: Size) => one.width === other.width && one.height === other.height;

/**
 * Adds layers, back to front: bands, axes and legend, the names of bands, the edge, lines, the cursor, names at their ends, events, crosshair
 * with dots, a note.
 */
function addLayers(root: HTMLElement) {
  const bands = appendSvg(appendSvg(root, 'svg', { 'aria-hidden': 'true' }), 'g');
  const back = appendSvg(root, 'svg', { 'aria-hidden': 'true' });
  const bandNames = appendSvg(appendSvg(root, 'svg', { 'aria-hidden': 'true' }), 'g');
  const edge = appendSvg(appendSvg(root, 'svg', { 'aria-hidden': 'true' }), 'g');
  const canvas = appendHtml(root, 'canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const front = appendSvg(root, 'svg', { 'aria-hidden': 'true' });
  return {
    bands,
    back,
    bandNames,
    edge,
    canvas,
    cursor: appendSvg(front, 'g', { 'data-part': 'cursor' }),
    happened: appendSvg(front, 'g'),
    ghosts: appendSvg(front, 'g'),
    ends: appendSvg(front, 'g'),
    events: appendSvg(front, 'g'),
    cross: appendSvg(front, 'g'),
    note: appendSvg(front, 'text', { class: styles.note }),
  };
}

/** Returns the text in place of a picture. */
function noteOf({ series, yScale }: LineChartData, { emptyText }: LineChartSpec): string {
  const hasValues = series.some((one) => latestOf(one) !== null);
  return hasValues && yScale === 'log' ? words.charts.noPlaceOnLog : (emptyText ?? words.charts.empty);
}

const summaryOf = ({ title, summary }: LineChartSpec, data: Parameters<typeof chartSummary>[1]) =>
  summary ? summary(data.series) : chartSummary(title, data);
