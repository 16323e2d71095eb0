import * as tf from '@tensorflow/tfjs-core';
import { hasSharpness } from '../../config/measures/available-measures.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { sharpnessOf, type SharpnessRun } from '../measures/sharpness.ts';
import type { TrainState } from '../training/train-state.ts';

/** The sharpness of a run when it is asked for, whether or not its frames hold it. */
export interface RunSharpness {
  /** Keeps a copy of the weights of this state, whose losses are calm, in place of the one before. */
  keepCalm(state: TrainState): void;
  /**
   * Returns the sharpness of each member at these weights, NaN where they are not finite; `null` where the run has none
   * (`hasSharpness`).
   *
   * @param lr the present learning rate of each member, absolute
   */
  at(state: TrainState, lr: readonly number[], breathe?: Breathe): Promise<number[] | null>;
  /** Returns the same at the weights of the last calm frame; `null` also before there is one. */
  atLastCalm(state: TrainState, lr: readonly number[], breathe?: Breathe): Promise<number[] | null>;
  /** Returns the copy. */
  held(): tf.TensorContainer;
  dispose(): void;
}

/** Creates the sharpness of a run whose frames have not been measured yet. */
export function createRunSharpness(run: SharpnessRun): RunSharpness {
  const isDefined = hasSharpness(run.members[0]);
  let calm: Copy | null = null;
  const at: RunSharpness['at'] = async (state, lr, breathe = () => Promise.resolve()) =>
    isDefined ? sharpnessOf(run, state, lr, breathe) : null;
  const held = () => (calm ? [calm.moved, calm.b ?? []].flat() : []);
  return {
    keepCalm: (state) => {
      if (!isDefined) return;
      tf.dispose(held());
      calm = copyOf(state);
    },
    at,
    atLastCalm: async (state, lr, breathe) => {
      if (!calm) return null;
      const { moved, b } = calm;
      const W = tf.tidy(() => moved.map((move, l) => tf.add<tf.Tensor3D>(state.initial[l], move)));
      const values = await at({ ...state, W, moved, b }, lr, breathe);
      tf.dispose(W);
      return values;
    },
    held,
    dispose: () => tf.dispose(held()),
  };
}

/** W - W_0 and the biases, which make the weights of a network that keeps its start. */
interface Copy {
  moved: tf.Tensor3D[];
  b?: tf.Tensor3D[];
}

/** Copies the data themselves, since a step may change them in place. */
const copyOf = ({ moved, b }: TrainState): Copy => ({ moved: moved.map(copy), ...(b && { b: b.map(copy) }) });
const copy = (x: tf.Tensor3D): tf.Tensor3D => tf.tidy(() => tf.mul(x, 1));
