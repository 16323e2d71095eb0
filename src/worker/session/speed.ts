/** Steps per second over about the last second of training. */
export interface Speed {
  /** Forgets the past: training starts, or goes on after a rest. */
  reset: (step: number, now: number) => void;
  /** Notes that `step` steps were done at `now`, in ms. */
  note: (step: number, now: number) => void;
  /** 0 until there is something to tell. */
  stepsPerSecond: () => number;
}

const WINDOW = 1000;
/** Notes are kept this far apart, in ms. */
const NOTE_INTERVAL = 50;

/** A speedometer at rest. */
export function createSpeed(): Speed {
  let notes: { step: number; time: number }[] = [];
  let newest = { step: 0, time: 0 };
  return {
    reset: (step, time) => {
      newest = { step, time };
      notes = [newest];
    },
    note: (step, time) => {
      newest = { step, time };
      if (time - (notes.at(-1)?.time ?? -Infinity) >= NOTE_INTERVAL) notes.push(newest);
      while (notes.length > 2 && time - notes[1].time >= WINDOW) notes.shift();
    },
    stepsPerSecond: () => {
      const oldest = notes[0] ?? newest;
      const elapsed = newest.time - oldest.time;
      return elapsed > 0 ? (1000 * (newest.step - oldest.step)) / elapsed : 0;
    },
  };
}
