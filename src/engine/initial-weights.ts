import type { Experiment } from '../config/experiment.ts';
import { randomStream, type RandomStream } from '../maths/random.ts';
import { scalingTable } from '../maths/scaling.ts';

/**
 * The weights of a network at step 0, drawn from the `init` stream of its seed, input layer first.
 *
 * `outputInit`: `normal` N(0, std_out^2), `zero`, or `sign` (+-std_out). `symmetric` doubles the
 * network: rows i and i + n/2 of every hidden layer are equal and their readouts opposite, so that
 * f_0 = 0 while every layer keeps its std.
 *
 * @returns by layer, [fan_out, fan_in] row-major
 */
export function initialWeights(experiment: Experiment): Float32Array[] {
  const { net, seed } = experiment;
  const stream = randomStream(seed, 'init');
  return scalingTable(experiment).map(({ role, fanOut, fanIn, std }) => {
    const draw = role === 'output' ? outputDraw(net.outputInit, std, stream) : () => std * stream.normal();
    const weights = new Float32Array(fanOut * fanIn);
    if (!net.symmetric) return weights.map(draw);
    return role === 'output' ? fillOpposite(weights, fanIn, draw) : fillTwice(weights, draw);
  });
}

const outputDraw = (init: Experiment['net']['outputInit'], std: number, stream: RandomStream): (() => number) => {
  switch (init) {
    case 'normal':
      return () => std * stream.normal();
    case 'zero':
      return () => 0;
    case 'sign':
      return () => (stream.uniform() < 0.5 ? -std : std);
  }
};

/** The lower half of the rows repeats the upper. */
function fillTwice(weights: Float32Array, draw: () => number): Float32Array {
  const half = weights.length / 2;
  for (let i = 0; i < half; i++) weights[i] = weights[i + half] = draw();
  return weights;
}

/** The right half of every row is minus the left. */
function fillOpposite(weights: Float32Array, width: number, draw: () => number): Float32Array {
  const half = width / 2;
  for (let row = 0; row < weights.length; row += width) {
    for (let i = row; i < row + half; i++) {
      weights[i] = draw();
      weights[i + half] = -weights[i];
    }
  }
  return weights;
}
