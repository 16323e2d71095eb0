import type { Experiment, Rule } from '../config/experiment.ts';
import { randomStream } from '../maths/random.ts';
import { scalingTable } from '../maths/scaling.ts';

/** The shapes of the feedback of each rule: as the weights for `fa`, [n, k] by hidden layer for `dfa`, none for `bp`. */
export function feedbackShapes(rule: Rule, layers: [fanOut: number, fanIn: number][]): [number, number][] {
  const outputs = layers[layers.length - 1][0];
  switch (rule) {
    case 'bp':
    case 'pc':
      return [];
    case 'fa':
      return layers;
    case 'dfa':
      return layers.slice(0, -1).map(([width]) => [width, outputs]);
  }
}

/**
 * The feedback of a network at step 0, from the `feedback` stream of its seed (MATHS section 4). `fa`:
 * rho W_0 + sqrt(1 - rho^2) Wtilde, Wtilde with the std of each layer; `dfa`: N(0, std_out^2).
 *
 * @param weights the initial weights by layer, row-major
 * @returns by layer, row-major; the first of `fa` is never used
 */
export function initialFeedback(experiment: Experiment, weights: Float32Array[]): Float32Array[] {
  const { rule, rho } = experiment.train;
  const table = scalingTable(experiment);
  const stream = randomStream(experiment.seed, 'feedback');
  const shapes = feedbackShapes(
    rule,
    table.map(({ fanOut, fanIn }) => [fanOut, fanIn]),
  );
  return shapes.map(([rows, columns], l) => {
    const std = rule === 'fa' ? table[l].std * Math.sqrt(1 - rho ** 2) : table[table.length - 1].std;
    const kept = rule === 'fa' ? rho : 0;
    return Float32Array.from({ length: rows * columns }, (_, i) => kept * weights[l][i] + std * stream.normal());
  });
}
