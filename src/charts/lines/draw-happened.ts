/** Marks what happened in one of several runs on its own line: an event through the whole plot would be that of all. */
import { select, type EnterElement, type Selection } from 'd3';
import { isGhost, lastAt, type Series } from '../axes/series.ts';
import { LABEL_HEIGHT } from '../axes/plot-layout.ts';
import styles from '../shell/chart.module.css';
import type { TextWidth } from '../shell/text-measure.ts';
import { placeOnCurve } from './draw-cursor.ts';
import type { LinePicture } from './line-picture.ts';

const RADIUS = 3;
/** The distance from the dot to the middle of the text above it. */
export const HAPPENED_ABOVE = 11;
/** The distance of a text to the next one. */
const ASIDE = 4;

/** A dot on a line. */
export interface HappenedMark {
  series: Series;
  x: number;
  y: number;
  /** The text above it; empty where it would overlap a later one. */
  text: string;
  /** The middle of the text, which stays inside the plot. */
  textX: number;
}

/** Draws the marks of all series. */
export function drawHappened(group: SVGGElement, picture: LinePicture, textWidth: TextWidth): void {
  const color = ({ series }: HappenedMark) => series.color(picture.theme);
  const marks = select(group)
    .selectAll<SVGGElement, HappenedMark>('g')
    .data(happenedMarks(picture, textWidth))
    .join(appendMark);
  marks.attr('transform', ({ x, y }) => `translate(${x},${y})`);
  marks.select('circle').attr('stroke', color);
  marks
    .select('text')
    .style('fill', color)
    .attr('x', ({ x, textX }) => textX - x)
    .text(({ text }) => text);
}

function appendMark(enter: Selection<EnterElement, HappenedMark, SVGGElement, unknown>) {
  const mark = enter.append('g').attr('class', styles.happened);
  mark.append('circle').attr('r', RADIUS);
  mark.append('text').attr('dy', '0.35em').attr('y', -HAPPENED_ABOVE).attr('text-anchor', 'middle');
  return mark;
}

/** Returns the marks inside the plot; of texts that would overlap, the later one of the series drawn last stays. */
export function happenedMarks(picture: LinePicture, textWidth: TextWidth): HappenedMark[] {
  const { data, x, layout, isEmpty } = picture;
  const { left, right, top, bottom } = layout.plot;
  if (isEmpty) return [];
  const all = data.series.flatMap((series) =>
    (isGhost(series) ? [] : (series.happened ?? [])).flatMap(({ step, label }): HappenedMark[] => {
      const before = step > x.domain[1] ? null : lastAt(series, step);
      const place = before && placeOnCurve(series, picture, step, before);
      if (!place || place.y < top || place.y > bottom) return [];
      const half = textWidth(label) / 2;
      const textX = Math.max(left + half, Math.min(place.x, right - half));
      return [{ series, ...place, text: label, textX }];
    }),
  );
  const placed: HappenedMark[] = [];
  for (const mark of all.toReversed()) {
    const half = textWidth(mark.text) / 2 + ASIDE;
    const overlaps = placed.some(
      ({ textX, y, text }) =>
        text !== '' && Math.abs(textX - mark.textX) < half + textWidth(text) / 2 && Math.abs(y - mark.y) < LABEL_HEIGHT,
    );
    const isInside = mark.y - HAPPENED_ABOVE - LABEL_HEIGHT / 2 >= top;
    placed.push(overlaps || !isInside ? { ...mark, text: '' } : mark);
  }
  return placed.toReversed();
}
