import { describe, expect, it } from 'vitest';
import { createFakeClock, createFakeRun } from '../testing/fake-run.ts';
import { createSlicer } from './slice.ts';

const SLICES = 30;

async function trainInSlices(stepCost: number, queues: boolean) {
  const clock = createFakeClock();
  const run = createFakeRun({ stepCost, queues }, clock);
  const takeSlice = createSlicer(run, clock.now);
  const durations: number[] = [];
  for (let i = 0; i < SLICES; i++) {
    const began = clock.now();
    await takeSlice(() => false);
    durations.push(clock.now() - began);
  }
  return { run, durations };
}

describe('a slice of training', () => {
  it.each([
    [0.1, 100],
    [2, 5],
    [40, 1],
  ])('of queued steps of %f ms: about 10 ms of them, without ever queueing much more', async (stepCost, perSlice) => {
    const { run } = await trainInSlices(stepCost, true);
    expect(Math.max(...run.slices)).toBeLessThanOrEqual(2 * perSlice);
    expect(run.slices.slice(-10).every((steps) => steps >= perSlice / 2)).toBe(true);
  });

  it.each([0.1, 3, 6, 9.9])('of steps of %f ms, done at once: never longer than 10 ms', async (stepCost) => {
    const { durations } = await trainInSlices(stepCost, false);
    expect(Math.max(...durations)).toBeLessThanOrEqual(10);
  });

  it('of a step longer than a slice: that one step', async () => {
    const { run } = await trainInSlices(25, false);
    expect(run.stepsDone).toBe(SLICES);
  });

  it('ends as soon as there is enough', async () => {
    const clock = createFakeClock();
    const run = createFakeRun({ stepCost: 0.01 }, clock);
    const takeSlice = createSlicer(run, clock.now);
    for (let i = 0; i < SLICES; i++) await takeSlice(() => run.stepsDone >= 7);
    expect(run.stepsDone).toBe(7);
  });
});
