import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

/** The steps at which the check measures. */
export const CHECKED_STEPS = [1, 4] as const;

/** Few samples and a small rate, so that the change in a few steps is of the first order. */
const checkBase = {
  task: { name: 'linear-teacher', d: 8, samples: 8, testSamples: 0 },
  net: { depth: 3, activation: 'tanh' },
  scaling: { preset: 'mup', centered: true },
  train: { lr: 0.01, steps: Math.max(...CHECKED_STEPS) },
  measure: { twin: false, at: [0, ...CHECKED_STEPS] },
} satisfies SweepInput['base'];

/** The widths of the check; narrower networks would bend the curves. */
const WIDTHS = [128, 256, 512, 1024, 2048];
const FEW_WIDTHS = [128, 256, 512];

type Scaling = NonNullable<SweepInput['base']>['scaling'];
type SweepStudy = Extract<Study, { kind: 'sweep' }>;

const check = (base: SweepInput['base'], rows: SweepInput['axes'][number]): SweepStudy => {
  const over = (widths: number[], seeds: number) =>
    defineSweep({
      name: ABOUT.coordinateCheck.title,
      base,
      axes: [{ setting: 'net.width', values: widths }, rows],
      seeds,
      frames: 'light',
    });
  return { kind: 'sweep', full: over(WIDTHS, 5), quick: over(FEW_WIDTHS, 5) };
};

/** The scalings that are checked, in the order of the second axis. */
export const PRESETS = ['sp', 'ntp', 'mup'] as const;
const presets = { setting: 'scaling.preset', values: [...PRESETS] };

/** Learning-rate exponents of layer 1, hidden layers and readout: those of μP, and two slips. */
export const EXPONENTS = ['-1,0,1', '0,0,1', '-1,0,0'] as const;
/** The exponents of μP under SGD, which are wrong for Adam. */
export const SGD_EXPONENTS = EXPONENTS[0];

const withAdam = {
  ...checkBase,
  train: { ...checkBase.train, optimizer: 'adam', lr: 1e-4 },
} satisfies SweepInput['base'];
/** μP written out. */
const byHand = { preset: 'custom', b: [0, 1 / 2, 1], c: [-1, 0, 1], centered: true } satisfies Scaling;

const transfer = (
  optimizer: 'sgd' | 'adam',
  preset: 'sp' | 'mup',
  steps: number,
  range: [number, number],
): SweepStudy => {
  const over = (widths: number[], octaveParts: number, seeds: number) => {
    const [from, to] = range;
    return defineSweep({
      name: ABOUT.coordinateCheck.title,
      base: {
        task: { name: 'chain', d: 16, samples: 256, testSamples: 0 },
        net: { depth: 2, activation: 'relu' },
        scaling: { preset, centered: true },
        train: { optimizer, steps },
        measure: { twin: false, at: [0, steps] },
      },
      axes: [
        { setting: 'train.lr', from, to, count: Math.round(octaveParts * Math.log2(to / from)) + 1 },
        { setting: 'net.width', values: widths },
      ],
      seeds,
      frames: 'light',
    });
  };
  return { kind: 'sweep', full: over([32, 64, 128, 256], 2, 5), quick: over([32, 64, 128, 256], 1, 3) };
};

/** The scales of weight decay, in the order of the second axis. */
export const DECAY_SCALES = ['width-free', 'lr'] as const;

/** Networks under strong weight decay, by the same share per step at every width or by the rate of each layer. */
const decayOver = (widths: number[]) =>
  defineSweep({
    name: ABOUT.coordinateCheck.title,
    base: {
      task: { name: 'linear-teacher', d: 8, samples: 64, testSamples: 0 },
      net: { depth: 1, activation: 'tanh' },
      scaling: { preset: 'mup', centered: true },
      train: { lr: 0.1, weightDecay: 0.5, steps: 100 },
      measure: { twin: false, at: [0, 100] },
    },
    axes: [
      { setting: 'net.width', values: widths },
      { setting: 'train.decayScale', values: [...DECAY_SCALES] },
    ],
    seeds: 5,
    frames: 'light',
  });

/** The studies of coordinate checks, right and wrong ones, of learning rates at several widths, and of weight decay. */
export const studies = {
  sgd: check(checkBase, presets),
  adam: check(withAdam, presets),
  slips: check({ ...checkBase, scaling: byHand }, { setting: 'scaling.c', values: [...EXPONENTS] }),
  'adam-slip': check({ ...withAdam, scaling: byHand }, { setting: 'scaling.c', values: [SGD_EXPONENTS] }),
  'sgd-mup': transfer('sgd', 'mup', 100, [0.02, 0.64]),
  'sgd-sp': transfer('sgd', 'sp', 100, [0.01, 0.64]),
  'adam-mup': transfer('adam', 'mup', 50, [0.001, 0.064]),
  'adam-sp': transfer('adam', 'sp', 50, [0.0005, 0.064]),
  decay: { kind: 'sweep', full: decayOver([64, 128, 256, 512, 1024, 2048]), quick: decayOver([64, 256, 1024]) },
} satisfies Record<string, Study>;
