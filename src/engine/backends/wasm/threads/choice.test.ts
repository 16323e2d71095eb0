import { expect, it } from 'vitest';
import { createChoice } from './choice.ts';

/** Runs so many steps on a clock of their own; returns on how many of them all threads ran. */
function runFor(
  steps: number,
  choice: ReturnType<typeof createChoice>,
  clock: { now: number },
  times: [one: number, all: number],
) {
  let all = 0;
  for (let step = 0; step < steps; step++) {
    const isAll = choice.takesAll();
    const time = times[isAll ? 1 : 0];
    clock.now += time;
    choice.took(time);
    if (isAll) all++;
  }
  return all / steps;
}

it.each([
  ['several threads where they are faster', [1, 0.6], 1],
  ['one where several wait for each other', [1, 1.3], 0],
  ['one where several gain next to nothing', [1, 0.99], 0],
] as const)('takes %s', (_, times, share) => {
  const clock = { now: 0 };
  const choice = createChoice(() => clock.now);
  runFor(100, choice, clock, [...times]);
  expect(runFor(1000, choice, clock, [...times])).toBeCloseTo(share, 1);
});

it('changes when the machine does, within some seconds, and costs little while it stays', () => {
  const clock = { now: 0 };
  const choice = createChoice(() => clock.now);
  runFor(2000, choice, clock, [1, 0.6]);
  // Now another program needs the cores, and then it ends.
  runFor(4000, choice, clock, [1, 3]);
  const begun = clock.now;
  runFor(10_000, choice, clock, [1, 3]);
  expect((clock.now - begun) / 10_000).toBeLessThan(1.02);
  runFor(4000, choice, clock, [1, 0.6]);
  expect(runFor(1000, choice, clock, [1, 0.6])).toBeGreaterThan(0.95);
});

it('judges by the best block: one that was interrupted says nothing', () => {
  const clock = { now: 0 };
  const choice = createChoice(() => clock.now);
  const interrupted = { isDone: false };
  for (let step = 0; step < 100; step++) {
    const isAll = choice.takesAll();
    const time = isAll && !interrupted.isDone ? 50 : isAll ? 0.6 : 1;
    if (isAll) interrupted.isDone = true;
    clock.now += time;
    choice.took(time);
  }
  expect(choice.takesAll()).toBe(true);
});
