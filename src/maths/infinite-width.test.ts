import { describe, expect, it } from 'vitest';
import cases from '../../fixtures/theory/theory-kernels.json' with { type: 'json' };
import { ACTIVATIONS, type Activation } from './activation.ts';
import {
  infiniteNetworkOf,
  infiniteWidthDiagonals,
  infiniteWidthKernels,
  type InfiniteNetwork,
} from './infinite-width.ts';
import { randomStream } from './random.ts';
import { drawPlainNetwork, tangentPlain, tracePlain } from './testing/plain-network.ts';

/** The tolerance of float64 code, relative to each value. */
const TOLERANCE = 1e-9;
/** The error of the fixture's own arc-cosine of a rounded correlation of 1, on the diagonal of relu: sqrt(1e-16). */
const ROUNDED_ANGLE = 1e-8;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const isActivation = (name: string): name is Activation => ACTIVATIONS.some((activation) => activation === name);

function expectKernel(found: Float64Array[], expected: number[][], diagonalTolerance: number): void {
  expected.forEach((row, i) =>
    row.forEach((value, j) => {
      const tolerance = i === j ? diagonalTolerance : TOLERANCE;
      expect(Math.abs(found[i][j] / value - 1), `entry ${i}, ${j}`).toBeLessThan(tolerance);
    }),
  );
}

describe('the kernels of an independent program', () => {
  it.each(cases)('$activation', ({ activation, x, nngp, ntk, ...settings }) => {
    if (!isActivation(activation)) throw new Error(activation);
    const network = { ...settings, activation };
    const diagonalTolerance = activation === 'relu' ? ROUNDED_ANGLE : TOLERANCE;
    const kernels = infiniteWidthKernels(network, x, x);
    expectKernel(kernels.nngp, nngp, diagonalTolerance);
    expectKernel(kernels.tangent, ntk, diagonalTolerance);

    const diagonals = infiniteWidthDiagonals(network, x);
    x.forEach((_, i) => {
      expect(diagonals.nngp[i] / nngp[i][i]).toBeCloseTo(1, 9);
      expect(diagonals.tangent[i] / kernels.tangent[i][i]).toBeCloseTo(1, 9);
    });
  });
});

describe('the infinitely wide network of an experiment', () => {
  const net = {
    activation: 'relu',
    depth: 2,
    outputGain: 0.5,
    baseWidth: 8,
    outputInit: 'normal',
    symmetric: false,
  } as const;
  const of = (change: object, centered = false) => {
    const { network, startsAtZero } = infiniteNetworkOf({ net: { ...net, ...change }, scaling: { centered } });
    return [network.gain, network.outputGain, startsAtZero];
  };

  it('has the gains of the network, and of its activation where it has none', () => {
    expect(of({})).toEqual([Math.SQRT2, 0.5, false]);
    expect(of({ gain: 3 })).toEqual([3, 0.5, false]);
  });

  it('starts at 0 if it is centred or symmetric, or without a readout, which then never grows', () => {
    expect(of({}, true)).toEqual([Math.SQRT2, 0.5, true]);
    expect(of({ symmetric: true })).toEqual([Math.SQRT2, 0.5, true]);
    expect(of({ outputInit: 'zero' })).toEqual([Math.SQRT2, 0, true]);
    expect(of({ outputInit: 'sign' })).toEqual([Math.SQRT2, 0.5, false]);
  });
});

describe('two sets of inputs', () => {
  const { normal } = randomStream(4, 'data');
  const all = range(6).map(() => range(3).map(normal));

  it.each(ACTIVATIONS)('have the kernels of their union (%s)', (activation) => {
    const network = { activation, depth: 3, gain: 1.3, outputGain: 0.8, baseWidth: 16 };
    const whole = infiniteWidthKernels(network, all, all);
    const part = infiniteWidthKernels(network, all.slice(0, 2), all);
    range(2).forEach((i) =>
      all.forEach((_, j) => {
        const scale = Math.sqrt(whole.nngp[i][i] * whole.nngp[j][j]);
        expect(Math.abs(part.nngp[i][j] - whole.nngp[i][j])).toBeLessThan(TOLERANCE * scale);
        const tangentScale = Math.sqrt(whole.tangent[i][i] * whole.tangent[j][j]);
        expect(Math.abs(part.tangent[i][j] - whole.tangent[i][j])).toBeLessThan(TOLERANCE * tangentScale);
        expect(whole.tangent[j][i]).toBe(whole.tangent[i][j]);
      }),
    );
  });
});

const WIDTH = 200;
const NETWORKS = 120;

/** Draws one random network under `ntp`; returns the Gram of its last features and its tangent kernel of two inputs. */
function drawKernels(
  network: InfiniteNetwork,
  pair: number[][],
  normal: () => number,
): [nngp: number, tangent: number] {
  const { activation, depth, gain, outputGain, baseWidth } = network;
  const widths = [pair[0].length, ...range(depth).map(() => WIDTH), 1];
  const std = range(depth + 1).map((l) => (l < depth ? gain : outputGain) / Math.sqrt(widths[l]));
  const lr = range(depth + 1).map((l) => (l ? baseWidth / WIDTH : 1));
  const plain = drawPlainNetwork(activation, widths, std, normal);
  const [a, b] = pair.map((x) => tracePlain(plain, x));
  const gram = range(WIDTH).reduce((sum, i) => sum + a.h[depth][i] * b.h[depth][i], 0);
  return [(outputGain ** 2 * gram) / WIDTH, tangentPlain(a, b, lr)];
}

describe('wide random networks', () => {
  it.each(['relu', 'tanh'] as const)('have these kernels within five standard errors (%s)', (activation) => {
    const network = { activation, depth: 2, gain: 1.4, outputGain: 0.9, baseWidth: 32 };
    const { normal } = randomStream(7, 'init');
    const pair = range(2).map(() => range(3).map(normal));
    const theory = infiniteWidthKernels(network, pair, pair);
    const draws = range(NETWORKS).map(() => drawKernels(network, pair, normal));

    [theory.nngp[0][1], theory.tangent[0][1]].forEach((expected, which) => {
      const values = draws.map((draw) => draw[which]);
      const mean = values.reduce((sum, value) => sum + value, 0) / NETWORKS;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (NETWORKS - 1);
      const standardError = Math.sqrt(variance / NETWORKS);
      // Sharp enough to tell a missing factor; the bias of this width is of order 1 / WIDTH.
      expect(standardError).toBeLessThan(0.03 * Math.abs(expected));
      expect(Math.abs(mean - expected)).toBeLessThan(5 * standardError);
    });
  });
});
