/** A run that goes on where another one was is that run, as far as its optimizer has no memory. */
import { expect } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { createRun } from '../create-run.ts';
import type { Run } from '../run/run-interface.ts';
import { experimentOf, gaussianDataset } from './experiments.ts';

/** The steps before the break, and after it. */
export const HALF = 10;

const teacher = { name: 'linear-teacher', d: 5, outputs: 2 };
/** The settings of the members of each case. */
export const CASES: Record<string, object[]> = {
  'a full batch': [{}],
  'minibatches, biases': [{ net: { bias: true }, train: { batch: 7 } }],
  'given batches': [
    {
      train: {
        batches: [
          [0, 1],
          [2, 3],
          [4, 5],
        ],
      },
    },
  ],
  'weight decay, feedback alignment': [{ train: { rule: 'fa', weightDecay: 0.01 } }],
  'direct feedback alignment': [{ train: { rule: 'dfa', batch: 7 } }],
  'predictive coding': [{ scaling: { centered: false }, train: { rule: 'pc', pc: { steps: 3, dt: 0.3 } } }],
  'speed-limited optimization': [{ train: { optimizer: 'slo', lr: 0.01 } }],
  'critical rates': [{ train: { lrUnit: 'critical', lr: 0.3 } }],
  'an ensemble with batches of their own': [
    { seed: 1, scaling: { gamma0: 0.05 }, train: { batch: 7 } },
    { seed: 2, scaling: { gamma0: 2, centered: false }, train: { batch: 7 } },
  ],
  'deep in the lazy end': [{ scaling: { gamma0: 1e-4 }, net: { bias: true }, train: { batch: 7 } }],
};

/** Returns the members of a case. */
export const membersOf = (sides: object[]): Experiment[] =>
  sides.map((side) => {
    const { net, scaling, train, measure, ...own } = side as Record<string, object>;
    return experimentOf({
      task: teacher,
      ...own,
      net: { width: 24, depth: 2, activation: 'tanh', ...net },
      scaling: { centered: true, ...scaling },
      train: { lr: 0.05, batch: 'full', ...train },
      // Twins can't go on.
      measure: { twin: false, ...measure },
    });
  });

/** Takes so many steps. */
export function advance(run: Run, steps: number): void {
  for (let step = 0; step < steps; step++) run.step();
}

/** Returns everything that is seen of a run: its frames and snapshots. */
export const seen = async (run: Run) => ({
  frames: [...(await run.measure('full'))],
  snapshots: (await run.snapshot()).map(({ step, weights, biases }) => ({ step, weights, biases })),
});

async function halves(members: Experiment[], dataset: Dataset) {
  const whole = await createRun({ members, dataset });
  advance(whole, HALF);
  const start = await whole.handOver();
  const atBreak = await seen(whole);
  advance(whole, HALF);
  const atEnd = await seen(whole);
  whole.dispose();

  const later = await createRun({ members, dataset, start });
  const laterAtBreak = await seen(later);
  advance(later, HALF);
  const laterAtEnd = await seen(later);
  later.dispose();
  return { atBreak, atEnd, laterAtBreak, laterAtEnd };
}

/** Expects of a case that twenty steps are ten, a break and ten more, to the last bit. */
export async function expectGoesOn(name: string) {
  const members = membersOf(CASES[name]);
  const { atBreak, atEnd, laterAtBreak, laterAtEnd } = await halves(members, gaussianDataset(members[0], 20));
  expect(laterAtBreak).toEqual(atBreak);
  expect(laterAtEnd).toEqual(atEnd);
  expect(atEnd.frames).not.toEqual(atBreak.frames);
}
