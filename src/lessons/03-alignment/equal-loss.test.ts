import { expect, it } from 'vitest';
import { madeSweep } from '../testing/made-sweep.ts';
import { sweepStudy } from '../read-results.ts';
import { atEqualLoss, atShareOfLoss } from './equal-loss.ts';
import { studies } from './studies.ts';

const frame = (step: number, loss: number, test: number) => ({
  step,
  values: [[{ of: 'run', measure: 'loss' }, loss] as const, [{ of: 'run', measure: 'testLoss' }, test] as const],
});

it('reads two networks at the training loss that both have reached, between frames by its logarithm', () => {
  const made = madeSweep(studies.slo, (cell) =>
    cell === 0
      ? [frame(0, 1, 2), frame(10, 0.1, 0.5)]
      : [
          frame(0, 1, 2),
          frame(10, Math.sqrt(0.1) * 1.1, 1),
          frame(20, Math.sqrt(0.1) / 1.1, 0.6),
          frame(30, 0.001, 0.2),
        ],
  );
  const { result } = sweepStudy({ slo: made }, 'slo');
  const { levels, first, second } = atEqualLoss(result, 0, 1);
  expect(levels).toEqual(levels.map(() => expect.closeTo(0.1, 6) as number));
  expect(first[0]).toBeCloseTo(0.5);
  expect(second[0]).toBeLessThan(0.6);
  expect(second[0]).toBeGreaterThan(0.2);
  const middle = atEqualLoss(result, 1, 1);
  expect(middle.first[0]).toBeCloseTo(0.2);
});

it('reads a measure where the loss has lost a share, and nothing where it has not', () => {
  const made = madeSweep(studies.slo, (cell) => [frame(0, 2, 0), frame(4, cell === 0 ? 0.5 : 1.9, 1)]);
  const { result } = sweepStudy({ slo: made }, 'slo');
  const test = { of: 'run', measure: 'testLoss' } as const;
  // From 2 to 1 is half the way to 0.5 in logarithms.
  for (const value of atShareOfLoss(result, 0, 0.5, test)) expect(value).toBeCloseTo(0.5, 6);
  for (const value of atShareOfLoss(result, 1, 0.5, test)) expect(value).toBeNaN();
});
