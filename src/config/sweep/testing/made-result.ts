/** A small result with known numbers, for the tests of this folder. */
import { frameLayout, runOffset } from '../../frame.ts';
import type { SweepResult, SweepRun } from '../result.ts';
import { parseSweep, type SweepInput } from '../sweep.ts';

const STEPS = [0, 1, 4];

/** Returns a sweep with the runs of `lossOf`, one number for each step 0, 1 and 4; `null`: not there yet. */
export function resultOf(
  input: Partial<SweepInput>,
  lossOf: (cell: number, seed: number) => number[] | null,
): SweepResult {
  const parsed = parseSweep({
    base: { task: { name: 'curve' }, net: { depth: 2 } },
    axes: [{ setting: 'train.lr', values: [0.1, 1] }],
    seeds: 2,
    ...input,
  });
  if (!parsed.ok) throw new Error('The sweep is not valid.');
  const { sweep } = parsed;
  const cells = sweep.axes.reduce((count, { values }) => count * values.length, 1);
  const { stride } = frameLayout(2);
  const runs = Array.from({ length: cells }, (_, cell) =>
    Array.from({ length: sweep.seeds }, (__, seed): SweepRun[] => {
      const losses = lossOf(cell, seed);
      if (!losses) return [];
      const frames = new Float32Array(STEPS.length * stride).fill(NaN);
      losses.forEach((loss, i) => {
        frames[i * stride] = STEPS[i];
        frames[i * stride + runOffset('loss')] = loss;
        frames[i * stride + runOffset('outputRms')] = loss;
      });
      const isFinite = losses.every(Number.isFinite);
      return [
        { cell, seed, outcome: isFinite ? 'done' : 'diverged', reason: isFinite ? null : 'It diverged.', frames },
      ];
    }).flat(),
  ).flat();
  return { sweep, backend: 'wasm', runs };
}
