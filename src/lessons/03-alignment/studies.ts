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

/** The largest of these initial weights with a rate at which the first steps overshoot. */
const largeSteps: SweepInput = {
  ...scale,
  base: { ...scale.base, train: { lr: 0.1, steps: 128 } },
  axes: [{ setting: 'net.gain', values: [1] }],
};

/**
 * Networks that hardly move, whatever the scale of their weights. The rate is a share of the critical one, and there is
 * momentum: a kernel that doesn't grow would take thousands of steps at the rate of the others.
 */
const lazyScaling = { preset: 'sp', gamma0: 0.001, centered: true } as const;
const lazyTrain = { optimizer: 'momentum', lr: 0.5, lrUnit: 'critical', steps: 256 } as const;

/** Lazy networks from the largest and the smallest of the initial weights, down to the same training loss. */
const lazy: SweepInput = {
  ...scale,
  base: { task: chain, net, scaling: lazyScaling, train: lazyTrain, measure },
  axes: [{ setting: 'net.gain', values: [1, 0.125] }],
};

/**
 * Normalized gradient descent, and the same with one layer ten times as fast as the others. All three take steps of the
 * same length in the space of all weights, as 3 · 0.583² = 1² + 2 · 0.1².
 */
const slo: SweepInput = {
  name: ABOUT.alignment.title,
  base: {
    task: chain,
    net: { ...net, gain: 0.5 },
    scaling,
    train: { optimizer: 'slo', lr: 0.03, steps: 1000 },
    measure,
  },
  axes: [{ setting: 'train.slo.speeds', values: ['0.583,0.583,0.583', '1,0.1,0.1', '0.1,1,0.1'] }],
  seeds: 5,
  draw: 'data',
  until: 0.03,
};

const PROBE = 128;

/** A single small step on all samples, two to eight times as many as the probe samples on which it is measured. */
const first = {
  name: ABOUT.alignment.title,
  base: {
    task: { ...chain, testSamples: 32 },
    net: { ...net, gain: 0.5 },
    scaling,
    train: { lr: 0.001, steps: 1 },
    measure: { probe: PROBE, twin: false, at: [0, 1] },
  },
  axes: [{ setting: 'task.samples', values: [256, 512, 1024] }],
  seeds: 6,
  draw: 'data',
} satisfies SweepInput;

/** The same networks with a first step on the probe samples alone. */
const probeStep: SweepInput = {
  ...first,
  base: { ...first.base, train: { ...first.base.train, batches: [Array.from({ length: PROBE }, (_, i) => i)] } },
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

/** The same digits, learned by lazy networks. */
const lazyDigits: SweepInput = {
  ...digits,
  base: { ...digits.base, scaling: lazyScaling, train: { ...lazyTrain, steps: 64 } },
};

/** The steps at which a network is measured whose kernel turns while the loss stands still: four to each doubling. */
const closeSteps = (last: number): number[] => [
  ...new Set([0, ...Array.from({ length: Math.floor(4 * Math.log2(last)) + 1 }, (_, i) => Math.round(2 ** (i / 4)))]),
];

/** Deep linear networks on white inputs, from large and from small weights. The readout is small in both. */
const silent: SweepInput = {
  name: ABOUT.alignment.title,
  base: {
    task: { name: 'linear-teacher', d: 8, samples: 256, testSamples: 32 },
    net: { width: 64, depth: 2, baseWidth: 64, activation: 'linear', outputGain: 0.1 },
    scaling,
    train: { lr: 0.02, steps: 2000 },
    measure: { probe: 64, twin: false, at: closeSteps(2000) },
  },
  axes: [{ setting: 'net.gain', values: [1, 0.04] }],
  seeds: 5,
  draw: 'data',
  until: 0.01,
};

/** Relus that learn threes against sevens, from large and from small weights. */
const silentDigits: SweepInput = {
  ...silent,
  base: {
    task: { name: 'digits', classes: '3-7', targets: 'sign', samples: 256, testSamples: 32 },
    net: { width: 64, depth: 2, baseWidth: 64, activation: 'relu', outputGain: 0.1 },
    scaling,
    train: { lr: 0.05, steps: 600 },
    measure: { probe: 64, twin: false, at: closeSteps(600) },
  },
  axes: [{ setting: 'net.gain', values: [1, 0.1] }],
  until: 0.02,
};

const sweep = (full: SweepInput, quick: Pick<SweepInput, 'seeds' | 'until'>): Study => ({
  kind: 'sweep',
  full: defineSweep(full),
  quick: defineSweep({ ...full, ...quick }),
});

/**
 * The studies of initial scale, speed-limited optimization, the first step, digits, and the tangent kernel, and the
 * worlds of their controls.
 */
export const studies = {
  scale: sweep(scale, { seeds: 2, until: 0.05 }),
  'large-steps': sweep(largeSteps, { seeds: 2, until: 0.05 }),
  lazy: sweep(lazy, { seeds: 2, until: 0.05 }),
  slo: sweep(slo, { seeds: 2, until: 0.05 }),
  first: sweep(first, { seeds: 2 }),
  'probe-step': sweep(probeStep, { seeds: 2 }),
  digits: sweep(digits, { seeds: 2 }),
  'lazy-digits': sweep(lazyDigits, { seeds: 2 }),
  silent: sweep(silent, { seeds: 2 }),
  'silent-digits': sweep(silentDigits, { seeds: 2 }),
} satisfies Record<string, Study>;
