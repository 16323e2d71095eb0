import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import { feedbackShapes, scalingTable } from '../../config/scaling.ts';

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
