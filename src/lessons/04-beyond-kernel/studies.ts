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

/** The small learning rate in critical units, and its steps. */
export const SMALL = { lr: 0.15, steps: 24_000 };
/** The large one, with a third of the steps: a run lasts as long. */
export const LARGE = { lr: 0.45, steps: 8000 };

/** The factors on the rates of the hidden layer and the readout, as the axis names them. */
export const RATES = {
  readoutAlone: '0,1',
  readoutFaster: '0.01,1',
  equal: '1,1',
  hiddenFaster: '1,0.01',
  hiddenAlone: '1,0',
  /** For a single sample: a readout sixteen times as fast as the hidden layer. */
  fastReadout: '0.0625,1',
} as const;

/** The ratios at which both layers move. */
const BOTH_MOVE = [RATES.readoutFaster, RATES.equal, RATES.hiddenFaster];

/** n/(md) at which the rates of the layers and the regime are compared. */
export const RATIO = 0.3;
/** The width of studies that don't vary it. */
export const UNITS = 20;

/** The steps at which the loss is looked at, as parts of all steps. */
const looksAt = (steps: number) => [0, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1].map((part) => part * steps);

/** Two layers without bias, w ~ N(0, I/d), readout +-1/sqrt(m), Gaussian inputs, labels by a fair coin. */
const baseAt = ({ lr, steps }: typeof SMALL) =>
  ({
    task: { name: 'random-labels', d: INPUTS, testSamples: 0 },
    net: { depth: 1, width: UNITS, activation: 'relu', gain: 1, outputInit: 'sign' },
    scaling: { preset: 'sp' },
    train: { lr, lrUnit: 'critical', steps },
    measure: { twin: false, at: looksAt(steps) },
  }) satisfies SweepInput['base'];

const shared = {
  name: ABOUT.beyondKernel.title,
  draw: 'data',
  frames: 'light',
  until: SUCCESS,
} satisfies Partial<SweepInput>;

const phase = (speed: typeof SMALL, widths: number[], ratios: number[], seeds: number) =>
  defineSweep({
    ...shared,
    base: baseAt(speed),
    axes: [
      { setting: 'net.width', values: widths },
      { setting: 'samplesPerWeight', values: ratios },
    ],
    seeds,
  });

const HIDDEN_WEIGHTS = 400;
/** n/(md) of the study of inputs; with few inputs, more labels take longer than the study. */
const FEW_LABELS = 0.1;
/** Steps at every octave, as the number of steps is what is measured. */
const OCTAVES = Array.from({ length: 13 }, (_, octave) => 6 * 2 ** octave);

/** Returns the study of steps until the labels are fitted, with as many hidden weights throughout. */
const dimension = (task: 'random-labels' | 'linear-teacher', seeds: number) => {
  const base = baseAt({ ...SMALL, steps: OCTAVES[OCTAVES.length - 1] });
  return defineSweep({
    ...shared,
    base: {
      ...base,
      task: { name: task, d: INPUTS, testSamples: 0, samples: FEW_LABELS * HIDDEN_WEIGHTS },
      net: { ...base.net, width: HIDDEN_WEIGHTS / INPUTS },
      measure: { ...base.measure, at: [0, ...OCTAVES] },
    },
    axes: [
      { setting: 'inputsAtWeights', values: [5, 10, 20] },
      { setting: 'train.lr', values: [SMALL.lr, LARGE.lr] },
    ],
    seeds,
  });
};

/** Returns the study of learning rates, with as many steps for each: larger ones get further where they can. */
const rate = (ratios: number[], rates: number[], seeds: number, scaling: Partial<SweepInput['base']> = {}) =>
  defineSweep({
    ...shared,
    base: { ...baseAt(SMALL), ...scaling },
    axes: [
      { setting: 'samplesPerWeight', values: ratios },
      { setting: 'train.lr', values: rates },
    ],
    seeds,
  });

/** Makes the network lazy, with the same speed in function space. */
const LAZY = { scaling: { preset: 'sp', gamma0: 0.02, centered: true } } as const;

/** Returns the study of movement; it has no early stop, which would decide how far the weights move. */
const movement = (ratios: number[], seeds: number) =>
  defineSweep({
    name: ABOUT.beyondKernel.title,
    base: { ...baseAt(LARGE), measure: { twin: true } },
    axes: [{ setting: 'samplesPerWeight', values: ratios }],
    seeds,
    draw: 'data',
    frames: 'alignment',
    perOctave: 1,
  });

