import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

/** The number of inputs d in studies that don't vary it. */
export const INPUTS = 10;
/** The largest ||f - y||^2 of a success, as a share of ||y||^2. */
const RELATIVE_LOSS = 0.01;
/** The training loss at which a network has succeeded: labels are +-1, and the loss is half the mean square. */
export const SUCCESS = RELATIVE_LOSS / 2;

const STEPS = 8000;
/** The steps at which the loss is looked at, as parts of all steps. */
const LOOKS = [0, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1];
const looksAt = (steps: number) => LOOKS.map((part) => part * steps);

/** Two layers without bias, w ~ N(0, I/d), readout +-1/sqrt(m), Gaussian inputs, labels by a fair coin. */
const base = {
  task: { name: 'random-labels', d: INPUTS, testSamples: 0 },
  net: { depth: 1, width: 20, activation: 'relu', gain: 1, outputInit: 'sign' },
  scaling: { preset: 'sp' },
  train: { lr: 0.45, lrUnit: 'critical', steps: STEPS },
  measure: { twin: false, at: looksAt(STEPS) },
} satisfies SweepInput['base'];

const shared = {
  name: ABOUT.beyondKernel.title,
  draw: 'data',
  frames: 'light',
  until: SUCCESS,
} satisfies Partial<SweepInput>;

const phase = (widths: number[], ratios: number[], seeds: number) =>
  defineSweep({
    ...shared,
    base,
    axes: [
      { setting: 'net.width', values: widths },
      { setting: 'samplesPerWeight', values: ratios },
    ],
    seeds,
  });

const dimension = (ratios: number[], seeds: number) =>
  defineSweep({
    ...shared,
    base: { ...base, net: { ...base.net, width: 40 } },
    axes: [
      { setting: 'inputsAtWeights', values: [5, 10, 20, 40] },
      { setting: 'samplesPerWeight', values: ratios },
    ],
    seeds,
  });

const MANY_STEPS = 24_000;

/** Returns the study of learning rates, with as many steps for each: larger ones get further where they can. */
const rate = (ratios: number[], rates: number[], seeds: number) =>
  defineSweep({
    ...shared,
    base: {
      ...base,
      train: { ...base.train, steps: MANY_STEPS },
      measure: { ...base.measure, at: looksAt(MANY_STEPS) },
    },
    axes: [
      { setting: 'samplesPerWeight', values: ratios },
      { setting: 'train.lr', values: rates },
    ],
    seeds,
  });

/** Returns the study of movement; it has no early stop, which would decide how far the weights move. */
const movement = (seeds: number) =>
  defineSweep({
    name: ABOUT.beyondKernel.title,
    base: { ...base, measure: { twin: true } },
    axes: [{ setting: 'samplesPerWeight', values: [0.05, 0.1, 0.2, 0.3, 0.4] }],
    seeds,
    draw: 'data',
    frames: 'alignment',
    perOctave: 1,
  });

/** Returns the study of a single sample; its rate is absolute, as a network that is off has a tangent kernel of 0. */
const oneSample = (widths: number[]) =>
  defineSweep({
    ...shared,
    base: {
      ...base,
      task: { ...base.task, samples: 1 },
      train: { lr: 0.03, steps: 4000 },
      measure: { twin: false, at: [0, 4000] },
    },
    axes: [
      { setting: 'net.width', values: widths },
      { setting: 'task.d', values: [2, 32] },
    ],
    seeds: 64,
    draw: 'weights',
  });

/** The studies of success by width, dimension, step size and number of samples, of movement, and of a single sample. */
export const studies = {
  phase: {
    kind: 'sweep',
    full: phase([5, 10, 20, 40, 80], [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1], 8),
    quick: phase([10, 20, 40], [0.1, 0.3, 0.4, 0.5, 0.6, 0.8], 5),
  },
  dimension: {
    kind: 'sweep',
    full: dimension([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], 8),
    quick: dimension([0.1, 0.3, 0.5, 0.7, 0.9], 5),
  },
  rate: {
    kind: 'sweep',
    full: rate([0.3, 0.4, 0.5, 0.6, 0.7, 0.8], [0.15, 0.3, 0.45], 8),
    quick: rate([0.3, 0.6, 0.8], [0.15, 0.45], 5),
  },
  movement: { kind: 'sweep', full: movement(8), quick: movement(5) },
  'one-sample': { kind: 'sweep', full: oneSample([1, 2, 3, 4, 6, 8]), quick: oneSample([1, 2, 4]) },
} satisfies Record<string, Study>;
