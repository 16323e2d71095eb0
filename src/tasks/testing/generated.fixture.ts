import * as v from 'valibot';
import { taskSchema, type TaskName, type TaskOf } from '../tasks.ts';
import type { Samples } from '../data/dataset.ts';
import { rowOf } from '../data/inputs.ts';

/** A complete, valid task of one name, from what a test says about it. */
export function taskOf<Name extends TaskName>(
  name: Name,
  settings: Partial<Omit<TaskOf<Name>, 'name'>> = {},
): TaskOf<Name> {
  return v.parse(taskSchema, { name, ...settings }) as TaskOf<Name>;
}

/** The rows of the inputs or of the targets of samples, as plain arrays. */
export function rows(values: Float32Array, { count }: Samples): number[][] {
  const columns = values.length / count;
  return Array.from({ length: count }, (_, i) => [...rowOf(values, columns, i)]);
}

/** The mean of numbers. */
export const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of the squares of numbers. */
export const meanSquare = (values: ArrayLike<number>): number => mean(Array.from(values, (value) => value ** 2));

/** A sum of two float32 numbers of order 1 that was made in float64 is this close to the float64 one. */
export const FLOAT32_TOLERANCE = 2e-6;
