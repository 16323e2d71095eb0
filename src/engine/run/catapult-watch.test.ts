import { expect, it } from 'vitest';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { createCatapultWatch, type WatchedSpike } from './catapult-watch.ts';

const layout = frameLayout(1);

/** Watches a network of so many losses, of which the sharpness is above the edge while the loss is. */
async function watch(losses: number[], before?: WatchedSpike) {
  let loss = 0;
  const catapult = createCatapultWatch(layout, 0, () => Promise.resolve(loss > 1 ? 1.5 : 0.5), before);
  const found = [];
  for (const [step, value] of losses.entries()) {
    loss = value;
    const frame = new Float32Array(layout.stride);
    frame[STEP_OFFSET] = step;
    frame[runOffset('loss')] = value;
    found.push(await catapult.look(frame));
  }
  return { found: found.filter((each) => each !== null), memory: catapult.memory() };
}

it('a catapult is named once', async () => {
  expect((await watch([1, 5, 3, 0.5, 0.4])).found).toMatchObject([{ kind: 'catapult', step: 1 }]);
});

it('a catapult is named by the watch that goes on after a break in its spike, and not again after its end', async () => {
  const inSpike = await watch([1, 5]);
  expect(inSpike.found).toEqual([]);
  const later = await watch([3, 0.5], inSpike.memory);
  expect(later.found).toMatchObject([{ kind: 'catapult', step: 1 }]);
  expect((await watch([5, 0.5], later.memory)).found).toEqual([]);
});
