/** Makes samples of a table: which rows, which inputs and targets, in which order and scale. */
import { randomStream } from '../../maths/random.ts';
import { words } from '../../words/words.ts';
import type { Table } from '../../files/table/table.ts';
import type { ColumnScale } from '../data/dataset.ts';
import { MOST_SAMPLES } from './own.ts';
import { partsOf, type PreparedData } from './own-data.ts';
import { inputColumns, targetValues, type InputColumn } from './table-columns.ts';
import { partOf, textAt, type TableChoices } from './table-choices.ts';
import { normalizeImages } from '../digits/digit-images.ts';
import { columnMeans, standardizeColumns } from './standardize.ts';

const said = words.table;

/** Samples, and what could not be taken. */
export interface Prepared {
  data: PreparedData;
  /** Sentences about cells and rows that could not be taken, the first ones. */
  problems: readonly string[];
  /** The number of rows that are left out. */
  leftOut: number;
  /** The columns of texts that are inputs, with the number of inputs that each of them makes. */
  spread: readonly { name: string; inputs: number }[];
}

/** The sentences about cells that are kept. */
const MOST_SENTENCES = 50;

/**
 * Makes the samples of a table. The same table and choices give the same samples, bit for bit.
 *
 * @throws a sentence that says why the choices give none, and what to choose
 */
export function prepareTable(table: Table, choices: TableChoices): Prepared {
  const { rows, problems, leftOut } = usableRows(table, choices);
  if (rows.length < 2) {
    throw new Error(problems.length > 0 ? said.tooFewRows(rows.length, problems[0]) : said.oneRow);
  }
  const { train, test } = split(table, choices, rows);
  if (train.length === 0) throw new Error(said.noTraining);
  for (const { length } of [train, test]) {
    if (length > MOST_SAMPLES) throw new Error(said.tooManySamples(length, MOST_SAMPLES));
  }
  const inputs = inputColumns(table, choices, rows);
  const targets = targetValues(table, choices, rows);
  const [d, k] = [inputs.length, targets.outputs];
  const data = {
    name: table.name,
    inputs: d,
    outputs: k,
    classes: targets.classNames.length || null,
    inputNames: inputs.map(({ name }) => name),
    targetNames: targets.classNames.length > 0 ? [] : targets.names,
    classNames: targets.classNames,
    samples: train.length,
    testSamples: test.length,
    values: new Float32Array((train.length + test.length) * (d + k)),
  };
  const parts = partsOf(data);
  // In float64, before single precision cuts the digits of numbers that are all large.
  const shift = choices.standardize && table.side === null ? columnMeans(table, train) : null;
  fillInputs(parts.x, { table, inputs, shift }, train);
  fillInputs(parts.xTest, { table, inputs, shift }, test);
  targets.fill(parts.y, train, shift);
  targets.fill(parts.yTest, test, shift);
  const images = table.side === null ? null : { side: table.side, pixels: inkOf(parts.x, parts.xTest) };
  const scale: PreparedData['scale'] = { inputs: null, targets: null };
  if (choices.standardize && images) scale.inputs = normalizeImages(parts.x, parts.xTest, d, true);
  else if (choices.standardize) {
    const places = inputs.map(({ column, text }) => (text === null ? column : null));
    scale.inputs = shiftedBack(standardizeColumns(parts.x, parts.xTest, d), places, shift);
  }
  if (choices.standardize && targets.classNames.length === 0) {
    const places = choices.roles.flatMap((role, c) => (role === 'target' ? [c] : []));
    scale.targets = shiftedBack(standardizeColumns(parts.y, parts.yTest, k), places, shift);
  }
  if (!data.values.every(Number.isFinite)) throw new Error(said.tooFarApart);
  return {
    data: { ...data, images, scale },
    problems: [...table.problems, ...problems],
    leftOut: table.refused + leftOut,
    spread: spreadOf(table, inputs),
  };
}

function spreadOf({ columns }: Table, inputs: readonly InputColumn[]): Prepared['spread'] {
  const places = new Set(inputs.filter(({ text }) => text !== null).map(({ column }) => column));
  const count = (place: number) => inputs.filter(({ column }) => column === place).length;
  return Array.from(places, (place) => ({ name: columns[place].name, inputs: count(place) }));
}

