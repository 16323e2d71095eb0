import type { Series } from '../lines/series.ts';

/** One entry of a legend: a series, or a group of them in order. */
export type LegendEntry =
  { kind: 'series'; series: Series } | { kind: 'group'; name: string; first: string; last: string; members: Series[] };

/** A group shorter than this is clearer as single entries. */
const SMALLEST_GROUP = 3;

/**
 * The entries of a legend, in the order of the series; long runs of one group become one entry, unless its series are
 * to be listed and there is room for it.
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

/** Where an entry of the legend starts, relative to the legend's area. */
export interface PlacedEntry {
  entry: LegendEntry;
  x: number;
  row: number;
}

/** Sizes of the legend's parts in pixels. */
export const LEGEND = { swatch: 16, step: 9, space: 5, gap: 16, rowHeight: 17 };

/** Width of an entry in pixels. */
function entryWidth(entry: LegendEntry, textWidth: (text: string) => number): number {
  if (entry.kind === 'series') return LEGEND.swatch + LEGEND.space + textWidth(entry.series.label);
  const { name, first, last, members } = entry;
  return textWidth(`${name} ${first}`) + LEGEND.space + members.length * LEGEND.step + LEGEND.space + textWidth(last);
}

/** Puts a legend into rows of at most `width` pixels; series are listed while that takes at most so many rows. */
export function placeLegend(
  series: readonly Series[],
  { width, mostRows }: { width: number; mostRows: number },
  textWidth: (text: string) => number,
) {
  const listed = placeEntries(legendEntries(series, true), width, textWidth);
  return listed.rows <= mostRows ? listed : placeEntries(legendEntries(series, false), width, textWidth);
}

function placeEntries(entries: readonly LegendEntry[], width: number, textWidth: (text: string) => number) {
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
