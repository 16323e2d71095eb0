import type { FitsBeside } from '../pictures/fits-beside.ts';
import { readWeights, type TrainState } from '../training/train-state.ts';

/**
 * The parameters of one network after some steps, from which it can be built again. Later ones hold the change since
 * step 0, so that small moves keep all their digits.
 */
export interface Snapshot {
  /** Optimizer steps done. */
  step: number;
  /** Step 0: W_0; later: W - W_0. By layer, [fan_out, fan_in] row-major. */
  weights: Float32Array[];
  /** By layer, [fan_out]; `null` for a network without biases. */
  biases: Float32Array[] | null;
  /** The fits of the kernel methods beside it, for a task with one input; absent in runs that were kept before. */
  beside?: FitsBeside;
  /**
   * Planar tasks only: [units * 2], the places of the first units as in a picture of units (`pictures/unit-places.ts`). Those
   * of all snapshots are the trails of the units. Absent in what an older lab has kept.
   */
  units?: Float32Array;
}

/** Networks that go on where others were: the snapshots of all members at step 0, and those of the step they have reached. */
export interface RunStart {
  initial: Snapshot[];
  /** All of one step; at step 0 they are those of `initial`. */
  present: Snapshot[];
}

/** Reads the snapshots of all members at step 0. */
export async function readStart({ initial, initialBiases, b }: TrainState): Promise<Snapshot[]> {
  const [weights, biases] = await Promise.all([readWeights(initial), initialBiases && readWeights(initialBiases)]);
  const zeros = () => b?.map(({ shape }) => new Float32Array(shape[2])) ?? null;
  return weights.map((own, member) => ({ step: 0, weights: own, biases: biases?.[member] ?? zeros() }));
}

/**
 * Reads the snapshots of all members after `step` steps; the state may change as soon as this has returned.
 *
 * @param fits the fits beside each member, where there is a picture of them
 */
export async function readSnapshots(
  { initial, moved, b }: TrainState,
  step: number,
  fits: Promise<FitsBeside[]> | null,
): Promise<Snapshot[]> {
  const [weights, biases, beside] = await Promise.all([
    readWeights(step === 0 ? initial : moved),
    b ? readWeights(b) : null,
    fits,
  ]);
  return weights.map((own, member) => ({
    step,
    weights: own,
    biases: biases?.[member] ?? null,
    ...(beside && { beside: beside[member] }),
  }));
}
