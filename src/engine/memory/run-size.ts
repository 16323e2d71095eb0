import type { BackendName } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import { fitsMachine } from '../../config/measures/available-measures.ts';
import { weightCount } from '../../config/scaling.ts';
import { taskShape } from '../../tasks/tasks.ts';
import type { Samples } from '../../tasks/data/dataset.ts';
import type { StepKind } from '../backends/counting/count-memory.ts';
import { LAZY_GAMMA0 } from '../../config/lazy-end.ts';
import type { RunSpec } from '../run/run-interface.ts';

/** The numbers that decide the size of a run's buffers. */
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
  /** Whether the forward pass carries the difference from step 0. */
  lazy: boolean;
  backend: BackendName;
  step: StepKind;
}

/** Returns the number of samples of a step. */
export function batchOf({ experiment: { train: settings }, train }: RunSize): number {
  if (settings.batches) return settings.batches[0].length;
  return settings.batch === 'full' ? train : Math.min(settings.batch, train);
}

/**
 * Returns the bytes that any run of this size needs: the training set twice, in parts and as a whole, and the weights
 * three times.
 */
export function leastBytes({ experiment, members, train, test, inputs, outputs }: RunSize): number {
  return 4 * ((2 * train + test) * (inputs + outputs) + 3 * members * weightCount(experiment));
}

/** The counted steps of inference, which repeats itself from its second step on, in the same memory. */
const TOLD_STEPS_OF_INFERENCE = 3;

/** A feature machine without values. */
const NO_MACHINE = { losses: [], testLosses: [], features: new Float64Array(), share: NaN };

/** Returns a run of that size without any values, to be opened where memory is counted. */
export function emptyRun(size: RunSize): RunSpec {
  const { experiment, members, centered, lazy, inputs, outputs } = size;
  const batch = batchOf(size);
  const { pc } = experiment.train;
  const member: Experiment = {
    ...experiment,
    scaling: { ...experiment.scaling, centered, gamma0: lazy ? LAZY_GAMMA0 / 2 : 1 },
    train: {
      ...experiment.train,
      // Explicit batches, so that none are drawn.
      batches: batch < size.train ? [Array.from({ length: batch }, (_, i) => i)] : experiment.train.batches,
      ...(pc ? { pc: { ...pc, steps: Math.min(pc.steps, TOLD_STEPS_OF_INFERENCE) } } : {}),
    },
  };
  const samples = (count: number): Samples => ({ count, x: new Float32Array(), y: new Float32Array() });
  const { classes } = taskShape(experiment.task);
  const dataset = { inputs, outputs, classes, train: samples(size.train), test: samples(size.test) };
  const machine = fitsMachine(experiment, size.train) ? NO_MACHINE : null;
  return { members: new Array<Experiment>(members).fill(member), dataset, machine };
}
