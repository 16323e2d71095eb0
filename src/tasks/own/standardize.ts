/** Brings inputs and targets to the scale that the learning rates of the lab are made for. */
import type { Table } from '../../files/table/table.ts';
import type { ColumnScale } from '../data/dataset.ts';

/** Returns the mean of the numbers of each column over some rows; that of a column of texts has no meaning. */
export function columnMeans({ numbers, columns }: Table, rows: readonly number[]): Float64Array {
  const sums = new Float64Array(columns.length);
  for (const row of rows) {
    const { block, at } = numbers.row(row);
    for (let c = 0; c < sums.length; c++) sums[c] += block[at + c];
  }
  return sums.map((sum) => sum / rows.length);
}

/**
 * Gives each column mean 0 and variance 1 over the training samples, and shifts and scales the test samples alike. A
 * column that is constant there becomes 0. Returns the scale of each column: a value was mean + std times what it is now.
 *
 * @param train [samples, columns] row-major, changed in place
 * @param test [samples, columns]
 */
export function standardizeColumns(train: Float32Array, test: Float32Array, columns: number): ColumnScale[] {
  const samples = train.length / columns;
  const sum = new Float64Array(columns);
  const square = new Float64Array(columns);
  for (let i = 0; i < train.length; i++) sum[i % columns] += train[i];
  const mean = sum.map((each) => each / samples);
  for (let i = 0; i < train.length; i++) square[i % columns] += (train[i] - mean[i % columns]) ** 2;
  const std = square.map((each) => Math.sqrt(each / samples));
  const factor = square.map((each) => (each > 0 ? Math.sqrt(samples / each) : 0));
  for (const values of [train, test]) {
    for (let i = 0; i < values.length; i++) values[i] = (values[i] - mean[i % columns]) * factor[i % columns];
  }
  return Array.from(mean, (each, c) => ({ mean: each, std: std[c] }));
}
