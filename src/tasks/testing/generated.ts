import * as v from 'valibot';
import { taskSchema, type TaskName, type TaskOf } from '../tasks.ts';
import type { Samples } from '../data/dataset.ts';
import { rowOf } from '../data/inputs.ts';

/** Returns a complete, valid task of one name with the settings of a test. */
export function taskOf<Name extends TaskName>(
  name: Name,
  settings: Partial<Omit<TaskOf<Name>, 'name'>> = {},
): TaskOf<Name> {
  return v.parse(taskSchema, { name, ...settings }) as TaskOf<Name>;
}

/** Returns the rows of the inputs or the targets of samples, as plain arrays. */
export function rows(values: Float32Array, { count }: Samples): number[][] {
  const columns = values.length / count;
  return Array.from({ length: count }, (_, i) => [...rowOf(values, columns, i)]);
}

/** Returns the mean of numbers. */
export const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the mean of the squares of numbers. */
export const meanSquare = (values: ArrayLike<number>): number => mean(Array.from(values, (value) => value ** 2));

/** How close a sum of two float32 numbers of order 1, taken in float64, is to the sum of the float64 numbers. */
export const FLOAT32_TOLERANCE = 2e-6;
