import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../backends/open-backend.ts';
import type { StatePair } from '../backends/capture.ts';
import { captureStep } from '../backends/webgpu/capture-webgpu-step.ts';
import { isWebGpuBackend } from '../backends/webgpu/queue.ts';
import { registerTestDescent, smallTraining, type Training } from './small-training.ts';

/** More steps than a feed has room for. */
const STEPS = 70;
/** The step before which the learning rate changes. */
const CHANGE = 9;
/** More steps than are queued without a submit. */
const MANY_STEPS = 300;

function backend() {
  const open: object = tf.backend();
  if (!isWebGpuBackend(open)) throw new Error('WebGPU is not open');
  return open;
}

const captured = (training: Training) => captureStep(backend(), training.pairs, [training.rows]);

/** Reads the bits of a state, so that -0, NaN and the last digit count too. */
async function bitsOf({ state }: Training): Promise<Uint32Array[]> {
  const values = await Promise.all(state.map((tensor) => tensor.data()));
  return values.map((value) => new Uint32Array(Float32Array.from(value).buffer));
}

async function trainEagerly(training: Training, steps = STEPS): Promise<Uint32Array[]> {
  for (let step = 0; step < steps; step++) {
    if (step === CHANGE) training.setLearningRate(0.02);
    training.setRows(step);
    training.stepEagerly();
  }
  return bitsOf(training);
}

async function trainReplayed(training: Training, between: (step: number) => Promise<void> = () => Promise.resolve()) {
  const replay = captured(training);
  for (let step = 0; step < STEPS; step++) {
    if (step === CHANGE) replay.write(training.lr, Float32Array.of(0.02));
    replay.step([training.rowsOf(step)]);
    await between(step);
  }
  const bits = await bitsOf(training);
  replay.dispose();
  return bits;
}

