import { ABOUT } from '../about-lessons.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';

type SweepStudy = Extract<Study, { kind: 'sweep' }>;

/** The rounds of the machines that are compared; none: the Laplace kernel. */
export const ROUNDS = [0, 1, 5];
/** The inputs of a target that depends on few directions among them. */
const INPUTS = 24;

/** Machines on more and more samples. The network beside them is as small as can be. */
const bySamples = (
  target: { d: number; rank: number; noise?: number },
  most: { full: number; quick: number },
): SweepStudy => {
  const over = (upTo: number, seeds: number) =>
    defineSweep({
      name: ABOUT.featureMachine.title,
      base: {
        task: { name: 'multi-index', link: 'squares', testSamples: 512, ...target },
        net: { width: 4, depth: 1 },
        train: { lr: 0.01, steps: 1 },
        measure: { twin: false, rfm: true, at: [1] },
      },
      axes: [
        { setting: 'task.samples', values: [64, 128, 256, 512, 1024, 2048].filter((samples) => samples <= upTo) },
        { setting: 'measure.rfmRounds', values: ROUNDS },
      ],
      seeds,
      draw: 'data',
      frames: 'light',
    });
  return { kind: 'sweep', full: over(most.full, 5), quick: over(most.quick, 3) };
};

/** The steps at which networks are compared with a machine. */
const COMPARED = [0, 12, 25, 50, 100, 200, 400];

/** A lazy and a rich network, with a machine on the same data. */
const networks = (gain: number, at: number[], seeds: number) =>
  defineSweep({
    name: ABOUT.featureMachine.title,
    base: {
      task: { name: 'multi-index', d: INPUTS, rank: 2, link: 'squares', samples: 1024, testSamples: 512 },
      net: { width: 256, depth: 2, activation: 'relu', gain },
      scaling: { preset: 'mup', centered: true },
      train: { lr: 0.02, steps: Math.max(...at), batch: 64 },
      measure: { twin: false, rfm: true, probe: 128, at },
    },
    axes: [{ setting: 'scaling.gamma0', values: [0.01, 10] }],
    seeds,
    draw: 'data',
    frames: 'alignment',
  });

/** Small initial weights, which leave room to what is learned. */
const compared = (seeds: number) => networks(0.5, COMPARED, seeds);
/** The usual ones, whose lazy network learns faster, until both fit the training samples. */
const trained = (steps: number, seeds: number) => networks(Math.SQRT2, [steps], seeds);

/** The studies of machines over samples, and beside networks. */
export const studies = {
  'one-direction': bySamples({ d: INPUTS, rank: 1 }, { full: 2048, quick: 1024 }),
  'all-directions': bySamples({ d: 8, rank: 8 }, { full: 2048, quick: 1024 }),
  noise: bySamples({ d: INPUTS, rank: 1, noise: 5 }, { full: 1024, quick: 512 }),
  networks: { kind: 'sweep', full: compared(5), quick: compared(3) },
  trained: { kind: 'sweep', full: trained(2000, 5), quick: trained(1000, 3) },
} satisfies Record<string, Study>;
