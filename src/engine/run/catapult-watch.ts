import { runOffset, STEP_OFFSET, type FrameLayout } from '../../config/frame.ts';
import { words } from '../../words/words.ts';

/** Something that happened in a run and did not end it. */
export interface Happening {
  kind: 'catapult';
  step: number;
  /** A sentence with the numbers. */
  sentence: string;
}

/** A watch over one network. */
export interface CatapultWatch {
  /** Returns what these frames of `Run.measure` show, once. */
  look(frames: Float32Array): Promise<Happening | null>;
  /** Returns what it knows, from which another watch goes on. */
  memory(): WatchedSpike;
}

/** What a watch knows of a network so far. */
export interface WatchedSpike {
  /** The first loss; `null` before it. */
  first: number | null;
  spike: { step: number; times: number; sharpness: number } | null;
  isOver: boolean;
}

/** The factor over the first loss from which a loss counts as a spike. */
const SPIKE = 2;

/**
 * Creates a watch for catapults (Lewkowycz et al. 2020, arXiv 2003.02218): the rate is above the edge of stability, the
 * loss rises, and instead of diverging the network moves to where it is less sharp, and learns on. A catapult is named
 * where the sharpness was measured above 1 in the spike, and below 1 once the loss was below its first value.
 *
 * @param member the network to watch
 * @param sharpness measures it as it is now; `null` where the run has no sharpness
 * @param before what an earlier watch of the same network knew; absent: this is the first
 */
export function createCatapultWatch(
  { stride }: FrameLayout,
  member: number,
  sharpness: () => Promise<number | null>,
  before?: WatchedSpike,
): CatapultWatch {
  let { first = null, spike = null, isOver = false }: Partial<WatchedSpike> = before ?? {};

  const look = async (frames: Float32Array): Promise<Happening | null> => {
    const start = member * stride;
    if (isOver || frames.length < start + stride) return null;
    const [step, loss] = [frames[start + STEP_OFFSET], frames[start + runOffset('loss')]];
    first ??= loss;
    const times = loss / first;
    if (times > SPIKE && (!spike || times > spike.times)) {
      const before = spike?.sharpness ?? (await sharpness());
      isOver = before === null;
      if (before !== null) spike = { step, times, sharpness: before };
      return null;
    }
    if (!spike || times >= 1) return null;
    isOver = true;
    const now = await sharpness();
    if (now === null || !(spike.sharpness > 1 && now < 1)) return null;
    return { kind: 'catapult', step: spike.step, sentence: words.engine.catapult(spike, now, step) };
  };
  return { look, memory: () => ({ first, spike, isOver }) };
}
