import * as tf from '@tensorflow/tfjs-core';
import type { StreamPlace } from '../../maths/random.ts';
import { words } from '../../words/words.ts';
import { presentBackend, upload } from '../backends/fused/stand-in.ts';
import type { WatchedSpike } from './catapult-watch.ts';
import type { WatchedLosses } from './divergence-watch.ts';
import type { RunState } from './stepper.ts';

/**
 * All that a run needs to go on exactly where it is: on the same backend, its further values are those of a run without
 * the break, to the last bit. It holds what a snapshot for pictures doesn't: the memory of the optimizer, the twins, learned
 * feedback and its noise. Initial weights and batches follow from the experiment.
 */
export interface Checkpoint {
  /** Optimizer steps done. */
  step: number;
  /** The step at which the optimizer, twins and noise began: 0, unless the run itself began or was changed later. */
  begun: number;
  /** The values of {@link changing}, of all members. */
  values: Float32Array[];
  /** Where the noise of each member is; none for a rule without noise. */
  noise: StreamPlace[];
  /** What its watches know. */
  watched: { losses: WatchedLosses; spikes: WatchedSpike[] };
}

/**
 * Returns the tensors that a step changes, in one order, without the weights, which are W_0 and their move.
 *
 * @param learnsFeedback whether a step changes the feedback
 */
function changing({ networks, twins }: RunState, learnsFeedback: boolean): tf.Tensor3D[] {
  const { moved, b = [], memory, clock, feedback } = networks;
  return [moved, b, ...memory.W, ...memory.b, clock, learnsFeedback ? feedback : [], ...twins].flat();
}

/** Reads the values of a checkpoint, as arrays of its own; the state may change as soon as this has returned. */
export function readChanging(state: RunState, learnsFeedback: boolean): Promise<Float32Array[]> {
  // WebAssembly copies. The others may give the tensor's own array (WebGPU, while it isn't uploaded), which would be gone for
  // the run once it is sent to the page.
  const own = (values: Float32Array) => (presentBackend() === 'wasm' ? values : values.slice());
  return Promise.all(changing(state, learnsFeedback).map(async (tensor) => own(await tensor.data<'float32'>())));
}

/**
 * Returns the state with the values of a checkpoint. Its other tensors are those of `state`.
 *
 * @throws a sentence when the values are not those of such a state
 */
export function restored(state: RunState, { values }: Checkpoint, learnsFeedback: boolean): RunState {
  const replaced = new Map<tf.Tensor3D, tf.Tensor3D>();
  const before = changing(state, learnsFeedback);
  if (before.length !== values.length || before.some(({ size }, i) => values[i].length !== size)) {
    throw new Error(words.engine.checkpointDiffers);
  }
  for (const [i, tensor] of before.entries())
    replaced.set(
      tensor,
      upload(tensor.shape, () => values[i]),
    );
  const now = (tensor: tf.Tensor3D) => replaced.get(tensor) ?? tensor;
  const { networks, twins } = state;
  const moved = networks.moved.map(now);
  return {
    networks: {
      ...networks,
      moved,
      W: tf.tidy(() => networks.initial.map((W, l) => tf.add<tf.Tensor3D>(W, moved[l]))),
      b: networks.b?.map(now),
      memory: { W: networks.memory.W.map((all) => all.map(now)), b: networks.memory.b.map((all) => all.map(now)) },
      clock: networks.clock.map(now),
      feedback: networks.feedback.map(now),
    },
    twins: twins.map((all) => all.map(now)),
  };
}
