import type { Experiment } from '../../config/experiment.ts';
import { DEFAULT_TARGET_PROPAGATION } from '../../config/settings/local-rules.ts';
import { randomStream } from '../../maths/random.ts';
import { scalingTable } from '../../config/scaling.ts';

/** [rows, columns]. */
type Shape = [rows: number, columns: number];

/**
 * Returns the shapes of the feedback of a rule. For `fa` they are those of the weights. For `dfa` they are [n, k] by
 * hidden layer. For target propagation that learns its feedback they are, by hidden layer, those of the transposed
 * weights above it. Other rules have none.
 */
export function feedbackShapes({ rule, tp }: Experiment['train'], layers: Shape[]): Shape[] {
  const outputs = layers[layers.length - 1][0];
  switch (rule) {
    case 'bp':
    case 'pc':
      return [];
    case 'fa':
      return layers;
    case 'dfa':
      return layers.slice(0, -1).map(([width]) => [width, outputs]);
    case 'tp':
    case 'dtp': {
      const { feedback } = tp ?? DEFAULT_TARGET_PROPAGATION;
      return feedback === 'learned' ? layers.slice(1).map(([fanOut, fanIn]) => [fanIn, fanOut]) : [];
    }
  }
}

/**
 * Draws the feedback of a network at step 0, from the `feedback` stream of its seed (docs/maths.md 4). `fa`: rho W_0 +
 * sqrt(1 - rho^2) Wtilde, Wtilde with the std of each layer; `dfa`: N(0, std_out^2); learned feedback of target
 * propagation: N(0, 1 / fan_in).
 *
 * @param weights the initial weights by layer, row-major
 * @returns by layer, row-major; the first of `fa` is never used
 */
export function initialFeedback(experiment: Experiment, weights: Float32Array[]): Float32Array[] {
  const { rule, rho } = experiment.train;
  const table = scalingTable(experiment);
  const stream = randomStream(experiment.seed, 'feedback');
  const shapes = feedbackShapes(
    experiment.train,
    table.map(({ fanOut, fanIn }) => [fanOut, fanIn]),
  );
  const std = (l: number, fanIn: number) => {
    switch (rule) {
      case 'fa':
        return table[l].std * Math.sqrt(1 - rho ** 2);
      case 'dfa':
        return table[table.length - 1].std;
      case 'tp':
      case 'dtp':
        return 1 / Math.sqrt(fanIn);
      case 'bp':
      case 'pc':
        // Without feedback there is nothing to draw.
        return 0;
    }
  };
  const kept = (l: number, i: number) => (rule === 'fa' ? rho * weights[l][i] : 0);
  return shapes.map(([rows, columns], l) =>
    Float32Array.from({ length: rows * columns }, (_, i) => kept(l, i) + std(l, columns) * stream.normal()),
  );
}
