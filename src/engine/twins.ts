import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { targetsOf, type Rows } from './batch-feed.ts';
import { infiniteNetwork } from './infinite-network.ts';
import { lazyTwin } from './lazy-twin.ts';
import { tidyReadings, type Reading } from './measures/reading.ts';
import type { LearningRates } from './train-state.ts';
import type { Twin, TwinMethod, TwinSpec } from './twin.ts';

/** The functions that learn beside the networks of a run, by the same batches. */
export interface Twins {
  /** Why one is left out that was asked for, as sentences. */
  readonly notices: string[];
  /** Multiply-adds of reading them. */
  readonly cost: number;
  /** One step of each; see {@link TwinMethod.step}. */
  step(rows: Rows, rates: LearningRates): void;
  /** Takes the learning rates of these members from now on. */
  setLearningRates(members: Experiment[]): void;
  /**
   * Reads them.
   *
   * @param f the networks' outputs on the probe set, [M, Q, k]
   */
  read(f: tf.Tensor3D): Reading[];
  dispose(): void;
}

/** The twins that an experiment asks for, at step 0. */
export async function createTwins(spec: TwinSpec): Promise<Twins> {
  const wanted = [lazyTwin(spec), infiniteNetwork(spec)].filter((twin) => twin !== null);
  const twins: [Twin, TwinMethod][] = [];
  for (const twin of wanted) if (twin.notice === null) twins.push([twin, await twin.open()]);
  const y = targetsOf([...spec.trainSet, ...spec.testSet]);
  let lr = rateColumn(spec.members);

  return {
    notices: wanted.flatMap(({ notice }) => notice ?? []),
    cost: twins.reduce((sum, [{ cost }]) => sum + cost, 0),
    step: (rows, rates) => {
      for (const [, method] of twins) method.step(rows, lr, rates);
    },
    setLearningRates: (members) => {
      lr.dispose();
      lr = rateColumn(members);
    },
    read: (f) => twins.flatMap(([twin, method]) => tidyReadings(() => twin.read(method.outputs(), y, f))),
    dispose: () => {
      for (const [, method] of twins) method.dispose();
      tf.dispose([y, lr]);
    },
  };
}

const rateColumn = (members: Experiment[]): tf.Tensor3D =>
  tf.tensor3d(
    members.map(({ train }) => train.lr),
    [members.length, 1, 1],
  );
