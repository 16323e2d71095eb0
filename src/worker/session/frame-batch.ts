/** Frames on their way to the page: collected, and sent together in one buffer. */
export interface FrameBatch {
  add: (frames: Float32Array) => void;
  /** Whether there are frames that should be sent by now. */
  isDue: (now: number) => boolean;
  /** All frames since the last time, [count * stride], in a buffer of their own; `null` if there are none. */
  take: (now: number) => { count: number; values: Float32Array } | null;
}

/** A chart can't show more than this, in ms between messages. */
const SEND_INTERVAL = 1000 / 30;

/**
 * An empty batch.
 *
 * @param stride values per frame (`config/frame.ts`)
 */
export function createFrameBatch(stride: number): FrameBatch {
  let waiting: Float32Array[] = [];
  let sent = -Infinity;
  return {
    add: (frames) => void waiting.push(frames),
    isDue: (now) => waiting.length > 0 && now - sent >= SEND_INTERVAL,
    take: (now) => {
      if (waiting.length === 0) return null;
      const values = new Float32Array(waiting.reduce((sum, frames) => sum + frames.length, 0));
      let end = 0;
      for (const frames of waiting) {
        values.set(frames, end);
        end += frames.length;
      }
      waiting = [];
      sent = now;
      return { count: values.length / stride, values };
    },
  };
}