/** Describes the tests of replayed steps, for every environment with WebGPU. */
export function describeCapture(): void {
  describe('a captured step', () => {
    beforeAll(async () => {
      await openBackend('webgpu');
      registerTestDescent();
    });
    const made: Training[] = [];
    const training = (...options: Parameters<typeof smallTraining>) => {
      const one = smallTraining(...options);
      made.push(one);
      return one;
    };
    afterEach(() => made.splice(0).forEach((one) => one.dispose()));

    it.each(['plain operations', 'a kernel of our own'] as const)(
      'of %s is the eager step to the last bit, with batches and a learning rate that change',
      async (descent) => {
        const eager = training(descent);
        const start = await bitsOf(eager);
        const end = await trainEagerly(eager);
        expect(end).not.toEqual(start);
        expect(await trainReplayed(training(descent))).toEqual(end);
      },
    );

    it('does not run while it is captured', async () => {
      const one = training();
      const start = await bitsOf(one);
      captured(one).dispose();
      expect(await bitsOf(one)).toEqual(start);
    });

    it('neither disturbs tfjs between the steps nor is disturbed', async () => {
      const one = training();
      const expected = await trainEagerly(training());
      const losses: number[] = [];
      const measured = await trainReplayed(one, async (step) => {
        if (step % 3 === 0) losses.push(await one.loss());
      });
      expect(measured).toEqual(expected);

      const other = training();
      const eagerLosses: number[] = [];
      for (let step = 0; step < STEPS; step++) {
        if (step === CHANGE) other.setLearningRate(0.02);
        other.setRows(step);
        other.stepEagerly();
        if (step % 3 === 0) eagerLosses.push(await other.loss());
      }
      expect(losses).toEqual(eagerLosses);
    });

    it('can be replayed in turns with another one', async () => {
      const [a, b] = [training(), training()];
      const [replayA, replayB] = [captured(a), captured(b)];
      for (let step = 0; step < CHANGE; step++) {
        replayA.step([a.rowsOf(step)]);
        replayB.step([b.rowsOf(step + 1)]);
      }
      const shifted = training();
      for (let step = 0; step < CHANGE; step++) {
        shifted.setRows(step + 1);
        shifted.stepEagerly();
      }
      expect(await bitsOf(a)).toEqual(await trainEagerly(training(), CHANGE));
      expect(await bitsOf(b)).toEqual(await bitsOf(shifted));
      replayA.dispose();
      replayB.dispose();
    });

    it('changes the state in place when the kernel works on a copy of it', () => {
      const plain = captured(training('plain operations'));
      const own = captured(training('a kernel of our own'));
      expect(plain.copies).toBe(6);
      expect(own.copies).toBe(0);
      plain.dispose();
      own.dispose();
    });

    it('keeps the old state for operations that read it after it was changed', async () => {
      const eager = training('a kernel of our own', { readsOldState: true });
      const one = training('a kernel of our own', { readsOldState: true });
      const replay = captured(one);
      expect(replay.copies).toBeGreaterThan(0);
      replay.dispose();
      expect(await trainReplayed(one)).toEqual(await trainEagerly(eager));
    });

    it('holds less than its intermediate values and its constants together', async () => {
      const one = training();
      await trainEagerly(one, 2);
      const before = backend().bytesInUse;
      const replay = captureStep(backend(), one.pairs);
      expect(backend().bytesInUse - before).toBe(replay.bytes);
      const { buffers } = backend().record(() => tf.tidy(() => void one.pairs()));
      const all = [...buffers.all.keys()].reduce((sum, { size }) => sum + size, 0);
      buffers.destroy();
      expect(replay.bytes).toBeLessThan(all);
      replay.dispose();
      expect(backend().bytesInUse).toBe(before);
    });

    it('keeps its memory over many steps, and gives it back', async () => {
      const one = training('a kernel of our own');
      await trainEagerly(one, 2);
      backend().freeUnused();
      const before = backend().memory();
      const tensors = tf.memory().numTensors;
      const replay = captureStep(backend(), one.pairs);
      const held = backend().memory().numBytesAllocatedInGPU;
      for (let step = 0; step < MANY_STEPS; step++) replay.step();
      await backend().queue.onSubmittedWorkDone();
      expect(backend().memory().numBytesAllocatedInGPU).toBe(held);
      replay.dispose();
      expect(backend().memory()).toEqual(before);
      expect(tf.memory().numTensors).toBe(tensors);
    });

    it('is refused, with all as it was, when the step reads a tensor', async () => {
      const one = training();
      [one.rows, one.lr].forEach((tensor) => backend().bufferOf(tensor));
      await one.loss();
      const before = { ...backend().memory(), tensors: tf.memory().numTensors };
      const reading = (): StatePair[] => {
        const pairs = one.pairs();
        pairs[0].from.dataSync();
        return pairs;
      };
      expect(() => captureStep(backend(), reading, [one.rows])).toThrow(/reads a tensor/);
      expect({ ...backend().memory(), tensors: tf.memory().numTensors }).toEqual(before);
      expect(await trainEagerly(one)).toEqual(await trainEagerly(training()));
    });

    it('computes small tensors on the GPU, where their new values take effect', async () => {
      const [rate, sum] = [tf.scalar(1), tf.scalar(0)];
      const replay = captureStep(backend(), () => [{ from: tf.add(sum, tf.mul(rate, 2)), to: sum }]);
      replay.step();
      replay.write(rate, Float32Array.of(10));
      replay.step();
      expect([...(await sum.data())]).toEqual([22]);
      replay.dispose();
      tf.dispose([rate, sum]);
    });

    it('is refused when it would change a constant of its own', () => {
      const to = tf.scalar(0);
      const changing = (): StatePair[] => {
        const from = tf.scalar(1);
        const wgsl = `@group(0) @binding(0) var<storage, read_write> x: array<f32>;
          @compute @workgroup_size(1) fn main() { x[0] += 1; }`;
        backend().runProgram({ wgsl, outputs: [from], inputs: [], workgroups: [1, 1, 1] });
        return [{ from, to }];
      };
      expect(() => captureStep(backend(), changing)).toThrow(/an operation that cannot be recorded/);
      to.dispose();
    });

    it('is refused when parts of the state change places', () => {
      const [a, b] = [tf.scalar(0), tf.scalar(1)];
      const swapping = () => [
        { from: b, to: a },
        { from: a, to: b },
      ];
      expect(() => captureStep(backend(), swapping)).toThrow(/an operation that cannot be recorded/);
      tf.dispose([a, b]);
    });

    it('is refused when it keeps a tensor that nothing computes', () => {
      const one = training();
      let kept: tf.Tensor | null = null;
      const keeping = (): StatePair[] => {
        kept = tf.keep(tf.add(one.lr, 1));
        return one.pairs();
      };
      expect(() => captureStep(backend(), keeping, [one.rows])).toThrow(/keeps tensors/);
      tf.dispose(kept ?? []);
    });

    it('can be stepped without an error when the GPU is lost', async () => {
      const one = training();
      const replay = captured(one);
      backend().device.destroy();
      await backend().device.lost;
      for (let step = 0; step < STEPS; step++) replay.step([one.rowsOf(step)]);
      replay.write(one.lr, Float32Array.of(1));
      await backend().queue.onSubmittedWorkDone();
      replay.dispose();
      await openBackend('webgpu');
    });

    it('is refused when two names of the state share one tensor', () => {
      const one = training();
      const twin = tf.clone(one.state[0]);
      expect(() => captured(one)).toThrow(/shares its memory/);
      twin.dispose();
    });
  });
}
