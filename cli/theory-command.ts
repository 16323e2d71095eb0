import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Experiment } from '../src/config/experiment.ts';
import { lazyTwinObstacle } from '../src/config/measures/available-measures.ts';
import { fitFeatureMachine, whyNoMachine } from '../src/engine/measures/fit-feature-machine.ts';
import { initialWeights } from '../src/engine/network/initial-weights.ts';
import { classifyScaling } from '../src/config/abc-classifier.ts';
import { infiniteWidthCurve } from '../src/maths/infinite-width-curve.ts';
import { infiniteNetworkOf, infiniteWidthDiagonals, infiniteWidthKernels } from '../src/maths/infinite-width.ts';
import { isLogStep } from '../src/maths/log-steps.ts';
import { scalingTable } from '../src/config/scaling.ts';
import { changesRate } from '../src/maths/rate-schedule.ts';
import { usualBandwidth } from '../src/maths/recursive-feature-machine.ts';
import { productAt, timeToHalf } from '../src/maths/two-layer-linear.ts';
import type { Samples } from '../src/tasks/data/dataset.ts';
import { sampleRows } from '../src/tasks/data/inputs.ts';
import { words } from '../src/words/words.ts';
import type { TheoryRequest } from './arguments.ts';
import type { LoadedExperiment } from './load-experiment.ts';
import { withResultFile } from './whole-file.ts';
import { say } from './print.ts';

/**
 * Writes the predictions of theory for an experiment without training it (docs/maths.md 2 and 6), as JSON
 * `{config, scaling, infiniteWidth, twoLayerLinear, featureMachine}`: the regime of its scaling under SGD; the kernels of infinite
 * width on the probe set and the expected loss curve of full-batch gradient descent under `ntp`; the product of the
 * weights of a two-layer scalar linear network under gradient flow; the recursive feature machine on the same data. Parts
 * that don't apply are `null`.
 *
 * @returns the exit code, 0
 */
export async function theoryCommand({ out }: TheoryRequest, loaded: LoadedExperiment): Promise<number> {
  const { experiment } = loaded;
  const featureMachine = await featureMachineOf(loaded);
  return withResultFile({ out }, (write) => {
    write({
      config: experiment,
      scaling: experiment.net.depth > 0 ? classifyScaling(scalingTable(experiment).map(({ abc }) => abc)) : null,
      infiniteWidth: infiniteWidth(loaded),
      twoLayerLinear: twoLayerLinear(loaded),
      featureMachine,
    });
    say(words.cli.theoryDone(out));
    const why = whyNoMachine(experiment, loaded.dataset);
    if (why !== null) say(why);
    return 0;
  });
}

/** The largest number of training samples whose kernel is diagonalized: this takes a few seconds. */
const MOST_SAMPLES = 1024;

const logStepsUpTo = (last: number): number[] =>
  Array.from({ length: last + 1 }, (_, step) => step).filter((step) => isLogStep(step) || step === last);

function infiniteWidth({ experiment, dataset }: LoadedExperiment) {
  const { net, train, measure } = experiment;
  if (net.bias || net.depth === 0 || net.residual !== 'none' || train.layerLr) return null;
  const { network } = infiniteNetworkOf(experiment);
  const x = sampleRows(dataset.train.x, dataset.inputs);
  const probe = x.slice(0, measure.probe);
  const { nngp, tangent } = infiniteWidthKernels(network, probe, probe);
  return {
    probe: { nngp: nngp.map((row) => [...row]), tangent: tangent.map((row) => [...row]) },
    curve: isPlainDescent(experiment) && x.length <= MOST_SAMPLES ? curveOf({ experiment, dataset }) : null,
  };
}

/** Returns whether training is gradient descent on the mse at one rate, which the curve describes. */
const isPlainDescent = (experiment: Experiment): boolean =>
  lazyTwinObstacle(experiment) === null &&
  experiment.train.optimizer === 'sgd' &&
  experiment.train.loss === 'mse' &&
  !changesRate(experiment.train.schedule);

