import { select } from 'd3';
import { LEGEND } from './legend.ts';
import styles from '../lines/line-chart.module.css';
import { lineWidth, type LinePicture } from '../lines/line-picture.ts';
import type { Series } from '../lines/series.ts';

/** Lines of a legend lie this far above the baseline of its text. */
const ABOVE_BASELINE = 4;
const GROUP_LINE_WIDTH = 4;
const GROUP_DASH = [3, 2];
const DOT_RADIUS = 3.5;

/** Adds the legend to `svg`: lines or dots with their names, groups as one row of colours from first to last. */
export function drawLegend(svg: SVGElement, picture: LinePicture, textWidth: (text: string) => number): void {
  const { layout, data, theme } = picture;
  const text = (x: number, y: number, content: string) =>
    select(svg).append('text').attr('class', styles.entry).attr('x', x).attr('y', y).text(content);
  const swatch = (series: Series, x: number, y: number, length: number, width: number, dash?: readonly number[]) => {
    const line = select(svg).append('line').attr('stroke', series.color(theme)).attr('stroke-width', width);
    line
      .attr('x1', x)
      .attr('x2', x + length)
      .attr('y1', y)
      .attr('y2', y);
    if (dash !== undefined) line.attr('stroke-dasharray', dash.join(' '));
  };
  const dot = (series: Series, x: number, y: number) =>
    select(svg).append('circle').attr('fill', series.color(theme)).attr('r', DOT_RADIUS).attr('cx', x).attr('cy', y);
  for (const { entry, x, baseline } of layout.legend) {
    const middle = baseline - ABOVE_BASELINE;
    if (entry.kind === 'series') {
      const { series } = entry;
      if (series.isScatter) dot(series, x + LEGEND.swatch / 2, middle);
      else swatch(series, x, middle, LEGEND.swatch, lineWidth(series, data.series.length) + 0.5, series.dash);
      text(x + LEGEND.swatch + LEGEND.space, baseline, series.label);
      continue;
    }
    const start = x + textWidth(`${entry.name} ${entry.first}`) + LEGEND.space;
    text(x, baseline, `${entry.name} ${entry.first}`);
    entry.members.forEach((series, index) => {
      const dash = series.dash && GROUP_DASH;
      swatch(series, start + index * LEGEND.step, middle, LEGEND.step - 1, GROUP_LINE_WIDTH, dash);
    });
    text(start + entry.members.length * LEGEND.step + LEGEND.space, baseline, entry.last);
  }
}
