import { beforeAll, describe, expect, it } from 'vitest';
import { writeSweepResult, type SweepShard } from '../../src/config/sweep/result-file.ts';
import type { Sweep } from '../../src/config/sweep/sweep.ts';
import { labInFolder } from '../testing/lab-in-folder.ts';
import { loadSweep, loadUnfinished } from './load-sweep.ts';
import { UsageError } from '../exit.ts';

const { put, path } = labInFolder();

let sweep: Sweep;
beforeAll(async () => {
  await put('sweep.json', { axes: [{ setting: 'train.lr', values: [0.1] }] });
  sweep = await loadSweep(path('sweep.json'));
});

const load = (shard: SweepShard, backend: 'auto' | 'cpu' = 'auto') =>
  loadUnfinished(
    { command: 'sweep', spec: '', data: null, out: path('out.json'), csv: null, workers: null, shard, backend },
    sweep,
  );

describe('the result file of a sweep', () => {
  it('may still be missing', () => {
    expect(load({ index: 1, count: 1 })).toBeNull();
  });

  it('may hold an unfinished result of the same sweep and shard', async () => {
    const begun = { sweep, backend: 'wasm', runs: [] };
    await put('out.json', writeSweepResult(begun, { index: 2, count: 3 }));
    expect(load({ index: 2, count: 3 })).toEqual(begun);
  });

  it.each([
    ['no JSON', () => 'text', 'is not JSON'],
    ['nothing', () => '', 'Choose another file with --out, or move that one away'],
    ['half of itself', () => half(resultOf(sweep)), 'or move that one away'],
    ['a run cut short', () => half({ ...HEAD, sweep, runs: [{ cell: 0, reason: 'x'.repeat(999) }] }), 'is not JSON'],
    ['a backend that nobody knows', () => ({ ...HEAD, sweep, backend: 'foo' }), 'damaged at backend'],
    ['something else', () => ({ frames: [] }), 'This is not the result of a sweep'],
    ['another sweep', () => resultOf({ ...sweep, seeds: 7 }), 'the result of a different sweep'],
    ['another shard', () => resultOf(sweep, { index: 3, count: 4 }), 'the result of shard 3/4'],
    ['another backend', () => resultOf(sweep), 'It was trained on wasm. Choose another file with --out'],
  ])('is left alone where it holds %s', async (_, content, sentence) => {
    await put('out.json', content());
    const loading = () => load({ index: 1, count: 1 }, 'cpu');
    expect(loading).toThrow(UsageError);
    expect(loading).toThrow(sentence);
  });
});

/** The beginning of the lab's own files. */
const HEAD = { v: 1, kind: 'sweep', sweep: {}, backend: null, columns: {}, runs: [] };

const half = (content: unknown) => JSON.stringify(content).slice(0, -100);

const resultOf = (sweep: Sweep, shard?: SweepShard) => writeSweepResult({ sweep, backend: 'wasm', runs: [] }, shard);
