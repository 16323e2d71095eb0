import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import type { RateSetting } from '../../config/settings/schedule-settings.ts';
import type { RateSchedule } from '../../maths/rate-schedule.ts';
import { setCapture, type CaptureStep } from '../backends/capture.ts';
import { openBackend } from '../backends/open-backend.ts';
import { captureWasmStep } from '../backends/wasm/capture-wasm-step.ts';
import { compileSharedKernels } from '../backends/wasm/kernel-module.ts';
import { planMemory } from '../backends/wasm/memory-plan.ts';
import { openKernels } from '../backends/wasm/register-kernels.ts';
import { shareStep, spreadStep } from '../backends/wasm/threads/shared-layout.ts';
import { replayApart } from '../backends/wasm/threads/shared-step.ts';
import { replayInTurns, type Turns } from '../backends/wasm/threads/testing/replay-in-turns.ts';
import { readModule } from '../backends/wasm/testing/kernel-arena.ts';
import { traceStep } from '../backends/wasm/trace.ts';
import { createRun } from '../create-run.ts';
import { CASES } from '../testing/execution-suite.ts';
import { gaussianDataset } from '../testing/experiments.ts';

/** Samples, and the rows of batches that aren't full: enough for three threads. */
const [SAMPLES, BATCH] = [48, 24];
const STEPS = 12;
const CHANGE = 7;
const DROPS: RateSchedule = { kind: 'step', warmup: 0, every: 2, factor: 0.5, steps: 1, final: 0 };
/** The least work that is shared, as small as the sums allow. */
const LEAST = { products: 0, rows: 5 };

/** The cases whose steps can be captured, with larger batches. */
const LARGE = Object.entries(CASES)
  .filter(([, [{ train }]]) => train.rule !== 'tp' && train.rule !== 'dtp')
  .map(([name, members]): [string, Experiment[]] => [
    name,
    members.map((member) => {
      const batch = member.train.batch === 'full' ? 'full' : BATCH;
      return { ...member, train: { ...member.train, batch } };
    }),
  ]);

/** Returns the rate of the later steps: half of the first, or one on a schedule. */
const changed = ({ train }: Experiment, m: number): RateSetting =>
  m === 0 && train.batch === 'full' ? { lr: train.lr, schedule: DROPS } : { ...train, lr: train.lr / 2 };

/** Trains by a capture, and returns all weights, and the loss of the twin. */
async function train(members: Experiment[], capture: CaptureStep) {
  const before = setCapture(capture);
  const run = await createRun({ members, dataset: gaussianDataset(members[0], SAMPLES) });
  for (let step = 0; step < STEPS; step++) {
    if (step === CHANGE) run.setLearningRates(members.map(changed));
    run.step();
  }
  const weights = await run.weights();
  const frames = await run.measure('light');
  run.dispose();
  setCapture(before);
  return { weights, frames };
}

beforeAll(() => openBackend('wasm'));

describe('a step on several threads', async () => {
  const module = await compileSharedKernels(readModule);
  const inTurns =
    (threads: number, turns: Turns): CaptureStep =>
    (step, feeds) => {
      const layout = shareStep(planMemory(traceStep(step)), threads, LEAST);
      if (!layout) throw new Error('The step is not shared.');
      return replayInTurns(layout, feeds, module, turns);
    };

  it.each(LARGE)('gives the bits of one thread, whichever thread is ahead: %s', async (_, members) => {
    const expected = await train(members, captureWasmStep);
    for (const threads of members.length > 1 ? [members.length] : [2, 3])
      for (const turns of ['firstAhead', 'lastAhead'] as const)
        expect(await train(members, inTurns(threads, turns))).toEqual(expected);
  });

  it.each(LARGE)('gives the same bits where its arrays lie apart, on one thread: %s', async (_, members) => {
    const expected = await train(members, captureWasmStep);
    const apart: CaptureStep = (step, feeds) => {
      const [layout, open] = [spreadStep(planMemory(traceStep(step)), 0), openKernels()];
      if (!layout || !open) throw new Error('The step is not laid out.');
      return replayApart(layout, feeds, open.kernels);
    };
    expect(await train(members, apart)).toEqual(expected);
  });

  it('would show a wait that is missing', async () => {
    const members = CASES['bp, relu'];
    const expected = await train(members, captureWasmStep);
    expect(await train(members, inTurns(2, 'withoutWaits'))).not.toEqual(expected);
  });
});
