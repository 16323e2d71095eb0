import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';

const shape = (lengths: readonly number[]) => `[${lengths.join(', ')}]`;

/** Cuts a text of a cell for a sentence, and leaves out what can't be seen in it. */
const short = (text: string) => {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return seen.length > 30 ? `${seen.slice(0, 30)}…` : seen;
};

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** The words of reading tables: each refusal says where, what, and what to do. */
export const table = spoken('table', {
  column: (place: number) => `column ${place}`,
  empty: (file: string) => `${file} has no rows; choose a file with a sample in each row.`,
  foreign: {
    workbook: (file: string) => `${file} is an Excel workbook; save it as CSV, or copy the cells and paste them here.`,
    objects: (file: string) =>
      `${file} holds objects of Python (torch.save, pickle), which could run a program and are never opened; save the weights by numpy.savez as W1, b1, W2, …, or the data as x and y.`,
    pdf: (file: string) => `${file} is a PDF, from which the lab takes no table; copy its cells, or save them as CSV.`,
    picture: (file: string) =>
      `${file} is a picture; the lab opens tables (CSV), arrays of NumPy (.npz, .npy), and files that it has written.`,
    packed: (file: string) => `${file} is packed; unpack it, and open what is in it.`,
    columns: (file: string) =>
      `${file} is a table in a binary form; save it as CSV (in pandas: to_csv(…, index=False)), or as arrays of NumPy.`,
    script: (file: string) =>
      `${file} is a PyTorch script, and no link of the lab is in it; open the .npz beside it, which has the experiment.`,
    svg: (file: string) => `${file} is a picture (SVG), and no link of the lab is in it; choose a table or arrays.`,
    bib: (file: string) => `${file} is a citation, and no link of the lab is in it; choose a table or arrays.`,
    web: (file: string) =>
      `${file} is a web page and not the table itself; download the table as CSV, or copy its cells and paste them.`,
    markup: (file: string) => `${file} is XML and no table; save it as CSV.`,
  },
  binary: (file: string) =>
    `${file} is not a text but a file of a program, as spreadsheets save it; save it there as CSV (UTF-8) and open that.`,
  noRows: (file: string, first: string | null) =>
    `${file} has no row that could be taken${first === null ? '' : `; the first problem: ${first}`}; check the delimiter, and whether the first row names the columns.`,
  onlyRow: (file: string, isOfNames: boolean) =>
    isOfNames
      ? `${file} has only one row, and it seems to name the columns; add a row below it for each sample, at least two.`
      : `${file} has only one row, and there must be one to learn from and one to test on; give a row for each sample.`,
  rowTooLong: (file: string, row: number, bytes: number) =>
    `Row ${countText(row)} of ${file} goes on for more than ${megabytes(bytes)}; put each sample into a row of its own, and close each quote.`,
  tooManyColumns: (file: string, columns: number, most: number) =>
    `The rows of ${file} have ${countText(columns)} columns, and the lab reads at most ${countText(most)}; leave some out, or write samples as rows and not as columns.`,
  tooManyCells: (file: string, row: number, columns: number, most: number) =>
    `At row ${countText(row)}, with ${countText(columns)} columns, ${file} has more than ${countText(most)} cells, the most that the lab reads; take fewer rows.`,
  ragged: (row: number, cells: number, width: number) =>
    `Row ${countText(row)} has ${countText(cells)} ${cells === 1 ? 'cell' : 'cells'} in place of ${countText(width)}, and is left out; give it as many as the others.`,
  quotes: (row: number) =>
    `Row ${countText(row)} has a quote that is not closed, or stands within a text; write two quotes for one.`,
  cell: (row: number, column: string, fault: string) =>
    `Row ${countText(row)}, column “${column}”, ${fault}; the row is left out.`,
  faults: {
    empty: 'has no value',
    tooLarge: 'has a number beyond the arithmetic of the lab, which ends at 3.4×10³⁸',
    text: (text: string) => `says “${short(text)}” among numbers`,
    part: (text: string) => `says “${short(text)}”, where only “train” and “test” have a meaning`,
  },
  tooFarApart:
    'A number lies so far from the others of its column that single precision can’t hold it once it is standardized; take its row or its column out, or don’t standardize.',
  oneRow: 'There is only one row, and there must be one to learn from and one to test on; give a row for each sample.',
  tooFewRows: (rows: number, first: string) =>
    `${rows === 0 ? 'No row has' : 'Only one row has'} a value in each column that is used (${first.replace(/; the row is left out\.$/, '')}); ignore the columns that have gaps.`,
  noTraining: 'No row is left to learn from; let “train” and “test” both come up in the column of the split.',
  tooManySamples: (rows: number, most: number) =>
    `There are ${countText(rows)} samples of a kind, and the lab takes at most ${countText(most)}; take fewer rows.`,
  noInput: 'No column is an input; give at least one this role.',
  tooManyInputs: (inputs: number, most: number) =>
    `The chosen columns make ${countText(inputs)} inputs, and a network takes at most ${countText(most)}; ignore some of them.`,
  tooManyTexts: (column: string, most: number) =>
    `Column “${column}” has more than ${most} different texts, too many for an input each; ignore it.`,
  noTarget: 'No column is the target; give one this role.',
  tooManyTargets: (targets: number, most: number) =>
    `${countText(targets)} columns are targets, and a network has at most ${countText(most)} outputs; choose fewer.`,
  oneTarget: (targets: number) =>
    `${countText(targets)} columns are targets, and classes come from one; choose one of them, or take the targets as numbers.`,
  textTarget: (column: string) =>
    `Column “${column}” has texts, which are no numbers to learn; take the target as classes.`,
  tooManyClasses: (column: string, most: number) =>
    `Column “${column}” has more than ${most} different values, too many for classes; choose another target, or take it as numbers.`,
  oneClass: (column: string, value: string) =>
    `Column “${column}” says “${short(value)}” in each row that is used, so that there is nothing to learn; choose another target.`,
  outOfMemory: 'The table needs more memory than the browser gives; take fewer rows or columns.',
  readerDied: 'The part of the lab that reads tables could not go on; reload the page and open the file again.',
  arrays: {
    noData: (file: string, names: readonly string[]) =>
      `${file} has no arrays x and y (it has ${names.length === 0 ? 'none' : names.slice(0, 8).join(', ')}); save it with numpy.savez("data.npz", x=x, y=y).`,
    halfTest: (file: string) => `${file} has only one of x_test and y_test; give both, or none.`,
    rows: (file: string, x: string, xShape: readonly number[], y: string, yShape: readonly number[]) =>
      `${x} ${shape(xShape)} and ${y} ${shape(yShape)} of ${file} have different numbers of samples; give each sample a target.`,
    columns: (file: string, a: string, aShape: readonly number[], b: string, bShape: readonly number[]) =>
      `${a} ${shape(aShape)} and ${b} ${shape(bShape)} of ${file} have samples of different sizes; save them alike.`,
    text: (file: string, name: string) => `${name} of ${file} is a text and no array of numbers; save numbers there.`,
    notATable: (file: string, found: readonly number[]) =>
      `${file} is an array ${shape(found)}, and a table has rows and columns; save [samples, columns], or x and y as .npz.`,
  },
});
