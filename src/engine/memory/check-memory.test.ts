import { describe, expect, it } from 'vitest';
import { controlOf } from '../../tasks/data/task-error.ts';
import { experimentOf } from '../testing/experiments.ts';
import { checkMemory, fits, largestThatFits } from './check-memory.ts';
import { byteText } from '../../words/byte-text.ts';
import type { MemoryLimits } from './memory-limits.ts';
import { runMemory } from './run-memory.ts';
import type { RunSize } from './run-size.ts';

const WASM: MemoryLimits = { backend: 'wasm', total: 3.5e9, buffer: null };
const GPU: MemoryLimits = { backend: 'webgpu', total: null, buffer: 2 ** 27 };

const sizeOf = (config: object, more: Partial<RunSize> = {}): RunSize => ({
  experiment: experimentOf({ task: { name: 'linear-teacher', d: 16 }, measure: { twin: false }, ...config }),
  members: 1,
  train: 1000,
  test: 0,
  inputs: 16,
  outputs: 1,
  centered: false,
  lazy: false,
  backend: 'wasm',
  step: 'captured',
  ...more,
});
const WIDE = sizeOf({ net: { width: 4096, depth: 12, activation: 'relu' }, train: { optimizer: 'adam', lr: 1e-3 } });
const withWidth = (size: RunSize, width: number): RunSize => ({
  ...size,
  experiment: { ...size.experiment, net: { ...size.experiment.net, width } },
});

/** Returns the sentence of a check, and the setting that it is about. */
async function refusal(size: RunSize, limits: MemoryLimits) {
  try {
    await checkMemory(size, limits);
  } catch (error) {
    return { sentence: (error as Error).message, control: controlOf(error) };
  }
  return null;
}

describe('the memory of a run', () => {
  it('that fits is not refused', async () => {
    expect(await refusal(sizeOf({}), WASM)).toBeNull();
    expect(await refusal(sizeOf({}), GPU)).toBeNull();
  });

  it('that is too large is refused with the memory that it needs, the memory that there is, and the width that would fit', async () => {
    const found = await refusal(WIDE, WASM);
    const width = Number(/width (\d+) would fit/.exec(found?.sentence ?? '')?.[1]);
    const { bytes } = await runMemory(WIDE);
    expect(found?.sentence).toBe(
      `This run needs ${byteText(bytes, 3)}; WebAssembly holds 3.5 GB; width ${width} would fit.`,
    );
    expect(found?.control).toBe('net.width');
    expect(await refusal(withWidth(WIDE, width), WASM)).toBeNull();
    expect(await refusal(withWidth(WIDE, width + 1), WASM)).not.toBeNull();
  });

  it('of a network of two halves fits with an even width', async () => {
    const { experiment } = WIDE;
    const halves = { ...WIDE, experiment: { ...experiment, net: { ...experiment.net, symmetric: true } } };
    const width = (await largestThatFits('net.width', halves, WASM)) ?? NaN;
    expect(width % 2).toBe(0);
    expect(await fits(withWidth(halves, width), WASM)).toBe(true);
    expect(await fits(withWidth(halves, width + 2), WASM)).toBe(false);
  });

  it('of an ensemble names the members that would fit first', async () => {
    const size = sizeOf({ net: { width: 1024, depth: 3 } }, { members: 500 });
    const found = await refusal(size, WASM);
    const members = Number(/; (\d+) members?, or width \d+/.exec(found?.sentence ?? '')?.[1]);
    expect(found?.control).toBe('net.width');
    expect(await fits({ ...size, members }, WASM)).toBe(true);
    expect(await fits({ ...size, members: members + 1 }, WASM)).toBe(false);
  });

  it('whose batch is too large names the batch that would fit', async () => {
    const size = sizeOf({ net: { width: 4096, depth: 6 } }, { train: 10_000, step: 'eager' });
    const batch = Number(/a batch of (\d+) would fit/.exec((await refusal(size, WASM))?.sentence ?? '')?.[1]);
    const withBatch = (count: number): RunSize => ({
      ...size,
      experiment: { ...size.experiment, train: { ...size.experiment.train, batch: count } },
    });
    expect(await fits(withBatch(batch), WASM)).toBe(true);
    expect(await fits(withBatch(batch + 1), WASM)).toBe(false);
  });

  it('of samples that no network could use is refused at the samples', async () => {
    const found = await refusal(sizeOf({ net: { width: 1, depth: 1 } }, { train: 1e8 }), WASM);
    expect(found?.sentence).toMatch(/choose fewer samples/);
    expect(found?.control).toBe('task.samples');
  });

  it('of one buffer is refused on a GPU, which tells no total', async () => {
    expect(await fits(WIDE, { ...GPU, buffer: 2 ** 31 })).toBe(true);
    const size = sizeOf({ net: { width: 1024, depth: 2 } }, { members: 64 });
    const found = await refusal(size, GPU);
    expect(found?.sentence).toMatch(/needs a buffer of .*; this GPU takes up to 134 MB in one; \d+ members/);
  });
});

describe('a number of bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '1 kB'],
    [12_345_678, '12 MB'],
    [5.13e9, '5.1 GB'],
  ])('%d is said as %s', (bytes, text) => {
    expect(byteText(bytes)).toBe(text);
  });
});
