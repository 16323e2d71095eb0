/**
 * A square matrix as a picture of signed colours. A crosshair reads its values by pointer, touch and arrow keys.
 */
import { words } from '../../words/words.ts';
import { appendHtml, createChart, createShell, type Chart } from '../shell/create-chart.ts';
import { formatCount, formatNumber } from '../shell/format-number.ts';
import type { Theme } from '../shell/palette.ts';
import type { Pointer } from '../shell/readings.ts';
import { cellOfKey, type Cell } from './matrix-cells.ts';
import styles from './matrix-picture.module.css';
import { paintSigned, type SignedImage } from './signed-image.ts';

/** The data of a matrix picture. */
export interface MatrixData extends SignedImage {
  /** The accessible name of the picture. */
  label: string;
  /** Rows and columns of the matrix that one cell stands for. */
  block: number;
  /** Rows and columns of the whole matrix. */
  size: number;
}

/** The data and the theme that were painted last. */
interface Picture {
  data: MatrixData;
  theme: Theme;
}

const READING_DIGITS = 3;

/** Makes a picture as wide as `container`, with a line for its readings below. */
export function createMatrixPicture(container: HTMLElement): Chart<MatrixData> {
  const classes = { frame: styles.frame, root: styles.root, tooltip: styles.reading };
  const shell = createShell(container, { keys: words.charts.matrix.keys, classes });
  // The line keeps its place while nothing is read.
  shell.tooltip.hidden = false;
  const canvas = appendHtml(shell.root, 'canvas', styles.canvas);
  const outline = appendHtml(shell.root, 'div', styles.cell);

  return createChart<MatrixData, Picture, Cell>(shell, {
    draw: ({ data, theme }, previous) => {
      if (data !== previous?.data || theme !== previous.theme) paintSigned(canvas, data, theme);
      return { data, theme };
    },
    summary: ({ data }) => data.label,
    reading: {
      at: ({ data }, pointer) => cellAt(pointer, data.columns),
      moved: ({ data }, key, cell) => cellOfKey(key, cell, data.columns),
      kept: ({ data }, cell) => (cell.row < data.columns && cell.column < data.columns ? cell : null),
      show: ({ data }, cell) => {
        outline.hidden = cell === null;
        shell.tooltip.textContent = cell && readingOf(data, cell);
        if (cell) placeCell(outline, cell, data.columns);
      },
      spoken: ({ data }, cell) => readingOf(data, cell),
    },
  });
}

function placeCell({ style }: HTMLElement, { row, column }: Cell, cells: number) {
  style.left = `${(100 * column) / cells}%`;
  style.top = `${(100 * row) / cells}%`;
  style.width = style.height = `${100 / cells}%`;
}

/** Returns the reading of a cell: "row 3, column 5: 0.21", or the mean over rows and columns. */
function readingOf({ values, columns, block, size }: MatrixData, { row, column }: Cell): string {
  const { matrix } = words.charts;
  const range = (at: number) => [at * block + 1, Math.min((at + 1) * block, size)].map(formatCount);
  const [[firstRow, lastRow], [firstColumn, lastColumn]] = [range(row), range(column)];
  const value = formatNumber(values[row * columns + column], READING_DIGITS);
  return block === 1
    ? matrix.entry(firstRow, firstColumn, value)
    : matrix.mean(firstRow, lastRow, firstColumn, lastColumn, value);
}

function cellAt({ x, y, width, height }: Pointer, cells: number): Cell {
  const at = (pixel: number, length: number) => Math.min(cells - 1, Math.max(0, Math.floor((pixel / length) * cells)));
  return { row: at(y, height), column: at(x, width) };
}
