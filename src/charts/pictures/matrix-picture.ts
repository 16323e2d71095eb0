/**
 * A square matrix as a picture of signed colours, with a crosshair that reads its values: by pointer, touch and arrow
 * keys. It draws at most once per animation frame.
 */
import { words } from '../../words/words.ts';
import { accessibleName } from '../shell/accessible-name.ts';
import { formatCount, formatNumber } from '../shell/format-number.ts';
import styles from './matrix-picture.module.css';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { paintSigned, type SignedImage } from './signed-image.ts';
import { currentTheme, onThemeChange } from '../shell/theme.ts';

/** What a matrix picture shows. */
export interface MatrixData extends SignedImage {
  /** The accessible name of the picture. */
  label: string;
  /** Rows and columns of the matrix that one cell stands for. */
  block: number;
  /** Rows and columns of the whole matrix. */
  size: number;
}

/** A matrix on the page. */
export interface MatrixPicture {
  /** Shows another matrix. */
  update: (data: MatrixData) => void;
  /** Takes the picture off the page. */
  destroy: () => void;
}

/** A cell, 0-based. */
interface Cell {
  row: number;
  column: number;
}

const READING_DIGITS = 3;
const STRIDE = { plain: 1, shift: 10 };
const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

let picturesMade = 0;

/** Makes a picture as wide as `container`, with a line for its readings below. */
export function createMatrixPicture(container: HTMLElement): MatrixPicture {
  const frame = append(container, 'div', styles.frame);
  const root = append(frame, 'div', styles.root);
  const hint = append(frame, 'div', styles.unseen);
  hint.id = `matrix-keys-${++picturesMade}`;
  hint.textContent = words.charts.matrix.keys;
  root.tabIndex = 0;
  root.setAttribute('role', 'img');
  root.setAttribute('aria-describedby', hint.id);
  const canvas = append(root, 'canvas', styles.canvas);
  const cross = append(root, 'div', styles.cell);
  const reading = append(frame, 'div', styles.reading);
  const status = append(frame, 'div', styles.unseen);
  status.setAttribute('role', 'status');
  reading.setAttribute('aria-hidden', 'true');
  const describe = accessibleName(root, ({ label }: MatrixData) => label);
  let data: MatrixData | null = null;
  let cell: Cell | null = null;

  const { request: schedule, cancel } = oncePerFrame(draw);
  function draw() {
    if (data) {
      paintSigned(canvas, data, currentTheme());
      describe(data);
    }
    show(cell, false);
  }
  function show(next: Cell | null, isSpoken: boolean) {
    const isInside = next !== null && data !== null && next.row < data.columns && next.column < data.columns;
    cell = isInside ? next : null;
    cross.hidden = cell === null;
    reading.textContent = data && cell ? readingOf(data, cell) : '';
    if (data === null || cell === null) return;
    placeCell(cross, cell, data.columns);
    if (isSpoken) status.textContent = reading.textContent;
  }

  const ended = new AbortController();
  const { signal } = ended;
  const point = (event: PointerEvent) => {
    if (data) show(cellAt(event, root.getBoundingClientRect(), data.columns), false);
  };
  root.addEventListener('pointermove', point, { signal });
  root.addEventListener('pointerdown', point, { signal });
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'mouse') show(null, false);
  };
  root.addEventListener('pointerleave', leave, { signal });
  root.addEventListener('blur', () => show(null, false), { signal });
  const press = (event: KeyboardEvent) => {
    const isLeft = event.key === 'Escape' && cell !== null;
    const next = data && cellOfKey(event, cell, data.columns);
    if (!next && !isLeft) return;
    event.preventDefault();
    show(next, true);
  };
  root.addEventListener('keydown', press, { signal });
  const stopThemes = onThemeChange(schedule);

  return {
    update: (next) => {
      data = next;
      schedule();
    },
    destroy: () => {
      cancel();
      ended.abort();
      stopThemes();
      frame.remove();
    },
  };
}

function append<Tag extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: Tag, className: string) {
  const element = parent.appendChild(document.createElement(tag));
  element.className = className;
  return element;
}

function placeCell({ style }: HTMLElement, { row, column }: Cell, cells: number) {
  style.left = `${(100 * column) / cells}%`;
  style.top = `${(100 * row) / cells}%`;
  style.width = style.height = `${100 / cells}%`;
}

/** "row 3, column 5: 0.21", or the mean over rows and columns. */
function readingOf({ values, columns, block, size }: MatrixData, { row, column }: Cell): string {
  const { matrix } = words.charts;
  const range = (at: number) => [at * block + 1, Math.min((at + 1) * block, size)].map(formatCount);
  const [[firstRow, lastRow], [firstColumn, lastColumn]] = [range(row), range(column)];
  const value = formatNumber(values[row * columns + column], READING_DIGITS);
  return block === 1
    ? matrix.entry(firstRow, firstColumn, value)
    : matrix.mean(firstRow, lastRow, firstColumn, lastColumn, value);
}

function cellAt({ clientX, clientY }: PointerEvent, box: DOMRect, cells: number): Cell {
  const at = (pixel: number, length: number) => Math.min(cells - 1, Math.max(0, Math.floor((pixel / length) * cells)));
  return { row: at(clientY - box.top, box.height), column: at(clientX - box.left, box.width) };
}

/** Where a key leads; `null` for a key that isn't ours. The first one shows the upper left corner. */
function cellOfKey({ key, shiftKey }: KeyboardEvent, cell: Cell | null, cells: number): Cell | null {
  if (!(key in MOVES)) return null;
  if (cell === null) return { row: 0, column: 0 };
  const stride = shiftKey ? STRIDE.shift : STRIDE.plain;
  const moved = (at: number, by: number) => Math.min(cells - 1, Math.max(0, at + by * stride));
  return { row: moved(cell.row, MOVES[key][0]), column: moved(cell.column, MOVES[key][1]) };
}
