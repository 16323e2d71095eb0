import type { RandomStream } from '../../maths/random.ts';
import type { Dataset, TaskPicture } from './dataset.ts';
import { rowOf } from './inputs.ts';

/** The maximum number of points; more would crowd a thumbnail. */
const MOST_POINTS = 300;
/** Half the side of the square over which coinciding points of a discrete task are spread. */
const JITTER = 0.16;

/** One point of a scatter: its place, and its target or class. */
export type Point = readonly [x: number, y: number, value: number];

/** The axes of a scatter. */
export interface Axes {
  xLabel: string;
  yLabel: string;
  /** Whether they are the two inputs of the network. */
  areInputs?: boolean;
  /** Whether the values are the numbers of more than two classes. */
  areClasses?: boolean;
}

/**
 * Returns a scatter of the first training samples.
 *
 * @param point returns the place and value of a sample, from its inputs and targets
 * @param jitter the stream that spreads out points with discrete coordinates; absent: they stay where they are
 */
export function scatter(
  { inputs, outputs, train }: Dataset,
  axes: Axes,
  point: (x: Float32Array, y: Float32Array) => Point,
  jitter?: RandomStream,
): TaskPicture {
  const count = Math.min(train.count, MOST_POINTS);
  const points = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    points.set(point(rowOf(train.x, inputs, i), rowOf(train.y, outputs, i)), 3 * i);
    if (jitter === undefined) continue;
    points[3 * i] += JITTER * (2 * jitter.uniform() - 1);
    points[3 * i + 1] += JITTER * (2 * jitter.uniform() - 1);
  }
  return { kind: 'scatter', ...axes, points };
}
