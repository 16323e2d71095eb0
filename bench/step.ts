/**
 * One minibatch step of the default experiment's network on wasm, against the same step by stock
 * TensorFlow.js, in one run: `npm run bench`. The ratio is the result; the times are this machine's.
 */
import process from 'node:process';
import * as tf from '@tensorflow/tfjs';
import { defaultExperiment } from '../src/config/default-experiment.ts';
import { taskShape } from '../src/config/task-shape.ts';
import { openBackend } from '../src/engine/backend.ts';
import { createRun } from '../src/engine/run.ts';
import { randomStream } from '../src/maths/random.ts';

const BATCH = 64;
const STEPS_PER_ROUND = 50;
const ROUNDS = 9;

const { width, depth } = defaultExperiment.net;
const { inputs, outputs } = taskShape(defaultExperiment.task);
const stream = randomStream(0, 'data');
const x = Float32Array.from({ length: BATCH * inputs }, stream.normal);
const y = Float32Array.from({ length: BATCH * outputs }, stream.normal);

await openBackend('wasm');

const contestants: Record<string, () => unknown> = {
  'the lab, explicit matrix expressions': await labStep(),
  'stock tfjs, autodiff (tf.train.sgd)': autodiffStep(),
  'stock tfjs, layers (trainOnBatch)': await layersStep(),
};

const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, [] as number[]]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, step] of Object.entries(contestants)) {
    const start = performance.now();
    for (let i = 0; i < STEPS_PER_ROUND; i++) await step();
    times[name].push((performance.now() - start) / STEPS_PER_ROUND);
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const [[, own]] = Object.entries(times).map(([name, values]) => [name, median(values)] as const);
process.stdout.write(
  `${inputs}-${`${width}-`.repeat(depth)}${outputs}, batch ${BATCH}, wasm, median of ${ROUNDS} rounds\n`,
);
for (const [name, values] of Object.entries(times)) {
  const milliseconds = median(values);
  process.stdout.write(`${name}: ${milliseconds.toFixed(2)} ms a step, ${(milliseconds / own).toFixed(2)} x\n`);
}

async function labStep(): Promise<() => void> {
  const experiment = { ...defaultExperiment, train: { ...defaultExperiment.train, batch: 'full' as const, lr: 1e-6 } };
  const samples = { count: BATCH, x, y };
  const run = await createRun({
    members: [experiment],
    dataset: { inputs, outputs, classes: 10, train: samples, test: samples },
  });
  return () => run.step();
}

function autodiffStep(): () => void {
  const [X, Y] = [tf.tensor2d(x, [BATCH, inputs]), tf.tensor2d(y, [BATCH, outputs])];
  const sizes = [inputs, ...Array.from({ length: depth }, () => width), outputs];
  const weights = sizes
    .slice(1)
    .map((size, l): tf.Tensor2D & tf.Variable<tf.Rank.R2> =>
      tf.variable(tf.randomNormal<tf.Rank.R2>([sizes[l], size], 0, 0.05)),
    );
  const optimizer = tf.train.sgd(1e-6);
  const forward = () => {
    let h: tf.Tensor2D = X;
    weights.forEach((W, l) => {
      const z: tf.Tensor2D = tf.matMul(h, W);
      h = l < depth ? tf.relu(z) : z;
    });
    return h;
  };
  const loss = (): tf.Scalar => tf.mul(tf.sum(tf.square(tf.sub(forward(), Y))), 0.5 / BATCH);
  return () => optimizer.minimize(loss, false, weights);
}

async function layersStep(): Promise<() => unknown> {
  const model = tf.sequential();
  for (let l = 0; l < depth; l++) {
    model.add(
      tf.layers.dense({ units: width, activation: 'relu', useBias: false, inputShape: l ? undefined : [inputs] }),
    );
  }
  model.add(tf.layers.dense({ units: outputs, useBias: false }));
  model.compile({ optimizer: tf.train.sgd(1e-6), loss: 'meanSquaredError' });
  const [X, Y] = [tf.tensor2d(x, [BATCH, inputs]), tf.tensor2d(y, [BATCH, outputs])];
  await model.trainOnBatch(X, Y);
  return () => model.trainOnBatch(X, Y);
}
