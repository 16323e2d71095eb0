import * as tf from '@tensorflow/tfjs-core';
import { randomStream } from '../../maths/random.ts';
import type { StatePair } from '../backends/capture.ts';
import { isWebGpuBackend } from '../backends/webgpu/queue.ts';

const SAMPLES = 40;
const BATCH = 16;
const WIDTHS = [5, 12, 12, 1];

/** A small network in training, written with tfjs's own operations. */
export interface Training {
  /** Weights, then velocities. */
  readonly state: readonly tf.Tensor[];
  /** The rows of the next batch, int32. */
  readonly rows: tf.Tensor;
  readonly lr: tf.Tensor;
  /** Returns the new state of one step beside the old one, by tfjs. */
  pairs(): StatePair[];
  stepEagerly(): void;
  rowsOf(step: number): Int32Array;
  setRows(step: number): void;
  setLearningRate(lr: number): void;
  /** Reads half the mean square error on all samples. */
  loss(): Promise<number>;
  dispose(): void;
}

/** One step of momentum in place: v += g - 0.1 v, W -= lr v. */
const DESCENT = `
@group(0) @binding(0) var<storage, read_write> W: array<f32>;
@group(0) @binding(1) var<storage, read_write> v: array<f32>;
@group(0) @binding(2) var<storage, read> g: array<f32>;
@group(0) @binding(3) var<storage, read> lr: array<f32>;
struct Uniforms { size: u32, keep: f32 }
@group(0) @binding(4) var<uniform> uniforms: Uniforms;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= uniforms.size) { return; }
  v[id.x] = uniforms.keep * v[id.x] + g[id.x];
  W[id.x] = W[id.x] - lr[0] * v[id.x];
}`;

/** Registers our own kernel with which `smallTraining` can descend. */
export function registerTestDescent(): void {
  tf.registerKernel({
    kernelName: 'TestDescent',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend: gpu }) => {
      if (!isWebGpuBackend(gpu)) throw new Error('WebGPU is not open');
      const { W, v, g, lr } = inputs as Record<string, tf.TensorInfo>;
      const size = tf.util.sizeFromShape(W.shape);
      return gpu.runProgram({
        wgsl: DESCENT,
        outputs: [gpu.copyOf(W), gpu.copyOf(v)],
        inputs: [g, lr],
        uniforms: [size, { f32: 0.9 }],
        workgroups: [Math.ceil(size / 64), 1, 1],
      });
    },
  });
}

/**
 * Creates a network with a relu and a tanh layer, trained by momentum on minibatches.
 *
 * @param options `readsOldState`: our own kernel comes before the last reader of the weights
 */
export function smallTraining(
  descent: 'plain operations' | 'a kernel of our own' = 'plain operations',
  { readsOldState = false } = {},
): Training {
  const { normal } = randomStream(7, 'data');
  const draw = (shape: [number, number]) =>
    tf.tensor2d(Float32Array.from({ length: shape[0] * shape[1] }, normal), shape);
  const x = draw([SAMPLES, WIDTHS[0]]);
  const y = draw([SAMPLES, 1]);
  const weights = WIDTHS.slice(1).map((width, l) => draw([WIDTHS[l], width]));
  const state: tf.Tensor[] = [...weights, ...weights.map((W) => tf.zerosLike(W))];
  let rows = tf.tensor1d(rowsOf(0), 'int32');
  let lr = tf.scalar(0.01);

  const forward = (input: tf.Tensor2D, [W0, W1, W2]: tf.Tensor2D[]) => {
    const h1 = tf.relu(tf.matMul(input, W0));
    const h2 = tf.tanh(tf.matMul(h1, W1));
    return { h1, h2, f: tf.matMul(h2, W2) };
  };
  const descend = (W: tf.Tensor, v: tf.Tensor, g: tf.Tensor): [W: tf.Tensor, v: tf.Tensor] => {
    if (descent === 'a kernel of our own') {
      const outputs: tf.Tensor | tf.Tensor[] = tf.engine().runKernel('TestDescent', { W, v, g, lr });
      return outputs as [tf.Tensor, tf.Tensor];
    }
    const velocity = tf.add(tf.mul(v, 0.9), g);
    return [tf.sub(W, tf.mul(velocity, lr)), velocity];
  };
  const pairs = (): StatePair[] => {
    const W = state.slice(0, 3) as tf.Tensor2D[];
    const v = state.slice(3);
    const input = tf.gather(x, rows);
    const { h1, h2, f } = forward(input, W);
    const error = tf.div<tf.Tensor2D>(tf.sub(f, tf.gather(y, rows)), BATCH);
    const delta2 = tf.mul<tf.Tensor2D>(tf.matMul(error, W[2], false, true), tf.sub(1, tf.square(h2)));
    const delta1 = tf.mul<tf.Tensor2D>(tf.matMul(delta2, W[1], false, true), tf.step(h1));
    const early = readsOldState ? [descend(W[0], v[0], tf.matMul(input, delta1, true, false))] : [];
    const decay = readsOldState ? tf.mul(W[0], 0.1) : tf.zerosLike(W[0]);
    const first = early[0] ?? descend(W[0], v[0], tf.matMul(input, delta1, true, false));
    const second = descend(W[1], v[1], tf.matMul(h1, delta2, true, false));
    const third = descend(W[2], v[2], tf.matMul(h2, error, true, false));
    const next = [first, second, third];
    const firstWeights = readsOldState ? tf.sub(first[0], decay) : first[0];
    return [firstWeights, second[0], third[0], ...next.map(([, velocity]) => velocity)].map((from, i) => ({
      from,
      to: state[i],
    }));
  };

  return {
    state,
    get rows() {
      return rows;
    },
    get lr() {
      return lr;
    },
    pairs,
    stepEagerly: () => {
      const next = tf.tidy(() => pairs().map(({ from }) => from));
      tf.dispose(state.splice(0));
      state.push(...next);
    },
    rowsOf,
    setRows: (step) => {
      rows.dispose();
      rows = tf.tensor1d(rowsOf(step), 'int32');
    },
    setLearningRate: (value) => {
      lr.dispose();
      lr = tf.scalar(value);
    },
    loss: async () => {
      const mean = tf.tidy(() => tf.mean(tf.square(tf.sub(forward(x, state.slice(0, 3) as tf.Tensor2D[]).f, y))));
      const [value] = await mean.data();
      mean.dispose();
      return value / 2;
    },
    dispose: () => tf.dispose([x, y, rows, lr, state]),
  };
}

function rowsOf(step: number): Int32Array {
  return Int32Array.from({ length: BATCH }, (_, i) => (7 * i + 11 * step) % SAMPLES);
}
