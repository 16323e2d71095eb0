import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameKind } from '../../config/measures/measure-row.ts';
import { openBackend } from '../backends/open-backend.ts';
import type { Run } from '../run/run-interface.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { openHeapMeter, type HeapMeter } from '../testing/heap-meter.ts';
import { provideTestGpu } from '../testing/test-gpu.ts';

/** The steps after which a run holds all its memory. */
const FIRST_STEPS = 100;
const WIDTHS = [8, 16, 24, 32, 64, 96, 128, 256];
/** The widths for a GPU that a CPU emulates. */
const FEW_WIDTHS = [8, 32, 64, 256];

const widthOf = (width: number, train: object = {}) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 4 },
    net: { width, depth: 2, activation: 'tanh' },
    train: { lr: 0.01, batch: 8, optimizer: 'momentum', ...train },
    measure: { probe: 4 },
  });
const start = (width: number): Promise<Run> => {
  const experiment = widthOf(width);
  return createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
};

async function train(run: Run, steps: number, kind: FrameKind = 'full'): Promise<void> {
  for (let step = 0; step < steps; step++) run.step();
  await run.settle();
  await run.measure(kind);
}

/** Trains a small network and reads its memory now and then. */
async function overSteps<Held>(steps: number, looks: number, held: () => Held): Promise<Held[]> {
  const run = await start(8);
  // A pool of buffers on a GPU has all its sizes after the second frame, when those that the first freed were in use.
  await train(run, FIRST_STEPS);
  await train(run, FIRST_STEPS);
  const readings = [held()];
  for (let look = 0; look < looks; look++) {
    await train(run, steps / looks);
    readings.push(held());
  }
  run.dispose();
  return readings;
}

/** Trains networks of one width after another and reads the memory after each round of widths. */
async function overWidths<Held>(widths: number[], changes: number, held: () => Held): Promise<Held[]> {
  const readings: Held[] = [];
  for (let change = 0; change < changes; change++) {
    const run = await start(widths[change % widths.length]);
    await train(run, 5, 'light');
    run.dispose();
    if ((change + 1) % widths.length === 0) readings.push(held());
  }
  return readings;
}

const allTheSame = (readings: unknown[]) => expect(readings).toEqual(readings.map(() => readings[0]));

describe('the memory of WebAssembly', () => {
  const STEPS = 100_000;
  const CHANGES = 200;
  let meter: HeapMeter;
  beforeAll(async () => {
    await openBackend('wasm');
    meter = openHeapMeter();
  });
  afterAll(() => meter.close());

  const held = () => {
    const { numTensors, numDataBuffers, numBytes } = tf.memory();
    return { heap: meter.size, taken: meter.live, numTensors, numDataBuffers, numBytes };
  };

  it(`is flat over ${STEPS} steps, and given back`, async () => {
    // The backend's own memory, such as the scratch of the kernels, is there after a first run.
    await overSteps(1, 1, held);
    const before = meter.live;
    allTheSame(await overSteps(STEPS, 10, held));
    expect(meter.live).toBe(before);
  });

  it(`is flat over ${CHANGES} changes of width, once each width was there`, async () => {
    allTheSame(await overWidths(WIDTHS, CHANGES, held));
  });
});

const hasGpu = await provideTestGpu();

describe.skipIf(!hasGpu)('the memory of WebGPU', () => {
  const STEPS = 300;
  const CHANGES = 40;
  beforeAll(() => openBackend('webgpu'));

  const held = () => {
    const { numTensors, numBytesInGPU, numBytesAllocatedInGPU } = tf.memory() as tf.MemoryInfo & {
      numBytesInGPU: number;
      numBytesAllocatedInGPU: number;
    };
    return { numTensors, numBytesInGPU, numBytesAllocatedInGPU };
  };

  it(`is flat over ${STEPS} steps`, async () => {
    allTheSame(await overSteps(STEPS, 3, held));
  });

  it(`is flat over ${CHANGES} changes of width, once each width was there`, async () => {
    allTheSame(await overWidths(FEW_WIDTHS, CHANGES, held));
  });
});
