/**
 * Whether a step runs on one thread or on several: on a busy machine several are slower, since each waits for the others.
 * Both give the same bits, so the faster one is found out every few seconds, and taken.
 */

/** Decides about each step. */
export interface Choice {
  /** Returns whether the next step runs on several threads. */
  takesAll: () => boolean;
  /** Notes the ms that this step took. */
  took: (time: number) => void;
}

/** The time between two trials, and that of one of their blocks, in ms. */
const EVERY = 3000;
const BLOCK = 4;
/** The blocks of each way in a trial; the fastest counts. */
const BLOCKS = 2;
/** The share by which the other way must be faster to be taken. */
const MARGIN = 0.03;

/** Creates the choice, which begins with a trial. */
export function createChoice(now: () => number = () => performance.now()): Choice {
  let isAll = false;
  let nextTrial = -Infinity;
  /** The blocks that are left: whether each runs on all threads. */
  let blocks: boolean[] = [];
  let best = { one: Infinity, all: Infinity };
  let block = { steps: 0, time: 0 };

  const begin = () => {
    blocks = Array.from({ length: 2 * BLOCKS }, (_, i) => (i % 2 === 0) !== isAll);
    best = { one: Infinity, all: Infinity };
    block = { steps: 0, time: 0 };
  };
  const end = () => {
    const [present, other] = isAll ? [best.all, best.one] : [best.one, best.all];
    if (other < (1 - MARGIN) * present) isAll = !isAll;
    nextTrial = now() + EVERY;
  };

  return {
    takesAll: () => {
      if (blocks.length === 0 && now() >= nextTrial) begin();
      return blocks.at(0) ?? isAll;
    },
    took: (time) => {
      if (blocks.length === 0) return;
      block = { steps: block.steps + 1, time: block.time + time };
      if (block.time < BLOCK) return;
      const way = blocks[0] ? 'all' : 'one';
      best[way] = Math.min(best[way], block.time / block.steps);
      block = { steps: 0, time: 0 };
      blocks.shift();
      if (blocks.length === 0) end();
    },
  };
}
