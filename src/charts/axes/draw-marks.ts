import { select, type EnterElement, type Selection } from 'd3';
import styles from '../shell/chart.module.css';
import type { TextWidth } from '../shell/text-measure.ts';
import { hasPlace } from './axis-scale.ts';
import { isAtFoot } from './log-foot.ts';
import { endText, LABEL_HEIGHT, type ChartEvent, type PlotPicture } from './plot-layout.ts';
import { latestOf, type Series } from './series.ts';

const LEADER = 9;
/** A line that ends more than this many pixels before the names is led to its name in grey dots: a plain one reads as data. */
const FAR = 24;
const EVENT_LABEL = { aside: 4, below: 9 };

interface End {
  series: Series;
  text: string;
  x: number;
  y: number;
}

/**
 * Names or marks the lines at their ends. The names are moved apart; a short line in its colour leads to each, or grey
 * dots from a line that ends early.
 */
export function drawEndLabels(group: SVGGElement, picture: PlotPicture): void {
  const { ends, right, heights } = placedEnds(picture);
  select(group)
    .selectAll<SVGPathElement, End>('path')
    .data(ends)
    .join('path')
    .attr('class', styles.leader)
    .attr('data-far', ({ x }) => (isFar(x, right) ? true : null))
    .attr('stroke', ({ series, x }) => (isFar(x, right) ? null : series.color(picture.theme)))
    .attr('opacity', opacityOf)
    .attr('d', ({ x, y }, index) => leaderPath({ x, y }, { x: right, y: heights[index] }));
  select(group)
    .selectAll<SVGTextElement, End>('text')
    .data(ends)
    .join('text')
    .attr('class', styles.endLabel)
    .attr('dy', '0.35em')
    .attr('x', right + LEADER)
    .attr('y', (_, index) => heights[index])
    .attr('data-strong', ({ series }) => (series.emphasis ? true : null))
    .attr('opacity', opacityOf)
    .text(({ text }) => text);
}

/** How much is seen of the name of a line that is out of the light. */
const FAINT_OPACITY = 0.3;
const opacityOf = ({ series }: End) => (series.isFaint ? FAINT_OPACITY : null);

/** Returns the names at the ends of lines, by the left end of their middle line. */
export function endLabels(picture: PlotPicture): { text: string; x: number; y: number }[] {
  const { ends, right, heights } = placedEnds(picture);
  return ends.map(({ text }, index) => ({ text, x: right + LEADER, y: heights[index] }));
}

function placedEnds(picture: PlotPicture) {
  const { plot } = picture.layout;
  const ends = picture.data.series.flatMap((series) => endOf(series, picture));
  const wanted = ends.map(({ y }) => y);
  return {
    ends,
    right: Math.max(...ends.map(({ x }) => x)),
    heights: dodge(wanted, LABEL_HEIGHT, plot.top, plot.bottom - LABEL_HEIGHT / 2),
  };
}

const isFar = (x: number, right: number) => right - x > FAR;

/** Returns the path from the end of a line to its name: straight, or level until it is near. */
export function leaderPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const level = isFar(from.x, to.x) ? `H${to.x}` : '';
  return `M${from.x},${from.y}${level}L${to.x + LEADER - 2},${to.y}`;
}

/** Returns the end of a series with its text; empty where it has none. */
export function endOf(series: Series, { x, y, layout, foot }: PlotPicture): End[] {
  const latest = latestOf(series);
  const text = endText(series, layout.labelsAtEnds);
  if (latest === null || text === '') return [];
  if (foot && isAtFoot(y.kind, latest.value)) return [{ series, text, x: x.toPixel(latest.step), y: foot.at }];
  if (!hasPlace(y.kind, latest.value)) return [];
  // A value beyond the axis is drawn at its edge, which is above the foot.
  const [lowest, highest] = y.domain.map(y.toPixel);
  const height = Math.min(Math.max(y.toPixel(latest.value), highest), lowest);
  return [{ series, text, x: x.toPixel(latest.step), y: height }];
}