function curveOf({ experiment, dataset }: LoadedExperiment) {
  const { scaling, train } = experiment;
  const { network, startsAtZero } = infiniteNetworkOf(experiment);
  const [x, xTest] = [dataset.train, dataset.test].map(({ x }: Samples) => sampleRows(x, dataset.inputs));
  const [y, yTest] = [dataset.train, dataset.test].map(({ y }: Samples) => sampleRows(y, dataset.outputs));
  const steps = logStepsUpTo(train.steps);
  const kernels = infiniteWidthKernels(network, x, x);
  const losses = infiniteWidthCurve(
    {
      train: kernels,
      test: infiniteWidthKernels(network, xTest, x),
      testVariance: infiniteWidthDiagonals(network, xTest).nngp,
      y,
      yTest,
      lr: train.lr * (train.lrUnit === 'critical' ? criticalRate(kernels.tangent) : 1),
      gamma0: scaling.gamma0,
      startsAtZero,
    },
    steps,
  );
  return { steps, loss: [...losses.train], testLoss: xTest.length > 0 ? [...losses.test] : null };
}

/** Returns 2 P / lambda_max(Theta), the critical learning rate of infinite width (docs/maths.md 5.4). */
function criticalRate(tangent: Float64Array[]): number {
  const { realEigenvalues } = new EigenvalueDecomposition(new Matrix(tangent.map((row) => [...row])), {
    assumeSymmetric: true,
  });
  return (2 * tangent.length) / Math.max(...realEigenvalues);
}

/** Returns the settings of a recursive feature machine, its losses by round, and the M of its last; `null` without the mse. */
async function featureMachineOf({ experiment, dataset }: LoadedExperiment) {
  const { measure } = experiment;
  const fit = await fitFeatureMachine({ ...experiment, measure: { ...measure, rfm: true } }, dataset);
  if (!fit) return null;
  return {
    bandwidth: measure.rfmBandwidth * usualBandwidth(dataset.inputs),
    ridge: measure.rfmRidge,
    rounds: measure.rfmRounds,
    loss: fit.losses,
    testLoss: dataset.test.count > 0 ? fit.testLosses : null,
    features: Matrix.from1DArray(dataset.inputs, dataset.inputs, [...fit.features]).to2DArray(),
  };
}

/** The relative difference below which two rates are equal. */
const SAME_RATE = 1e-12;

/**
 * Returns the theory of f = a b x / gamma0, or `null`. It obeys the closed form if both weights learn at one rate, in
 * time lr mean(x^2) / gamma0^2.
 */
function twoLayerLinear({ experiment, dataset, weights }: LoadedExperiment) {
  const { net, scaling, train } = experiment;
  const [first, second] = scalingTable(experiment);
  const isScalar = net.width === 1 && net.depth === 1 && dataset.inputs === 1 && dataset.outputs === 1;
  const isSame = Math.abs(first.lr / second.lr - 1) < SAME_RATE;
  if (net.activation !== 'linear' || !isScalar || !isSame || net.bias || scaling.centered || train.loss !== 'mse') {
    return null;
  }
  if (train.lrUnit === 'critical' || changesRate(train.schedule)) return null;
  const [[a], [b]] = weights ?? initialWeights(experiment);
  const { x, y, count } = dataset.train;
  const mean = (values: (i: number) => number) =>
    Array.from({ length: count }, (_, i) => values(i)).reduce((sum, value) => sum + value, 0) / count;
  const squared = mean((i) => x[i] ** 2);
  const target = (scaling.gamma0 * mean((i) => x[i] * y[i])) / squared;
  const problem = { target, imbalance: b ** 2 - a ** 2, start: a * b };
  const speed = (first.lr * squared) / scaling.gamma0 ** 2;
  const steps = logStepsUpTo(train.steps);
  return {
    ...problem,
    stepsToHalf: timeToHalf(problem) / speed,
    steps,
    product: steps.map((step) => productAt(problem, speed * step)),
  };
}
