import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { SweepResult } from '../../src/config/sweep/result.ts';
import { labInFolder } from '../testing/lab-in-folder.ts';
import { loadSweep } from './load-sweep.ts';
import { createSweepFiles } from './sweep-files.ts';

const { put, path, files } = labInFolder();

let result: SweepResult;
beforeAll(async () => {
  await put('sweep.json', { axes: [{ setting: 'train.lr', values: [0.1] }] });
  result = { sweep: await loadSweep(path('sweep.json')), backend: null, runs: [] };
});
afterEach(() => vi.restoreAllMocks());

/** Returns the seconds, of these, at which a sweep is saved, if a save takes so long. */
function savesAt(seconds: number[], out: string, saveSeconds: number): number[] {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { saveOnTheWay } = createSweepFiles({ out, csv: null });
  return seconds.filter((second) => {
    let isSaved = false;
    clock.mockReturnValue(1000 * second);
    saveOnTheWay(() => {
      isSaved = true;
      clock.mockReturnValue(1000 * (second + saveSeconds));
      return result;
    });
    return isSaved;
  });
}

it('a sweep is saved every fifteen seconds, and trains at least ten times as long as a save takes', () => {
  expect(savesAt([1, 14, 15, 29, 30], path('out.json'), 0)).toEqual([15, 30]);
  expect(savesAt([15, 40, 124, 125, 126], path('out.json'), 10)).toEqual([15, 125]);
});

it('a sweep is written to a pipe or a device only at the end', () => {
  expect(savesAt([15, 30], '/dev/null', 0)).toEqual([]);
});

it('a sweep leaves no file but its lock before its first save', async () => {
  savesAt([], path('never.json'), 0);
  expect((await files()).filter((name) => name.startsWith('never'))).toEqual(['never.json.lock']);
});
