import { readWeights, type TrainState } from '../training/train-state.ts';
import type { Snapshot } from './snapshot.ts';

/** Reads the snapshots of all members after `step` steps; the state may change as soon as this has returned. */
export async function readSnapshots({ initial, moved, b }: TrainState, step: number): Promise<Snapshot[]> {
  const [weights, biases] = await Promise.all([readWeights(step === 0 ? initial : moved), b ? readWeights(b) : null]);
  return weights.map((own, member) => ({ step, weights: own, biases: biases?.[member] ?? null }));
}
