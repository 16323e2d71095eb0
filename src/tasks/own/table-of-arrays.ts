/** Arrays of a program, `.npz` with x and y or one `.npy`, as a table with a column for each number of a sample. */
import { readNpy, type NumberArray, type NumpyArray } from '../../files/npy.ts';
import { readNpz } from '../../files/npz.ts';
import { gridOf } from '../../files/table/number-grid.ts';
import { MOST_CELLS, MOST_COLUMNS, type Table } from '../../files/table/table.ts';
import { words } from '../../words/words.ts';

const said = words.table.arrays;

/** Tells by its first bytes whether a file holds arrays. */
export async function isArrays(file: Blob): Promise<boolean> {
  const [a, b, c, d] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return (a === 0x50 && b === 0x4b && c <= 7 && d <= 8) || (a === 0x93 && b === 0x4e && c === 0x55 && d === 0x4d);
}

/**
 * Reads the arrays of a file: `x` [samples, ...] and `y` [samples] or [samples, outputs], and perhaps `x_test` and
 * `y_test`. Of a single array [samples, columns] each column is one of the table. Images are [samples, side, side], or
 * [samples, pixels] with a square number of pixels, at least 8 x 8.
 *
 * @throws a sentence that names the array and what it should be
 */
export function tableOfFile(bytes: Uint8Array, name: string): Table {
  if (bytes[0] !== 0x50) return tableOfOne(numbersOf(readNpy(bytes, name), name, name), name);
  const arrays = readNpz(bytes, name);
  const array = (key: string) => (key in arrays ? numbersOf(arrays[key], key, name) : null);
  const [x, y, xTest, yTest] = ['x', 'y', 'x_test', 'y_test'].map(array);
  if (!x || !y) throw new Error(said.noData(name, Object.keys(arrays)));
  if ((xTest === null) !== (yTest === null)) throw new Error(said.halfTest(name));
  const parts = [{ x, y }, ...(xTest && yTest && xTest.shape[0] > 0 ? [{ x: xTest, y: yTest }] : [])];
  const [d, k] = [columnsOf(x), columnsOf(y)];
  for (const [i, part] of parts.entries()) {
    const [xName, yName] = i === 0 ? ['x', 'y'] : ['x_test', 'y_test'];
    if (part.x.shape[0] !== part.y.shape[0]) throw new Error(said.rows(name, xName, part.x.shape, yName, part.y.shape));
    if (columnsOf(part.x) !== d) throw new Error(said.columns(name, 'x', x.shape, 'x_test', part.x.shape));
    if (columnsOf(part.y) !== k) throw new Error(said.columns(name, 'y', y.shape, 'y_test', part.y.shape));
  }
  const samples = parts.reduce((sum, part) => sum + part.x.shape[0], 0);
  const values = roomFor(name, samples, d + k);
  let row = 0;
  for (const part of parts) {
    for (let i = 0; i < part.x.shape[0]; i++, row++) {
      for (let j = 0; j < d; j++) values[row * (d + k) + j] = part.x.values[i * d + j];
      for (let j = 0; j < k; j++) values[row * (d + k) + d + j] = part.y.values[i * k + j];
    }
  }
  const names = [...numbered('x', d), ...numbered('y', k)];
  const isTest = parts.length === 1 ? null : Uint8Array.from({ length: samples }, (_, i) => Number(i >= x.shape[0]));
  return {
    ...tableOf(name, values, names),
    isTest,
    targets: Array.from({ length: k }, (_, j) => d + j),
    side: sideOf(x),
  };
}

function tableOfOne(array: NumberArray, name: string): Table {
  if (array.shape.length !== 2) throw new Error(said.notATable(name, array.shape));
  const [rows, columns] = array.shape;
  const values = roomFor(name, rows, columns);
  values.set(array.values);
  return tableOf(name, values, numbered('column ', columns));
}

function tableOf(name: string, values: Float32Array, names: readonly string[]): Table {
  const columns = names.length;
  const rows = values.length / columns;
  const first = Array.from({ length: Math.min(rows, 8) }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), (value) => String(Number(value.toPrecision(5)))),
  );
  return {
    name,
    numbers: gridOf(values, columns),
    columns: names.map((each) => ({ name: each, kind: 'number', texts: [], codes: null })),
    lines: Array.from({ length: rows }, (_, row) => row + 1),
    problems: [],
    refused: 0,
    preview: first,
    ragged: first.map(() => false),
    format: null,
    isTest: null,
    targets: null,
    side: null,
  };
}

function numbersOf(array: NumpyArray, key: string, name: string): NumberArray {
  if (!('values' in array)) throw new Error(said.text(name, key));
  return array;
}

/** The numbers of a sample. */
const columnsOf = ({ shape }: NumberArray) => shape.slice(1).reduce((product, length) => product * length, 1);

function roomFor(name: string, rows: number, columns: number): Float32Array {
  if (rows === 0 || columns === 0) throw new Error(words.table.empty(name));
  if (columns > MOST_COLUMNS) throw new Error(words.table.tooManyColumns(name, columns, MOST_COLUMNS));
  if (rows * columns > MOST_CELLS) throw new Error(words.table.tooManyCells(name, rows, columns, MOST_CELLS));
  return new Float32Array(rows * columns);
}

const numbered = (name: string, count: number) =>
  count === 1 ? [name.trim()] : Array.from({ length: count }, (_, i) => `${name}${i + 1}`);

/** The least side of inputs that are taken for images without two axes of their own. */
const LEAST_SIDE = 8;

function sideOf({ shape }: NumberArray): number | null {
  if (shape.length >= 3) return shape.length === 3 && shape[1] === shape[2] && shape[1] > 1 ? shape[1] : null;
  const side = Math.round(Math.sqrt(shape.at(1) ?? 0));
  return side >= LEAST_SIDE && side ** 2 === shape[1] ? side : null;
}
