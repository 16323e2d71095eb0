import { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy as np } from '@jax-js/jax';
import { datasetOf, learningRate, shapesOf, weightsOf, type Problem } from '../problem.ts';
import { timed, type Contestant, type Job } from './contestant.ts';

/** Prepares jax-js: one `jit` of a step whose gradient is made by `grad`. */
export async function jaxjsContestant(backend: Job['backend'], problem: Problem): Promise<Contestant> {
  if (!(await init(backend)).includes(backend)) throw new Error(`jax-js could not open ${backend}.`);
  defaultDevice(backend);
  const { train } = datasetOf(problem);
  const x = np.array(train.x).reshape([problem.samples, problem.inputs]);
  const y = np.array(train.y).reshape([problem.samples, 1]);
  let weights = weightsOf(problem).map((W, l) => np.array(W).reshape(shapesOf(problem)[l]).transpose());

  // Each use of an array consumes it; `ref` keeps it for another.
  const loss = (layers: np.Array[], inputs: np.Array, targets: np.Array): np.Array => {
    const f = layers.reduce((h, W, l) => {
      const z = np.matmul(h, W);
      return l < layers.length - 1 ? nn.relu(z) : z;
    }, inputs);
    return np
      .square(f.sub(targets))
      .sum()
      .mul(0.5 / problem.samples);
  };
  const lr = learningRate(problem);
  const step = jit((layers: np.Array[], inputs: np.Array, targets: np.Array) => {
    const gradients = grad(loss)(
      layers.map((W) => W.ref),
      inputs,
      targets,
    );
    return layers.map((W, l) => W.sub(gradients[l].mul(lr)));
  });
  const jitLoss = jit(loss);

  const take = () => {
    weights = step(weights, x.ref, y.ref);
  };
  return {
    about: { method: 'jit(grad)' },
    round: (steps) => timed(steps, take, () => blockUntilReady(weights)),
    loss: async () => {
      const layers = weights.map((W) => W.ref);
      const [value] = (await jitLoss(layers, x.ref, y.ref).data()) as Float32Array;
      return value;
    },
  };
}
