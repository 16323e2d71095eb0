import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { experimentSchema } from './experiment.ts';
import { decayShares, scalingTable } from './scaling.ts';

const sharesOf = (train: object, width: number) => {
  const experiment = v.parse(experimentSchema, {
    net: { width, depth: 2 },
    train: { lr: 0.01, weightDecay: 1, decayScale: 'lr', ...train },
  });
  return decayShares(experiment, scalingTable(experiment));
};

describe('the slip of weight decay by the rate of each layer', () => {
  it('spares hidden layers and readout of a wide muP network under adam', () => {
    expect(sharesOf({ optimizer: 'adam' }, 512)).toEqual([
      { role: 'input', share: 0.01, due: 0.01 },
      { role: 'hidden', share: 0.00125, due: 0.01 },
      { role: 'output', share: 0.00125, due: 0.01 },
    ]);
  });

  it('takes most from the input layer under sgd', () => {
    expect(sharesOf({ optimizer: 'sgd' }, 512).map(({ share }) => share)).toEqual([0.08, 0.01, 0.00125]);
  });

  it('is none at the base width', () => {
    for (const { share, due } of sharesOf({ optimizer: 'sgd' }, 64)) expect(share).toBe(due);
  });
});
