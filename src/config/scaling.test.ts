import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { experimentSchema } from './experiment.ts';
import {
  decayShares,
  feedbackShapes,
  layerDecays,
  layerShapes,
  scaledGammaOut,
  scalingExponents,
  scalingTable,
  weightCount,
} from './scaling.ts';

const experimentOf = (config: { net?: object; scaling?: object; train?: object; task?: object }) =>
  v.parse(experimentSchema, {
    task: { name: 'linear-teacher', d: 9, outputs: 2 },
    ...config,
    net: { depth: 2, width: 16, baseWidth: 4, activation: 'linear', ...config.net },
  });

describe('a linear model', () => {
  it.each(['sp', 'ntp', 'mup', 'ip'])('has the same weights and rates at every width under %s', (preset) => {
    const tables = [4, 16, 64].map((width) =>
      scalingTable(
        experimentOf({
          net: { depth: 0, width, outputGain: 0.5, bias: true },
          scaling: { preset, gamma0: 2, lrExponent: 1 },
          train: { lr: 0.1, layerLr: [3] },
        }),
      ),
    );
    for (const table of tables) {
      expect(table).toHaveLength(1);
      expect(table[0]).toMatchObject({ layer: 1, role: 'output', fanIn: 9, fanOut: 2, abc: { a: 0, b: 0, c: 0 } });
      expect(table[0].std).toBeCloseTo(0.5 / 3, 12);
      expect(table[0].lr).toBeCloseTo(0.1 * 4 * 3, 12);
      expect(table[0].biasLr).toBeCloseTo(0.1 * 4 * 3, 12);
    }
  });

  it.each([
    { train: { rule: 'pc' } },
    { train: { rule: 'tp' } },
    { train: { rule: 'dtp' } },
    { net: { symmetric: true } },
  ])('is refused with %j, which needs a hidden layer', (config: { net?: object; train?: object }) => {
    expect(() => experimentOf({ ...config, net: { ...config.net, depth: 0 } })).toThrow();
    expect(() => experimentOf({ ...config, net: { ...config.net, depth: 1 } })).not.toThrow();
  });
});

describe('the exponents of a scaling', () => {
  const custom = { preset: 'custom', b: [1, 2, 3], c: [-1, -2, -3] };

  // The table of docs/maths.md 2, and the lines of predictive coding and target propagation in 4.
  it.each([
    ['sp', { scaling: { preset: 'sp' } }, [0, 0.5, 0.5], [0, 0, 0]],
    ['ntp', { scaling: { preset: 'ntp' } }, [0, 0.5, 0.5], [0, 1, 1]],
    ['mup', { scaling: { preset: 'mup' } }, [0, 0.5, 1], [-1, 0, 1]],
    ['ip', { scaling: { preset: 'ip' } }, [0, 1, 1], [-1, 0, 1]],
    ['mup under momentum', { train: { optimizer: 'momentum' } }, [0, 0.5, 1], [-1, 0, 1]],
    ['sp under Adam', { scaling: { preset: 'sp' }, train: { optimizer: 'adam' } }, [0, 0.5, 0.5], [0, 0, 0]],
    ['ntp under Adam', { scaling: { preset: 'ntp' }, train: { optimizer: 'adam' } }, [0, 0.5, 0.5], [0.5, 1.5, 1]],
    ['mup under Adam', { train: { optimizer: 'adam' } }, [0, 0.5, 1], [0, 1, 1]],
    ['mup under SLO', { train: { optimizer: 'slo' } }, [0, 0.5, 1], [0, 0, 0]],
    ['mup of target propagation', { train: { rule: 'tp' } }, [0, 0.5, 0.5], [0, 1, 1]],
    ['mup of difference target propagation', { train: { rule: 'dtp' } }, [0, 0.5, 0.5], [0, 1, 1]],
    ['ntp of target propagation', { scaling: { preset: 'ntp' }, train: { rule: 'tp' } }, [0, 0.5, 0.5], [0, 1, 1]],
    ['mup of tp under Adam', { train: { rule: 'tp', optimizer: 'adam' } }, [0, 0.5, 0.5], [0, 1, 1]],
    ['mup of pc', { train: { rule: 'pc', pc: { gbar: -0.25 } } }, [0, 0.5, 1], [-0.75, 0.25, 1]],
    ['mup of pc without settings', { train: { rule: 'pc' } }, [0, 0.5, 1], [-1, -0, 1]],
    ['sp of pc', { scaling: { preset: 'sp' }, train: { rule: 'pc' } }, [0, 0.5, 0.5], [0, 0, 0]],
    ['custom', { scaling: custom }, [1, 2, 3], [-1, -2, -3]],
    ['custom under SLO', { scaling: custom, train: { optimizer: 'slo' } }, [1, 2, 3], [0, 0, 0]],
  ])('%s', (_, config, b, c) => {
    expect(scalingExponents(experimentOf(config))).toEqual({ b, c });
  });

  it('are refused where there are none', () => {
    const { scaling, train } = experimentOf({});
    expect(() => scalingExponents({ scaling: { ...scaling, preset: 'custom' }, train })).toThrow();
    expect(() => scalingExponents({ scaling: { ...scaling, preset: 'custom', b: [0, 0, 0] }, train })).toThrow();
    expect(() =>
      scalingExponents({ scaling: { ...scaling, preset: 'ip' }, train: { ...train, optimizer: 'adam' } }),
    ).toThrow();
  });
});

