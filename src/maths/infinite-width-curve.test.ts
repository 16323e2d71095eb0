import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { infiniteWidthCurve, type InfiniteWidthTraining } from './infinite-width-curve.ts';
import { infiniteWidthDiagonals, infiniteWidthKernels, type InfiniteNetwork } from './infinite-width.ts';
import { randomStream } from './random.ts';
import { drawPlainNetwork, stepPlain, tracePlain } from './testing/plain-network.ts';

/** Tolerance between powers of 1 - rate and as many products. */
const ROUNDING = 1e-9;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const [P, T, INPUTS, OUTPUTS] = [5, 4, 3, 2];
const { normal } = randomStream(3, 'data');
const x = range(P + T).map(() => range(INPUTS).map(normal));
const y = range(P + T).map(() => range(OUTPUTS).map(normal));
const network: InfiniteNetwork = { activation: 'tanh', depth: 2, gain: 1.5, outputGain: 0.8, baseWidth: 8 };

const trainX = x.slice(0, P);
const testX = x.slice(P);
const whole = infiniteWidthKernels(network, x, x);
const training: InfiniteWidthTraining = {
  train: infiniteWidthKernels(network, trainX, trainX),
  test: infiniteWidthKernels(network, testX, trainX),
  testVariance: infiniteWidthDiagonals(network, testX).nngp,
  y: y.slice(0, P),
  yTest: y.slice(P),
  lr: 0.3,
  gamma0: 0.5,
  startsAtZero: false,
};

/** Iterates from a given start, and returns the sums of squared errors of one output on train and test inputs. */
function iterate(start: number[], targets: number[], steps: number): [train: number, test: number][] {
  const u = [...start];
  const sums: [number, number][] = [];
  for (let step = 0; ; step++) {
    const squares = u.map((value, i) => (value - targets[i]) ** 2);
    sums.push([
      squares.slice(0, P).reduce((sum, value) => sum + value, 0) / (2 * P),
      squares.slice(P).reduce((sum, value) => sum + value, 0) / (2 * T),
    ]);
    if (step === steps) return sums;
    const errors = range(P).map((i) => u[i] - targets[i]);
    u.forEach((_, a) => {
      u[a] -= (training.lr / P) * errors.reduce((sum, error, b) => sum + whole.tangent[a][b] * error, 0);
    });
  }
}

const STEPS = 60;
const asked = [0, 1, 2, 7, 30, STEPS];
const zeros = range(P + T).map(() => 0);
const meanPath = range(OUTPUTS).map((j) =>
  iterate(
    zeros,
    y.map((row) => row[j]),
    STEPS,
  ),
);

function expectCurve(found: { train: Float64Array; test: Float64Array }, expected: (step: number) => [number, number]) {
  asked.forEach((step, i) => {
    const [train, test] = expected(step);
    expect(Math.abs(found.train[i] / train - 1)).toBeLessThan(ROUNDING);
    expect(Math.abs(found.test[i] / test - 1)).toBeLessThan(ROUNDING);
  });
}

const sumAt = (paths: [number, number][][], step: number): [number, number] => [
  paths.reduce((sum, path) => sum + path[step][0], 0),
  paths.reduce((sum, path) => sum + path[step][1], 0),
];

describe('the learning curve of infinite width', () => {
  it('is gradient descent in function space, from f_0 = 0', () => {
    const found = infiniteWidthCurve({ ...training, startsAtZero: true }, asked);
    expectCurve(found, (step) => sumAt(meanPath, step));
    expect(found.train[asked.length - 1]).toBeLessThan(found.train[0] / 2);
  });

  it('adds the mean over random f_0', () => {
    const found = infiniteWidthCurve(training, asked);
    // The iteration is linear, so the columns of the Cholesky factor carry the covariance.
    const factor = new CholeskyDecomposition(new Matrix(whole.nngp.map((row) => Array.from(row))))
      .lowerTriangularMatrix;
    const spreadPaths = range(P + T).map((column) =>
      iterate(
        factor.getColumn(column).map((value) => value / training.gamma0),
        zeros,
        STEPS,
      ),
    );
    expectCurve(found, (step) => {
      const [train, test] = sumAt(meanPath, step);
      const [trainSpread, testSpread] = sumAt(spreadPaths, step);
      return [train + OUTPUTS * trainSpread, test + OUTPUTS * testSpread];
    });
  });

  it('forgets gamma0 where f_0 = 0', () => {
    const zero = { ...training, startsAtZero: true };
    expect(infiniteWidthCurve({ ...zero, gamma0: 0.1 }, asked)).toEqual(infiniteWidthCurve(zero, asked));
  });

  it('diverges above the stability limit, and not below', () => {
    const top = Math.max(...range(P).map((i) => training.train.tangent[i].reduce((sum, v) => sum + Math.abs(v), 0)));
    const below = infiniteWidthCurve({ ...training, lr: (2 * P) / top }, [0, 5000]);
    expect(below.train[1]).toBeLessThan(below.train[0]);
    const above = infiniteWidthCurve({ ...training, lr: (2 * P * P) / top }, [0, 50]);
    expect(above.train[1]).toBeGreaterThan(above.train[0]);
    const far = infiniteWidthCurve({ ...training, lr: 1e3 }, [1e4]);
    expect([far.train[0], far.test[0]]).toEqual([Infinity, Infinity]);
  });
});

describe('wide networks under ntp', () => {
  const WIDTH = 80;
  const NETWORKS = 60;
  /** The mean loss is off by order 1/n (.02 at n = 32, .01 at 64), which is less than so few networks can tell. */
  const STANDARD_ERRORS = 5;
  const TRAINED = 20;

  it('learn along this curve', () => {
    const stream = randomStream(5, 'init');
    const widths = [INPUTS, WIDTH, WIDTH, 1];
    const std = widths.slice(0, -1).map((fanIn, l) => (l < 2 ? network.gain : network.outputGain) / Math.sqrt(fanIn));
    const { gamma0 } = training;
    const lr = range(3).map((l) => training.lr * gamma0 ** 2 * (l ? network.baseWidth / WIDTH : 1));
    const labels = y.map(([first]) => [first]);

    const losses = range(NETWORKS).map(() => {
      const plain = drawPlainNetwork(network.activation, widths, std, stream.normal);
      for (let step = 0; ; step++) {
        const traces = x.map((input) => tracePlain(plain, input));
        const errors = traces.map(({ output }, i) => output / gamma0 - labels[i][0]);
        if (step === TRAINED) {
          return [
            errors.slice(0, P).reduce((sum, e) => sum + e * e, 0) / (2 * P),
            errors.slice(P).reduce((sum, e) => sum + e * e, 0) / (2 * T),
          ];
        }
        stepPlain(
          plain,
          traces.slice(0, P),
          errors.slice(0, P).map((e) => e / gamma0),
          lr,
        );
      }
    });
    const single = { ...training, y: labels.slice(0, P), yTest: labels.slice(P) };
    const theory = infiniteWidthCurve(single, [TRAINED]);
    [theory.train[0], theory.test[0]].forEach((expected, which) => {
      const values = losses.map((loss) => loss[which]);
      const mean = values.reduce((sum, value) => sum + value, 0) / NETWORKS;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (NETWORKS - 1);
      const standardError = Math.sqrt(variance / NETWORKS);
      const atStart = infiniteWidthCurve(single, [0])[which === 0 ? 'train' : 'test'][0];
      // Sharp enough to tell a missing factor.
      expect(standardError).toBeLessThan(0.03 * atStart);
      expect(Math.abs(mean - expected)).toBeLessThan(STANDARD_ERRORS * standardError);
    });
  });
});
