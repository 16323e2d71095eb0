import { range, select } from 'd3';
import { words } from '../../words/words.ts';
import { axisScale } from '../axes/axis-scale.ts';
import { placeClip } from '../axes/draw-axes.ts';
import { LEGEND } from '../axes/legend.ts';
import { axisTicks } from '../axes/ticks.ts';
import shared from '../shell/chart.module.css';
import { appendSvg } from '../shell/create-chart.ts';
import type { TextWidth } from '../shell/text-measure.ts';
import { formatSetting } from '../shell/format-number.ts';
import { isPartial, valueOf, type HeatMapCell } from './heat-map-data.ts';
import type { KeyEntry } from './heat-map-layout.ts';
import { cellBox, cellColor, rampColor, type HeatMapPicture } from './heat-map-picture.ts';
import styles from './heat-map.module.css';

const RAMP = { top: 2, height: 9, tick: 3, baseline: 25, stops: 17, perLabel: 28, labelGap: 6, digits: 3 };
const BELOW_PLOT = 15;
const BESIDE_PLOT = 7;
const KEY_MARK = { above: 4, height: 10, radius: 4 };

/** Cells at least this long, in pixels, have a line between them. */
const SPACED = 6;
/** The corner that marks a cell without some seeds: its side as a share of the cell, and at most in pixels. */
const CORNER = { share: 0.3, most: 9 };
/** Half the length of a mark in a cell without a value, in the same way. */
const MARK = { share: 0.22, most: 6 };

const HATCH = 6;

/** The elements that a heat map is drawn into. */
export type HeatMapLayers = ReturnType<typeof addLayers>;

/** Adds the layers of a heat map to a picture, from back to front; the ids of definitions begin with `id`. */
export function addLayers(root: HTMLElement, id: string) {
  const svg = appendSvg(root, 'svg', { 'aria-hidden': 'true' });
  const definitions = appendSvg(svg, 'defs');
  const square = { width: HATCH, height: HATCH };
  const hatch = { id: `${id}-hatch`, class: styles.hatch, patternUnits: 'userSpaceOnUse', ...square };
  const pattern = appendSvg(definitions, 'pattern', hatch);
  appendSvg(pattern, 'rect', square);
  appendSvg(pattern, 'path', { d: `M-1,1l2,-2M0,${HATCH}L${HATCH},0M${HATCH - 1},${HATCH + 1}l2,-2` });
  return {
    hatchId: hatch.id,
    gradientId: `${id}-ramp`,
    clip: appendSvg(appendSvg(definitions, 'clipPath', { id: `${id}-clip` }), 'rect'),
    /** Axes, colour bar and key. */
    still: appendSvg(svg, 'g'),
    cells: appendSvg(svg, 'g'),
    /** Marks of cells without a value. */
    marks: appendSvg(svg, 'g'),
    /** Guides and best cells, inside the plot. */
    over: appendSvg(svg, 'g', { 'clip-path': `url(#${id}-clip)` }),
    /** Names of the guides. */
    names: appendSvg(svg, 'g'),
    /** Outlines of the chosen cell and of the cell that is read. */
    chosen: appendSvg(svg, 'rect', { class: styles.chosen }),
    read: appendSvg(svg, 'rect', { class: styles.read }),
  };
}

/** Puts the cells in their places; there are as many as in the layout. */
export function placeCells(layers: HeatMapLayers, { data, layout }: HeatMapPicture): void {
  placeClip(layers.clip, { layout });
  const gap = Math.min(layout.cell.width, layout.cell.height) >= SPACED ? 1 : 0;
  const boxes = data.cells.map((_, index) => cellBox(layout, index));
  select(layers.cells)
    .selectAll('rect')
    .data(boxes)
    .join('rect')
    .attr('x', (box) => box.left + gap / 2)
    .attr('y', (box) => box.top + gap / 2)
    .attr('width', (box) => Math.max(0, box.width - gap))
    .attr('height', (box) => Math.max(0, box.height - gap));
}

/** Colours the cells, and draws the marks of those without a value or without some seeds. */
export function paintCells(layers: HeatMapLayers, { data, layout, color, theme }: HeatMapPicture): void {
  select(layers.cells)
    .selectAll<SVGRectElement, unknown>('rect')
    .data(data.cells)
    .attr('data-state', ({ state }) => state)
    .attr('class', (cell) => (Number.isNaN(valueOf(cell)) ? styles.cell : null))
    .attr('fill', (cell) =>
      cell.state === 'diverged' ? `url(#${layers.hatchId})` : cellColor(valueOf(cell), color, data.ramp, theme),
    );
  const length = Math.min(layout.cell.width, layout.cell.height);
  const marked = data.cells.flatMap((cell, index) => {
    const { left, top, width, height } = cellBox(layout, index);
    if (isPartial(cell))
      return [{ state: 'partial', path: cornerPath(length), at: `translate(${left + width},${top})` }];
    const path = Number.isNaN(valueOf(cell)) ? markPath(cell.state, length) : null;
    return path === null ? [] : [{ state: cell.state, path, at: `translate(${left + width / 2},${top + height / 2})` }];
  });
  select(layers.marks)
    .selectAll('path')
    .data(marked)
    .join('path')
    .attr('class', styles.mark)
    .attr('data-state', ({ state }) => state)
    .attr('transform', ({ at }) => at)
    .attr('d', ({ path }) => path);
}

