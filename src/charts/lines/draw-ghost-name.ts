/** The faint name at the end of a ghost, where it covers no other line. */
import { select } from 'd3';
import { hasPlace } from '../axes/axis-scale.ts';
import { LABEL_HEIGHT } from '../axes/plot-layout.ts';
import { isGhost, lastAt, type Series } from '../axes/series.ts';
import styles from '../shell/chart.module.css';
import type { TextWidth } from '../shell/text-measure.ts';
import { heightIn, type LinePicture } from './line-picture.ts';

/** Distance from the end of the line to the middle of its name, and the room that the name keeps to other lines. */
const NAME = { aside: 10, room: 3 };
/** The places along a name at which other lines are looked for. */
const PLACES = 6;

/** A name, by the right end of its middle line. */
interface PlacedName {
  text: string;
  x: number;
  y: number;
}

/** Draws the names of ghosts that have a mark, or removes them where there is no room. */
export function drawGhostNames(group: SVGGElement, picture: LinePicture, textWidth: TextWidth): void {
  select(group)
    .selectAll<SVGTextElement, PlacedName>('text')
    .data(picture.isEmpty ? [] : ghostNames(picture, textWidth))
    .join('text')
    .attr('class', styles.ghostName)
    .attr('dy', '0.35em')
    .attr('text-anchor', 'end')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
}

/** Returns the marks of ghosts at the ends of their lines, above or below; without those that have no room. */
export function ghostNames(picture: LinePicture, textWidth: TextWidth): PlacedName[] {
  const { data, x, y, layout } = picture;
  const { left, top, bottom } = layout.plot;
  const others = data.series.filter((series) => !isGhost(series));
  return data.series.filter(isGhost).flatMap((ghost) => {
    const end = lastAt(ghost, x.domain[1]);
    if (!ghost.mark || end === null || !hasPlace(y.kind, end.value)) return [];
    const at = { x: x.toPixel(end.step), y: heightIn(picture, end.value) };
    const width = textWidth(ghost.mark);
    const half = LABEL_HEIGHT / 2;
    const isFree = (middle: number) =>
      middle - half >= top &&
      middle + half <= bottom &&
      others.every((other) => !crosses(other, picture, { from: at.x - width, to: at.x, middle }));
    const middle = [at.y - NAME.aside, at.y + NAME.aside].find(isFree);
    return middle === undefined || at.x - width < left ? [] : [{ text: ghost.mark, x: at.x, y: middle }];
  });
}

/** Returns whether a line, or the level of its end, runs through a name. */
function crosses(
  series: Series,
  picture: LinePicture,
  { from, to, middle }: { from: number; to: number; middle: number },
): boolean {
  return Array.from({ length: PLACES }, (_, place) => from + ((to - from) * place) / (PLACES - 1)).some((pixel) => {
    const last = lastAt(series, picture.x.toValue(pixel));
    if (last === null || !hasPlace(picture.y.kind, last.value)) return false;
    return Math.abs(heightIn(picture, last.value) - middle) < LABEL_HEIGHT / 2 + NAME.room;
  });
}
