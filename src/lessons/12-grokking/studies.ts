import type { SweepInput } from '../../config/sweep/sweep.ts';
import { ABOUT } from '../about-lessons.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';

type SweepStudy = Extract<Study, { kind: 'sweep' }>;

/** Returns steps that lie closer together at first: 10 apart up to 200, then `by` apart up to `to`. */
const stepsTo = (to: number, by: number): number[] => [
  ...Array.from({ length: 21 }, (_, i) => 10 * i),
  ...Array.from({ length: Math.floor((to - 200) / by) }, (_, i) => 200 + by * (i + 1)),
];

const sweep = (
  { gamma0, ...train }: { gamma0: number; lr: number; weightDecay?: number },
  axis: { setting: string; values: number[] },
  { frames, at }: { frames: 'light' | 'full'; at: number[] },
): SweepStudy => {
  const input: SweepInput = {
    name: ABOUT.grokking.title,
    base: {
      task: { name: 'modular-addition' },
      net: { width: 256, depth: 1, activation: 'quadratic' },
      scaling: { preset: 'mup', centered: true, gamma0 },
      train: { ...train, batch: 'full', steps: Math.max(...at) },
      measure: { twin: false, probe: 64, at },
    },
    axes: [axis],
    seeds: 5,
    draw: 'data',
    frames,
  };
  return { kind: 'sweep', full: defineSweep(input), quick: defineSweep({ ...input, seeds: 2 }) };
};

/** With weight decay and without; from a rich start; and how long it takes, by richness and by weight decay. */
export const studies = {
  course: sweep(
    { gamma0: 2, lr: 0.04 },
    { setting: 'train.weightDecay', values: [0.0125, 0] },
    { frames: 'full', at: stepsTo(1600, 50) },
  ),
  rich: sweep(
    { gamma0: 64, lr: 0.001 },
    { setting: 'train.weightDecay', values: [0] },
    { frames: 'full', at: stepsTo(1000, 50) },
  ),
  scale: sweep(
    { gamma0: 2, lr: 0.02, weightDecay: 0.0125 },
    { setting: 'gamma0AtDecay', values: [2, 4, 8] },
    { frames: 'light', at: stepsTo(3000, 20) },
  ),
  decay: sweep(
    { gamma0: 4, lr: 0.04 },
    { setting: 'train.weightDecay', values: [0.0008, 0.0016, 0.0032] },
    { frames: 'light', at: stepsTo(2400, 20) },
  ),
} satisfies Record<string, Study>;
