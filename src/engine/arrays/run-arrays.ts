/** A run as arrays, to be taken along in a file .npz. docs/files.md names and explains each. */
import * as tf from '@tensorflow/tfjs-core';
import { batchSize } from '../../config/batch-size.ts';
import type { Experiment } from '../../config/experiment.ts';
import { feedbackShapes, layerShapes } from '../../config/scaling.ts';
import type { NumpyArray, NumpyArrays } from '../../files/npy.ts';
import type { DataColumn, Dataset, Samples } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { walkOutputRows } from '../measures/output-rows.ts';
import { architectureOf } from '../network/architecture.ts';
import { initialFeedback } from '../network/feedback.ts';
import { passOf } from '../network/member-pass.ts';
import { disposeSignals, forward, type MovedWeights, type Signals } from '../network/network.ts';
import { drawBatches } from '../training/batch-feed.ts';

/** A network after some steps, and its data. */
export interface ArraysSpec {
  experiment: Experiment;
  dataset: Dataset;
  /** Optimizer steps done. */
  step: number;
  /** The weights of a network of one member. */
  weights: MovedWeights;
  /** Its biases at step 0 by layer; `null` without biases. */
  initialBiases: Float32Array[] | null;
}

/** The most bytes of an NFM, an AGOP, or the batches. */
const MOST_OF_MATRIX = 64e6;
/** The most bytes of all arrays, of which weights are never left out; the lab opens a file of so many again. */
const MOST_TOGETHER = 176e6;

/**
 * Returns the arrays of a run. An array that would take too much memory is left out, and the text `left_out` names it.
 * Breathes between parts, and frees all that it made.
 */
export async function runArrays(spec: ArraysSpec, breathe: Breathe): Promise<NumpyArrays> {
  const { experiment, dataset, step, weights, initialBiases } = spec;
  const { inputs, outputs, train, test } = dataset;
  const probe = Math.min(experiment.measure.probe, train.count);
  const parts = createParts();
  parts.add('step', { shape: [], values: Int32Array.of(step) });
  parts.add('config', { text: JSON.stringify(experiment) });
  const initial: Float32Array[] = [];
  for (const [l, W] of weights.W.entries()) {
    const [, fanOut, fanIn] = W.shape;
    parts.add(`W${l + 1}`, { shape: [fanOut, fanIn], values: await valuesOf(W) });
    parts.add(`W${l + 1}_0`, { shape: [fanOut, fanIn], values: (initial[l] = await valuesOf(weights.initial[l])) });
    if (!weights.b || !initialBiases) continue;
    parts.add(`b${l + 1}`, { shape: [fanOut], values: await valuesOf(weights.b[l]) });
    parts.add(`b${l + 1}_0`, { shape: [fanOut], values: initialBiases[l].slice() });
  }
  const addSamples = async (set: string, { x, y }: Samples, count: number) => {
    await parts.addIfRoom(`x${set}`, [count, inputs], () => x.slice(0, count * inputs));
    await parts.addIfRoom(`y${set}`, [count, outputs], () => y.slice(0, count * outputs));
  };
  addColumns(dataset, parts);
  await addSamples('', train, train.count);
  await addSamples('_test', test, test.count);
  await addFeedback(experiment, initial, parts);
  await addBatches(spec, parts);
  await addSamples('_probe', train, probe);
  await addSignals(spec, train.x.slice(0, probe * inputs), parts, breathe);
  return parts.all();
}

/** Adds the columns that data of one's own come from, and their scale where they are standardized. */
function addColumns({ columns }: Dataset, parts: Parts): void {
  if (!columns) return;
  const { inputs, targets, classes } = columns;
  const namesOf = (from: readonly DataColumn[]) => from.map(({ name }) => name);
  parts.add('columns', { text: JSON.stringify({ inputs: namesOf(inputs), targets: namesOf(targets), classes }) });
  for (const [array, from] of [
    ['x', inputs],
    ['y', targets],
  ] as const) {
    if (from.length === 0 || from.some(({ mean }) => mean === undefined)) continue;
    const shape = [from.length];
    parts.add(`${array}_mean`, { shape, values: Float64Array.from(from, ({ mean }) => mean ?? 0) });
    parts.add(`${array}_std`, { shape, values: Float64Array.from(from, ({ std }) => std ?? 1) });
  }
}

/** Adds the feedback of the rule at step 0, for rules that have one. */
async function addFeedback(experiment: Experiment, initial: Float32Array[], parts: Parts): Promise<void> {
  const shapes = feedbackShapes(experiment.train, layerShapes(experiment));
  const feedback = initialFeedback(experiment, initial);
  for (const [l, shape] of shapes.entries()) await parts.addIfRoom(`B${l + 1}`, shape, () => feedback[l]);
}

