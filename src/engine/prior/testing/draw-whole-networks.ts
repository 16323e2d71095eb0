/** Networks drawn weight by weight in plain loops, to check those drawn by their Grams. For tests. */
import type { MeasuredNumber } from '../../../config/prior-report.ts';
import type { PriorExperiment } from '../../../config/prior.ts';
import { ACTIVATION_ROWS, gainOf } from '../../../maths/activation.ts';
import { randomStream } from '../../../maths/random.ts';
import { outputStatistics, priorNumbers, STATISTICS } from '../output-statistics.ts';
import { createWeightedMoments } from '../weighted-moments.ts';

/**
 * Returns inputs [inputs][dimension] with |x|^2 = dimension and the cosine `overlap`: each has a common direction and
 * one of its own.
 */
function inputsOf({ inputs, overlap }: PriorExperiment): number[][] {
  const dimension = inputs + 1;
  return Array.from({ length: inputs }, (_, p) =>
    Array.from(
      { length: dimension },
      (__, i) => Math.sqrt(dimension) * (i === 0 ? Math.sqrt(overlap) : i === p + 1 ? Math.sqrt(1 - overlap) : 0),
    ),
  );
}

/** Returns z [inputs][fanOut] = W h for a fresh W [fanOut, fanIn] with entries N(0, std^2). */
function freshLayer(h: number[][], fanOut: number, std: number, normal: () => number): number[][] {
  const z = h.map(() => new Array<number>(fanOut).fill(0));
  for (let row = 0; row < fanOut; row++) {
    for (let column = 0; column < h[0].length; column++) {
      const weight = std * normal();
      h.forEach((features, p) => (z[p][row] += weight * features[column]));
    }
  }
  return z;
}

/** Draws `prior.networks` networks with explicit weights, and returns the measured numbers. */
export function drawWholeNetworks(prior: PriorExperiment): MeasuredNumber[] {
  const { depth, width, inputs, outputs } = prior;
  const phi = ACTIVATION_ROWS[prior.activation].value;
  const gain = gainOf(prior);
  const { normal } = randomStream(prior.seed, 'init');
  const x = inputsOf(prior);
  const moments = createWeightedMoments(STATISTICS);
  const statistics = new Float64Array(STATISTICS);
  for (let network = 0; network < prior.networks; network++) {
    let h = x;
    for (let layer = 0; layer < depth; layer++) {
      h = freshLayer(h, width, gain / Math.sqrt(h[0].length), normal).map((z) => z.map(phi));
    }
    const f = freshLayer(h, outputs, 1 / Math.sqrt(h[0].length), normal);
    const packed = Float64Array.from({ length: outputs * inputs }, (_, place) => {
      return f[place % inputs][Math.floor(place / inputs)];
    });
    outputStatistics(packed, inputs, statistics);
    moments.add(statistics, 1);
  }
  return priorNumbers(moments, prior);
}
