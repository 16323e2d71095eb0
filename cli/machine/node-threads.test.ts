import { expect, it, vi } from 'vitest';
import { createRun } from '../../src/engine/create-run.ts';
import { setCapture, type CaptureStep } from '../../src/engine/backends/capture.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { captureWasmStep } from '../../src/engine/backends/wasm/capture-wasm-step.ts';
import { compileSharedKernels } from '../../src/engine/backends/wasm/kernel-module.ts';
import { planMemory } from '../../src/engine/backends/wasm/memory-plan.ts';
import { shareStep } from '../../src/engine/backends/wasm/threads/shared-layout.ts';
import { replayShared } from '../../src/engine/backends/wasm/threads/shared-step.ts';
import type { ThreadHost } from '../../src/engine/backends/wasm/threads/thread-host.ts';
import { CELLS } from '../../src/engine/backends/wasm/threads/thread.ts';
import { traceStep } from '../../src/engine/backends/wasm/trace.ts';
import { experimentOf, gaussianDataset } from '../../src/engine/testing/experiments.ts';
import { readKernels } from './node-kernels.ts';
import { kernelThreads } from './node-threads.ts';

/** The steps that are compared, once all threads are there, and a pause in which they fall asleep. */
const [STEPS, PAUSE] = [200, 50];
/** The time in which they are there, in ms. */
const READY = 20_000;

const network = (net: object, train: object) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 5, outputs: 2 },
    net: { width: 24, depth: 3, bias: true, ...net },
    train: { lr: 0.01, batch: 24, ...train },
    measure: { twin: false },
  });

await openBackend('wasm');
const module = await compileSharedKernels(readKernels);

/** Trains, and waits after each step; returns the weights. */
async function train(
  members: ReturnType<typeof network>[],
  capture: CaptureStep,
  wait: (steps: number) => Promise<void>,
) {
  const before = setCapture(capture);
  const run = await createRun({ members, dataset: gaussianDataset(members[0], 48) });
  for (let step = 0; step < STEPS; step++) {
    run.step();
    await wait(step);
  }
  const weights = await run.weights();
  run.dispose();
  setCapture(before);
  return weights;
}

it.each([
  ['adam, gelu', network({ activation: 'gelu' }, { optimizer: 'adam', lr: 0.001 })],
  ['predictive coding', network({ activation: 'tanh' }, { rule: 'pc', pc: { steps: 6, dt: 0.3 } })],
])('three threads of Node train to the bits of one, awake and asleep: %s', async (_, member) => {
  const expected = await train([member], captureWasmStep, () => Promise.resolve());
  let shared = 0;
  let cells = new Int32Array(new SharedArrayBuffer(0));
  const threads = kernelThreads(3);
  const host: ThreadHost = {
    ...threads,
    spawn: (job, onFailure) => {
      cells = new Int32Array(job.cells);
      return threads.spawn(job, onFailure);
    },
  };
  const capture: CaptureStep = (step, feeds) => {
    const layout = shareStep(planMemory(traceStep(step)), 3, { products: 0, rows: 5 });
    if (!layout) throw new Error('The step is not shared.');
    return replayShared(layout, feeds, host, module, { takesAll: () => shared++ >= 0, took: () => undefined });
  };
  const found = await train([member], capture, async (step) => {
    if (step === 0) await vi.waitFor(() => expect(Atomics.load(cells, CELLS.ready)).toBe(2), READY);
    if (step % 50 === 49) await new Promise((done) => setTimeout(done, PAUSE));
  });
  expect(found).toEqual(expected);
  expect(shared).toBe(STEPS - 1);
});