/** Draws events as vertical lines. Names are left out where they would overlap; the latest events get theirs first. */
export function drawEvents(group: SVGGElement, picture: PlotPicture, textWidth: TextWidth): void {
  const { x, layout, data } = picture;
  const { right, top, bottom } = layout.plot;
  const events = (data.events ?? []).filter(({ step }) => step >= x.domain[0] && step <= x.domain[1]);
  const places = events.map(({ step, label }) => ({
    at: x.toPixel(step),
    width: textWidth(label) + EVENT_LABEL.aside,
  }));
  const sides = spacedLabels(places, layout.plot.left, right);
  const marks = select(group).selectAll<SVGGElement, ChartEvent>('g').data(events).join(appendEvent);
  marks.attr('class', styles.event).attr('data-severity', ({ severity }) => severity);
  marks.attr('transform', (_, index) => `translate(${places[index].at},0)`);
  marks.select('line').attr('y1', top).attr('y2', bottom);
  marks
    .select('text')
    .attr('y', top + EVENT_LABEL.below)
    .attr('x', (_, index) => (sides[index] === 'left' ? -EVENT_LABEL.aside : EVENT_LABEL.aside))
    .attr('text-anchor', (_, index) => (sides[index] === 'left' ? 'end' : 'start'))
    .text(({ label }, index) => (sides[index] === null ? '' : label));
}

function appendEvent(enter: Selection<EnterElement, ChartEvent, SVGGElement, unknown>) {
  const mark = enter.append('g');
  mark.append('line');
  mark.append('text');
  return mark;
}

interface Cluster {
  /** Middle of the cluster. */
  at: number;
  count: number;
}

/**
 * Moves labels apart. The positions are as near as possible to the wanted ones (least squares), at least `gap` apart,
 * and inside `from`..`to` if there is room for all. Labels keep their order. The output is in the order of the
 * input.
 */
export function dodge(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, other) => wanted[one] - wanted[other] || one - other);
  const clusters: Cluster[] = [];
  const inside = ({ at, count }: Cluster): Cluster => {
    const half = ((count - 1) * gap) / 2;
    return { at: Math.max(from + half, Math.min(at, to - half)), count };
  };
  for (const index of order) {
    let cluster = inside({ at: wanted[index], count: 1 });
    for (let before = clusters.at(-1); before && overlap(before, cluster, gap); before = clusters.at(-1)) {
      clusters.pop();
      cluster = inside(merge(before, cluster));
    }
    clusters.push(cluster);
  }
  const positions = new Array<number>(wanted.length);
  let place = 0;
  for (const { at, count } of clusters) {
    for (let member = 0; member < count; member++) positions[order[place++]] = at + (member - (count - 1) / 2) * gap;
  }
  return positions;
}

const overlap = (one: Cluster, other: Cluster, gap: number) =>
  other.at - one.at < ((one.count + other.count) / 2) * gap;

const merge = (one: Cluster, other: Cluster): Cluster => {
  const count = one.count + other.count;
  return { at: (one.at * one.count + other.at * other.count) / count, count };
};

/** A vertical mark and the width of its label, in pixels. */
export interface MarkLabel {
  at: number;
  width: number;
}

/**
 * Returns the side of its mark that each label goes on; `null` for a label without room. Labels stay inside
 * `left`..`right` and don't overlap; later marks choose first. Marks must be in rising order.
 */
export function spacedLabels(marks: readonly MarkLabel[], left: number, right: number): ('left' | 'right' | null)[] {
  let free = right;
  const sides = marks.toReversed().map(({ at, width }, index) => {
    const after = at + width <= free;
    // Only the last mark may hang its label to the left: elsewhere that side belongs to the mark before.
    const before = index === 0 && at - width >= left;
    if (!after && !before) return null;
    free = after ? at : at - width;
    return after ? 'right' : 'left';
  });
  return sides.toReversed();
}
