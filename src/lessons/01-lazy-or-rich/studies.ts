import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

/** Returns the dial as the first axis, starting at the lazy end. */
const dial = (values: number[]): SweepInput['axes'] => [{ setting: 'scaling.gamma0', values }];

const scaling = { preset: 'mup', centered: true } as const;

/**
 * Twelve samples of a sine; momentum, so that lazy networks fit them in few steps. Once more with z_0 left in the output,
 * where a small gamma0 does not make a network lazy.
 */
const fit: SweepInput = {
  name: ABOUT.lazyOrRich.title,
  base: {
    task: { name: 'curve', curve: 'sine', samples: 12, testSamples: 256 },
    net: { width: 128, depth: 2, activation: 'tanh', bias: true },
    scaling,
    train: { optimizer: 'momentum', lr: 0.25, lrUnit: 'critical', steps: 1000 },
  },
  axes: [...dial([0.001, 0.01, 0.03, 0.1, 0.3, 1, 3]), { setting: 'scaling.centered', values: [true, false] }],
  seeds: 5,
  frames: 'light',
  perOctave: 1,
};

/** The same samples for relu networks, whose kinks all start at 0. */
const kinks: SweepInput = {
  name: ABOUT.lazyOrRich.title,
  base: {
    task: { name: 'curve', curve: 'sine', samples: 12, testSamples: 256 },
    net: { width: 128, depth: 2, activation: 'relu', bias: true },
    scaling,
    train: { lr: 0.3, lrUnit: 'critical', steps: 3000 },
    measure: { twin: false },
  },
  axes: dial([0.01, 1, 3]),
  seeds: 8,
  frames: 'light',
  perOctave: 1,
};

/** Fours against nines: one output, so that the twin is cheap. */
const digits: SweepInput = {
  name: ABOUT.lazyOrRich.title,
  base: {
    task: { name: 'digits', classes: '4-9', targets: 'sign', samples: 256, testSamples: 512 },
    net: { width: 128, depth: 2, activation: 'tanh' },
    scaling,
    train: { lr: 0.5, lrUnit: 'critical', steps: 300 },
  },
  axes: dial([0.01, 0.03, 0.1, 0.3, 1, 3]),
  seeds: 6,
  frames: 'light',
  perOctave: 1,
};

/** A target that depends on one direction of 32, with enough steps for the test loss of lazy networks to settle. */
const direction: SweepInput = {
  name: ABOUT.lazyOrRich.title,
  base: {
    task: { name: 'single-index', link: 'hermite2', d: 32, samples: 512, testSamples: 512 },
    net: { width: 128, depth: 2, activation: 'relu' },
    scaling,
    train: { optimizer: 'momentum', lr: 0.1, lrUnit: 'critical', steps: 200 },
    measure: { twin: false },
  },
  axes: dial([0.03, 10]),
  seeds: 6,
  draw: 'data',
  frames: 'light',
  perOctave: 1,
};

/** The same with a target that depends on eight directions, too many to be found from so few samples. */
const directions: SweepInput = {
  ...direction,
  base: {
    ...direction.base,
    task: { name: 'multi-index', link: 'squares', rank: 8, d: 32, samples: 512, testSamples: 512 },
  },
  seeds: 4,
};

const sweep = (full: SweepInput, quickSeeds: number, outputs?: true): Study => ({
  kind: 'sweep',
  full: defineSweep(full),
  quick: defineSweep({ ...full, seeds: quickSeeds }),
  outputs,
});

/** The dial on a one-dimensional fit, twice, on digits, and where one direction matters or eight do. */
export const studies = {
  fit: sweep(fit, 3, true),
  kinks: sweep(kinks, 4, true),
  digits: sweep(digits, 3),
  direction: sweep(direction, 4),
  directions: sweep(directions, 3),
} satisfies Record<string, Study>;
