/**
 * A square table of cells with the names of its rows and columns, below the share of answers that is right. A cell can be read by
 * pointer, touch and keys.
 */
import { words } from '../../words/words.ts';
import { addCanvases, type Brush } from '../pictures/canvas-layers.ts';
import { cellReading, type Cell } from '../pictures/matrix-cells.ts';
import cells from '../pictures/matrix-picture.module.css';
import { appendHtml, createChart, createShell, type Chart } from '../shell/create-chart.ts';
import { formatPercent } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { Pointer } from '../shell/readings.ts';
import { classTable, writeClassNames, type ClassTable } from './class-table.ts';
import { headHeight, writeHead } from './images-function.ts';

/** What a table shows. */
export interface Named {
  /** The names of its rows, which are those of its columns. */
  labels: readonly string[];
  /** The share of the answers to the test set that is right. */
  accuracy: number;
}

/** How a table of cells is painted and said. */
export interface ClassCells<Data, Shown extends Named> {
  shownIn: (data: Data) => Shown;
  /** Says the share that is right in few words. */
  headOf: (percent: string) => string;
  paintCells: (brush: Brush, layout: ClassTable, shown: Shown) => void;
  /** Says the whole table. */
  sentenceOf: (shown: Shown) => string;
  /** Says one cell. */
  readingOf: (shown: Shown, cell: Cell) => string;
  /** Returns the place that is read for a pointer; absent: that of the pointer. */
  placeOf?: (layout: ClassTable, pointer: Pointer) => Pointer;
}

const GAP = 1;

/** Makes a table that fills `container`, which needs a size of its own. */
export function createClassCells<Data, Shown extends Named>(
  container: HTMLElement,
  { shownIn, headOf, paintCells, sentenceOf, readingOf, placeOf }: ClassCells<Data, Shown>,
): Chart<Data> {
  interface Picture {
    shown: Shown;
    layout: ClassTable;
  }
  const shell = createShell(container, { keys: words.charts.matrix.keys });
  const open = addCanvases(shell.root, 1);
  const outline = appendHtml(shell.root, 'div', cells.cell);
  const reading = cellReading<Picture>(shell, outline, ({ shown }, cell) => readingOf(shown, cell));

  return createChart<Data, Picture, Cell>(shell, {
    draw: (scene) => {
      const shown = shownIn(scene.data);
      const brush = open(0, scene);
      writeHead(brush, headOf(formatPercent(shown.accuracy)));
      const layout = layOut(brush, shown.labels);
      brush.context.font = brush.font(layout.names.text);
      brush.context.fillStyle = COLORS[scene.theme].muted;
      writeClassNames(brush.context, layout, shown.labels);
      paintCells(brush, layout, shown);
      return { shown, layout };
    },
    summary: ({ shown }) => sentenceOf(shown),
    reading: {
      ...reading,
      at: (picture, pointer) => reading.at(picture, placeOf?.(picture.layout, pointer) ?? pointer),
    },
  });
}

/** Returns the places of the largest table below the head. */
const layOut = ({ context, size, font }: Brush, labels: readonly string[]) =>
  classTable(labels, size, headHeight(size), (label, text) => {
    context.font = font(text);
    return context.measureText(label).width;
  });

/** Returns the square of a cell without the gaps around it. */
export function squareOf(
  { left, top, cell, count }: ClassTable,
  place: number,
): { x: number; y: number; side: number } {
  const gap = Math.min(GAP, cell / 12);
  const [row, column] = [Math.floor(place / count), place % count];
  return { x: left + column * cell + gap / 2, y: top + row * cell + gap / 2, side: cell - gap };
}
