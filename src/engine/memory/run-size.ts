import { infiniteWidthObstacle, lazyTwinObstacle } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerShapes } from '../../config/scaling.ts';
import { LARGEST_INFINITE_KERNEL } from '../twins/infinite-network.ts';
import { LARGEST_JACOBIAN, LARGEST_KERNEL } from '../twins/lazy-twin.ts';

/**
 * How a step is run: `captured` once, and replayed in memory of its own and in place; `eager`, each of our operations
 * with a buffer for its result until the step is over; `plain`, tfjs's own operations, which are more.
 */
export type StepKind = 'captured' | 'eager' | 'plain';

/** All that decides how large the buffers of a run are. */
export interface RunSize {
  /** One of the members, which share their shape. */
  experiment: Experiment;
  /** M. */
  members: number;
  /** Samples. */
  train: number;
  test: number;
  inputs: number;
  outputs: number;
  /** Whether some member is centred. */
  centered: boolean;
  /** Whether the pass carries the difference from step 0. */
  lazy: boolean;
  step: StepKind;
}

/** The sizes that follow from those. */
export interface Dimensions {
  /** [fan_out, fan_in] by weight layer. */
  shapes: [fanOut: number, fanIn: number][];
  /** n_l of layers 1..L+1. */
  widths: number[];
  /** The largest of them. */
  widest: number;
  /** [fan_out, fan_in] of the largest weight layer. */
  largest: [fanOut: number, fanIn: number];
  /** Samples of a step, and whether they are picked from more. */
  batch: number;
  isPicked: boolean;
  /** Q. */
  probe: number;
  /** N, training and test samples. */
  samples: number;
}

/** See {@link Dimensions}. */
export function dimensionsOf({ experiment, train, test }: RunSize): Dimensions {
  const shapes = layerShapes(experiment);
  const widths = shapes.map(([fanOut]) => fanOut);
  const { batch, batches } = experiment.train;
  const size = batches ? batches[0].length : batch === 'full' ? train : Math.min(batch, train);
  return {
    shapes,
    widths,
    widest: Math.max(...widths),
    largest: shapes.reduce((a, b) => (b[0] * b[1] > a[0] * a[1] ? b : a)),
    batch: size,
    isPicked: batches !== undefined || size < train,
    probe: Math.min(experiment.measure.probe, train),
    samples: train + test,
  };
}

/** The form of the lazy twin of a run, by its kernel or in its weights; `null` where there is none. */
export function lazyTwinForm(size: RunSize): 'kernel' | 'weights' | null {
  const { experiment, members, train, outputs } = size;
  if (!experiment.measure.twin || lazyTwinObstacle(experiment)) return null;
  const { shapes, samples } = dimensionsOf(size);
  const factors = shapes.reduce((sum, [fanOut, fanIn]) => sum + outputs * fanOut + fanIn, 0);
  if (members * samples * factors > LARGEST_JACOBIAN) return null;
  return members * train * samples * outputs ** 2 <= LARGEST_KERNEL ? 'kernel' : 'weights';
}

/** Whether the network of infinite width is trained beside a run. */
export const hasInfiniteTwin = ({ experiment, members, train, test }: RunSize): boolean =>
  experiment.measure.infinite &&
  members === 1 &&
  !infiniteWidthObstacle(experiment) &&
  train * (train + test) <= LARGEST_INFINITE_KERNEL;
