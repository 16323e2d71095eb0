import { expect, it } from 'vitest';
import { presetSweep } from '../../config/sweep/presets.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import { FRAME_NAMES, openSweepArchive, type KeptHead, type SweepArchive } from './sweep-archive.ts';

const head = (phase: KeptHead['phase']): KeptHead => ({
  sweep: presetSweep('depth'),
  backend: 'wasm',
  phase,
  measures: FRAME_NAMES,
});
const runOf = (cell: number, seed: number): SweepRun => ({
  cell,
  seed,
  outcome: 'done',
  reason: null,
  frames: Float32Array.of(cell, NaN, Infinity, -0),
});

/** Polls the archive: writes are still under way when its functions return. */
const kept = (archive: SweepArchive, phase: KeptHead['phase']) =>
  expect.poll(async () => (await archive.read())?.head.phase).toBe(phase);

// One test, since a page has one archive for as long as it lives.
it('the archive of a browser keeps a sweep to the last bit, and one tab alone has it', async () => {
  const lost: string[] = [];
  const archive = await openSweepArchive((why) => lost.push(why));
  if (typeof archive === 'string') throw new Error(archive);

  archive.begin(head('running'), [runOf(1, 0)]);
  archive.add(head('running'), [runOf(0, 1), runOf(0, 0)]);
  archive.add(head('paused'), []);
  await kept(archive, 'paused');
  expect(await archive.read()).toEqual({ head: head('paused'), runs: [runOf(0, 0), runOf(0, 1), runOf(1, 0)] });

  archive.begin(head('done'), [runOf(2, 0)]);
  await kept(archive, 'done');
  expect((await archive.read())?.runs).toEqual([runOf(2, 0)]);

  // The lock does not know its tab, so a second opening stands for a second tab.
  expect(await openSweepArchive(() => undefined)).toBe('elsewhere');
  expect(lost).toEqual([]);
});
