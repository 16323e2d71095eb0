/**
 * The answers of a classifier on the whole test set as a table: rows are the truth, columns the answer. What is right is
 * grey, a mistake is red, and stronger the larger its share of its row. A cell can be read by pointer, touch and keys.
 */
import { words } from '../../words/words.ts';
import { addCanvases, type Brush } from '../pictures/canvas-layers.ts';
import { cellReading, type Cell, type CellLayout } from '../pictures/matrix-cells.ts';
import cells from '../pictures/matrix-picture.module.css';
import { appendHtml, createChart, createShell, type Chart, type Size } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { FunctionData, LearnedImages } from './function-data.ts';
import { headHeight, writeShareRight } from './images-function.ts';

type Data = FunctionData<LearnedImages>;

interface Picture {
  data: Data;
  layout: CellLayout;
}

/** Room for the names of the classes, in pixels; narrower for a small picture. */
const NAMES = { most: 18, share: 0.09, text: 0.72 };
/** Cells at least this long have their counts written into them. */
const LEAST_COUNTED = 19;
const COUNT = { size: 0.46, most: 14, room: 2 };
/** Opacity of the least and the largest mistake; roots of shares between them, since most mistakes are rare. */
const MISTAKE = { least: 0.12, most: 0.9 };
/** From this opacity on, a count is written in the colour of the surface. */
const STRONG = 0.5;
const GAP = 1;
const MOST_SAID = 3;

/** Makes a table that fills `container`, which needs a size of its own. */
export function createConfusionPicture(container: HTMLElement): Chart<Data> {
  const shell = createShell(container, { keys: words.charts.matrix.keys });
  const open = addCanvases(shell.root, 1);
  const outline = appendHtml(shell.root, 'div', cells.cell);

  return createChart<Data, Picture, Cell>(shell, {
    draw: (scene) => {
      const { data, size } = scene;
      const layout = layOut(data.learned.labels.length, size);
      const brush = open(0, scene);
      writeShareRight(brush, data.learned.accuracy);
      writeNames(brush, layout, data.learned.labels);
      paintCells(brush, layout, data.learned);
      return { data, layout };
    },
    summary: ({ data: { learned } }) => sentenceOf(learned),
    reading: cellReading(shell, outline, ({ data }, cell) => readingOf(data.learned, cell)),
  });
}

/** Returns the largest square cells below the head. */
function layOut(classes: number, size: Size): CellLayout {
  const { width, height } = size;
  const names = Math.min(NAMES.most, NAMES.share * Math.min(width, height));
  const top = headHeight(size) + names;
  const cell = Math.min(width - names, height - top) / classes;
  return { left: names + (width - names - cell * classes) / 2, top, cell, count: classes };
}

/** Names the classes above the columns, and left of the rows. */
function writeNames({ context, theme, font }: Brush, { left, top, cell }: CellLayout, labels: readonly string[]) {
  const names = Math.min(NAMES.most, cell);
  context.font = font(NAMES.text * names);
  context.fillStyle = COLORS[theme].muted;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  labels.forEach((label, k) => {
    const along = (k + 0.5) * cell;
    context.fillText(label, left + along, top - names / 2, cell);
    context.fillText(label, left - names / 2, top + along, names);
  });
}

function paintCells({ context, theme, font }: Brush, layout: CellLayout, learned: LearnedImages) {
  const { left, top, cell, count: classes } = layout;
  const { line, raised, danger, ink, surface } = COLORS[theme];
  const gap = Math.min(GAP, cell / 12);
  const side = cell - gap;
  const totals = rowTotals(learned);
  context.font = font(Math.min(COUNT.most, COUNT.size * cell));
  learned.confusion.forEach((count, place) => {
    const [row, column] = [Math.floor(place / classes), place % classes];
    const [x, y] = [left + column * cell + gap / 2, top + row * cell + gap / 2];
    const isRight = row === column;
    const share = count / Math.max(1, totals[row]);
    const opacity = isRight || count === 0 ? share : MISTAKE.least + (MISTAKE.most - MISTAKE.least) * Math.sqrt(share);
    context.fillStyle = raised;
    context.fillRect(x, y, side, side);
    context.globalAlpha = opacity;
    context.fillStyle = isRight ? line : danger;
    context.fillRect(x, y, side, side);
    context.globalAlpha = 1;
    if (cell < LEAST_COUNTED || (count === 0 && !isRight)) return;
    context.fillStyle = !isRight && opacity > STRONG ? surface : ink;
    context.fillText(formatCount(count), x + side / 2, y + side / 2, side - 2 * COUNT.room);
  });
}

/** Returns the number of test images of each class. */
const rowTotals = ({ confusion, labels: { length } }: LearnedImages) =>
  Array.from({ length }, (_, row) =>
    confusion.subarray(row * length, (row + 1) * length).reduce((sum, count) => sum + count, 0),
  );

/** Says the share that is right, and the most frequent mistakes. */
function sentenceOf({ confusion, labels, accuracy }: LearnedImages): string {
  const said = words.pictures.function;
  const isMistake = (place: number) => place % (labels.length + 1) !== 0 && confusion[place] > 0;
  const worst = [...confusion.keys()].filter(isMistake).sort((a, b) => confusion[b] - confusion[a]);
  return said.confusion(
    formatPercent(accuracy),
    worst.slice(0, MOST_SAID).map((place) => {
      const mistake = said.wrong(labels[Math.floor(place / labels.length)], labels[place % labels.length]);
      return said.mistakes(mistake, formatCount(confusion[place]));
    }),
  );
}

/** Returns the reading of a cell: "4 taken for 9: 12 of 98 (12 %)". */
function readingOf(learned: LearnedImages, { row, column }: Cell): string {
  const { right, wrong } = words.pictures.function.cell;
  const { confusion, labels } = learned;
  const count = confusion[row * labels.length + column];
  const all = rowTotals(learned)[row];
  const numbers = [formatCount(count), formatCount(all), formatPercent(count / all)] as const;
  return row === column ? right(labels[row], ...numbers) : wrong(labels[row], labels[column], ...numbers);
}
