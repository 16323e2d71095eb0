import * as tf from '@tensorflow/tfjs-core';
import { targetsOf } from '../training/batch-feed.ts';
import { infiniteNetwork } from './infinite-network.ts';
import { lazyTwin } from './lazy-twin.ts';
import { tidyReadings, type Reading } from '../measures/reading.ts';
import { words } from '../../words/words.ts';
import type { LearningRates } from '../training/train-state.ts';
import type { Twin, TwinMethod, TwinSpec } from './twin.ts';

/** The learned tensors of each twin. */
export type TwinStates = tf.Tensor3D[][];

/** The functions of the twins on a line; a network of infinite width has several draws of its function at step 0. */
export type TwinLines = Partial<Record<Twin['name'], tf.Tensor2D>>;

/** The functions that learn beside the networks of a run, by the same batches. */
export interface Twins {
  /** Sentences that say why a requested twin is left out. */
  readonly notices: string[];
  /** Multiply-adds of reading the twins. */
  readonly cost: number;
  /** Step 0; the caller owns the tensors. */
  readonly start: TwinStates;
  /** Returns the twins one step later; see {@link TwinMethod.advance}. */
  advance(states: TwinStates, rows: tf.Tensor2D | null, rates: LearningRates): TwinStates;
  /**
   * Reads the twins.
   *
   * @param f the networks' outputs on the probe set, [M, Q, k]
   */
  read(states: TwinStates, f: tf.Tensor3D): Reading[];
  /**
   * Returns the functions of the twins that are there on the line of a task with one input, in buffers of their own:
   * the first output, [M or draws, points]; the caller owns them.
   */
  lines(states: TwinStates): TwinLines;
  /** Targets of all samples, [1, N, k]. */
  readonly targets: tf.Tensor3D;
  /** Returns the tensors that each twin holds with these states. */
  held(states: TwinStates): [name: Twin['name'], tensors: tf.Tensor[]][];
  dispose(): void;
}

/** Creates the twins that an experiment asks for, at step 0. */
export async function createTwins(spec: TwinSpec): Promise<Twins> {
  const wanted = [lazyTwin(spec), infiniteNetwork(spec)].filter((twin) => twin !== null).map(fromStart(spec));
  const twins: [Twin, TwinMethod][] = [];
  for (const twin of wanted) if (twin.notice === null) twins.push([twin, await twin.open()]);
  const targets = targetsOf([...spec.trainSet, ...spec.testSet]);

  return {
    notices: wanted.flatMap(({ notice }) => notice ?? []),
    cost: twins.reduce((sum, [{ cost }]) => sum + cost, 0),
    start: twins.map(([, method]) => method.start),
    advance: (states, rows, rates) => twins.map(([, method], i) => method.advance(states[i], rows, rates)),
    read: (states, f) =>
      twins.flatMap(([twin, method], i) => tidyReadings(() => twin.read(method.outputs(states[i]), targets, f))),
    lines: (states) => {
      const found: TwinLines = {};
      for (const [i, [{ name }, method]] of twins.entries()) {
        const line = method.line(states[i]);
        if (!line) continue;
        found[name] = tf.tidy(() => firstOutput(line));
        line.dispose();
      }
      return found;
    },
    targets,
    held: (states) => twins.map(([{ name }, { held }], i) => [name, [...states[i], ...held]]),
    dispose: () => {
      for (const [, method] of twins) method.dispose();
      targets.dispose();
    },
  };
}

/** A twin learns from step 0 on: it is left out beside networks that go on from a later step. */
const fromStart =
  ({ step }: TwinSpec) =>
  (twin: Twin): Twin =>
    step === 0 || twin.notice !== null ? twin : { ...twin, notice: words.engine.fromStep[twin.name](step) };

/** Returns the first output of [M, points, k]. */
function firstOutput(u: tf.Tensor3D): tf.Tensor2D {
  const [members, points] = u.shape;
  return tf.reshape(u.shape[2] === 1 ? u : tf.slice(u, [0, 0, 0], [members, points, 1]), [members, points]);
}
