/** What a training takes, roughly and from its shapes alone, so that a sweep can be cut up before it begins. */
import type { Experiment } from '../../config/experiment.ts';
import { taskShape } from '../../config/task-shape.ts';
import type { FrameKind } from '../../config/frame.ts';
import { DEFAULT_PREDICTIVE_CODING } from '../../config/train.ts';
import { layerShapes } from '../../maths/scaling.ts';
import type { Measuring } from '../protocol.ts';

/** Multiply-adds that take as long as an operation takes to begin. */
const CALL = 20_000;
/** Work in plain JavaScript, in the multiply-adds of WebAssembly that take as long, times that of an eigenvalue problem of order 1. */
const EIGENVALUES = 90;
/** A forward pass, a backward pass, and the gradient. */
const PASSES = 3;
/** Of a frame's passes of the probe set through the network and back. */
const ALIGNMENT_PASSES = 12;

/** Multiply-adds of training a network and of measuring it on the way; only ratios mean something. */
export function trainingCost(experiment: Experiment, { kind, steps }: Measuring): number {
  const { weights, batch, samples, layers } = sizesOf(experiment);
  const { rule, pc } = experiment.train;
  const sweeps = rule === 'pc' ? (pc ?? DEFAULT_PREDICTIVE_CODING).steps : 1;
  const step = PASSES * sweeps * (batch * weights + layers * CALL);
  return (steps.at(-1) ?? 0) * step + steps.length * (samples * weights + layers * CALL + frameCost(experiment, kind));
}

/** What a frame of a kind takes beside a pass of all samples. */
function frameCost(experiment: Experiment, kind: FrameKind): number {
  if (kind === 'light' || kind === 'glance') return 0;
  const { probe, outputs, weights, inputs } = sizesOf(experiment);
  const rows = probe * outputs;
  const aligned = ALIGNMENT_PASSES * rows * weights;
  if (kind === 'alignment') return aligned;
  const { width, depth } = experiment.net;
  const orders = Array.from({ length: depth + 1 }, (_, l) => Math.min(rows, l === 0 ? inputs : width));
  const spectra = [...orders, ...Array.from({ length: depth }, () => 2 * probe)];
  return aligned + EIGENVALUES * spectra.reduce((sum, order) => sum + order ** 3, 0);
}

/** Numbers that a network keeps on its device: its weights and their copies, and the signals of a step. */
export function trainingFloats(experiment: Experiment): number {
  const { weights, batch, layers } = sizesOf(experiment);
  return COPIES * weights + SIGNALS * batch * experiment.net.width * layers;
}

/** W, W_0, what the optimizer keeps, and the gradient. */
const COPIES = 5;
/** h, z and the deltas of a layer. */
const SIGNALS = 4;

function sizesOf(experiment: Experiment) {
  const { task, train, measure } = experiment;
  const { inputs, outputs } = taskShape(task);
  const [count, tests] = 'samples' in task ? [task.samples, task.testSamples] : [1, 0];
  const shapes = layerShapes(experiment);
  return {
    inputs,
    outputs,
    layers: shapes.length,
    weights: shapes.reduce((sum, [fanOut, fanIn]) => sum + fanOut * fanIn, 0),
    batch: train.batch === 'full' ? count : Math.min(train.batch, count),
    samples: count + tests,
    probe: Math.min(measure.probe, count),
  };
}