/** Returns scales of columns of numbers (texts: `null`) that had been shifted before. */
const shiftedBack = (
  scales: readonly ColumnScale[],
  places: readonly (number | null)[],
  shift: Float64Array | null,
): ColumnScale[] =>
  scales.map(({ mean, std }, j) => {
    const place = places[j];
    return { mean: mean + (place === null ? 0 : (shift?.[place] ?? 0)), std };
  });

/** Returns the rows that have a value in each column that is used. */
function usableRows(table: Table, { roles }: TableChoices) {
  const { numbers, columns, lines } = table;
  const used = roles.flatMap((role, c) => (role === 'ignore' ? [] : [c]));
  const ofNumbers = used.filter((c) => columns[c].kind === 'number' && roles[c] !== 'split');
  const ofTexts = used.filter((c) => !ofNumbers.includes(c));
  const problems: string[] = [];
  const rows: number[] = [];
  for (let row = 0; row < numbers.rows; row++) {
    const { block, at } = numbers.row(row);
    let wrong: number | undefined;
    for (const c of ofNumbers) {
      if (Number.isFinite(block[at + c])) continue;
      wrong = c;
      break;
    }
    wrong ??= ofTexts.find((c) => {
      const text = textAt(table, row, c);
      return text === null || (roles[c] === 'split' && partOf(text) === null);
    });
    if (wrong === undefined) rows.push(row);
    else if (problems.length < MOST_SENTENCES) {
      problems.push(said.cell(lines[row], columns[wrong].name, faultOf(table, row, wrong, roles[wrong] === 'split')));
    }
  }
  return { rows, problems, leftOut: numbers.rows - rows.length };
}

function faultOf(table: Table, row: number, column: number, isSplit: boolean): string {
  const { block, at } = table.numbers.row(row);
  const text = textAt(table, row, column);
  if (isSplit && text !== null) return said.faults.part(text);
  if ((table.columns[column].codes?.[row] ?? 0) > 0) return said.faults.text(text ?? '');
  return Number.isNaN(block[at + column]) ? said.faults.empty : said.faults.tooLarge;
}

/** Returns the rows to learn from and to test on, each in the random order of the seed. */
function split(table: Table, { roles, testShare, seed }: TableChoices, rows: readonly number[]) {
  const order = [...randomStream(seed, 'data').permutation(rows.length)].map((i) => rows[i]);
  const column = roles.indexOf('split');
  const { isTest } = table;
  if (column < 0 && !isTest) {
    const testSamples = Math.min(rows.length - 1, Math.round(testShare * rows.length));
    const samples = rows.length - testSamples;
    return { train: order.slice(0, samples), test: order.slice(samples) };
  }
  const isTested = (row: number) =>
    column >= 0 ? partOf(textAt(table, row, column) ?? '') === 1 : isTest?.[row] === 1;
  // Arrays keep their order, so that those which the lab has written are the same data when they come back.
  const kept = column < 0 ? rows : order;
  return { train: kept.filter((row) => !isTested(row)), test: kept.filter(isTested) };
}

interface Filling {
  table: Table;
  inputs: readonly InputColumn[];
  /** Subtracted from the numbers of each column; `null`: nothing. */
  shift: Float64Array | null;
}

function fillInputs(x: Float32Array, { table, inputs, shift }: Filling, rows: readonly number[]): void {
  const d = inputs.length;
  const places = Int32Array.from(inputs, ({ column }) => column);
  const shifts = Float64Array.from(places, (column) => shift?.[column] ?? 0);
  const hot = inputs.flatMap(({ column, text }, j) => (text === null ? [] : [{ j, column, text }]));
  for (const [i, row] of rows.entries()) {
    const { block, at } = table.numbers.row(row);
    for (let j = 0; j < d; j++) x[i * d + j] = block[at + places[j]] - shifts[j];
    for (const { j, column, text } of hot) x[i * d + j] = Number(textAt(table, row, column) === text);
  }
}

/** Returns the test inputs as shades from 0 to 255, of which the least and the most of all inputs are the ends. */
function inkOf(x: Float32Array, xTest: Float32Array): Uint8Array {
  let [least, most] = [Infinity, -Infinity];
  for (const values of [x, xTest]) {
    for (const value of values) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const factor = most > least ? 255 / (most - least) : 0;
  return Uint8Array.from(xTest, (value) => Math.round(factor * (value - least)));
}
