import type { FrameKind } from '../../config/frame-kind.ts';
import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { ActivationFunction } from '../activations/activation-function.ts';
import type { Signals } from '../network/network.ts';
import { unitRates, type TrainState } from '../training/train-state.ts';
import { readAlignment } from './alignment.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { walkOutputRows } from './output-rows.ts';
import { tidyReading, type Reading } from './reading.ts';
import { layerKernel, readTangentKernel, type LayerRows } from './tangent-kernel.ts';

/** What a backward reader needs; the tensors belong to the caller. */
export interface BackwardSpec {
  members: Experiment[];
  phi: ActivationFunction;
  /** Targets of the probe set, [1, Q, k]. */
  y: tf.Tensor3D;
  /** The signals of the probe set at step 0. */
  initial: Signals;
}

/** Reads what needs D, the derivatives of the outputs by each layer, on the probe set. */
export interface BackwardReader {
  /** The alignment of every weight layer, in a full frame with its root, and the tangent kernel. */
  read(state: TrainState, signals: Signals, kind: FrameKind, breathe: Breathe): Promise<Reading[]>;
  dispose(): void;
}

/** A reader against the tangent kernel at step 0, which is made when it is first needed. */
export function createBackwardReader({ members, phi, y, initial }: BackwardSpec): BackwardReader {
  const rates = unitRates(members);
  let initialKernel: tf.Tensor3D | null = null;

  /** A sum of the layers' kernels, and the visitor that adds to it. */
  const kernelSum = (breathe: Breathe) => {
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
  };

  return {
    read: async (state, signals, kind, breathe) => {
      const depth = state.W.length - 1;
      const isFull = kind === 'full';
      const readings: Reading[] = [];
      const kernel = kernelSum(breathe);
      const visit = async (l: number, rows: LayerRows) => {
        const [W, moved] = [state.W[l - 1], state.moved[l - 1]];
        readings.push(await readAlignment(depth, l - 1, rows.D, W, moved, isFull, breathe));
        await kernel.add(l, rows);
      };
      await walkOutputRows(state.W, signals, phi, visit, breathe);

      if (!initialKernel) {
        const start = kernelSum(breathe);
        await walkOutputRows(state.initial, initial, phi, start.add, breathe);
        initialKernel = start.total();
      }
      const theta = kernel.total();
      const reference = initialKernel;
      readings.push(tidyReading(() => readTangentKernel(theta, reference, y)));
      theta.dispose();
      return readings;
    },
    dispose: () => tf.dispose([rates, initialKernel ?? []]),
  };
}
