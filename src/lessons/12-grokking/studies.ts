import type { SweepInput } from '../../config/sweep/sweep.ts';
import { ABOUT } from '../about-lessons.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';

type SweepStudy = Extract<Study, { kind: 'sweep' }>;
type Axis = { setting: string; values: number[] };

/** Returns 0 and steps up to `to`, each `factor` times the one before, but at least 4 later. */
function stepsTo(to: number, factor: number): number[] {
  const steps = [0, 4];
  for (let step = 4; step < to; steps.push(step)) step = Math.min(to, Math.max(step + 4, Math.round(step * factor)));
  return steps;
}

const sweep = (
  { gamma0, ...train }: { gamma0: number; lr: number },
  axis: Axis,
  { frames, at, quick = axis.values }: { frames: 'light' | 'full'; at: number[]; quick?: number[] },
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
  const small = { ...input, axes: [{ ...axis, values: quick }], seeds: 2 };
  return { kind: 'sweep', full: defineSweep(input), quick: defineSweep(small) };
};

/** With weight decay, without, by richness without it, and by weight decay. */
export const studies = {
  course: sweep(
    { gamma0: 2, lr: 0.04 },
    { setting: 'train.weightDecay', values: [0.003] },
    { frames: 'full', at: stepsTo(8000, 1.08) },
  ),
  undecayed: sweep(
    { gamma0: 2, lr: 0.04 },
    { setting: 'train.weightDecay', values: [0] },
    { frames: 'light', at: stepsTo(2000, 1.08) },
  ),
  scale: sweep(
    { gamma0: 16, lr: 0.0005 },
    { setting: 'scaling.gamma0', values: [16, 32, 64, 100] },
    { frames: 'full', at: stepsTo(3200, 1.06), quick: [16, 100] },
  ),
  decay: sweep(
    { gamma0: 4, lr: 0.04 },
    { setting: 'train.weightDecay', values: [0.0008, 0.0016, 0.0032] },
    { frames: 'light', at: stepsTo(2600, 1.04) },
  ),
} satisfies Record<string, Study>;
