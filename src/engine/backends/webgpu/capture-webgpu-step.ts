import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';
import type { StatePair } from '../capture.ts';
import type { LabWebGpuBackend } from './lab-backend.ts';
import { updateInPlace, usesOf, type StateCopy } from './in-place.ts';
import type { Recording } from './recorder.ts';
import { createReplay, type GpuReplay } from './command-replay.ts';
import { shareBuffers } from './share-buffers.ts';

/**
 * Records a training step as GPU commands, to be replayed without tfjs. Nothing runs meanwhile, so the state stays the
 * same.
 *
 * The step is a pure function of tensors. Each replay reads the present values of the older tensors and leaves the new
 * state in the `to` tensors. The `to` tensors must therefore live as long as the replay. Values that the step takes
 * from JavaScript are constants. A kernel of our own that changes a `copyOf` of the state changes the state itself.
 *
 * @param step runs one step eagerly and returns the new state; this function frees all that it makes
 * @param feeds tensors that get new values with each replayed step
 * @throws a sentence when the step can't be recorded, with all as before
 */
export function captureStep(backend: LabWebGpuBackend, step: () => StatePair[], feeds: tf.Tensor[] = []): GpuReplay {
  const { numTensors } = tf.memory();
  let states: StateCopy[] = [];
  const recording = backend.record(() => {
    tf.tidy(() => {
      states = statesOf(backend, step());
    });
  });
  try {
    if (tf.memory().numTensors !== numTensors) throw new Error(words.engine.keepsTensors);
    checkConstants(recording);
    const commands = shareBuffers({ ...recording, commands: updateInPlace(recording.commands, states) });
    return createReplay(backend, { commands, buffers: recording.buffers }, feeds);
  } catch (error) {
    recording.buffers.destroy();
    throw error;
  }
}

function statesOf(backend: LabWebGpuBackend, pairs: StatePair[]): StateCopy[] {
  const changed = pairs.filter(({ from, to }) => from.dataId !== to.dataId);
  if (changed.some(({ to }) => backend.sharers(to) > 1)) throw new Error(words.engine.sharedState);
  const places = new Set(changed.map(({ to }) => to.dataId));
  // If one part of the state moved to the place of another, it would be overwritten before it is copied.
  if (changed.some(({ from }) => places.has(from.dataId))) throw new Error(words.engine.notRecordable);
  return changed.map(({ from, to }) => ({ from: backend.bufferOf(from), to: backend.bufferOf(to) }));
}

/** Throws when the step writes a constant, which would differ in the next step. */
function checkConstants({ commands, buffers }: Recording): void {
  const isConstant = (buffer: GPUBuffer) => buffers.all.get(buffer)?.uploaded === true;
  if (commands.some((command) => usesOf(command).writes.some(isConstant))) throw new Error(words.engine.notRecordable);
}
