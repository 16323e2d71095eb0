import type { Experiment } from '../../config/experiment.ts';
import { randomStream, type RandomStream } from '../../maths/random.ts';
import { scalingTable } from '../../config/scaling.ts';

/**
 * Draws the weights of a network at step 0 from the `init` stream of its seed, input layer first.
 *
 * `outputInit`: `normal` N(0, std_out^2), `zero`, or `sign` (+-std_out). `symmetric` doubles a network of half the
 * width: two equal, unconnected copies with opposite readouts, so that f_0 = 0. The matrices between hidden layers are
 * diag(A, A) with entries of sqrt(2) std, so that each copy has the signals and every layer keeps the rms of the full
 * width. If the copies were connected, the gradients of all but the last hidden layer would cancel at step 0.
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
    if (role === 'output') return fillOpposite(weights, fanIn, draw);
    return role === 'input' ? fillTwice(weights, draw) : fillBlocks(weights, fanIn, draw);
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

/** Fills the upper half of the rows, and repeats it in the lower half. */
function fillTwice(weights: Float32Array, draw: () => number): Float32Array {
  const half = weights.length / 2;
  for (let i = 0; i < half; i++) weights[i] = weights[i + half] = draw();
  return weights;
}

/** Fills diag(A, A), with the entries of A drawn at sqrt(2) times the std. */
function fillBlocks(weights: Float32Array, width: number, draw: () => number): Float32Array {
  const half = width / 2;
  for (let row = 0; row < half; row++) {
    for (let column = 0; column < half; column++) {
      const i = row * width + column;
      weights[i] = weights[i + half * (width + 1)] = Math.SQRT2 * draw();
    }
  }
  return weights;
}

/** Fills the left half of every row, and the right half with minus the left. */
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
