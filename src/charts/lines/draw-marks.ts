import { select, type EnterElement, type Selection } from 'd3';
import { dodge } from './dodge.ts';
import { spacedLabels } from './event-labels.ts';
import styles from './line-chart.module.css';
import { LABEL_HEIGHT } from './line-chart-layout.ts';
import type { ChartEvent, LinePicture } from './line-picture.ts';
import { latestOf } from './readings.ts';
import { hasPlace, type Series } from './series.ts';

const LEADER = 9;
const EVENT_LABEL = { aside: 4, below: 9 };

interface End {
  series: Series;
  x: number;
  y: number;
}

/** Names the lines at their ends, moved apart, each with a short line in its colour. */
export function drawEndLabels(group: SVGGElement, picture: LinePicture): void {
  const { plot, labelsAtEnds } = picture.layout;
  const ends = labelsAtEnds ? picture.data.series.flatMap((series) => endOf(series, picture)) : [];
  const right = Math.max(...ends.map(({ x }) => x));
  const heights = dodge(
    ends.map(({ y }) => y),
    LABEL_HEIGHT,
    plot.top,
    plot.bottom - LABEL_HEIGHT / 2,
  );
  select(group)
    .selectAll<SVGPathElement, End>('path')
    .data(ends)
    .join('path')
    .attr('fill', 'none')
    .attr('stroke', ({ series }) => series.color(picture.theme))
    .attr('d', ({ x, y }, index) => `M${x},${y}L${right + LEADER - 2},${heights[index]}`);
  select(group)
    .selectAll<SVGTextElement, End>('text')
    .data(ends)
    .join('text')
    .attr('class', styles.endLabel)
    .attr('dy', '0.35em')
    .attr('x', right + LEADER)
    .attr('y', (_, index) => heights[index])
    .text(({ series }) => series.label);
}

function endOf(series: Series, { x, y, layout }: LinePicture): End[] {
  const latest = latestOf(series);
  if (latest === null || !hasPlace(y.kind, latest.value)) return [];
  const height = Math.min(Math.max(y.toPixel(latest.value), layout.plot.top), layout.plot.bottom);
  return [{ series, x: x.toPixel(latest.step), y: height }];
}

/** Draws events as vertical lines; their names where they don't cover each other, the latest first. */
export function drawEvents(group: SVGGElement, picture: LinePicture, textWidth: (text: string) => number): void {
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
