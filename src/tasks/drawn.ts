import * as v from 'valibot';
import { kind, oneOf, plain } from '../settings/kind.ts';
import { row } from '../settings/row.ts';
import { boundedList } from '../settings/value-schemas.ts';
import { amount } from '../words/en/task-phrases.ts';
import { words } from '../words/words.ts';
import type { MadeData } from './data/dataset.ts';
import { taskError } from './data/task-error.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import {
  drawnPoints,
  FIRST_POINTS,
  fittedPoints,
  MOST_POINTS,
  onGrid,
  REACH,
  readPoints,
  writePoints,
  type DrawnPoint,
} from './drawn-points.ts';
import { LEARNS_AT_ONCE } from './shared-settings.ts';

const POINT_LENGTH = { plane: 3, line: 2 } as const;

/** Tells whether a value is a point: two coordinates, in the plane with a class behind them. */
function isPoint(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < POINT_LENGTH.line || value.length > POINT_LENGTH.plane) return false;
  const [x, y, label = 1] = value as unknown[];
  return (
    [x, y].every((place) => typeof place === 'number' && Math.abs(place) <= REACH) && (label === 1 || label === -1)
  );
}

const point = v.custom<DrawnPoint>(isPoint, words.tasks.point(REACH));

const points = kind({
  schema: v.optional(
    v.pipe(
      boundedList(point, 0, MOST_POINTS, words.tasks.points(MOST_POINTS)),
      v.transform((list): DrawnPoint[] => list.map(onGrid)),
    ),
    FIRST_POINTS.plane,
  ),
  neutral: FIRST_POINTS.plane,
  ...plain,
  read: readPoints,
  // A text that a link has and that can't be read is written as it is.
  write: (value) => (Array.isArray(value) ? writePoints(value as DrawnPoint[]) : String(value)),
  inWords: (value) => words.tasks.pointCount(Array.isArray(value) ? value.length : 0),
  arbitrary: drawnPoints,
});

/** The row of points that a person places with the pointer. */
export const drawn = defineTask({
  name: 'drawn',
  words: {
    title: 'Points that you draw',
    short: 'Drawn points',
    sentence: ({ on, points: { length } }) =>
      `${on === 'plane' ? 'Learn which of two classes a point in the plane belongs to, from points that you draw' : 'Learn a function of one input from points that you draw'}${amount({ samples: length, testSamples: 0 }, 'point')}`,
  },
  settings: {
    on: row(oneOf(['plane', 'line'], 'plane'), {
      key: 'on',
      axis: null,
      words: {
        label: 'Drawn',
        hint: 'Where you place points: two classes in the plane, or heights of a curve over one input.',
        options: { plane: 'In the plane', line: 'On a curve' },
      },
    }),
    points: row(points, {
      key: 'points',
      axis: null,
      words: {
        label: 'Points',
        short: '',
        hint: 'The points that the network learns from, all of them; there is no test set. Place them in the picture of what it has learned, also while it trains.',
      },
    }),
  },
  checks: [
    {
      at: 'points',
      holds: (task) => task.points.every(({ length }) => length === POINT_LENGTH[task.on]),
      allowed: words.tasks.allowed.points,
      remedies: ({ points: list, on }) => [
        { points: fittedPoints(list, on) },
        { on: on === 'plane' ? ('line' as const) : ('plane' as const) },
      ],
      follow: (task) => ({
        ...task,
        points: areFirst(task.points) ? FIRST_POINTS[task.on].map(onGrid) : fittedPoints(task.points, task.on),
      }),
    },
  ],
  shape: ({ on }) =>
    on === 'plane' ? { inputs: 2, outputs: 1, classes: 2 } : { inputs: 1, outputs: 1, classes: null },
  // A rate of its own for a single point would be far too high for a rich network, and for 100 points far too low.
  learns: { ...LEARNS_AT_ONCE, 'train.lr': 0.3, 'train.lrUnit': 'critical' },
});

type Drawn = TaskOfRow<typeof drawn>;

/** Returns whether these are the points that the plane or the curve begins with. */
const areFirst = (list: readonly DrawnPoint[]) =>
  Object.values(FIRST_POINTS).some((first) => writePoints(first) === writePoints(list));

/**
 * Makes the samples of drawn points: in the plane the place and the class, on a curve the input and the height. All of
 * them are training samples. Functions of them are drawn over all places that a point can have.
 *
 * @throws Error with a sentence when there is no point
 */
export function makeDrawn(task: Drawn): MadeData {
  const { points: list, on } = task;
  if (list.length === 0) throw taskError(words.tasks.noPoints, 'task.points');
  const { inputs, ...shape } = drawn.shape(task);
  const reach = REACH;
  const dataset = {
    inputs,
    ...shape,
    train: {
      count: list.length,
      x: Float32Array.from(list.flatMap((each) => each.slice(0, inputs))),
      y: Float32Array.from(list.flatMap((each) => each.slice(inputs))),
    },
    test: { count: 0, x: new Float32Array(), y: new Float32Array() },
    reach,
  };
  const flat = Float32Array.from(list.flat());
  const { x, curveX, target } = words.tasks.axes;
  return {
    dataset,
    picture:
      on === 'plane'
        ? { kind: 'scatter', xLabel: x(1), yLabel: x(2), areInputs: true, points: flat, reach }
        : { kind: 'curve', xLabel: curveX, yLabel: target, line: new Float32Array(), points: flat, reach },
  };
}
