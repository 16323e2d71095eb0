import { select } from 'd3';
import type { AxisValue } from '../../config/sweep/axis.ts';
import type { TextWidth } from '../shell/text-measure.ts';
import type { HeatMapLayers } from './draw-heat-map.ts';
import { bestCells, type HeatMapData, type HeatMapGuide } from './heat-map-data.ts';
import { cellBox, pixelOf, type HeatMapPicture } from './heat-map-picture.ts';
import styles from './heat-map.module.css';

/** Points of a guide in each column. */
const POINTS_PER_CELL = 16;
const BEST = { share: 0.28, most: 4.5 };
const NAME = { aside: 6, below: 13, height: 15, padding: 3 };

/** Draws guides with their names, the best cell of each row, and the outline of the chosen cell. */
export function drawOver(layers: HeatMapLayers, picture: HeatMapPicture, textWidth: TextWidth): void {
  const { data, layout } = picture;
  const guides = (data.guides ?? []).map((guide) => ({ guide, points: guidePoints(picture, guide) }));
  // Each line lies on a wider one in the background's colour, since it crosses light and dark cells.
  const lines = guides.flatMap(({ points }) => [
    { kind: 'halo', path: pathOf(points) },
    { kind: 'guide', path: pathOf(points) },
  ]);
  const best = data.markBest ? bestCells(data, data.markBest) : [];
  const places = best.map((index) => {
    return pixelOf(layout, index % layout.columns, Math.floor(index / layout.columns));
  });
  const joined = pathOf(places.length > 1 ? places : []);
  const all = [...lines, { kind: 'halo', path: joined }, { kind: 'bestLine', path: joined }];
  const over = select(layers.over);
  const path = over.selectAll('path').data(all).join('path');
  path.attr('class', ({ kind }) => styles[kind]).attr('d', ({ path }) => path);
  const circle = over.selectAll('circle').data(places).join('circle').attr('class', styles.best);
  circle.attr('r', Math.min(BEST.most, BEST.share * Math.min(layout.cell.width, layout.cell.height)));
  circle.attr('cx', ([x]) => x).attr('cy', ([, y]) => y);
  drawNames(layers, picture, guides, textWidth);
  outline(layers.chosen, picture, data.selected ?? null);
}

/** Puts an outline around a cell; `null` hides it. */
export function outline(rect: SVGRectElement, { data, layout }: HeatMapPicture, index: number | null): void {
  const isThere = index !== null && index >= 0 && index < data.cells.length;
  select(rect).attr('visibility', isThere ? 'visible' : 'hidden');
  if (!isThere) return;
  const { left, top, width, height } = cellBox(layout, index);
  select(rect).attr('x', left).attr('y', top).attr('width', width).attr('height', height);
}

type Point = readonly [x: number, y: number];

/** Returns the points of a guide in pixels; none if the axes have no numbers. A NaN breaks the line. */
function guidePoints({ data, layout }: HeatMapPicture, { at }: HeatMapGuide): Point[] {
  const [x, y] = placesOf(data);
  if (x === null || y === null) return [];
  return Array.from({ length: layout.columns * POINTS_PER_CELL + 1 }, (_, i) => {
    const position = i / POINTS_PER_CELL - 0.5;
    return pixelOf(layout, position, y.positionOf(at(x.valueAt(position))));
  });
}

const placesOf = ({ x, y }: HeatMapData) => [axisPlaces(x.values), axisPlaces(y?.values ?? [])] as const;

function pathOf(points: readonly Point[]): string {
  return points.reduce((path, [x, y], i) => {
    if (!Number.isFinite(y)) return path;
    const isUp = i === 0 || !Number.isFinite(points[i - 1][1]);
    return `${path}${isUp ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`;
  }, '');
}

/** Names each guide where it leaves the plot. A name that would cover an earlier one goes below it. */
function drawNames(
  layers: HeatMapLayers,
  { layout: { plot } }: HeatMapPicture,
  guides: readonly { guide: HeatMapGuide; points: Point[] }[],
  textWidth: TextWidth,
) {
  const taken: { left: number; right: number; y: number }[] = [];
  const names = guides.flatMap(({ guide: { label }, points }) => {
    const end = points.findLast(([, y]) => y >= plot.top && y <= plot.bottom);
    if (end === undefined) return [];
    const right = Math.max(end[0], plot.left + textWidth(label) + NAME.aside) - NAME.aside;
    const left = right - textWidth(label);
    let y = Math.max(end[1] - NAME.aside, plot.top + NAME.below);
    for (const other of taken) {
      if (left < other.right && right > other.left && Math.abs(other.y - y) < NAME.height) y = other.y + NAME.height;
    }
    taken.push({ left, right, y });
    return [{ label, left, right, y }];
  });
  const ground = select(layers.names).selectAll('rect').data(names).join('rect').attr('class', styles.guideGround);
  ground.attr('x', ({ left }) => left - NAME.padding).attr('y', ({ y }) => y - NAME.height + NAME.padding);
  ground.attr('width', ({ left, right }) => right - left + 2 * NAME.padding).attr('height', NAME.height);
  const text = select(layers.names).selectAll('text').data(names).join('text').attr('class', styles.guideName);
  text.attr('text-anchor', 'end').attr('x', ({ right }) => right);
  text
    .attr('y', ({ y }) => y)
    .text(({ label }) => label)
    .raise();
}

/** Positions on an axis: its first value is at 0, the next at 1, and so on, whatever the values are. */
export interface AxisPlaces {
  /** Returns the position of a value, also between and beyond the values of the axis; NaN if it has none. */
  positionOf: (value: number) => number;
  /** Returns the value at a position. */
  valueAt: (position: number) => number;
}

/**
 * Places numbers between the values of an axis: linearly, or by their logarithm if the values are more evenly spaced
 * that way.
 *
 * @returns `null` unless there are at least two values, all numbers, that only rise or only fall
 */
export function axisPlaces(values: readonly AxisValue[]): AxisPlaces | null {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < Math.max(2, values.length) || !isMonotone(numbers)) return null;
  const isLog = numbers.every((value) => value > 0) && unevenness(numbers.map(Math.log)) <= unevenness(numbers);
  const forward = isLog ? Math.log : (value: number) => value;
  const inverse = isLog ? Math.exp : (value: number) => value;
  const nodes = numbers.map(forward);
  const direction = Math.sign(nodes[1] - nodes[0]);
  return {
    positionOf: (value) => {
      const at = forward(value);
      const beyond = nodes.findIndex((node) => direction * (node - at) > 0);
      const segment = segmentOf(beyond < 0 ? nodes.length : beyond - 1, nodes.length);
      return segment + (at - nodes[segment]) / (nodes[segment + 1] - nodes[segment]);
    },
    valueAt: (position) => {
      const segment = segmentOf(Math.floor(position), nodes.length);
      return inverse(nodes[segment] + (position - segment) * (nodes[segment + 1] - nodes[segment]));
    },
  };
}

/** Returns the segment between two nodes that a place belongs to; beyond the ends, the first or the last. */
const segmentOf = (index: number, nodes: number) => Math.min(Math.max(index, 0), nodes - 2);

const gaps = (values: readonly number[]) => values.slice(1).map((value, i) => value - values[i]);

const isMonotone = (values: readonly number[]) =>
  gaps(values).every((gap) => gap > 0) || gaps(values).every((gap) => gap < 0);

/** Returns the ratio of the largest to the least gap. */
function unevenness(values: readonly number[]): number {
  const sizes = gaps(values).map(Math.abs);
  return Math.max(...sizes) / Math.min(...sizes);
}
