/** What a training takes, roughly and from its shapes alone, so that a sweep can be cut up before it begins. */
import type { Experiment } from '../../config/experiment.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { DEFAULT_PREDICTIVE_CODING } from '../../config/settings/local-rules.ts';
import { frameCost } from '../../engine/measures/cost.ts';
import { layerShapes } from '../../config/scaling.ts';
import type { Measuring } from '../protocol.ts';

/** Multiply-adds that take as long as an operation takes to begin. */
const CALL = 20_000;
/** A forward pass, a backward pass, and the gradient. */
const PASSES = 3;

/** Multiply-adds of training a network and of measuring it on the way; only ratios mean something. */
export function trainingCost(experiment: Experiment, { kind, steps }: Measuring): number {
  const { weights, batch, layers, ...sizes } = sizesOf(experiment);
  const { rule, pc } = experiment.train;
  const sweeps = rule === 'pc' ? (pc ?? DEFAULT_PREDICTIVE_CODING).steps : 1;
  const step = PASSES * sweeps * (batch * weights + layers * CALL);
  const frame = frameCost({ ...sizes, passes: sweeps, twins: 0, members: 1 })[kind] + layers * CALL;
  return (steps.at(-1) ?? 0) * step + steps.length * frame;
}

/**
 * Numbers that a network has on its device, roughly: its weights and their copies, the signals of a step, what is made
 * of the probe set when it is measured, and the Jacobian of its lazy twin. (`engine/memory` counts them one by one,
 * where there is a device.)
 */
export function trainingFloats(experiment: Experiment): number {
  const { weights, batch, layers, shapes, probe, outputs, samples } = sizesOf(experiment);
  const rows = probe * outputs;
  const widest = Math.max(...shapes.flat());
  const factors = shapes.reduce((sum, [fanOut, fanIn]) => sum + outputs * fanOut + fanIn, 0);
  const signals = SIGNALS * batch * experiment.net.width * layers;
  const twin = experiment.measure.twin ? TWIN * samples * factors : 0;
  return COPIES * weights + signals + rows * (KERNELS * rows + PRODUCTS * widest) + twin;
}

/** W, W_0, what the optimizer keeps, and the gradient. */
const COPIES = 5;
/** h, z and the deltas of a layer. */
const SIGNALS = 4;
/** Tangent kernels, and the matrices of which one is made. */
const KERNELS = 12;
/** Derivatives of the outputs by a layer, and what the alignment makes of them. */
const PRODUCTS = 8;
/** The Jacobian, and its rows for a step. */
const TWIN = 2;

function sizesOf(experiment: Experiment) {
  const { task, train, measure } = experiment;
  const { outputs } = taskShape(task);
  const [count, tests] = 'samples' in task ? [task.samples, task.testSamples] : [1, 0];
  const shapes = layerShapes(experiment);
  return {
    shapes,
    outputs,
    layers: shapes.length,
    weights: shapes.reduce((sum, [fanOut, fanIn]) => sum + fanOut * fanIn, 0),
    batch: train.batch === 'full' ? count : Math.min(train.batch, count),
    samples: count + tests,
    probe: Math.min(measure.probe, count),
  };
}
