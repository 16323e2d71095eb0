import { oneOf } from '../settings/kind.ts';
import { row } from '../settings/row.ts';
import { amount, noisyTargets } from '../words/en/task-phrases.ts';
import { words } from '../words/words.ts';
import type { MadeData } from './data/dataset.ts';
import type { DrawRow } from './data/inputs.ts';
import { regressionDataset } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_AT_ONCE, noise, sampled } from './shared-settings.ts';

const CURVE_PHRASES = {
  sine: 'a sine wave of two periods',
  step: 'a step from −1 to 1',
  bumps: 'three bumps from broad to narrow',
  sawtooth: 'a sawtooth of four teeth',
};

/** The row of a function of one number. */
export const curve = defineTask({
  name: 'curve',
  words: {
    title: 'Curve in one dimension',
    short: 'Curve',
    sentence: (task) =>
      `Learn a function of one input, ${CURVE_PHRASES[task.curve]}${noisyTargets(task)}${amount(task)}`,
  },
  settings: {
    curve: row(oneOf(['sine', 'step', 'bumps', 'sawtooth'], 'sine'), {
      key: 'curve',
      axis: null,
      words: {
        label: 'Curve',
        hint: 'The function of one input that there is to learn. Steps and sawtooth have jumps, which smooth networks learn late.',
        options: { sine: 'Sine', step: 'Step', bumps: 'Bumps', sawtooth: 'Sawtooth' },
      },
    }),
    noise: noise(0),
    ...sampled(64, 256),
  },
  checks: [],
  shape: () => ({ inputs: 1, outputs: 1, classes: null }),
  learns: LEARNS_AT_ONCE,
});

type Curve = TaskOfRow<typeof curve>;

/** x is uniform on [-REACH, REACH], so that E x^2 = 1. */
const REACH = Math.sqrt(3);
const LINE_POINTS = 241;
const MOST_POINTS = 200;

/** Centre and width of each bump on t in [-1, 1]. The mean and std below bring their sum to mean 0 and variance 1. */
const BUMPS = [
  { centre: -0.55, width: 0.18 },
  { centre: 0.1, width: 0.09 },
  { centre: 0.55, width: 0.045 },
];
const BUMPS_MEAN = 0.39339307;
const BUMPS_STD = 0.35421872;

/** The curves as functions of t = x / sqrt(3) in [-1, 1]; each has mean 0 and variance 1. */
const CURVES: Record<Curve['curve'], (t: number) => number> = {
  sine: (t) => Math.SQRT2 * Math.sin(2 * Math.PI * t),
  step: (t) => (t < 0 ? -1 : 1),
  bumps: (t) => {
    const height = BUMPS.reduce((sum, { centre, width }) => sum + Math.exp(-(((t - centre) / width) ** 2) / 2), 0);
    return (height - BUMPS_MEAN) / BUMPS_STD;
  },
  sawtooth: (t) => Math.sqrt(3) * (2 * (2 * t - Math.floor(2 * t)) - 1),
};

const uniformRow: DrawRow = (stream, row) => {
  row[0] = REACH * (2 * stream.uniform() - 1);
};

/**
 * Makes a function of one number with mean 0 and variance 1, x uniform on [-sqrt(3), sqrt(3)] (E x^2 = 1):
 * a sine of two periods, a step at 0, three bumps from broad to narrow, or a sawtooth of four teeth.
 * `noise` is added to the training targets only. Picture: the curve, and the training points with their noise.
 */
export function makeCurve(task: Curve): MadeData {
  const height = CURVES[task.curve];
  const streams = taskStreams(task.seed);
  const dataset = regressionDataset(task, curve.shape(task), streams, uniformRow, ([x]) => [height(x / REACH)]);
  return {
    dataset,
    picture: {
      kind: 'curve',
      xLabel: words.tasks.axes.curveX,
      yLabel: words.tasks.axes.target,
      line: linePoints(height),
      points: trainingPoints(dataset.train),
    },
  };
}

function linePoints(height: (t: number) => number): Float32Array {
  const line = new Float32Array(2 * LINE_POINTS);
  for (let i = 0; i < LINE_POINTS; i++) {
    const t = (2 * i) / (LINE_POINTS - 1) - 1;
    line.set([REACH * t, height(t)], 2 * i);
  }
  return line;
}

function trainingPoints({ count, x, y }: { count: number; x: Float32Array; y: Float32Array }): Float32Array {
  const points = new Float32Array(2 * Math.min(count, MOST_POINTS));
  for (let i = 0; i < points.length / 2; i++) points.set([x[i], y[i]], 2 * i);
  return points;
}
