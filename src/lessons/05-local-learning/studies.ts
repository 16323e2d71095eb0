import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';

type Base = NonNullable<SweepInput['base']>;

const net = { depth: 3, activation: 'tanh' } as const;

/** Returns the study of thirty steps on digits, against learning rate and width. */
function transfer(
  rule: 'pc' | 'tp',
  preset: 'mup' | 'sp',
  { lrs, widths, seeds }: { lrs: number[]; widths: number[]; seeds: number },
): SweepInput {
  const steps = 30;
  const base: Base = {
    task: { name: 'digits', samples: 256, testSamples: 0 },
    net,
    scaling: { preset },
    train: { rule, ...(rule === 'pc' ? { pc: { steps: 4, dt: 0.3 } } : {}), batch: 32, steps },
    measure: { probe: 1, twin: false, at: [0, steps] },
  };
  const axes = [
    { setting: 'train.lr', values: lrs },
    { setting: 'net.width', values: widths },
  ];
  return { base, axes, seeds, frames: 'light' };
}

const study = (sweep: (quick: boolean) => SweepInput): Study => ({
  kind: 'sweep',
  full: defineSweep(sweep(false)),
  quick: defineSweep(sweep(true)),
});

const transferStudy = (rule: 'pc' | 'tp', preset: 'mup' | 'sp', lrs: number[]): Study =>
  study((quick) => transfer(rule, preset, { lrs, widths: quick ? [64, 256] : [64, 256, 1024], seeds: quick ? 3 : 5 }));

const widthsOf = (quick: boolean) => (quick ? [64, 128, 256] : [64, 128, 256, 512]);

/** Returns the sweep of the directions of predictive coding at the initial weights, on 32 digits. */
const directions = (pc: object, second: SweepInput['axes'][number], quick: boolean): SweepInput => ({
  base: {
    task: { name: 'digits', samples: 32, testSamples: 0 },
    net,
    train: { rule: 'pc', pc, steps: 1 },
    measure: { probe: 32, twin: false, at: [0] },
  },
  axes: [{ setting: 'net.width', values: widthsOf(quick) }, second],
  seeds: quick ? 3 : 5,
});

/** Values of the second axis of the study `equilibrium`. */
export const GBARS = [0, -1];
/** Values of the second axis of the study `sweep`. */
export const FIXED_PREDICTION = [true, false];
/** Values of the second axis of the study `rules`. */
export const RULES = ['bp', 'tp', 'dtp'] as const;

/** The studies of this lesson. */
export const studies: Readonly<Record<string, Study>> = {
  'pc-mup': transferStudy('pc', 'mup', [0.05, 0.1, 0.2, 0.4, 0.8, 1.6]),
  'pc-sp': transferStudy('pc', 'sp', [0.0125, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6]),
  'tp-mup': transferStudy('tp', 'mup', [0.05, 0.1, 0.2, 0.4, 0.8, 1.6]),
  'tp-sp': transferStudy('tp', 'sp', [0.025, 0.05, 0.1, 0.2, 0.4, 0.8]),
  equilibrium: study((quick) =>
    directions({ steps: 200, dt: 0.2 }, { setting: 'train.pc.gbar', values: GBARS }, quick),
  ),
  sweep: study((quick) =>
    directions({ steps: 1, dt: 1 }, { setting: 'train.pc.fixedPrediction', values: FIXED_PREDICTION }, quick),
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
