/**
 * The answers of a classifier on the whole test set as a table: rows are the truth, columns the answer. What is right is
 * grey, a mistake is red, and stronger the larger its share of its row. A cell can be read by pointer, touch and keys; at the name
 * of a class, which may be cut, its right answers are read.
 */
import { words } from '../../words/words.ts';
import type { Brush } from '../pictures/canvas-layers.ts';
import type { Cell } from '../pictures/matrix-cells.ts';
import type { Chart } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { Pointer } from '../shell/readings.ts';
import { createClassCells, squareOf } from './class-cells.ts';
import type { ClassTable } from './class-table.ts';
import type { AnsweredFunction, ClassAnswers, FunctionData } from './function-data.ts';

/** Cells at least this long have their counts written into them. */
const LEAST_COUNTED = 19;
const COUNT = { size: 0.46, most: 14, room: 2 };
/** Opacity of the least and the largest mistake; roots of shares between them, since most mistakes are rare. */
const MISTAKE = { least: 0.12, most: 0.9 };
/** From this opacity on, a count is written in the colour of the surface. */
const STRONG = 0.5;
const MOST_SAID = 3;

/** Makes a table that fills `container`, which needs a size of its own. */
export const createConfusionPicture = (container: HTMLElement): Chart<FunctionData<AnsweredFunction>> =>
  createClassCells(container, {
    shownIn: ({ learned }) => learned.answers,
    headOf: words.pictures.right,
    paintCells,
    sentenceOf,
    readingOf,
    placeOf: atRight,
  });

/** Returns a pointer; for one at the name of a class, a pointer at the class's right answers. */
function atRight({ left, top, names }: ClassTable, pointer: Pointer): Pointer {
  const [along, down] = [pointer.x - left, pointer.y - top];
  if (along < 0 && along > -names.beside) return { ...pointer, x: left + down };
  if (down < 0 && down > -names.above) return { ...pointer, y: top + along };
  return pointer;
}

function paintCells({ context, theme, font }: Brush, layout: ClassTable, answers: ClassAnswers) {
  const { cell, count: classes } = layout;
  const { line, raised, danger, ink, surface } = COLORS[theme];
  const totals = rowTotals(answers);
  context.font = font(Math.min(COUNT.most, COUNT.size * cell));
  context.textAlign = 'center';
  answers.confusion.forEach((count, place) => {
    const { x, y, side } = squareOf(layout, place);
    const row = Math.floor(place / classes);
    const isRight = place % (classes + 1) === 0;
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

/** Returns the number of test samples of each class. */
const rowTotals = ({ confusion, labels: { length } }: ClassAnswers) =>
  Array.from({ length }, (_, row) =>
    confusion.subarray(row * length, (row + 1) * length).reduce((sum, count) => sum + count, 0),
  );

/** Says the share that is right, and the most frequent mistakes. */
function sentenceOf({ confusion, labels, accuracy }: ClassAnswers): string {
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
function readingOf(answers: ClassAnswers, { row, column }: Cell): string {
  const { right, wrong } = words.pictures.function.cell;
  const { confusion, labels } = answers;
  const count = confusion[row * labels.length + column];
  const all = rowTotals(answers)[row];
  const numbers = [formatCount(count), formatCount(all), formatPercent(count / all)] as const;
  return row === column ? right(labels[row], ...numbers) : wrong(labels[row], labels[column], ...numbers);
}
