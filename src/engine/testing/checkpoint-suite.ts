/** A run that goes on from a checkpoint is the run without the break, with all that it remembers. */
import { expect } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { createRun } from '../create-run.ts';
import type { Checkpoint } from '../run/checkpoint.ts';
import type { RunSpec } from '../run/run-interface.ts';
import { gaussianDataset } from './experiments.ts';
import { advance, CASES as WITHOUT_MEMORY, HALF, membersOf, seen } from './start-suite.ts';

const withTwins = { twin: true, infinite: true };

/** The settings of the members of each case: every rule, every optimizer, all that is learned beside the networks. */
export const CASES: Record<string, object[]> = {
  ...WITHOUT_MEMORY,
  momentum: [{ net: { bias: true }, train: { optimizer: 'momentum', batch: 7 } }],
  adam: [{ net: { bias: true }, train: { optimizer: 'adam', lr: 0.01, batch: 7 } }],
  'adam, weight decay': [{ train: { optimizer: 'adam', lr: 0.01, weightDecay: 0.1 } }],
  'schedules of their own, momentum, twins': [
    { kind: 'cosine', warmup: 5, steps: 12 },
    { kind: 'step', every: 4, factor: 0.6 },
  ].map((schedule) => ({ train: { optimizer: 'momentum', batch: 7, schedule }, measure: { twin: true } })),
  'feedback alignment, adam': [{ train: { rule: 'fa', optimizer: 'adam', lr: 0.01 } }],
  'direct feedback alignment, momentum': [{ train: { rule: 'dfa', optimizer: 'momentum', batch: 7 } }],
  'predictive coding, adam': [
    { scaling: { centered: false }, train: { rule: 'pc', optimizer: 'adam', lr: 0.01, pc: { steps: 3, dt: 0.3 } } },
  ],
  'target propagation': [{ scaling: { centered: false }, train: { rule: 'tp' } }],
  'target propagation, learned feedback': [
    { scaling: { centered: false }, train: { rule: 'tp', batch: 7, tp: { feedback: 'learned', noise: 0.3 } } },
  ],
  'difference target propagation, learned feedback, adam, three of them': [1, 2, 3].map((seed) => ({
    ...{ seed, scaling: { centered: false } },
    train: { rule: 'dtp', optimizer: 'adam', lr: 0.01, batch: 7, tp: { feedback: 'learned', noise: 0.3 } },
  })),
  'the twin and the network of infinite width': [{ train: { batch: 7 }, measure: withTwins }],
  'both, with momentum': [{ train: { optimizer: 'momentum' }, measure: withTwins }],
  'a comparison, momentum, twins': [0.1, 10].map((gamma0) => ({
    ...{ scaling: { gamma0 }, net: { bias: true }, measure: { twin: true } },
    train: { optimizer: 'momentum', batch: 7 },
  })),
  'a comparison of rates, adam': [0.003, 0.03].map((lr) => ({ train: { optimizer: 'adam', lr } })),
  sharpness: [{ measure: { sharpness: true } }],
};

/** Trains to the end, with another rate from the break on, and reads all there is at the break and at the end. */
async function train(spec: RunSpec, from: number) {
  const run = await createRun(spec);
  const rates = spec.members.map(({ train }) => ({ ...train, lr: train.lr / 2 }));
  advance(run, HALF - from);
  // As a worker sends it: the run has no part in its arrays any more.
  send(await run.checkpoint());
  const before = await seen(run);
  // Other steps are taken before the values have arrived.
  const arriving = run.checkpoint();
  run.setLearningRates(rates);
  advance(run, HALF);
  const checkpoint = await arriving;
  const after = { ...(await seen(run)), checkpoint: await run.checkpoint(), scaling: run.scaling() };
  const { notices } = run;
  run.dispose();
  return { checkpoint, notices, before, after };
}

const send = (checkpoint: Checkpoint) =>
  void structuredClone(checkpoint, { transfer: checkpoint.values.map(({ buffer }) => buffer as ArrayBuffer) });

/** Expects of a case that a run from a checkpoint in the middle gives all that the run without a break gives, to the last bit. */
export async function expectSame(name: string) {
  const members = membersOf(CASES[name]);
  await expectSameRun({ members, dataset: gaussianDataset(members[0], 20) });
}

/** The same of any run. */
export async function expectSameRun(spec: { members: Experiment[]; dataset: Dataset } & RunSpec, from = 0) {
  const whole = await train(spec, from);
  expect(whole.checkpoint.step).toBe(HALF);
  const later = await train({ ...spec, checkpoint: structuredClone(whole.checkpoint) }, HALF);
  expect(later.before).toEqual(whole.before);
  expect(later.checkpoint).toEqual(whole.checkpoint);
  expect(later.after).toEqual(whole.after);
  expect(later.notices).toEqual(whole.notices);
  expect(whole.after.frames).not.toEqual(whole.before.frames);
}
