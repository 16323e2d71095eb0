import type { Run } from '../../engine/run/run-interface.ts';

/** The time that a slice of training should take, in ms: half of the longest time without a look at the messages. */
const SLICE = 10;
/** The largest number of steps of a slice. A backend that queues makes steps look free until their cost is known. */
const MAX_STEPS = 1024;

/**
 * Creates a function that trains in slices of about 10 ms, whether the backend computes at once or queues.
 *
 * If it queues, a slice ends when the slice before it is done. So the GPU has work while the next slice is prepared,
 * never more than two slices of it, and the wait measures the cost of a slice.
 *
 * @param now time in ms
 * @returns a function that takes one slice of steps, or fewer as soon as `isEnough`
 */
export function createSlicer(run: Run, now: () => number): (isEnough: () => boolean) => Promise<void> {
  let limit = 1;
  let before: Promise<void> = Promise.resolve();

  const takeSteps = (isEnough: () => boolean) => {
    const began = now();
    let steps = 0;
    let elapsed = 0;
    let longest = 0;
    while (steps < limit && elapsed + longest <= SLICE && !isEnough()) {
      run.step();
      steps++;
      longest = Math.max(longest, now() - began - elapsed);
      elapsed = now() - began;
    }
    return { began, steps };
  };

  return async (isEnough) => {
    const { began, steps } = takeSteps(isEnough);
    const settled = run.settle();
    // The next slice waits for this one, and reports its failure.
    settled.catch(() => undefined);
    await before;
    before = settled;
    const cost = now() - began;
    if (steps === limit || cost > SLICE) limit = nextLimit(steps, cost);
  };
}

/** Returns the next limit, at most doubled: a slice that was cheap by chance must not make the next one long. */
function nextLimit(steps: number, cost: number): number {
  const wanted = cost > 0 ? Math.floor((steps * SLICE) / cost) : Infinity;
  return Math.max(1, Math.min(wanted, 2 * steps, MAX_STEPS));
}
