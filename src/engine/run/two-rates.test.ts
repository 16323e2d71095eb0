import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { scalingTable } from '../../config/scaling.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { rowsOf } from '../testing/reference-network.ts';

/** Training time, lr times steps, the same for every step size. */
const TIME = 20;
/** Halving the step size halves the drift: the order of gradient descent, give or take its second order. */
const FIRST_ORDER = { least: 1.7, most: 2.3 };
/** The most that the drift may be, relative to the move of a neuron's weights. */
const CONSERVED = 0.02;

const config = (activation: string, lr: number): Experiment =>
  experimentOf({
    task: { name: 'linear-teacher', d: 4 },
    net: { width: 16, baseWidth: 16, depth: 1, activation },
    train: { lr, layerLr: [1, 3] },
  });

/**
 * Trains a network, and returns a_r^2 / lr_a - ||w_r||^2 / lr_w of every neuron r, times the learning rate, and how far
 * a_r^2 / lr_a moves.
 */
async function train(experiment: Experiment) {
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment, 24) });
  const [{ lr: lrW }, { lr: lrA }] = scalingTable(experiment);
  const read = async () => {
    const [[W, a]] = await run.weights();
    const unit = experiment.train.lr;
    const readouts = Array.from(a, (value) => (value ** 2 * unit) / lrA);
    const inputs = rowsOf(W, 4).map((row) => (row.reduce((sum, w) => sum + w * w, 0) * unit) / lrW);
    return { readouts, invariants: readouts.map((value, r) => value - inputs[r]) };
  };
  const start = await read();
  for (let step = 0; step < TIME / experiment.train.lr; step++) run.step();
  const end = await read();
  run.dispose();
  const change = (from: number[], to: number[]) => Math.hypot(...to.map((value, r) => value - from[r]));
  return {
    drift: change(start.invariants, end.invariants),
    move: change(start.readouts, end.readouts),
  };
}

describe('a shallow network whose layers learn at two rates', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(['relu', 'linear'])(
    'conserves a^2 / lr_a - |w|^2 / lr_w of every neuron under gradient flow (%s)',
    async (activation) => {
      const coarse = await train(config(activation, 0.004));
      const fine = await train(config(activation, 0.002));
      expect(fine.drift).toBeLessThan(CONSERVED * fine.move);
      expect(coarse.drift / fine.drift).toBeGreaterThan(FIRST_ORDER.least);
      expect(coarse.drift / fine.drift).toBeLessThan(FIRST_ORDER.most);
    },
  );
});
