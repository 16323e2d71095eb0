import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';

type Base = NonNullable<SweepInput['base']>;

const net = { depth: 3, activation: 'tanh' } as const;

/** Where a transfer study is trained: the rule's own settings, and the scaling. */
interface Transfer {
  rule: 'pc' | 'tp';
  preset: 'mup' | 'sp';
  /** How the weight of the loss follows the width in predictive coding: n^-gbar. */
  gbar?: number;
  lrs: number[];
}

/** Thirty steps on digits, against learning rate and width. */
const transferStudy = ({ rule, preset, gbar = 0, lrs }: Transfer): Study =>
  study((quick) => {
    const steps = 30;
    const base: Base = {
      task: { name: 'digits', samples: 256, testSamples: 0 },
      net,
      scaling: { preset },
      train: { rule, ...(rule === 'pc' ? { pc: { steps: 4, dt: 0.3, gbar } } : {}), batch: 32, steps },
      measure: { probe: 1, twin: false, at: [0, steps] },
    };
    const axes = [
      { setting: 'train.lr', values: lrs },
      { setting: 'net.width', values: quick ? [64, 256] : [64, 256, 1024] },
    ];
    return { base, axes, seeds: 5, frames: 'light' };
  });

const study = (sweep: (quick: boolean) => SweepInput): Study => ({
  kind: 'sweep',
  full: defineSweep(sweep(false)),
  quick: defineSweep(sweep(true)),
});

const widthsOf = (quick: boolean) => (quick ? [64, 128, 256] : [64, 128, 256, 512]);

/** The networks whose direction of predictive coding is measured at their initial weights, on 32 digits. */
interface Directions {
  activation?: 'tanh' | 'linear';
  /** One output tells fours from nines; ten tell all digits. */
  outputs: 1 | 10;
  /** Steps and size of a step of inference. */
  pc: { steps: number; dt: number };
  widths: number[];
  /** The second axis. */
  against: SweepInput['axes'][number];
  seeds: number;
}

const directions = ({ activation = 'tanh', outputs, pc, widths, against, seeds }: Directions): SweepInput => ({
  base: {
    task: {
      name: 'digits',
      samples: 32,
      testSamples: 0,
      ...(outputs === 1 ? { classes: '4-9', targets: 'sign' } : {}),
    },
    net: { ...net, activation },
    train: { rule: 'pc', pc, steps: 1 },
    measure: { probe: 32, twin: false, at: [0] },
  },
  axes: [{ setting: 'net.width', values: widths }, against],
  seeds,
});

/** Values of the second axis of the studies at equilibrium. */
export const GBARS = [0, -1];
/** Values of the second axis of the study `sweep`. */
export const FIXED_PREDICTION = [true, false];
/** Values of the second axis of the study `rules`. */
export const RULES = ['bp', 'tp', 'dtp'] as const;

/** Enough steps of inference for a force of some thousandths of that at the start. */
const AT_REST = { steps: 160, dt: 0.25 };

/** The directions at equilibrium, against width and gbar. */
const atEquilibrium = (networks: Pick<Directions, 'activation' | 'outputs'>, widths: (quick: boolean) => number[]) =>
  study((quick) =>
    directions({
      ...networks,
      pc: AT_REST,
      widths: widths(quick),
      against: { setting: 'train.pc.gbar', values: GBARS },
      seeds: 5,
    }),
  );

/** The studies of this lesson. */
export const studies: Readonly<Record<string, Study>> = {
  'pc-mup': transferStudy({ rule: 'pc', preset: 'mup', lrs: [0.2, 0.28, 0.4, 0.57, 0.8, 1.13] }),
  'pc-mup-kept': transferStudy({ rule: 'pc', preset: 'mup', gbar: -1, lrs: [0.1, 0.4, 0.57, 0.8, 1.13, 1.6] }),
  'pc-sp': transferStudy({ rule: 'pc', preset: 'sp', lrs: [0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6] }),
  'tp-mup': transferStudy({ rule: 'tp', preset: 'mup', lrs: [0.1, 0.2, 0.4, 0.8, 1.6] }),
  'tp-sp': transferStudy({ rule: 'tp', preset: 'sp', lrs: [0.025, 0.05, 0.1, 0.2, 0.4, 0.8] }),
  equilibrium: atEquilibrium({ outputs: 10 }, widthsOf),
  'one-output': atEquilibrium({ outputs: 1 }, (quick) => (quick ? [64, 128, 256] : [64, 256, 1024])),
  linear: atEquilibrium({ outputs: 10, activation: 'linear' }, widthsOf),
  'linear-one-output': atEquilibrium({ outputs: 1, activation: 'linear' }, widthsOf),
  sweep: study((quick) =>
    directions({
      outputs: 10,
      pc: { steps: 1, dt: 1 },
      widths: widthsOf(quick),
      against: { setting: 'train.pc.fixedPrediction', values: FIXED_PREDICTION },
      seeds: quick ? 3 : 5,
    }),
  ),
  // The scaling of target propagation has the exponents of NTP, so all rules here have the same rates and weights.
  rules: study((quick) => ({
    base: {
      task: { name: 'digits', samples: 64, testSamples: 0 },
      net,
      scaling: { preset: 'ntp' },
      train: { lr: 0.3, steps: 32 },
      measure: { probe: 32, twin: false, at: [0, 1, 8, 32] },
    },
    axes: [
      { setting: 'net.width', values: widthsOf(quick) },
      { setting: 'train.rule', values: [...RULES] },
    ],
    seeds: quick ? 3 : 5,
  })),
};
