import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

const name = ABOUT.edgeOfStability.title;

/** Returns steps from `from` to `to`, `by` apart, both included. */
const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: (to - from) / by + 1 }, (_, i) => from + by * i);

/** A sawtooth, which takes long enough to learn that networks live at the edge. */
const sawtooth = {
  task: { name: 'curve', curve: 'sawtooth', samples: 32, testSamples: 32 },
  net: { width: 64, depth: 2, activation: 'tanh', bias: true },
  train: { lr: 0.3, lrUnit: 'critical', steps: 1000 },
} as const;
const scaling = { preset: 'mup', gamma0: 3, centered: true } as const;
const measure = { twin: false, sharpness: true, probe: 8 } as const;

/** Lazy and rich networks (columns), with plain gradient descent and with momentum (rows). */
const dial: SweepInput = {
  name,
  base: { ...sawtooth, scaling, measure: { ...measure, at: steps(0, 1000, 40) } },
  axes: [
    { setting: 'scaling.gamma0', values: [0.03, 3] },
    { setting: 'train.optimizer', values: ['sgd', 'momentum'] },
  ],
  seeds: 6,
  frames: 'full',
};

/** Rich networks by learning rate, at the end step by step. */
const rates: SweepInput = {
  name,
  base: {
    ...sawtooth,
    scaling,
    measure: { ...measure, at: [...steps(0, 700, 100), ...steps(800, 960, 20), ...steps(961, 1000, 1)] },
  },
  axes: [{ setting: 'train.lr', values: [0.05, 0.3, 0.5] }],
  seeds: 6,
  frames: 'full',
};

/** A target of one direction for networks that are almost lazy, above the critical rate. */
const above = {
  task: { name: 'single-index', d: 8, samples: 32, testSamples: 32 },
  net: { width: 64, depth: 1, activation: 'relu' },
  scaling: { preset: 'mup', gamma0: 0.1, centered: true },
} as const;

const catapult: SweepInput = {
  name,
  base: {
    ...above,
    train: { lrUnit: 'critical', steps: 200 },
    measure: { twin: true, sharpness: true, probe: 8, at: [...steps(0, 60, 1), ...steps(80, 200, 20)] },
  },
  axes: [{ setting: 'train.lr', values: [0.9, 1.1, 1.5, 3] }],
  seeds: 6,
  frames: 'full',
};

/** The same over many rates, with only the losses. */
const afterwards = {
  ...above,
  train: { lrUnit: 'critical', steps: 500 },
  measure: { twin: false, probe: 8, at: steps(0, 500, 500) },
} as const;

const RATES = [0.8, 1.1, 1.3, 1.5, 1.7, 1.9, 2.1, 2.3, 2.6, 3];

const window: SweepInput = {
  name,
  base: afterwards,
  axes: [
    { setting: 'train.lr', values: RATES },
    { setting: 'net.activation', values: ['linear', 'relu', 'tanh'] },
  ],
  seeds: 6,
  frames: 'light',
};

const widths: SweepInput = {
  ...window,
  axes: [
    { setting: 'train.lr', values: RATES },
    { setting: 'net.width', values: [16, 64, 256, 1024] },
  ],
};

const deep: SweepInput = {
  ...window,
  base: { ...afterwards, net: { ...above.net, width: 128 } },
  axes: [
    { setting: 'train.lr', values: [0.8, 1.3, 1.9, 2.5, 3, 4, 5, 6, 8, 12] },
    { setting: 'net.depth', values: [1, 2, 3] },
  ],
};

/** The spike, step by step, by width (columns) under NTP and under μP (rows). */
const heights: SweepInput = {
  name,
  base: {
    ...above,
    scaling: { ...above.scaling, gamma0: 0.3 },
    train: { lr: 1.5, lrUnit: 'critical', steps: 24 },
    measure: { twin: false, probe: 8, at: steps(0, 24, 1) },
  },
  axes: [
    { setting: 'net.width', values: [64, 256, 1024, 4096] },
    { setting: 'scaling.preset', values: ['ntp', 'mup'] },
  ],
  seeds: 8,
  frames: 'light',
};

const sweep = (full: SweepInput, quickSeeds: number): Study => ({
  kind: 'sweep',
  full: defineSweep(full),
  quick: defineSweep({ ...full, seeds: quickSeeds }),
});

/** The edge by richness, optimizer and rate; the catapult, its window by activation, width and depth, and its height. */
export const studies = {
  dial: sweep(dial, 3),
  rates: sweep(rates, 2),
  catapult: sweep(catapult, 3),
  window: sweep(window, 3),
  widths: sweep(widths, 3),
  deep: sweep(deep, 3),
  heights: sweep(heights, 4),
} satisfies Record<string, Study>;
