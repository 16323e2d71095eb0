/**
 * The answers of a network to every entry of a table of two numbers: rows are the first number, columns the second. What it learns
 * from is grey, what it was never shown and has right is blue, and what is wrong is red, paler in the training set. An entry can be
 * read by pointer, touch and keys.
 */
import { words } from '../../words/words.ts';
import type { Brush } from '../pictures/canvas-layers.ts';
import type { Cell } from '../pictures/matrix-cells.ts';
import type { Chart } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import { createClassCells, squareOf, type Named } from './class-cells.ts';
import type { ClassTable } from './class-table.ts';
import type { AnswerTable, FunctionData, TabledFunction } from './function-data.ts';

/** Opacity of a mistake in the training set. */
const PALE = 0.4;

/** The kinds of entries, each by its colour. */
export const ENTRY_COLORS = { training: 'line', right: 'accent', wrong: 'danger' } as const;

/** A table with its names, and how many entries of each set there are and are right: those of the test set first. */
interface Shown extends AnswerTable, Named {
  counts: readonly [all: number, right: number][];
}

/** Makes a table that fills `container`, which needs a size of its own; it draws functions that have one. */
export const createTablePicture = (container: HTMLElement): Chart<FunctionData> =>
  createClassCells<FunctionData, Shown>(container, {
    shownIn: ({ learned }) => counted((learned as TabledFunction).table),
    headOf: words.pictures.rightOfTest,
    paintCells,
    sentenceOf,
    readingOf,
  });

function counted(table: AnswerTable): Shown {
  const { truth, predicted, isTraining } = table;
  const counts = [0, 1].map((set): [number, number] => {
    const places = [...isTraining.keys()].filter((place) => isTraining[place] === set);
    return [places.length, places.filter((place) => predicted[place] === truth[place]).length];
  });
  const labels = Array.from({ length: Math.sqrt(truth.length) }, (_, k) => String(k));
  return { ...table, counts, labels, accuracy: counts[0][1] / counts[0][0] };
}

function paintCells({ context, theme }: Brush, layout: ClassTable, table: Shown) {
  table.truth.forEach((answer, place) => {
    const { x, y, side } = squareOf(layout, place);
    const [isRight, wasShown] = [answer === table.predicted[place], table.isTraining[place] === 1];
    context.globalAlpha = wasShown && !isRight ? PALE : 1;
    context.fillStyle = COLORS[theme][ENTRY_COLORS[isRight ? (wasShown ? 'training' : 'right') : 'wrong']];
    context.fillRect(x, y, side, side);
  });
  context.globalAlpha = 1;
}

/** Says how much of both sets is right. */
const sentenceOf = ({ accuracy, counts: [, [all, right]] }: Shown): string =>
  words.pictures.function.table(formatPercent(accuracy), formatCount(right), formatCount(all));

/** Returns the reading of an entry: "3, 9: 12 is right (training set)". */
function readingOf({ labels, truth, predicted, isTraining }: Shown, { row, column }: Cell): string {
  const place = row * labels.length + column;
  const { entry, sets } = words.pictures.function.entries;
  return entry(labels[row], labels[column], truth[place], predicted[place], sets[isTraining[place]]);
}
