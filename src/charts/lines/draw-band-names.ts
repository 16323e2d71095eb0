/** The names of bands, where neither a curve nor a mark runs through them, and if possible no line of the grid. */
import { select } from 'd3';
import { hasPlace } from '../axes/axis-scale.ts';
import { endLabels } from '../axes/draw-marks.ts';
import { LABEL_HEIGHT } from '../axes/plot-layout.ts';
import { lastAt } from '../axes/series.ts';
import { valueTicks } from '../axes/ticks.ts';
import styles from '../shell/chart.module.css';
import type { TextWidth } from '../shell/text-measure.ts';
import { edgesOf } from './draw-bands.ts';
import { HAPPENED_ABOVE, happenedMarks } from './draw-happened.ts';
import { heightIn, type Band, type LinePicture } from './line-picture.ts';

/** The height of a name, and its distance to the sides of the plot, to the edges of its band and to lines. */
const NAME = { height: 11, aside: 8, inside: 2, room: 3 };
/** The steps along a name at which curves are looked for. */
const PLACES = 6;
/** How bad it is that a name covers another text, or is covered by a curve; that it stands beside its band; and that a line
 * of the grid runs behind it. */
const COST = { text: 100, covered: 10, outside: 5, grid: 1 };
/** Marks through the plot have their names in its uppermost part, this high. */
const EVENT_NAME = 16;

/** The name of a band, by the left end of its middle line. */
interface BandName {
  band: Band;
  x: number;
  y: number;
  isOutside: boolean;
}

/** Draws the names of the bands. Each stays where it is until something covers it there. */
export function drawBandNames(group: SVGGElement, picture: LinePicture, textWidth: TextWidth): void {
  const names = select(group).selectAll<SVGTextElement, BandName>('text');
  const before = new Map(names.data().map(({ band, x, y }) => [band.label, { x, y }]));
  names
    .data(bandNames(picture, textWidth, before), ({ band }) => band.label)
    .join('text')
    .attr('class', styles.bandLabel)
    .attr('dy', '0.35em')
    .attr('data-outside', ({ isOutside }) => (isOutside ? true : null))
    .style('--band', ({ band }) => band.color(picture.theme))
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ band }) => band.label);
}

interface Place {
  x: number;
  y: number;
}

/**
 * Returns the place of the name of each band that has room for one: at the right, in the middle or at the left, below
 * first; where all of them are covered, just outside the band; none where each would cover another text. `before` has the
 * places of the picture before, by label.
 */
export function bandNames(picture: LinePicture, textWidth: TextWidth, before: ReadonlyMap<string, Place>): BandName[] {
  const { data, layout, isEmpty } = picture;
  const { left, right } = layout.plot;
  if (isEmpty) return [];
  const costOf = costsIn(picture, textWidth);
  const all = data.bands ?? [];
  return all.flatMap((band): BandName[] => {
    const edges = edgesOf(band, picture);
    const { top, bottom } = edges;
    if (band.label === '' || bottom - top < NAME.height + 2 * NAME.inside) return [];
    const width = textWidth(band.label);
    const half = NAME.height / 2 + NAME.inside;
    const isIn = ({ x, y }: Place, area = edges) =>
      x >= left && x + width <= right && y >= area.top + half && y <= area.bottom - half;
    const isFree = (place: Place) =>
      isIn(place) || (isIn(place, layout.plot) && all.every((other) => isClear(other, place)));
    const isClear = (other: Band, { y }: Place) => {
      const area = edgesOf(other, picture);
      return y + half <= area.top || y - half >= area.bottom;
    };
    const earlier = before.get(band.label);
    const columns = [right - NAME.aside - width, (left + right - width) / 2, left + NAME.aside];
    const rows = [bottom - half, top + half, (top + bottom) / 2, bottom + half, top - half];
    const places = columns.flatMap((x) => rows.map((y) => ({ x, y })));
    const candidates = [...(earlier ? [earlier] : []), ...places].filter(isFree);
    let best = { place: places[0], cost: Infinity };
    for (const place of candidates) {
      const cost = costOf({ ...place, width }) + (isIn(place) ? 0 : COST.outside);
      if (cost < best.cost) best = { place, cost };
      if (cost === 0) break;
    }
    return best.cost < COST.text ? [{ band, ...best.place, isOutside: !isIn(best.place) }] : [];
  });
}

/** Returns a function that says how much is in the way of a name. */
function costsIn(picture: LinePicture, textWidth: TextWidth) {
  const { data, layout, x, y } = picture;
  const { top, bottom } = layout.plot;
  const grid = valueTicks(y.kind, y.domain, bottom - top).flatMap(({ value, label }) =>
    label === null ? [] : [y.toPixel(value)],
  );
  const marks = happenedMarks(picture, textWidth).filter(({ text }) => text !== '');
  const texts = [
    ...endLabels(picture).map(({ x: start, y: at, text }) => ({ from: start, to: start + textWidth(text), at })),
    ...marks.map(({ textX, y: dot, text }) => {
      const half = textWidth(text) / 2;
      return { from: textX - half, to: textX + half, at: dot - HAPPENED_ABOVE };
    }),
  ];
  const near = NAME.height / 2 + NAME.room;
  return ({ x: from, y: middle, width }: Place & { width: number }): number => {
    const to = from + width;
    const steps = Array.from({ length: PLACES }, (_, place) => x.toValue(from + (width * place) / (PLACES - 1)));
    const isCrossed = data.series.some((series) =>
      steps.some((step) => {
        const last = lastAt(series, step);
        return last !== null && hasPlace(y.kind, last.value) && Math.abs(heightIn(picture, last.value) - middle) < near;
      }),
    );
    const isNamed = texts.some(
      (text) =>
        text.from < to + NAME.room &&
        text.to > from - NAME.room &&
        Math.abs(text.at - middle) < (NAME.height + LABEL_HEIGHT) / 2,
    );
    const isNear = (at: number, reach: number) => at - reach < to + NAME.room && at + reach > from - NAME.room;
    const isMarked = (data.events ?? []).some(({ step }) => isNear(x.toPixel(step), 0));
    const isUnderMark =
      middle - near < top + EVENT_NAME &&
      (data.events ?? []).some(({ step, label }) => isNear(x.toPixel(step), textWidth(label) + NAME.aside));
    const isOnGrid = grid.some((height) => Math.abs(height - middle) < NAME.height / 2);
    return (
      (isNamed || isUnderMark ? COST.text : 0) + (isCrossed || isMarked ? COST.covered : 0) + (isOnGrid ? COST.grid : 0)
    );
  };
}
