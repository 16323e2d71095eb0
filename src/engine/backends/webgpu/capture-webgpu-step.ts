import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';
import type { StatePair } from '../capture.ts';
import type { LabWebGpuBackend } from './lab-backend.ts';
import { updateInPlace, usesOf, type StateCopy } from './in-place.ts';
import type { Recording } from './recorder.ts';
import { createReplay, type GpuReplay } from './command-replay.ts';
import { shareBuffers } from './share-buffers.ts';

/**
 * Writes down a training step as GPU commands, to be replayed without tfjs. Nothing runs meanwhile: the state is the
 * same before and after.
 *
 * The step is a pure function of tensors. Each replay reads the values that the older tensors then have, and leaves
 * the new state in the `to` tensors, which so must live as long as the replay; values that the step itself takes from
 * JavaScript are constants. A kernel of our own that changes a `copyOf` of the state changes the state itself.
 *
 * @param step runs one step eagerly and gives the new state; what it makes is freed here
 * @param feeds tensors that are given new values with each replayed step
 * @throws a sentence when the step can't be recorded, after which all is as before
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
  // A state that moved to the place of another one would be overwritten before it is copied.
  if (changed.some(({ from }) => places.has(from.dataId))) throw new Error(words.engine.notRecordable);
  return changed.map(({ from, to }) => ({ from: backend.bufferOf(from), to: backend.bufferOf(to) }));
}

/** A constant that the step writes would not be the same in the next one. */
function checkConstants({ commands, buffers }: Recording): void {
  const isConstant = (buffer: GPUBuffer) => buffers.all.get(buffer)?.uploaded === true;
  if (commands.some((command) => usesOf(command).writes.some(isConstant))) throw new Error(words.engine.notRecordable);
}
