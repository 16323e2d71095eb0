import { describe, expect, it } from 'vitest';
import { parseExperiment, type Experiment } from './experiment.ts';
import { stepCost, stepTime } from './step-cost.ts';

function experiment(net: object, train: object = {}, task: object = {}): Experiment {
  const parsed = parseExperiment({ task: { name: 'chain', d: 16, samples: 64, ...task }, net, train });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.experiment;
}

describe('the cost of a step', () => {
  it('is three passes of the batch by backpropagation', () => {
    const weights = 16 * 8 + 8 * 8 + 8;
    expect(stepCost([experiment({ width: 8, depth: 2 }, { batch: 32 })])).toEqual({
      calls: 9,
      products: 3 * 32 * weights,
    });
    expect(stepCost([experiment({ width: 8, depth: 2 }, { batch: 'full' })])?.products).toBe(3 * 64 * weights);
    expect(stepCost([experiment({ width: 8, depth: 2 }, { batch: 128 })])?.products).toBe(3 * 64 * weights);
  });

  it('grows with the inference of predictive coding, and with the networks of an ensemble', () => {
    const one = experiment({ width: 8, depth: 2 }, { batch: 32 });
    const slow = experiment({ width: 8, depth: 2 }, { batch: 32, rule: 'pc', pc: { steps: 5 } });
    const [bp, pc, two] = [[one], [slow], [one, one]].map((members) => stepCost(members) ?? { calls: 0, products: 0 });
    expect(pc.products / bp.products).toBeCloseTo(13 / 3, 10);
    expect(two).toEqual({ calls: bp.calls, products: 2 * bp.products });
  });
});

it('a step takes the time of its calls and of its products', () => {
  expect(stepTime({ calls: 9, products: 1000 }, { call: 0.5, rate: 100 })).toBe(14.5);
});
