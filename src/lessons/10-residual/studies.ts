import type { Residual } from '../../config/settings/net-settings.ts';
import type { SweepInput } from '../../config/sweep/sweep.ts';
import { ABOUT } from '../about-lessons.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';

type SweepStudy = Extract<Study, { kind: 'sweep' }>;

/** The kinds of networks whose movement is checked, in the order of the second axis. */
export const KINDS = ['none', 'plain', 'depth-mup', 'mean-field'] as const satisfies readonly Residual[];
/** The steps at which the check measures. */
export const CHECKED_STEPS = [1, 4] as const;

/** The check of lesson 7, over the depth: few samples and a small rate, so that the change is of the first order. */
const check = (train: NonNullable<SweepInput['base']>['train']): SweepStudy => {
  const over = (depths: number[]) =>
    defineSweep({
      name: ABOUT.residual.title,
      base: {
        task: { name: 'linear-teacher', d: 8, samples: 8, testSamples: 0 },
        net: { width: 64, activation: 'tanh' },
        scaling: { preset: 'mup', centered: true },
        train: { ...train, steps: Math.max(...CHECKED_STEPS) },
        measure: { twin: false, at: [...CHECKED_STEPS] },
      },
      axes: [
        { setting: 'net.depth', values: depths },
        { setting: 'net.residual', values: [...KINDS] },
      ],
      seeds: 5,
      draw: 'data',
      frames: 'light',
    });
  return { kind: 'sweep', full: over([5, 9, 13, 25, 49]), quick: over([7, 13, 25]) };
};

/** The depths at which learning rates are compared: from two to sixteen times the blocks of the base depth. */
const DEPTHS = [5, 9, 17, 33];
/** The steps after which they are: the losses of Adam settle later. */
const STEPS = { sgd: 20, adam: 40 };

const transfer = (
  optimizer: keyof typeof STEPS,
  residual: Residual,
  [from, to]: [number, number],
  octaveParts: number,
): SweepStudy => {
  const over = (seeds: number) =>
    defineSweep({
      name: ABOUT.residual.title,
      base: {
        task: { name: 'chain', d: 16, samples: 64, testSamples: 0 },
        net: { width: 64, activation: 'tanh', residual },
        scaling: { preset: 'mup', centered: true },
        train: { optimizer, steps: STEPS[optimizer] },
        measure: { twin: false, at: [STEPS[optimizer]] },
      },
      axes: [
        { setting: 'train.lr', from, to, count: Math.round(octaveParts * Math.log2(to / from)) + 1 },
        { setting: 'net.depth', values: DEPTHS },
      ],
      seeds,
      draw: 'data',
      frames: 'light',
    });
  return { kind: 'sweep', full: over(5), quick: over(4) };
};

/** The studies of movement over depth, and of learning rates at several depths. */
export const studies = {
  sgd: check({ lr: 0.01 }),
  adam: check({ optimizer: 'adam', lr: 1e-4 }),
  'sgd-depth-mup': transfer('sgd', 'depth-mup', [0.01, 0.64], 2),
  'sgd-plain': transfer('sgd', 'plain', [0.00125, 0.16], 1),
  'sgd-none': transfer('sgd', 'none', [0.005, 0.32], 1),
  'adam-depth-mup': transfer('adam', 'depth-mup', [0.002, 0.032], 2),
  'adam-plain': transfer('adam', 'plain', [0.0005, 0.032], 1),
} satisfies Record<string, Study>;
