import type { RandomStream } from '../../maths/random.ts';

/** Fills one row of inputs from a stream; `index` is the number of the row. */
export type DrawRow = (stream: RandomStream, row: Float32Array, index: number) => void;

/** Draws x ~ N(0, I), so that E|x|^2 = d. */
export const gaussianRow: DrawRow = (stream, row) => {
  for (let i = 0; i < row.length; i++) row[i] = stream.normal();
};

/** Draws x uniform on the hypercube {-1, 1}^d, so that |x|^2 = d. */
export const hypercubeRow: DrawRow = (stream, row) => {
  for (let i = 0; i < row.length; i++) row[i] = stream.uniform() < 0.5 ? -1 : 1;
};

/** Draws inputs [count, inputs] row by row. */
export function drawInputs(count: number, inputs: number, stream: RandomStream, drawRow: DrawRow): Float32Array {
  const x = new Float32Array(count * inputs);
  for (let i = 0; i < count; i++) drawRow(stream, rowOf(x, inputs, i), i);
  return x;
}

/** Returns row `index` of a row-major array with `columns` columns, as a view. */
export const rowOf = (values: Float32Array, columns: number, index: number): Float32Array =>
  values.subarray(index * columns, (index + 1) * columns);

/** Returns row-major numbers as rows of `columns`; views, no copies. */
export const sampleRows = (values: Float32Array, columns: number): Float32Array[] =>
  Array.from({ length: values.length / columns }, (_, i) => values.subarray(i * columns, (i + 1) * columns));
