/**
 * Series of points over numbers or categories in one SVG, with bands, fitted power laws and references. A place can be
 * read by pointer, touch and keys, and chosen.
 */
import { words } from '../../words/words.ts';
import { crosshairOver, drawReading } from '../axes/crosshair.ts';
import { drawAxes, drawFootNote, placeClip, placeNote } from '../axes/draw-axes.ts';
import { drawEndLabels, drawEvents } from '../axes/draw-marks.ts';
import { drawLegend } from '../axes/legend.ts';
import { withFoot } from '../axes/log-foot.ts';
import { seriesOfPlaces } from '../axes/series.ts';
import styles from '../shell/chart.module.css';
import { appendSvg, createChart, createShell, type Chart } from '../shell/create-chart.ts';
import { drawXy } from './draw-xy.ts';
import { drawLostNote } from './lost-note.ts';
import type { XyChartData, XyChartSpec } from './xy-chart-data.ts';
import { nextXyPicture, stillXyKey, type XyPicture } from './xy-picture.ts';
import { placeOf, readXy, shownLabels, spokenXy, xySummary } from './xy-reading.ts';

/** Makes a chart that fills `container`, which needs a height of its own. */
export function createXyChart(container: HTMLElement, { emptyText, onChoose }: XyChartSpec = {}): Chart<XyChartData> {
  const { keys, chooseKeys } = words.resultCharts.xy;
  const isForChoice = onChoose !== undefined;
  const shell = createShell(container, { keys: isForChoice ? `${keys} ${chooseKeys}` : keys, isForChoice });
  const layers = addLayers(shell.root, shell.id);
  const parts = { cross: layers.cross, tooltip: shell.tooltip };
  let still = '';

  return createChart<XyChartData, XyPicture, number>(shell, {
    draw: (scene, previous) => {
      const picture = nextXyPicture(scene, previous);
      const key = stillXyKey(picture);
      if (key !== still) {
        drawAxes(layers.back, picture, {
          ...scene.data,
          fit: { width: scene.size.width, textWidth: scene.textWidth },
        });
        drawLegend(layers.back, picture, scene.textWidth);
        const notes = { yLabel: scene.data.yLabel, textWidth: scene.textWidth };
        drawFootNote(layers.back, picture, notes);
        if (picture.hasLost) drawLostNote(layers.back, picture, notes);
        drawEvents(layers.events, picture, scene.textWidth);
        placeClip(layers.clip, picture);
        still = key;
      }
      drawXy(layers.lines, layers.dots, picture);
      drawEndLabels(layers.ends, picture);
      placeNote(layers.note, picture, noteOf(picture, emptyText));
      return picture;
    },
    summary: (picture) => {
      const sentence = withFoot(xySummary(shownLabels(picture)), picture.foot);
      return picture.hasLost ? `${sentence} ${words.resultCharts.xy.lostMarks}` : sentence;
    },
    reading: {
      ...crosshairOver(({ places }) => [seriesOfPlaces(places)]),
      // Other data may have other places.
      kept: ({ places }, at) => (places.includes(at) ? at : null),
      show: (picture, at) => drawReading(parts, picture, at, at === null ? null : readXy(picture, at)),
      spoken: (picture, at) => spokenXy(readXy(picture, at)),
      choose: onChoose && ((picture, at) => onChoose(placeOf(picture, at))),
    },
  });
}

/** Adds layers, back to front: axes and legend, crosshair, lines in the plot, dots, names, marked places, a note. */
function addLayers(root: HTMLElement, id: string) {
  const svg = appendSvg(root, 'svg', { 'aria-hidden': 'true' });
  return {
    back: appendSvg(svg, 'g'),
    clip: appendSvg(appendSvg(svg, 'clipPath', { id }), 'rect'),
    cross: appendSvg(svg, 'g'),
    lines: appendSvg(svg, 'g', { 'clip-path': `url(#${id})` }),
    dots: appendSvg(svg, 'g'),
    ends: appendSvg(svg, 'g'),
    events: appendSvg(svg, 'g'),
    note: appendSvg(svg, 'text', { class: styles.note }),
  };
}

/** Returns the text in place of a picture. */
function noteOf({ source, placed, isEmpty }: XyPicture, emptyText?: string): string {
  if (!isEmpty || source.guides?.length) return '';
  const hasValues = placed.some(({ points }) => points.some(({ value }) => Number.isFinite(value)));
  return hasValues ? words.charts.noPlaceOnLog : (emptyText ?? words.resultCharts.xy.empty);
}
