import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { infiniteWidthObstacle, lazyTwinObstacle } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { infiniteNetworkOf, infiniteWidthKernels } from '../../maths/infinite-width.ts';
import { randomStream } from '../../maths/random.ts';
import { sampleRows } from '../../tasks/data/inputs.ts';
import { words } from '../../words/words.ts';
import { targetsOf } from '../training/batch-feed.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { createKernelMethod } from './kernel-method.ts';
import type { Twin, TwinMethod, TwinSpec } from './twin.ts';
import { readTwinLosses } from '../measures/fit.ts';
import { momentumOf } from '../training/optimizers.ts';

/** The most entries of the kernel: a second or two of float64. */
const LARGEST_INFINITE_KERNEL = 2 ** 21;
/** Random functions at step 0 whose losses are averaged, where the network doesn't start at 0. */
const INFINITE_DRAWS = 16;
/** Added to the covariance of those functions, relative to its mean variance, so that its root exists. */
const JITTER = 1e-8;

/**
 * Returns the network of infinite width under `ntp` (docs/maths.md 6), trained by the batches and at the learning rate
 * of the experiment. It is a kernel method, whose loss is the average over its possible functions at step 0, N(0,
 * NNGP). `null` where it is not asked for.
 */
export function infiniteNetwork(spec: TwinSpec): Twin | null {
  const { members, dataset, loss } = spec;
  if (!members[0].measure.infinite) return null;
  const rows = dataset.train.count;
  const columns = rows + dataset.test.count;
  return {
    name: 'infinite',
    notice: noticeOf(members, rows, columns),
    cost: 0,
    open: () => Promise.resolve(openNetwork(spec)),
    read: (u, targets) => [readTwinLosses(['infiniteLoss', 'infiniteTestLoss'], u, targets, rows, loss, u.shape[0])],
  };
}

function noticeOf(members: Experiment[], rows: number, columns: number): string | null {
  if (lazyTwinObstacle(members[0])) return words.engine.infiniteNeedsDescent;
  if (members.length > 1) return words.engine.infiniteOfOne;
  if (infiniteWidthObstacle(members[0])) return words.engine.infiniteWithout;
  return rows * columns > LARGEST_INFINITE_KERNEL
    ? words.engine.infiniteTooLarge(rows, columns, LARGEST_INFINITE_KERNEL)
    : null;
}

function openNetwork({ members, dataset, line, loss, trainSet }: TwinSpec): TwinMethod {
  const [experiment] = members;
  const { scaling, seed } = experiment;
  const { network, startsAtZero } = infiniteNetworkOf(experiment);
  const [rows, measured] = [dataset.train.count, dataset.train.count + dataset.test.count];
  const columns = measured + (line?.length ?? 0);
  let found: ReturnType<typeof infiniteWidthKernels> | null = null;
  const kernels = () => {
    if (found) return found;
    const training = sampleRows(dataset.train.x, dataset.inputs);
    const all = [...training, ...sampleRows(dataset.test.x, dataset.inputs), ...(line ? sampleRows(line, 1) : [])];
    found = infiniteWidthKernels(network, startsAtZero ? training : all, all);
    return found;
  };
  const drawn = () => drawFunctions(kernels().nngp, dataset.outputs, scaling.gamma0, seed);
  const start = startsAtZero
    ? tf.zeros<tf.Rank.R3>([1, columns, dataset.outputs])
    : tf.tidy(() => tf.transpose(upload([columns, INFINITE_DRAWS, dataset.outputs], drawn), [1, 0, 2]));
  return createKernelMethod({
    kernel: upload([1, rows, columns], () => flatten(kernels().tangent.slice(0, rows))),
    start,
    measured,
    targets: targetsOf(trainSet),
    loss,
    momentum: momentumOf(experiment),
  });
}

/** Draws from N(0, covariance) / gamma0, one for each output, [N, INFINITE_DRAWS, k]. */
function drawFunctions(covariance: Float64Array[], outputs: number, gamma0: number, seed: number): Float32Array {
  const order = covariance.length;
  const variance = covariance.reduce((sum, row, i) => sum + row[i], 0) / order;
  const matrix = new Matrix(covariance.map((row) => [...row]));
  for (let i = 0; i < order; i++) matrix.set(i, i, matrix.get(i, i) + JITTER * variance);
  const root = new CholeskyDecomposition(matrix).lowerTriangularMatrix;
  const stream = randomStream(seed, 'init');
  const columns = INFINITE_DRAWS * outputs;
  const normals = Matrix.from1DArray(order, columns, Array.from({ length: order * columns }, stream.normal));
  return Float32Array.from(root.mmul(normals).div(gamma0).to1DArray());
}

function flatten(rows: Float64Array[]): Float32Array {
  const flat = new Float32Array(rows.length * rows[0].length);
  rows.forEach((row, i) => flat.set(row, i * row.length));
  return flat;
}
