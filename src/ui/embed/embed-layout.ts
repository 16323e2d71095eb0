/** How the panels of an embedded lab share its room, at any size: pure numbers, in px. */
import type { Panel } from '../../config/link/page-flags.ts';

/** Panels that are drawn as a picture, one for each network. */
const PICTURES = ['function', 'features', 'network'] as const satisfies readonly Panel[];
const CHARTS = ['loss', 'movement', 'alignment'] as const satisfies readonly Panel[];

/** A panel with pictures or curves; `side` is the network that a picture is of. */
export interface Tile {
  panel: (typeof PICTURES)[number] | (typeof CHARTS)[number];
  side: 0 | 1;
}

/** The panels that suit a width, the most important first; the last ones go where there is no height for them. */
const SUITED: Readonly<Record<1 | 2, readonly { from: number; panels: readonly Tile['panel'][] }[]>> = {
  1: [
    { from: 800, panels: ['function', 'movement', 'features', 'loss'] },
    { from: 520, panels: ['function', 'movement', 'features'] },
    { from: 0, panels: ['function', 'movement'] },
  ],
  2: [
    { from: 800, panels: ['function', 'movement', 'loss'] },
    { from: 0, panels: ['function', 'movement'] },
  ],
};

/** The least sizes at which a tile can be read, and the room below a picture for its caption. */
const LEAST = { picture: 130, chart: 220, height: 130, gap: 6, caption: 28 };
const MOST_HEIGHT = 320;

/** The tiles in rows, and the height at which each of them has its room. */
export interface EmbedLayout {
  rows: Tile[][];
  /** The height that suits this width, whatever the present height is. */
  wanted: number;
}

interface Room {
  width: number;
  /** The present height for the tiles. */
  height: number;
  /** The chosen panels; `null`: those that suit. */
  show: readonly Panel[] | null;
  networks: 1 | 2;
}

/** Returns the rows of tiles for a room. */
export function embedLayout({ width, height, show, networks }: Room): EmbedLayout {
  const suited = SUITED[networks].find(({ from }) => width >= from)?.panels ?? [];
  const chosen = show ? [...PICTURES, ...CHARTS].filter((panel) => show.includes(panel)) : suited;
  const heights = arrangements(tilesOf(chosen, networks), width).map((rows) => heightOf(rows, width));
  const wanted = Math.max(0, Math.min(...heights));
  for (let count = chosen.length; count > 1 && show === null; count--) {
    const rows = best(tilesOf(chosen.slice(0, count), networks), width, height);
    if (leastHeight(rows) <= height) return { rows, wanted };
  }
  const kept = show ? chosen : chosen.slice(0, 1);
  return { rows: best(tilesOf(kept, networks), width, height), wanted };
}

/** Returns pictures before charts, those of one panel beside each other. */
function tilesOf(panels: readonly Tile['panel'][], networks: 1 | 2): Tile[] {
  const ofPictures = PICTURES.filter((panel) => panels.includes(panel)).flatMap((panel) =>
    ([0, 1] as const).slice(0, networks).map((side) => ({ panel, side })),
  );
  return [
    ...ofPictures,
    ...CHARTS.filter((panel) => panels.includes(panel)).map((panel) => ({ panel, side: 0 as const })),
  ];
}

const isPicture = ({ panel }: Tile) => PICTURES.some((known) => known === panel);

/** Returns all ways to set tiles in rows in which each is wide enough; that of one tile a row if there is none. */
function arrangements(tiles: readonly Tile[], width: number): Tile[][][] {
  if (tiles.length === 0) return [[]];
  const pictures = tiles.filter(isPicture);
  const charts = tiles.filter((tile) => !isPicture(tile));
  const isPaired = pictures.some(({ side }) => side === 1);
  const upTo = (count: number) => Array.from({ length: Math.max(count, 1) }, (_, i) => i + 1);
  const apart = upTo(pictures.length)
    .filter((count) => !isPaired || count % 2 === 0)
    .flatMap((ofPictures) =>
      upTo(charts.length).map((ofCharts) => [...inRows(pictures, ofPictures), ...inRows(charts, ofCharts)]),
    );
  const found = [[[...tiles]], ...apart].filter((rows) => rows.every((row) => isWide(row, width)));
  return found.length > 0 ? found : [[...inRows(pictures, isPaired ? 2 : 1), ...inRows(charts, 1)]];
}

const inRows = (tiles: readonly Tile[], perRow: number): Tile[][] =>
  Array.from({ length: Math.ceil(tiles.length / perRow) }, (_, row) => tiles.slice(row * perRow, (row + 1) * perRow));

const widthIn = (row: readonly Tile[], width: number) => (width - (row.length - 1) * LEAST.gap) / row.length;
const isWide = (row: readonly Tile[], width: number) =>
  row.every((tile) => widthIn(row, width) >= (isPicture(tile) ? LEAST.picture : LEAST.chart));

/** Returns the height at which pictures are as high as wide, and charts well proportioned. */
const heightOf = (rows: readonly Tile[][], width: number): number =>
  rows.reduce(
    (sum, row) => {
      const wide = widthIn(row, width);
      const high = row.map((tile) =>
        isPicture(tile) ? Math.min(wide, MOST_HEIGHT) + LEAST.caption : Math.max(0.62 * wide, 180),
      );
      return sum + Math.min(Math.max(...high), MOST_HEIGHT);
    },
    (rows.length - 1) * LEAST.gap,
  );

const leastHeight = (rows: readonly Tile[][]) => rows.length * LEAST.height + (rows.length - 1) * LEAST.gap;

/** Returns the arrangement in which the smallest tile is largest. */
function best(tiles: readonly Tile[], width: number, height: number): Tile[][] {
  if (tiles.length === 0) return [];
  const size = (rows: Tile[][]) => {
    const high = (height - (rows.length - 1) * LEAST.gap) / rows.length;
    return Math.min(
      ...rows.flatMap((row) =>
        row.map((tile) =>
          Math.min(
            isPicture(tile) ? widthIn(row, width) : widthIn(row, width) / 1.5,
            high - (isPicture(tile) ? LEAST.caption : 0),
          ),
        ),
      ),
    );
  };
  const [first, ...others] = arrangements(tiles, width);
  return others.reduce((found, rows) => (size(rows) > size(found) ? rows : found), first);
}