/** Returns the path of the upper right corner, which marks a cell whose value leaves out some seeds. */
function cornerPath(length: number): string {
  const side = Math.min(CORNER.most, CORNER.share * length);
  return `M0,0v${side}l${-side},${-side}z`;
}

/** Returns a mark: dots in training, a cross if it failed, a dash if impossible, a dot if nothing was measured. */
function markPath(mark: HeatMapCell['state'], length: number): string | null {
  const half = Math.min(MARK.most, MARK.share * length);
  if (mark === 'running') return `M${-half},0h0M0,0h0M${half},0h0`;
  if (mark === 'failed') return `M${-half},${-half}L${half},${half}M${-half},${half}L${half},${-half}`;
  if (mark === 'refused') return `M${-half},0H${half}`;
  return mark === 'value' ? 'M0,0h0' : null;
}

/** Draws the axes, the colour bar and the key in place of those before. */
export function drawHeatMapFrame(layers: HeatMapLayers, picture: HeatMapPicture, textWidth: TextWidth): void {
  const { layout, data } = picture;
  const { plot, xName, yName } = layout;
  const root = select(layers.still);
  root.selectAll('*').remove();
  const text = (content: string, x: number, y: number, anchor: 'start' | 'middle' | 'end') =>
    root.append('text').attr('x', x).attr('y', y).attr('text-anchor', anchor).text(content);
  const ground = root.append('rect').attr('class', styles.ground).attr('x', plot.left).attr('y', plot.top);
  ground.attr('width', plot.right - plot.left).attr('height', plot.bottom - plot.top);
  for (const label of layout.xLabels) text(label.text, label.at, plot.bottom + BELOW_PLOT, 'middle');
  for (const label of layout.yLabels) text(label.text, plot.left - BESIDE_PLOT, label.at, 'end').attr('dy', '0.35em');
  text(data.x.label, xName.x, xName.baseline, 'middle');
  if (data.y) text(data.y.label, 0, yName.baseline, 'start');
  drawRamp(layers, picture, textWidth);
  for (const entry of layout.key) drawKeyEntry(layers, entry);
}

/** Draws the colour bar with its ticks, and the name of the values on its left. */
function drawRamp(
  layers: HeatMapLayers,
  { data, layout, color, isBeyond, theme }: HeatMapPicture,
  textWidth: TextWidth,
) {
  const { left, width, valueName } = layout.ramp;
  const root = select(layers.still);
  const gradient = root.append('linearGradient').attr('id', layers.gradientId);
  for (const t of range(RAMP.stops).map((stop) => stop / (RAMP.stops - 1))) {
    gradient
      .append('stop')
      .attr('offset', t)
      .attr('stop-color', rampColor(t, data.ramp, theme));
  }
  const bar = root.append('rect').attr('class', styles.ramp).attr('fill', `url(#${layers.gradientId})`);
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
  const beyond = words.resultCharts.heatMap.atLeast(formatSetting(high, RAMP.digits));
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

function drawKeyEntry(layers: HeatMapLayers, { mark, text, x, baseline }: KeyEntry) {
  const root = select(layers.still);
  const middle = baseline - KEY_MARK.above;
  if (mark === 'best') {
    const circle = root.append('circle').attr('class', styles.best).attr('r', KEY_MARK.radius);
    circle.attr('cx', x + LEGEND.swatch / 2).attr('cy', middle);
  } else {
    const cell = root.append('rect').attr('class', styles.cell);
    cell.attr('data-state', mark === 'partial' ? 'value' : mark);
    cell.attr('x', x).attr('y', middle - KEY_MARK.height / 2);
    cell.attr('width', LEGEND.swatch).attr('height', KEY_MARK.height);
    if (mark === 'diverged') cell.attr('fill', `url(#${layers.hatchId})`);
    const path = root.append('path').attr('class', styles.mark).attr('data-state', mark);
    if (mark === 'partial') {
      path.attr('d', cornerPath(KEY_MARK.height * 2));
      path.attr('transform', `translate(${x + LEGEND.swatch},${middle - KEY_MARK.height / 2})`);
    } else {
      path.attr('d', markPath(mark, LEGEND.swatch));
      path.attr('transform', `translate(${x + LEGEND.swatch / 2},${middle})`);
    }
  }
  const name = root.append('text').attr('class', shared.entry).attr('y', baseline).text(text);
  name.attr('x', x + LEGEND.swatch + LEGEND.space);
}
