import { runOffset, STEP_OFFSET, type FrameLayout } from '../../config/frame.ts';
import { hasDiverged } from '../../maths/divergence.ts';

/** A network that was found to have diverged. */
export interface Divergence {
  /** Its place among the networks of the run. */
  member: number;
  /** The step of the frame that shows it. */
  step: number;
  /** Its loss there, which may not be finite. */
  loss: number;
  /** Its loss in the first frame. */
  firstLoss: number;
  /** The last frame in which the losses of all networks that had not diverged were near their lowest. */
  calm: { step: number };
}

/** A watch over the losses of a run, frame by frame. */
export interface DivergenceWatch {
  /** Returns what it knows, from which another watch goes on. */
  memory(): WatchedLosses;
  /**
   * Returns the first network that has diverged by these frames, packed as by `Run.measure`, and was not returned
   * before; `null` if there is none.
   */
  divergence(frames: Float32Array): Divergence | null;
  /** Returns whether all losses in the last frames were at most twice their lowest so far, without the diverged. */
  isCalm(): boolean;
}

/** What a watch knows of the losses so far, by member. */
export interface WatchedLosses {
  /** `null` before the first frame. */
  first: readonly number[] | null;
  lowest: readonly number[];
  calm: { step: number };
  isCalm: boolean;
  hasEnded: readonly boolean[];
}

/** The factor over its lowest value up to which a loss is calm. */
const CALM = 2;

/**
 * Creates a watch that decides on the CPU, from values read back (docs/maths.md 5.5).
 *
 * @param before what an earlier watch of the same run knew; absent: this is the first
 */
export function createDivergenceWatch(
  { stride }: FrameLayout,
  members: number,
  before?: WatchedLosses,
): DivergenceWatch {
  let { first = null, lowest = [], calm = { step: 0 }, isCalm = true }: Partial<WatchedLosses> = before ?? {};
  const hasEnded = Array.from({ length: members }, (_, m) => before?.hasEnded[m] ?? false);

  return {
    memory: () => ({ first, lowest, calm, isCalm, hasEnded: [...hasEnded] }),
    divergence: (frames) => {
      const at = (member: number, offset: number) => frames[member * stride + offset];
      const losses = Array.from({ length: members }, (_, m) => at(m, runOffset('loss')));
      const step = at(0, STEP_OFFSET);
      const firstLosses = (first ??= losses);
      lowest = losses.map((loss, m) => Math.min(loss, lowest[m] ?? loss));
      isCalm = losses.every((loss, m) => hasEnded[m] || loss <= CALM * lowest[m]);
      if (isCalm) calm = { step };
      const member = losses.findIndex((loss, m) => !hasEnded[m] && hasDiverged(loss, firstLosses[m]));
      if (member < 0) return null;
      hasEnded[member] = true;
      return { member, step, loss: losses[member], firstLoss: firstLosses[member], calm };
    },
    isCalm: () => isCalm,
  };
}
