/** Where the pictures of a figure stand: in rows as on the page, at the width of the figure. */

/** A rectangle in pixels. */
export interface PicturePlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A picture on the page. */
export interface ShownPicture {
  place: PicturePlace;
  /** Whether its name stands above it. */
  isNamed: boolean;
}

/** The room for the pictures of a figure. */
interface Room {
  width: number;
  /** The height to fill; `null`: as much as they need. */
  height: number | null;
  /** They get at least this height, if they need less and it makes none of them too high. */
  least?: number;
  /** Whether they keep the sizes that they have on the page. */
  isShown: boolean;
}

/** The height of a picture's name above it. */
export const NAME_HEIGHT = 16;
const GAP = 12;
/** Pictures beside each other are at least this wide, or as wide as on the page. */
const LEAST_WIDTH = 130;
/** A picture that gets narrower keeps its height up to this share of its width. */
const SHARE = 0.62;
/** A picture that gets wider is not higher than on the page, or than this share of its width. */
const WIDENED = 0.75;
/** A paper has no use for a picture that is higher. */
const MOST_HEIGHT = 400;
/** A picture whose sides differ by less than this share is a square, and stays one. */
const SQUARE = 0.06;

interface Cell {
  index: number;
  isNamed: boolean;
  isSquare: boolean;
  width: number;
  height: number;
}

/** Returns the place of each picture, without its name, and the height of all. */
export function placePictures(shown: readonly ShownPicture[], room: Room): { places: PicturePlace[]; height: number } {
  const onPage = rowsOf(shown);
  const rows = room.isShown
    ? onPage.map((row) => asShown(row, room.width))
    : (isFlow(onPage) ? [onPage.flat()] : onPage).flatMap((row) => chunksOf(row, room.width));
  if (!room.isShown) fill(rows, room);
  const widest = Math.max(...rows.map(widthOf));
  const places: PicturePlace[] = [];
  let top = 0;
  for (const row of rows) {
    const name = row.some(({ isNamed }) => isNamed) ? NAME_HEIGHT : 0;
    let left = Math.max(0, (room.width - widest) / 2);
    for (const { index, width, height } of row) {
      places[index] = { left, top: top + name, width, height };
      left += width + GAP;
    }
    top += name + heightOf(row) + GAP;
  }
  return { places, height: Math.max(0, top - GAP) };
}

const widthOf = (row: readonly Cell[]) => row.reduce((sum, { width }) => sum + width + GAP, -GAP);
const heightOf = (row: readonly Cell[]) => Math.max(...row.map(({ height }) => height));

type Numbered = ShownPicture & { index: number };

/** Returns the pictures by the rows in which they stand on the page. */
function rowsOf(shown: readonly ShownPicture[]): Numbered[][] {
  const rows: Numbered[][] = [];
  shown
    .map((picture, index) => ({ ...picture, index }))
    .toSorted((one, other) => one.place.top - other.place.top)
    .forEach((picture) => {
      const row = rows.at(-1);
      const first = row?.[0].place;
      if (row && first && picture.place.top < first.top + first.height / 2) row.push(picture);
      else rows.push([picture]);
    });
  return rows.map((row) => row.toSorted((one, other) => one.place.left - other.place.left));
}

/** Whether pictures of one size flow from row to row, as the last row is shorter: in a figure they do so at its width. */
function isFlow(rows: readonly Numbered[][]): boolean {
  const [{ place: first }] = rows[0];
  const isAlike = ({ place: { width, height } }: Numbered) =>
    Math.abs(width - first.width) < 1 && Math.abs(height - first.height) < 1;
  return rows.length > 1 && rows[rows.length - 1].length < rows[0].length && rows.flat().every(isAlike);
}

const isSquare = ({ width, height }: PicturePlace) => Math.abs(height / width - 1) < SQUARE;

/** Returns a row with the sizes that it has on the page, a little smaller where its gaps are narrower there. */
function asShown(row: readonly Numbered[], width: number): Cell[] {
  const across = row.reduce((sum, { place }) => sum + place.width, 0);
  const share = Math.min(1, (width - GAP * (row.length - 1)) / across);
  return row.map(({ index, isNamed, place }) => {
    const own = share * place.width;
    return { index, isNamed, isSquare: isSquare(place), width: own, height: isSquare(place) ? own : place.height };
  });
}

/** Returns a row as rows of the figure: several where its pictures would be too narrow. */
function chunksOf(row: readonly Numbered[], width: number): Cell[][] {
  const least = Math.min(LEAST_WIDTH, ...row.map(({ place }) => place.width));
  const most = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  const chunks = Math.ceil(row.length / most);
  const size = Math.ceil(row.length / chunks);
  return Array.from({ length: chunks }, (_, chunk) => {
    const part = row.slice(chunk * size, (chunk + 1) * size);
    const whole = row.slice(0, size);
    const room = width - GAP * (size - 1);
    const sum = (part.length < size ? whole : part).reduce((all, { place }) => all + place.width, 0);
    return part.map(({ index, isNamed, place }) => {
      const across = (room * place.width) / sum;
      const up = Math.min(
        Math.max((across * place.height) / place.width, Math.min(place.height, SHARE * across)),
        Math.max(place.height, WIDENED * across),
      );
      return { index, isNamed, isSquare: isSquare(place), width: across, height: isSquare(place) ? across : up };
    });
  });
}

/** Gives rows the heights that fill the room, or that a paper has room for. Squares stay squares. */
function fill(rows: Cell[][], { width, height, least = 0 }: Room) {
  const names = rows.filter((row) => row.some(({ isNamed }) => isNamed)).length * NAME_HEIGHT;
  const between = names + GAP * (rows.length - 1);
  const free = height === null ? null : height - between;
  const all = rows.reduce((sum, row) => sum + heightOf(row), 0);
  for (const row of rows) {
    const wanted =
      free === null
        ? Math.min(MOST_HEIGHT, heightOf(row) * Math.max(1, (least - between) / all))
        : (heightOf(row) * free) / all;
    const share = wanted / heightOf(row);
    for (const cell of row) {
      cell.height *= share;
      if (cell.isSquare)
        cell.width = cell.height = Math.min(cell.height, (width - GAP * (row.length - 1)) / row.length);
    }
  }
}