describe('the scaling of a network', () => {
  it('has the std and the rate of each layer at four times the base width', () => {
    const net = { gain: 3, outputGain: 2, bias: true };
    const train = { lr: 0.1, layerLr: [1, 2, 3] };
    const table = scalingTable(experimentOf({ net, scaling: { preset: 'mup', gamma0: 2, lrExponent: 0.5 }, train }));
    const rounded = table.map(({ std, lr, biasLr, ...row }) => ({
      ...row,
      ...Object.fromEntries(Object.entries({ std, lr, biasLr }).map(([key, value]) => [key, value?.toPrecision(8)])),
    }));
    const number = (value: number) => value.toPrecision(8);
    // rho = 4: std_in 3/3, std_hid 3/2 / 2, std_out 2/2 / 4; rates .1 2^2 rho^-(c + 1/2), times layerLr.
    expect(rounded).toEqual([
      {
        ...{ layer: 1, role: 'input', fanOut: 16, fanIn: 9, abc: { a: 0, b: 0, c: -0.5 } },
        ...{ std: number(1), lr: number(0.4 * 2), biasLr: number(0.4 * 2) },
      },
      {
        ...{ layer: 2, role: 'hidden', fanOut: 16, fanIn: 16, abc: { a: 0, b: 0.5, c: 0.5 } },
        ...{ std: number(0.75), lr: number(0.8 / 2), biasLr: number(0.8 * 2) },
      },
      {
        ...{ layer: 3, role: 'output', fanOut: 2, fanIn: 16, abc: { a: 0, b: 1, c: 1.5 } },
        ...{ std: number(0.25), lr: number(1.2 / 8), biasLr: number(1.2 / 2) },
      },
    ]);
  });

  it('has no rates of biases without biases', () => {
    expect(scalingTable(experimentOf({})).map(({ biasLr }) => biasLr)).toEqual([null, null, null]);
  });

  it.each([
    ['sgd', 9],
    ['momentum', 9],
    ['adam', 3],
    ['slo', 1],
  ])('multiplies the rates of %s by its power of the richness', (optimizer, factor) => {
    const [plain, rich] = [1, 3].map((gamma0) =>
      scalingTable(experimentOf({ scaling: { gamma0 }, train: { optimizer } })),
    );
    rich.forEach(({ lr }, l) => expect(lr / plain[l].lr).toBeCloseTo(factor, 12));
  });

  it('is the same under every preset at the base width', () => {
    const tables = ['sp', 'ntp', 'mup', 'ip'].map((preset) =>
      scalingTable(experimentOf({ net: { width: 4 }, scaling: { preset } })).map(({ std, lr }) => ({ std, lr })),
    );
    for (const table of tables) expect(table).toEqual(tables[0]);
  });
});

it('the weights of a network have a shape by layer, and a number', () => {
  const experiment = experimentOf({});
  expect(layerShapes(experiment)).toEqual([
    [16, 9],
    [16, 16],
    [2, 16],
  ]);
  expect(weightCount(experiment)).toBe(16 * 9 + 16 * 16 + 2 * 16);
});

it('feedback has the shape of the weights, of the error, or of the weights above, transposed', () => {
  const shapesOf = (train: object) => {
    const experiment = experimentOf({ train });
    return feedbackShapes(experiment.train, layerShapes(experiment));
  };
  expect(shapesOf({ rule: 'fa' })).toEqual(layerShapes(experimentOf({})));
  const ofError = [
    [16, 2],
    [16, 2],
  ];
  expect(shapesOf({ rule: 'dfa' })).toEqual(ofError);
  const above = [
    [16, 16],
    [16, 2],
  ];
  for (const rule of ['tp', 'dtp']) {
    expect(shapesOf({ rule, tp: { feedback: 'learned' } })).toEqual(above);
    expect(shapesOf({ rule, tp: { feedback: 'ridge' } })).toEqual([]);
    expect(shapesOf({ rule })).toEqual([]);
  }
  for (const rule of ['bp', 'pc']) expect(shapesOf({ rule })).toEqual([]);
});

it('the weight of the loss in predictive coding follows the width by its exponent', () => {
  const experiment = experimentOf({ train: { rule: 'pc', pc: { gammaOut: 3, gbar: -0.5 } } });
  if (!experiment.train.pc) throw new Error('no predictive coding');
  expect(scaledGammaOut(experiment, experiment.train.pc)).toBeCloseTo(6, 12);
});

it('weight decay takes the width factor of a rate back, or leaves it', () => {
  const decays = (train: object) => layerDecays(experimentOf({ train: { weightDecay: 0.5, ...train } }));
  expect(decays({})).toEqual([0.5 / 4, 0.5, 0.5 * 4]);
  expect(decays({ decayScale: 'lr' })).toEqual([0.5, 0.5, 0.5]);
  expect(decays({ weightDecay: 0 })).toEqual([0, 0, 0]);
});

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
