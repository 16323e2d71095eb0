import { describe, expect, it } from 'vitest';
import { createRun } from '../../../create-run.ts';
import { experimentOf, gaussianDataset } from '../../../testing/experiments.ts';
import { setCapture } from '../../capture.ts';
import { openBackend } from '../../open-backend.ts';
import { compileSharedKernels } from '../kernel-module.ts';
import { readModule } from '../testing/kernel-arena.ts';
import { planMemory } from '../memory-plan.ts';
import { traceStep, type Trace } from '../trace.ts';
import { placeWaits } from './parts.ts';
import { shareStep, type SharedLayout } from './shared-layout.ts';
import { createShared, replayShared, type SharedStep } from './shared-step.ts';
import type { ThreadHost } from './thread-host.ts';
import { CELLS } from './thread.ts';

/** A network of the size at which threads begin to pay, in batches of 32 unless it says otherwise. */
const member = (net: object = {}, seed = 0, batch = 32) =>
  experimentOf({
    seed,
    task: { name: 'linear-teacher', d: 8, outputs: 1 },
    net: { width: 128, depth: 3, activation: 'relu', ...net },
    train: { lr: 0.01, batch },
    measure: { twin: false },
  });

await openBackend('wasm');
const module = await compileSharedKernels(readModule);

/** Trains with what `act` makes of the traced step; returns the run. */
async function runWith(members = [member()], act: (trace: Trace) => ReturnType<typeof replayShared> | null) {
  const before = setCapture((step, feeds) => act(traceStep(() => step())) ?? (feeds.length, null));
  const run = await createRun({ members, dataset: gaussianDataset(members[0], 128) });
  run.step();
  setCapture(before);
  return run;
}

/** Returns the layout of a step for so many threads; `null`: it is not shared. */
async function layoutOf(members = [member()], threads = 2): Promise<SharedLayout | null> {
  let layout: SharedLayout | null = null;
  const run = await runWith(members, (trace) => {
    layout = shareStep(planMemory(trace), threads);
    return null;
  });
  run.dispose();
  return layout;
}

describe('a step is shared', () => {
  it.each([
    ['not below some 1.5 million products', member({ width: 32 }), 4, null],
    ['by two threads', member(), 2, 2],
    ['by no more threads than give each sixteen rows', member({}, 0, 64), 16, 4],
  ] as const)('%s', async (_, experiment, threads, expected) => {
    expect((await layoutOf([experiment], threads))?.threads ?? null).toBe(expected);
  });

  it('by member where there are several', async () => {
    expect(
      await layoutOf(
        [0, 1, 2].map((seed) => member({}, seed)),
        8,
      ),
    ).toMatchObject({ threads: 3, units: 3 });
  });
});

it('threads wait once within a step of backpropagation: before the weights move', async () => {
  let shared: SharedStep | null = null;
  const run = await runWith([member()], (trace) => {
    const layout = shareStep(planMemory(trace), 2);
    shared = layout && createShared(layout, [], module);
    return null;
  });
  run.dispose();
  const { waits, parts } = shared as unknown as SharedStep;
  const kernels = parts.map(([part]) => part?.kernel);
  expect(waits.flatMap((isWait, i) => (isWait ? [kernels[i]] : []))).toEqual(['descend']);
  expect(kernels.filter((kernel, i) => kernel === 'descend' && parts[i][1])).toHaveLength(3);
});

it('waits stand where a thread needs what another has written, and where it would overwrite what another reads', () => {
  const fill = (at: number) => ({ kernel: 'fill' as const, args: [at, 4, 0] });
  const copy = (from: number, to: number) => ({ kernel: 'copy' as const, args: [from, to, 16] });
  const endOf = () => Infinity;
  expect(
    placeWaits(
      [
        [fill(64), null],
        [null, fill(128)],
      ],
      endOf,
    ),
  ).toEqual([false, false]);
  expect(
    placeWaits(
      [
        [fill(64), null],
        [null, copy(64, 128)],
      ],
      endOf,
    ),
  ).toEqual([false, true]);
  expect(
    placeWaits(
      [
        [copy(64, 128), null],
        [null, fill(64)],
      ],
      endOf,
    ),
  ).toEqual([false, true]);
  expect(
    placeWaits(
      [
        [fill(64), null],
        [null, fill(76)],
      ],
      endOf,
    ),
  ).toEqual([false, true]);
  expect(
    placeWaits(
      [
        [fill(64), null],
        [copy(64, 128), null],
      ],
      endOf,
    ),
  ).toEqual([false, false]);
});

describe('a thread that fails', () => {
  it('as it starts leaves the work to this one', async () => {
    const ended: number[] = [];
    const host: ThreadHost = {
      threads: 2,
      spawn: (job, onFailure) => {
        new Int32Array(job.cells)[CELLS.ready] = 1;
        onFailure();
        return () => void ended.push(1);
      },
    };
    const run = await runWith([member()], (trace) => {
      const layout = shareStep(planMemory(trace), 2);
      return layout && replayShared(layout, [], host, module);
    });
    for (let step = 0; step < 5; step++) run.step();
    const frames = await run.measure('light');
    expect(Number.isFinite(frames[1])).toBe(true);
    run.dispose();
    expect(ended).toEqual([1]);
  });
});