/** Adds the samples that each step has seen, where it has not seen all. */
async function addBatches({ experiment, dataset, step }: ArraysSpec, parts: Parts): Promise<void> {
  const samples = dataset.train.count;
  const size = batchSize(experiment, samples);
  if (size === null || step === 0) return;
  await parts.addIfRoom('batches', [step, size], () => drawBatches(experiment, samples, step), MOST_OF_MATRIX);
}

/** Adds the features of the probe set, and the matrices of each layer of weights that come from its signals. */
async function addSignals(spec: ArraysSpec, probe: Float32Array, parts: Parts, breathe: Breathe): Promise<void> {
  const { experiment, dataset, weights } = spec;
  const architecture = architectureOf(experiment);
  const count = probe.length / dataset.inputs;
  const x = tf.tensor3d(probe, [1, count, dataset.inputs]);
  const { now, start } = tf.tidy(() => {
    const signals = passOf([experiment], architecture)(weights, x);
    return { now: signals, start: signals.since?.start ?? initialSignals(spec, x) };
  });
  for (const [l, h] of now.h.entries()) {
    if (l === 0) continue;
    await parts.addIfRoom(`h${l}`, h.shape.slice(1), () => valuesOf(h));
    await parts.addIfRoom(`h${l}_0`, h.shape.slice(1), () => valuesOf(start.h[l]));
  }
  // The rows of D lack 1 / gamma0.
  const scale = 1 / (count * experiment.scaling.gamma0 ** 2);
  const addMatrices = async (l: number, { D }: { D: tf.Tensor3D }) => {
    const W = weights.W[l - 1];
    const shape = [W.shape[2], W.shape[2]];
    await parts.addIfRoom(`nfm${l}`, shape, () => gramOf(W, 1, breathe), MOST_OF_MATRIX);
    const agop = async () => {
      const DW = await blockedProduct(D, W, breathe);
      const values = await gramOf(DW, scale, breathe);
      DW.dispose();
      return values;
    };
    await parts.addIfRoom(`agop${l}`, shape, agop, MOST_OF_MATRIX);
  };
  await walkOutputRows(weights.W, now, architecture, addMatrices, breathe);
  x.dispose();
  disposeSignals(now);
  if (!now.since) disposeSignals(start);
}

function initialSignals({ experiment, weights, initialBiases }: ArraysSpec, x: tf.Tensor3D): Signals {
  const b = initialBiases?.map((values) => tf.tensor3d(values, [1, 1, values.length]));
  return forward({ W: weights.initial, b }, architectureOf(experiment), x);
}

/** Returns the values of `factor` A^T A, [columns, columns]. */
async function gramOf(A: tf.Tensor3D, factor: number, breathe: Breathe): Promise<Float32Array> {
  const transposed = tf.transpose(A, [0, 2, 1]);
  const gram = await blockedProduct(transposed, A, breathe);
  const scaled = tf.mul(gram, factor);
  const values = await valuesOf(scaled);
  tf.dispose([transposed, gram, scaled]);
  return values;
}

/** Returns the values of a tensor in a buffer of their own: they are given away. */
const valuesOf = async (x: tf.Tensor): Promise<Float32Array> => (await x.data<'float32'>()).slice();

/** The arrays so far. */
interface Parts {
  /** Adds an array that is never left out. */
  add: (name: string, array: NumpyArray) => void;
  /** Makes and adds an array, if there is room for it, and if it takes at most so many bytes. */
  addIfRoom: (
    name: string,
    shape: readonly number[],
    values: () => Float32Array | Int32Array | Promise<Float32Array>,
    most?: number,
  ) => Promise<void>;
  all: () => NumpyArrays;
}

function createParts(): Parts {
  const arrays = new Map<string, NumpyArray>();
  const leftOut: string[] = [];
  let bytes = 0;
  const add = (name: string, array: NumpyArray) => {
    arrays.set(name, array);
    bytes += 'text' in array ? 4 * array.text.length : array.values.byteLength;
  };
  return {
    add,
    addIfRoom: async (name, shape, values, most = MOST_TOGETHER) => {
      const size = shape.reduce((product, side) => product * side, Float32Array.BYTES_PER_ELEMENT);
      if (size > most || bytes + size > MOST_TOGETHER) leftOut.push(name);
      else add(name, { shape, values: await values() });
    },
    all: () => {
      if (leftOut.length > 0) {
        add('left_out', { text: words.engine.arraysLeftOut(leftOut, MOST_OF_MATRIX / 1e6, MOST_TOGETHER / 1e6) });
      }
      return Object.fromEntries(arrays);
    },
  };
}
