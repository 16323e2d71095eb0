import { range, select } from 'd3';
import { words } from '../../words/words.ts';
import { axisScale } from '../axes/axis-scale.ts';
import { cornerPath, markPath } from './draw-heat-map.ts';
import { formatSetting } from '../shell/format-number.ts';
import { rampColor } from './heat-map-colors.ts';
import type { KeyEntry } from './heat-map-layout.ts';
import type { HeatMapParts } from './heat-map-parts.ts';
import type { HeatMapPicture } from './heat-map-picture.ts';
import styles from './heat-map.module.css';
import { LEGEND } from '../shell/legend.ts';
import { axisTicks } from '../axes/ticks.ts';

const RAMP = { top: 2, height: 9, tick: 3, baseline: 25, stops: 17, perLabel: 28, labelGap: 6, digits: 3 };
const BELOW_PLOT = 15;
const BESIDE_PLOT = 7;
const KEY_MARK = { above: 4, height: 10, radius: 4 };

/** Axes, the bar of colours and the key; clears what was there. */
export function drawHeatMapFrame(
  parts: HeatMapParts,
  picture: HeatMapPicture,
  textWidth: (text: string) => number,
): void {
  const { layout, data } = picture;
  const { plot, xName, yName } = layout;
  const root = select(parts.still);
  root.selectAll('*').remove();
  const text = (content: string, x: number, y: number, anchor: 'start' | 'middle' | 'end') =>
    root.append('text').attr('x', x).attr('y', y).attr('text-anchor', anchor).text(content);
  const ground = root.append('rect').attr('class', styles.ground).attr('x', plot.left).attr('y', plot.top);
  ground.attr('width', plot.right - plot.left).attr('height', plot.bottom - plot.top);
  for (const label of layout.xLabels) text(label.text, label.at, plot.bottom + BELOW_PLOT, 'middle');
  for (const label of layout.yLabels) text(label.text, plot.left - BESIDE_PLOT, label.at, 'end').attr('dy', '0.35em');
  text(data.x.label, xName.x, xName.baseline, 'middle');
  if (data.y) text(data.y.label, 0, yName.baseline, 'start');
  drawRamp(parts, picture, textWidth);
  for (const entry of layout.key) drawKeyEntry(parts, entry);
}

/** The bar of colours with its ticks, and the name of the values at its left. */
function drawRamp(
  parts: HeatMapParts,
  { data, layout, color, isBeyond, theme }: HeatMapPicture,
  textWidth: (text: string) => number,
) {
  const { left, width, valueName } = layout.ramp;
  const root = select(parts.still);
  const gradient = root.append('linearGradient').attr('id', parts.gradientId);
  for (const t of range(RAMP.stops).map((stop) => stop / (RAMP.stops - 1))) {
    gradient
      .append('stop')
      .attr('offset', t)
      .attr('stop-color', rampColor(t, data.ramp, theme));
  }
  const bar = root.append('rect').attr('class', styles.ramp).attr('fill', `url(#${parts.gradientId})`);
  bar.attr('x', left).attr('y', RAMP.top).attr('width', width).attr('height', RAMP.height);
  const name = root.append('text').attr('text-anchor', 'end').text(data.valueLabel);
  name.attr('x', valueName.x).attr('y', valueName.baseline);
  const scale = axisScale(color.kind, color.domain, left, left + width);
  const below = RAMP.top + RAMP.height;
  const mark = (value: number, label: string, middle: number) => {
    const at = scale.toPixel(value);
    const line = root.append('line').attr('class', styles.tick).attr('x1', at).attr('x2', at);
    line.attr('y1', below).attr('y2', below + RAMP.tick);
    root.append('text').attr('x', middle).attr('y', RAMP.baseline).attr('text-anchor', 'middle').text(label);
    return middle - textWidth(label) / 2;
  };
  const [, high] = color.domain;
  const beyond = words.charts.heatMap.atLeast(formatSetting(high, RAMP.digits));
  const beyondMiddle = Math.min(left + width, layout.size.width - textWidth(beyond) / 2);
  const end = isBeyond ? mark(high, beyond, beyondMiddle) - RAMP.labelGap : Infinity;
  let free = -Infinity;
  for (const { value, label } of axisTicks(color.kind, color.domain, Math.floor(width / RAMP.perLabel))) {
    if (label === null) continue;
    const [at, half] = [scale.toPixel(value), textWidth(label) / 2];
    if (at - half < free || at + half > end) continue;
    mark(value, label, at);
    free = at + half + RAMP.labelGap;
  }
}

function drawKeyEntry(parts: HeatMapParts, { mark, text, x, baseline }: KeyEntry) {
  const root = select(parts.still);
  const middle = baseline - KEY_MARK.above;
  if (mark === 'best') {
    const circle = root.append('circle').attr('class', styles.best).attr('r', KEY_MARK.radius);
    circle.attr('cx', x + LEGEND.swatch / 2).attr('cy', middle);
  } else {
    const cell = root.append('rect').attr('class', styles.cell);
    cell.attr('data-state', mark === 'partial' ? 'value' : mark);
    cell.attr('x', x).attr('y', middle - KEY_MARK.height / 2);
    cell.attr('width', LEGEND.swatch).attr('height', KEY_MARK.height);
    if (mark === 'diverged') cell.attr('fill', `url(#${parts.hatchId})`);
    const path = root.append('path').attr('class', styles.mark).attr('data-state', mark);
    if (mark === 'partial') {
      path.attr('d', cornerPath(KEY_MARK.height * 2));
      path.attr('transform', `translate(${x + LEGEND.swatch},${middle - KEY_MARK.height / 2})`);
    } else {
      path.attr('d', markPath(mark, LEGEND.swatch));
      path.attr('transform', `translate(${x + LEGEND.swatch / 2},${middle})`);
    }
  }
  const name = root.append('text').attr('class', styles.entry).attr('y', baseline).text(text);
  name.attr('x', x + LEGEND.swatch + LEGEND.space);
}
