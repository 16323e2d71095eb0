import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

/** Two hidden layers of 256 relus with weights from N(0, s² / fan in), s = `gain`, and a readout from N(0, 1 / 256). */
const net = { width: 256, depth: 2, baseWidth: 256, activation: 'relu' } as const;
const scaling = { preset: 'sp' } as const;
const measure = { probe: 128, twin: false };
const chain = { name: 'chain', d: 32, terms: 3, samples: 512, testSamples: 512 } as const;

/** Gradient descent from large to small initial weights, down to a small training loss. */
const scale: SweepInput = {
  name: ABOUT.alignment.title,
  base: { task: chain, net, scaling, train: { lr: 0.03, steps: 2000 }, measure },
  axes: [{ setting: 'net.gain', values: [1, 0.5, 0.25, 0.125] }],
  seeds: 5,
  draw: 'data',
  until: 0.003,
};

/** Normalized gradient descent, and the same with one layer ten times as fast as the others. */
const slo: SweepInput = {
  name: ABOUT.alignment.title,
  base: {
    task: chain,
    net: { ...net, gain: 0.5 },
    scaling,
    train: { optimizer: 'slo', lr: 0.03, steps: 1000 },
    measure,
  },
  axes: [{ setting: 'train.slo.speeds', values: ['1,1,1', '1,0.1,0.1', '0.1,1,0.1'] }],
  seeds: 5,
  draw: 'data',
  until: 0.03,
};

/** A single small step on few to many samples, measured on all samples that it used. */
const first: SweepInput = {
  name: ABOUT.alignment.title,
  base: {
    task: { ...chain, testSamples: 32 },
    net: { ...net, gain: 0.5 },
    scaling,
    train: { lr: 0.003, steps: 1 },
    measure: { probe: 256, twin: false, at: [0, 1] },
  },
  axes: [{ setting: 'task.samples', values: [16, 64, 256] }],
  seeds: 6,
  draw: 'data',
};

/** Threes against sevens, from moderate and from small initial weights. */
const digits: SweepInput = {
  name: ABOUT.alignment.title,
  base: {
    task: { name: 'digits', classes: '3-7', targets: 'sign', samples: 256, testSamples: 256 },
    net,
    scaling,
    train: { lr: 0.1, steps: 128 },
    measure,
  },
  axes: [{ setting: 'net.gain', values: [0.5, 0.125] }],
  seeds: 5,
  draw: 'data',
};

const sweep = (full: SweepInput, quick: Pick<SweepInput, 'seeds' | 'until'>): Study => ({
  kind: 'sweep',
  full: defineSweep(full),
  quick: defineSweep({ ...full, ...quick }),
});

/** The studies of initial scale, speed-limited optimization, the first step, and digits. */
export const studies = {
  scale: sweep(scale, { seeds: 2, until: 0.05 }),
  slo: sweep(slo, { seeds: 2, until: 0.05 }),
  first: sweep(first, { seeds: 2 }),
  digits: sweep(digits, { seeds: 2 }),
} satisfies Record<string, Study>;
