import * as tf from '@tensorflow/tfjs';
import { datasetOf, INFERENCE, learningRate, shapesOf, weightsOf, type Problem } from '../problem.ts';
import { timed, type Contestant, type Environment, type Job } from './contestant.ts';

type Matrix = tf.Tensor2D;
type Weights = (Matrix & tf.Variable<tf.Rank.R2>)[];

/**
 * Prepares stock TensorFlow.js as its tutorials use it: autodiff and `tf.train.sgd` on a backend that it opens itself,
 * with its own settings. Predictive coding has no gradient of a loss, and uses its plain operations.
 */
export async function tfjsContestant(
  backend: Job['backend'],
  problem: Problem,
  environment: Environment,
  threads = 1,
): Promise<Contestant> {
  await openStock(backend, environment, threads);
  const { train } = datasetOf(problem);
  const x = tf.tensor2d(train.x, [problem.samples, problem.inputs]);
  const y = tf.tensor2d(train.y, [problem.samples, 1]);
  // [fan_in, fan_out], so that the forward pass transposes nothing.
  const weights: Weights = weightsOf(problem).map((W, l) =>
    tf.variable(tf.tidy(() => tf.transpose<Matrix>(tf.tensor2d(W, shapesOf(problem)[l])))),
  );
  const loss = (): tf.Scalar => tf.mul(tf.sum(tf.square(tf.sub(output(weights, x), y))), 0.5 / problem.samples);
  const optimizer = tf.train.sgd(learningRate(problem));
  const isPc = problem.rule === 'pc';
  const step = isPc
    ? () => predictiveCodingStep(weights, x, y, learningRate(problem))
    : () => void optimizer.minimize(loss, false, weights);
  const read = async () => {
    const now = tf.tidy(loss);
    const [value] = await now.data();
    now.dispose();
    return value;
  };
  return {
    about: {
      version: tf.version.tfjs,
      ...(threads > 1 && { threads }),
      method: isPc ? 'plain operations' : 'tf.train.sgd(lr).minimize',
    },
    // tfjs has no other way to wait for the GPU than to read what depends on all of the last step: its smallest matrix.
    round: (steps) => timed(steps, step, () => weights[weights.length - 1].data()),
    loss: read,
  };
}

async function openStock(
  backend: Job['backend'],
  { backend: { wasmPath }, threadedWasmPath }: Environment,
  threads: number,
): Promise<void> {
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  else {
    const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (threads > 1 && threadedWasmPath === undefined) throw new Error('Its build with threads needs a browser.');
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', threads > 1);
    if (threads > 1) setThreadsCount(threads);
    // tfjs asks for all three files.
    if (wasmPath !== undefined)
      setWasmPaths({
        'tfjs-backend-wasm.wasm': wasmPath,
        'tfjs-backend-wasm-simd.wasm': wasmPath,
        'tfjs-backend-wasm-threaded-simd.wasm': threadedWasmPath ?? wasmPath,
      });
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js could not open ${backend}.`);
}

function output(weights: Matrix[], x: Matrix): Matrix {
  return weights.reduce<Matrix>((h, W, l) => {
    const z: Matrix = tf.matMul(h, W);
    return l < weights.length - 1 ? tf.relu(z) : z;
  }, x);
}

/** Takes a step of predictive coding as in src/engine/rules/pc.ts, sequential from the top, constant terms only once. */
function predictiveCodingStep(weights: Weights, x: Matrix, y: Matrix, lr: number): void {
  tf.tidy(() => {
    const L = weights.length - 1;
    const z: Matrix[] = [x];
    const v: Matrix[] = [x];
    const predict = (l: number) => (z[l] = tf.matMul(v[l - 1], weights[l - 1]));
    for (let l = 1; l <= L + 1; l++) {
      predict(l);
      if (l <= L) v[l] = tf.relu(z[l]);
    }
    const mismatch = (l: number): Matrix => tf.sub(v[l], tf.relu(z[l]));
    /** Returns phi'(z^l) e_l, and y - f at the top. */
    const error = (l: number): Matrix => (l > L ? tf.sub(y, z[l]) : tf.mul(mismatch(l), tf.step(z[l])));
    for (let step = 0; step < INFERENCE.steps; step++) {
      // Layer l moves after the one above it, whose prediction is that of the state before.
      for (let l = L; l >= 1; l--) {
        const force: Matrix = tf.sub(tf.matMul<Matrix>(error(l + 1), weights[l], false, true), mismatch(l));
        v[l] = tf.add(v[l], tf.mul(force, INFERENCE.dt));
      }
      for (let l = 2; l <= L + 1; l++) predict(l);
    }
    const moves = weights.map((_, below) => {
      const learned: Matrix = tf.matMul(v[below], error(below + 1), true, false);
      return tf.mul<Matrix>(learned, lr / x.shape[0]);
    });
    weights.forEach((W, l) => W.assign(tf.add<Matrix>(W, moves[l])));
  });
}
