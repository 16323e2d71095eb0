import { select } from 'd3';
import styles from '../shell/chart.module.css';
import type { TextWidth } from '../shell/text-measure.ts';
import type { Theme } from '../shell/palette.ts';
import { isGhost, legendName, type Series } from './series.ts';

/** One entry of a legend: a series, or a group of them in order. */
export type LegendEntry =
  { kind: 'series'; series: Series } | { kind: 'group'; name: string; first: string; last: string; members: Series[] };

/** A group shorter than this is clearer as single entries. */
const SMALLEST_GROUP = 3;

/**
 * Returns the entries of a legend, in the order of the series. Long runs of one group become one entry, unless its
 * series are to be listed and there is room for that.
 */
function legendEntries(series: readonly Series[], hasRoom: boolean): LegendEntry[] {
  const runs: Series[][] = [];
  for (const one of series) {
    const run = runs.at(-1);
    const group = hasRoom && one.legend?.isListed ? undefined : one.legend?.group;
    if (run !== undefined && group !== undefined && run[0].legend?.group === group) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((members): LegendEntry[] => {
    const first = members[0].legend;
    const last = members[members.length - 1].legend;
    if (members.length < SMALLEST_GROUP || first === undefined || last === undefined) {
      return members.map((one) => ({ kind: 'series', series: one }));
    }
    return [{ kind: 'group', name: first.group, first: first.item, last: last.item, members }];
  });
}

/** An entry of the legend and its start, relative to the legend's area. */
export interface PlacedEntry {
  entry: LegendEntry;
  x: number;
  row: number;
}

/** Sizes of the legend's parts in pixels. */
export const LEGEND = { swatch: 16, step: 9, widestGroup: 144, space: 5, gap: 16, rowHeight: 17 };

/** Returns the width of one colour of a group. */
const stepOf = (members: readonly Series[]): number => Math.min(LEGEND.step, LEGEND.widestGroup / members.length);

/** Returns the width of an entry in pixels. */
function entryWidth(entry: LegendEntry, textWidth: TextWidth): number {
  if (entry.kind === 'series') return LEGEND.swatch + LEGEND.space + textWidth(legendName(entry.series));
  const { name, first, last, members } = entry;
  return (
    textWidth(`${name} ${first}`) + LEGEND.space + members.length * stepOf(members) + LEGEND.space + textWidth(last)
  );
}

/** Puts a legend into rows of at most `width` pixels; lists series one by one if `mostRows` rows suffice for that. */
export function placeLegend(
  series: readonly Series[],
  { width, mostRows }: { width: number; mostRows: number },
  textWidth: TextWidth,
) {
  const listed = placeEntries(legendEntries(series, true), width, textWidth);
  return listed.rows <= mostRows ? listed : placeEntries(legendEntries(series, false), width, textWidth);
}

function placeEntries(entries: readonly LegendEntry[], width: number, textWidth: TextWidth) {
  let x = 0;
  let row = 0;
  const placed = entries.map((entry): PlacedEntry => {
    const own = entryWidth(entry, textWidth);
    if (x > 0 && x + own > width) {
      x = 0;
      row++;
    }
    const place = { entry, x, row };
    x += own + LEGEND.gap;
    return place;
  });
  return { placed, rows: entries.length === 0 ? 0 : row + 1, lastRowWidth: Math.max(0, x - LEGEND.gap) };
}

const FEW_SERIES = 4;
const WIDTHS = { few: 1.75, many: 1.4, emphasis: 3, ghost: 1.5 };

/** Returns the line width of a series among `count` in pixels. */
export function lineWidth(series: Series, count: number): number {
  if (series.width !== undefined) return series.width;
  if (isGhost(series)) return WIDTHS.ghost;
  if (series.emphasis) return WIDTHS.emphasis;
  return count <= FEW_SERIES ? WIDTHS.few : WIDTHS.many;
}

/** Lines of a legend lie this far above the baseline of its text. */
const ABOVE_BASELINE = 4;
const GROUP_LINE_WIDTH = 4;
const GROUP_DASH = [3, 2];
const DOT_RADIUS = 3.5;

/** The part of a picture that the legend is drawn from. */
interface Legend {
  data: { series: readonly Series[] };
  layout: { legend: readonly (PlacedEntry & { baseline: number })[] };
  theme: Theme;
}

/** Adds the legend to `svg`: lines or dots with their names, and each group as one row of colours. */
export function drawLegend(svg: SVGElement, picture: Legend, textWidth: TextWidth): void {
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
      text(x + LEGEND.swatch + LEGEND.space, baseline, legendName(series));
      continue;
    }
    const start = x + textWidth(`${entry.name} ${entry.first}`) + LEGEND.space;
    const step = stepOf(entry.members);
    text(x, baseline, `${entry.name} ${entry.first}`);
    entry.members.forEach((series, index) => {
      const dash = series.dash && GROUP_DASH;
      swatch(series, start + index * step, middle, Math.max(step - 1, step / 2), GROUP_LINE_WIDTH, dash);
    });
    text(start + entry.members.length * step + LEGEND.space, baseline, entry.last);
  }
}
