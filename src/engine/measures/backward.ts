import * as tf from '@tensorflow/tfjs-core';
import { unitRates } from '../training/train-state.ts';
import { readAlignment } from './alignment.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { readMachineAlignment } from './feature-machine.ts';
import { walkOutputRows } from './output-rows.ts';
import type { Reader } from './reader.ts';
import { tidyReading, type Reading } from './reading.ts';
import { layerKernel, readTangentKernel, type LayerRows } from './tangent-kernel.ts';

/**
 * Reads the measures that need D, the derivatives of the outputs by each layer, on the probe set. They are the
 * alignment of every layer of weights, that of the first one with a recursive feature machine, and the tangent kernel against that of step 0, which is computed when first
 * needed.
 */
export const backwardReader = {
  gives: [
    'nfaUncentered',
    'nfaCentered',
    'nfaUncenteredPearson',
    'nfaCenteredPearson',
    'nfaRatio',
    'nfaSqrt',
    'ntkMove',
    'ntkChange',
    'ntkTarget',
    'ntkRank',
    'rfmNfm',
    'rfmNfmPearson',
    'rfmAgop',
    'rfmAgopPearson',
  ],
  read: async ({ machine, members, architecture, probe, depth, state, signals, start, asks, breathe }) => {
    const rates = unitRates(members);
    const readings: Reading[] = [];
    const kernel = kernelSum(rates, breathe);
    const visit = async (l: number, rows: LayerRows) => {
      const [W, moved] = [state.W[l - 1], state.moved[l - 1]];
      const D = l > depth ? tf.tidy(() => rowsOfOneSample(rows.D)) : tf.clone(rows.D);
      readings.push(await readAlignment(depth, l - 1, D, W, moved, asks('nfaSqrt'), breathe));
      if (l === 1 && machine) readings.push(await readMachineAlignment(machine, D, W, breathe));
      D.dispose();
      await kernel.add(l, rows);
    };
    await walkOutputRows(state.W, signals, architecture, visit, breathe);

    let initialKernel = start.made.get('tangentKernel');
    if (!initialKernel) {
      const initial = kernelSum(rates, breathe);
      await walkOutputRows(state.initial, start.signals, architecture, initial.add, breathe);
      initialKernel = initial.total();
      start.made.set('tangentKernel', initialKernel);
    }
    const [theta, reference] = [kernel.total(), initialKernel];
    readings.push(tidyReading(() => readTangentKernel(theta, reference, probe.y)));
    tf.dispose([theta, rates]);
    return readings;
  },
} as const satisfies Reader;

/**
 * Returns the rows of the first sample in D of the output layer. There all samples have the same rows, the identity, so
 * that these k give the K of all, and the same cosines with less work.
 */
const rowsOfOneSample = (D: tf.Tensor3D): tf.Tensor3D => tf.slice(D, [0, 0, 0], [D.shape[0], D.shape[2], D.shape[2]]);

/** Returns a sum of the layers' kernels, and the visitor that adds to it. */
function kernelSum(rates: ReturnType<typeof unitRates>, breathe: Breathe) {
  let sum: tf.Tensor3D = tf.zeros([1, 1, 1]);
  return {
    add: async (l: number, rows: LayerRows) => {
      const part = await layerKernel(rows, rows, { W: rates.W[l - 1], b: rates.b?.[l - 1] }, breathe);
      const before = sum;
      sum = tf.add(before, part);
      tf.dispose([before, part]);
    },
    total: () => sum,
  };
}
