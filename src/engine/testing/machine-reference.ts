import { Matrix } from 'ml-matrix';
import { expect } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { unpackFrame } from '../../config/frame.ts';
import { layerShapes } from '../../config/scaling.ts';
import { featureMachine, usualBandwidth } from '../../maths/recursive-feature-machine.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { createRun } from '../create-run.ts';

/** The distance of two inputs over which a derivative is taken; its error is some 1e-10. */
const APART = 1e-5;

/** The measures of a feature machine beside a network of tanh, from their definitions, in float64. */
async function machineReference({ measure }: Experiment, { inputs, outputs, train, test }: Dataset, layers: Matrix[]) {
  const settings = {
    ...{ rounds: measure.rfmRounds, ridge: measure.rfmRidge, bandwidth: measure.rfmBandwidth * usualBandwidth(inputs) },
  };
  const rounds = [];
  for await (const round of featureMachine({ inputs, outputs, train, test }, settings)) rounds.push(round);
  const last = rounds[rounds.length - 1];

  const output = (x: number[]) =>
    layers.reduce((h, W, l) => (l === 0 ? W.mmul(h) : W.mmul(Matrix.tanh(h))), Matrix.columnVector(x)).to1DArray();
  const agop = Matrix.zeros(inputs, inputs);
  for (let sample = 0; sample < Math.min(measure.probe, train.count); sample++) {
    const x = Array.from(train.x.subarray(sample * inputs, (sample + 1) * inputs));
    const columns = x.map((_, i) => {
      const moved = (by: number) => output(x.map((value, at) => (at === i ? value + by : value)));
      const [after, before] = [moved(APART), moved(-APART)];
      return after.map((value, k) => (value - before[k]) / 2 / APART);
    });
    const jacobian = new Matrix(columns).transpose();
    agop.add(jacobian.transpose().mmul(jacobian));
  }
  const [nfm, M] = [layers[0].transpose().mmul(layers[0]), Matrix.from1DArray(inputs, inputs, [...last.features])];
  return {
    laplaceTestLoss: rounds[0].testLoss,
    rfmTestLoss: last.testLoss,
    rfmNfm: cosine(M, nfm),
    rfmNfmPearson: cosine(withoutMean(M), withoutMean(nfm)),
    rfmAgop: cosine(M, agop),
    rfmAgopPearson: cosine(withoutMean(M), withoutMean(agop)),
  };
}

/** A measure of a feature machine. */
export type MachineMeasure = keyof Awaited<ReturnType<typeof machineReference>>;

const cosine = (a: Matrix, b: Matrix) => Matrix.mul(a, b).sum() / a.norm() / b.norm();
const withoutMean = (a: Matrix) => Matrix.sub(a, a.mean());

/** Expects a measure of every network, at step 0 and some steps later, to be what its definition gives, up to float32. */
export async function expectMachineMeasure(members: Experiment[], dataset: Dataset, measure: MachineMeasure) {
  const run = await createRun({ members, dataset });
  for (let steps = 0; steps < 2; steps++) {
    for (let step = 0; step < 5 * steps; step++) run.step();
    const [weights, frames] = [await run.weights(), await run.measure('alignment')];
    for (const [m, member] of members.entries()) {
      const shapes = layerShapes(member);
      const layers = weights[m].map((W, l) => Matrix.from1DArray(...shapes[l], [...W]));
      const frame = unpackFrame(run.layout, frames.subarray(m * run.layout.stride, (m + 1) * run.layout.stride));
      const wanted = (await machineReference(member, dataset, layers))[measure];
      expect(Math.abs(Number(frame[measure]) - wanted)).toBeLessThan(2e-5 * Math.max(1, Math.abs(wanted)));
    }
  }
  run.dispose();
}
