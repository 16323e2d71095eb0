import * as tf from '@tensorflow/tfjs-core';
import { lazyTwinObstacle } from '../../config/measures/available-measures.ts';
import { runOffset } from '../../config/frame.ts';
import { layerShapes, weightCount } from '../../config/scaling.ts';
import { words } from '../../words/words.ts';
import { merge, targetsOf } from '../training/batch-feed.ts';
import { createKernelMethod } from './kernel-method.ts';
import { createLinearizedNetwork, type LinearizedSamples } from './linearized-network.ts';
import { readTwinLosses } from '../measures/fit.ts';
import { walkOutputRows } from '../measures/output-rows.ts';
import { cutMembers } from '../backends/fused/cut-members.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { type Reading } from '../measures/reading.ts';
import { layerKernel, type LayerRows } from '../measures/tangent-kernel.ts';
import { disposeSignals, forward, output, startWeights } from '../network/network.ts';
import { momentumOf } from '../training/optimizers.ts';
import type { Chunk } from '../network/sample-set.ts';
import { unitRates } from '../training/train-state.ts';
import type { Twin, TwinMethod, TwinSpec } from './twin.ts';

/** The most entries of a kernel whose rows a step can pick at no noticeable cost: 16 MB. */
const LARGEST_KERNEL = 2 ** 22;
/** The most numbers of a Jacobian in factors: 256 MB. */
const LARGEST_JACOBIAN = 2 ** 26;

const noBreath = () => Promise.resolve();

/**
 * Returns the lazy twin of the networks, their linearization at step 0 (docs/maths.md 5.2); `null` where none is asked
 * for. It is trained in function space where its kernel is small, in its weights otherwise.
 */
export function lazyTwin(spec: TwinSpec): Twin | null {
  const { members, dataset, loss } = spec;
  if (!members[0].measure.twin || lazyTwinObstacle(members[0])) return null;
  const { train, test, outputs } = dataset;
  const samples = train.count + test.count + (spec.line?.length ?? 0);
  const kernelSize = cutMembers(members.length) * train.count * samples * outputs ** 2;
  const widths = layerShapes(members[0]).reduce((sum, [fanOut, fanIn]) => sum + outputs * fanOut + fanIn, 0);
  const weights = weightCount(members[0]);
  const jacobianSize = cutMembers(members.length) * samples * widths;
  return {
    name: 'twin',
    notice: jacobianSize > LARGEST_JACOBIAN ? words.engine.twinTooLarge(jacobianSize, LARGEST_JACOBIAN) : null,
    cost: kernelSize <= LARGEST_KERNEL ? 0 : members.length * samples * (widths + weights),
    open: () => (kernelSize <= LARGEST_KERNEL ? openKernel(spec) : openLinearized(spec)),
    read: (u, targets, f) => [
      readTwinLosses(['twinLoss', 'twinTestLoss'], u, targets, train.count, loss),
      readGap(u, targets, f),
    ],
  };
}

async function openKernel(spec: TwinSpec): Promise<TwinMethod> {
  const { members, dataset, scale, trainSet, testSet, loss } = spec;
  const line = lineOf(spec);
  const samples = merge([...trainSet, ...testSet, ...line]);
  const { layers, f0 } = await linearize(spec, samples);
  const rates = unitRates(members);
  const sums: tf.Tensor3D[] = [];
  for (const [l, { D, H }] of layers.entries()) {
    const rows = { D: tf.reshape<tf.Rank.R3>(D, [D.shape[0], D.shape[1] * dataset.outputs, -1]), H };
    const first = trainingRows(rows, dataset);
    sums.push(await layerKernel(first, rows, { W: rates.W[l], b: rates.b?.[l] }, noBreath));
    tf.dispose([D, H, rows.D, first.D, first.H]);
  }
  const kernel = tf.tidy(() =>
    tf.reshape<tf.Rank.R3>(tf.div(tf.addN(sums), tf.square(scale.gamma0)), [members.length, dataset.train.count, -1]),
  );
  tf.dispose([sums, samples.x, samples.y, samples.z0 ?? [], line.map(({ x, y }) => [x, y])]);
  tf.dispose(rates);
  const targets = targetsOf(trainSet);
  return createKernelMethod({
    kernel,
    start: f0,
    measured: dataset.train.count + dataset.test.count,
    targets,
    loss,
    momentum: momentumOf(members[0]),
  });
}

/** Returns the places of the line as samples without targets, in one chunk; none where nothing is drawn. */
function lineOf({ line, dataset: { outputs } }: TwinSpec): Chunk[] {
  if (!line) return [];
  const x = upload([1, line.length, 1], () => line);
  return [{ x, y: tf.zeros([1, line.length, outputs]), z0: null }];
}

/** Returns the rows of the training samples. */
function trainingRows({ D, H }: LayerRows, { train, outputs }: TwinSpec['dataset']): LayerRows {
  const first = (x: tf.Tensor3D, rows: number) => tf.slice(x, [0, 0, 0], [x.shape[0], rows, x.shape[2]]);
  return { D: first(D, train.count * outputs), H: first(H, train.count) };
}

async function openLinearized(spec: TwinSpec): Promise<TwinMethod> {
  const { members, scale, loss, trainSet, testSet } = spec;
  const train = merge(trainSet);
  const test = testSet.length > 0 ? merge(testSet) : null;
  const [line = null] = lineOf(spec);
  const linearized = await linearize(spec, train);
  const twin = createLinearizedNetwork({
    train: linearized,
    test: test && (await linearize(spec, test)),
    line: line && (await linearize(spec, line)),
    targets: train.y,
    gamma0: scale.gamma0,
    bias: members[0].net.bias,
    loss,
    momentum: momentumOf(members[0]),
  });
  tf.dispose([train.x, train.z0 ?? [], test ? [test.x, test.y, test.z0 ?? []] : []]);
  if (line) tf.dispose([line.x, line.y]);
  return twin;
}

/** Computes the Jacobian of some samples at step 0 in its factors, input layer first, and f_0. */
async function linearize({ state, architecture, scale }: TwinSpec, { x }: Chunk): Promise<LinearizedSamples> {
  const W = state.initial;
  const signals = tf.tidy(() => forward(startWeights(state), architecture, x));
  const layers: LayerRows[] = [];
  const keep = (l: number, { D, H }: LayerRows) => {
    layers[l - 1] = { D: tf.reshape(D, [D.shape[0], x.shape[1], -1]), H: tf.clone(H) };
    return Promise.resolve();
  };
  await walkOutputRows(W, signals, architecture, keep, noBreath);
  const f0 = tf.tidy(() => output(signals, signals.z[W.length], scale));
  disposeSignals(signals);
  return { layers, f0 };
}

/** Reads twinGap: rms(f - u) / rms(y) on the probe set, the first Q training samples. */
function readGap(u: tf.Tensor3D, targets: tf.Tensor3D, f: tf.Tensor3D): Reading {
  const [members, samples, outputs] = f.shape;
  const probe = (x: tf.Tensor3D) => tf.slice(x, [0, 0, 0], [x.shape[0], samples, outputs]);
  return {
    sums: [squaredNorm(tf.sub(f, probe(u))), tf.tile(squaredNorm(probe(targets)), [members])],
    finish: ([gap, target], frame) => {
      frame[runOffset('twinGap')] = Math.sqrt(gap / target);
    },
  };
}
