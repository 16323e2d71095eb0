import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

type TaskName = 'staircase' | 'parity';

/** A shallow relu network in the rich regime, trained in small batches. */
const base = {
  net: { width: 128, depth: 1, activation: 'relu', bias: true },
  scaling: { preset: 'mup', gamma0: 4, centered: true },
  measure: { twin: false },
} as const;
const train = { lr: 0.05, batch: 128, steps: 6000 };

/** Returns the sweep over degree (rows: the inputs in the target's highest term) and number of inputs (columns). */
const manySamples = (name: TaskName): SweepInput => ({
  name: ABOUT.staircases.title,
  base: { ...base, task: { name, samples: 8192, testSamples: 1024 }, train },
  axes: [
    { setting: 'task.d', values: [12, 17, 24, 34, 48] },
    { setting: 'task.degree', values: [1, 2, 3] },
  ],
  seeds: 6,
  draw: 'data',
  frames: 'light',
  perOctave: 4,
  until: 0.02,
});

/** Returns the sweep over samples (columns) and degree (rows) of 48 inputs. */
const fewSamples = (name: TaskName): SweepInput => ({
  name: ABOUT.staircases.title,
  base: { ...base, task: { name, d: 48, testSamples: 1024 }, train },
  axes: [
    { setting: 'task.samples', values: [256, 512, 1024, 2048, 4096, 8192] },
    { setting: 'task.degree', values: [2, 3] },
  ],
  seeds: 5,
  draw: 'data',
  frames: 'light',
  until: 0.01,
});

/** Lazy and rich networks (columns) that see few inputs, or many (rows). */
const lazy: SweepInput = {
  name: ABOUT.staircases.title,
  base: { ...base, task: { name: 'staircase', degree: 3, samples: 4096, testSamples: 1024 }, train },
  axes: [
    { setting: 'scaling.gamma0', values: [0.03, 4] },
    { setting: 'task.d', values: [6, 48] },
  ],
  seeds: 5,
  draw: 'data',
  frames: 'light',
  until: 0.01,
};

const sweep = (full: SweepInput, quick: Partial<SweepInput>, outputs?: true): Study => ({
  kind: 'sweep',
  full: defineSweep(full),
  quick: defineSweep({ ...full, ...quick }),
  outputs,
});

/** The studies of both targets by inputs and degree, from few samples, and for lazy networks. */
export const studies = {
  staircase: sweep(manySamples('staircase'), { seeds: 3 }),
  parity: sweep(manySamples('parity'), { seeds: 3 }),
  'few-staircase': sweep(fewSamples('staircase'), { seeds: 2 }),
  'few-parity': sweep(fewSamples('parity'), { seeds: 2 }),
  lazy: sweep(lazy, { seeds: 2 }, true),
} satisfies Record<string, Study>;
