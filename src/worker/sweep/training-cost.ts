/** Estimates the cost of a training from its shapes alone, so that a sweep can be cut into jobs before it begins. */
import type { Experiment } from '../../config/experiment.ts';
import { fitsMachine } from '../../config/measures/available-measures.ts';
import { sampleCounts, taskShape } from '../../tasks/tasks.ts';
import { DEFAULT_PREDICTIVE_CODING } from '../../config/settings/local-rules.ts';
import { frameCost, hessianSamples, SHARPNESS_SAMPLES } from '../../engine/measures/cost.ts';
import { layerShapes, weightCount } from '../../config/scaling.ts';
import type { Measuring } from '../protocol.ts';

/** The multiply-adds that take as long as the start of an operation. */
const CALL = 20_000;
/** A multiply-add of float64 takes as long as so many of float32. */
const DOUBLE = 3;
/** The products of a step: a forward pass, a backward pass, and the gradient. */
const PASSES = 3;

/** Estimates the multiply-adds of training a network and of measuring it on the way; only ratios mean something. */
export function trainingCost(experiment: Experiment, { kind, steps }: Measuring): number {
  const { weights, batch, layers, train, ...sizes } = sizesOf(experiment);
  const { rule, pc } = experiment.train;
  const sweeps = rule === 'pc' ? (pc ?? DEFAULT_PREDICTIVE_CODING).steps : 1;
  const step = PASSES * sweeps * (batch * weights + layers * CALL);
  const frame = frameCost({ ...sizes, passes: sweeps, twins: 0, members: 1 })[kind] + layers * CALL;
  const { machine, outputs, samples, shapes } = sizes;
  const [, inputs] = shapes[0];
  // The kernel of all samples, its factor, and a gradient for each output.
  const fit = train * (samples * inputs + train ** 2 / 6 + outputs * train * inputs);
  const fits = machine ? DOUBLE * (experiment.measure.rfmRounds + 1) * fit : 0;
  return (steps.at(-1) ?? 0) * step + steps.length * frame + fits;
}

/**
 * Estimates the floats that a network keeps on its device: its weights and their copies, the signals of a step, the
 * results on the probe set when it is measured, and the Jacobian of its lazy twin. (`engine/memory` counts them one by
 * one if there is a device.)
 */
export function trainingFloats(experiment: Experiment): number {
  const { weights, batch, layers, shapes, probe, outputs, samples, hessianSamples: products } = sizesOf(experiment);
  const rows = probe * outputs;
  const widest = Math.max(...shapes.flat());
  const factors = shapes.reduce((sum, [fanOut, fanIn]) => sum + outputs * fanOut + fanIn, 0);
  const signals = SIGNALS * batch * experiment.net.width * layers;
  const twin = experiment.measure.twin ? TWIN * samples * factors : 0;
  const chunk = SIGNALS * Math.min(samples, SHARPNESS_SAMPLES) * experiment.net.width * layers;
  const hessian = products > 0 ? VECTORS * weights + chunk : 0;
  return COPIES * weights + signals + rows * (KERNELS * rows + PRODUCTS * widest) + twin + hessian;
}

/** The copies of the weights: W, W_0, the state of the optimizer, and the gradient. */
const COPIES = 5;
/** The signals of a layer: h, z and the deltas. */
const SIGNALS = 4;
/** The matrices of kernels: tangent kernels, and the matrices of which one is made. */
const KERNELS = 12;
/** The products on the probe set: derivatives of the outputs by a layer, and those that the alignment takes. */
const PRODUCTS = 8;
/** The vectors of all weights by which the sharpness is found. */
const VECTORS = 8;
/** The matrices of the twin: the Jacobian, and its rows for a step. */
const TWIN = 2;

function sizesOf(experiment: Experiment) {
  const { task, train, measure } = experiment;
  const { outputs } = taskShape(task);
  const { samples: count, testSamples: tests } = sampleCounts(task) ?? { samples: 1, testSamples: 0 };
  const shapes = layerShapes(experiment);
  return {
    shapes,
    outputs,
    layers: shapes.length,
    weights: weightCount(experiment),
    batch: train.batch === 'full' ? count : Math.min(train.batch, count),
    samples: count + tests,
    hessianSamples: hessianSamples(experiment, count),
    machine: fitsMachine(experiment, count),
    train: count,
    probe: Math.min(measure.probe, count),
  };
}