/** Returns the study of the ratio of the layers' rates. */
const layers = (rates: string[], ratios: number[], seeds: number, activation: 'relu' | 'tanh' = 'relu') => {
  const base = baseAt(SMALL);
  return defineSweep({
    ...shared,
    base: { ...base, net: { ...base.net, activation } },
    axes: [
      { setting: 'train.layerLr', values: rates },
      { setting: 'samplesPerWeight', values: ratios },
    ],
    seeds,
  });
};

/** The number of inputs of the studies of a single sample; few, so that many units can turn. */
export const ONE_SAMPLE_INPUTS = 2;

/** Returns a study of a single sample; its rate is absolute, as a network that is off has a tangent kernel of 0. */
const oneSample = (widths: number[], axis: SweepInput['axes'][number], activation: 'relu' | 'tanh' = 'relu') => {
  const base = baseAt(SMALL);
  return defineSweep({
    ...shared,
    base: {
      ...base,
      task: { ...base.task, d: ONE_SAMPLE_INPUTS, samples: 1 },
      net: { ...base.net, activation },
      train: { lr: 0.03, steps: 4000 },
      measure: { twin: false, at: [0, 4000] },
    },
    axes: [{ setting: 'net.width', values: widths }, axis],
    seeds: 64,
    draw: 'weights',
  });
};

const inputs = { setting: 'task.d', values: [ONE_SAMPLE_INPUTS, 32] };
const ratesOfOne = { setting: 'train.layerLr', values: [RATES.hiddenAlone, RATES.equal, RATES.fastReadout] };

/**
 * The studies: success by width with small steps and with large ones; steps by dimension; learning rates, in rich
 * networks and in lazy ones; movement; rates of the layers; a single sample. Some are there as controls of claims.
 */
export const studies = {
  phase: {
    kind: 'sweep',
    full: phase(SMALL, [5, 10, 20, 40], [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], 8),
    quick: phase(SMALL, [10, 20, 40], [0.3, 0.6, 0.7, 0.8, 0.9, 1], 4),
  },
  'large-steps': {
    kind: 'sweep',
    full: phase(LARGE, [5, 10, 20, 40], [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], 8),
    quick: phase(LARGE, [10, 20, 40], [0.3, 0.4, 0.5, 0.6, 0.7], 5),
  },
  dimension: { kind: 'sweep', full: dimension('random-labels', 8), quick: dimension('random-labels', 4) },
  'smooth-labels': { kind: 'sweep', full: dimension('linear-teacher', 8), quick: dimension('linear-teacher', 4) },
  rate: {
    kind: 'sweep',
    full: rate([0.3, 0.4, 0.5, 0.6, 0.7, 0.8], [0.15, 0.3, 0.45], 8),
    quick: rate([0.3, 0.6], [0.15, 0.45], 5),
  },
  lazy: {
    kind: 'sweep',
    full: rate([0.3, 0.6], [0.15, 0.45], 8, LAZY),
    quick: rate([0.3, 0.6], [0.15, 0.45], 4, LAZY),
  },
  movement: { kind: 'sweep', full: movement([0.05, 0.1, 0.2, RATIO, 0.4], 8), quick: movement([0.1, RATIO], 5) },
  layers: {
    kind: 'sweep',
    full: layers(['0,1', '0.01,1', '0.1,1', '1,1', '1,0.1', '1,0.01', '1,0'], [RATIO, 0.6], 8),
    quick: layers(['0,1', '0.01,1', '1,1', '1,0.01', '1,0'], [RATIO], 5),
  },
  'layers-tanh': {
    kind: 'sweep',
    full: layers(BOTH_MOVE, [RATIO], 8, 'tanh'),
    quick: layers(BOTH_MOVE, [RATIO], 5, 'tanh'),
  },
  'one-sample': {
    kind: 'sweep',
    full: oneSample([1, 2, 3, 4, 6, 8], inputs),
    quick: oneSample([1, 2, 4, 6], inputs),
  },
  'one-sample-rates': {
    kind: 'sweep',
    full: oneSample([1, 2, 3, 4, 6, 8], ratesOfOne),
    quick: oneSample([1, 2, 4, 6], ratesOfOne),
  },
  'one-sample-tanh': {
    kind: 'sweep',
    full: oneSample([1, 2, 4], ratesOfOne, 'tanh'),
    quick: oneSample([1, 2, 4], ratesOfOne, 'tanh'),
  },
} satisfies Record<string, Study>;
