import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, STEP_OFFSET } from '../../src/config/frame.ts';
import type { SweepResult } from '../../src/config/sweep/result.ts';
import { sweepResultText, writeSweepResult } from '../../src/config/sweep/result-file.ts';
import { labInFolder } from '../testing/lab-in-folder.ts';
import { loadSweep } from './load-sweep.ts';
import { readResult } from './read-result.ts';
import { UsageError } from '../exit.ts';
import { writeWholeFile } from '../whole-file.ts';

const { put, path, text } = labInFolder();

/** A text longer than a chunk, with characters of three bytes and everything that resembles the start of a run. */
const LONG_REASON = `{"cell":0},{"cell":1}]} "${'→'.repeat(6_000_000)}`;

let result: SweepResult;
beforeAll(async () => {
  await put('sweep.json', { axes: [{ setting: 'net.depth', values: [1, 2] }], seeds: 2, name: ',"runs":[{"cell":' });
  const frames = (depth: number) => {
    const { stride } = frameLayout(depth);
    const values = new Float32Array(2 * stride).fill(0.1);
    [values[STEP_OFFSET], values[stride + STEP_OFFSET]] = [0, 4];
    return values;
  };
  result = {
    sweep: await loadSweep(path('sweep.json')),
    backend: 'wasm',
    runs: [
      { cell: 0, seed: 0, outcome: 'done', reason: null, frames: frames(1) },
      { cell: 0, seed: 1, outcome: 'failed', reason: LONG_REASON, frames: new Float32Array() },
      { cell: 1, seed: 1, outcome: 'done', reason: null, frames: frames(2) },
    ],
  };
});

describe("the file of a sweep's result", () => {
  it('is written in pieces, and read run by run', async () => {
    writeWholeFile(path('result.json'), sweepResultText(result, { index: 1, count: 2 }));
    expect(await text('result.json')).toBe(`${JSON.stringify(writeSweepResult(result, { index: 1, count: 2 }))}\n`);
    expect(readResult(path('result.json'))).toEqual({ ok: true, result, shard: { index: 1, count: 2 } });
  });

  it.each([
    ['with line breaks', (json: object) => JSON.stringify(json, null, 2)],
    ['with keys in another order', (json: object) => JSON.stringify({ columns: null, runs: null, ...json, v: 1 })],
  ])('is read in one go where another program has written it, %s', async (_, textOf) => {
    const short = { ...result, runs: result.runs.filter(({ outcome }) => outcome === 'done') };
    await put('other.json', textOf(writeSweepResult(short) as object));
    expect(readResult(path('other.json'))).toEqual({ ok: true, result: short, shard: null });
  });

  it('may have no runs yet', async () => {
    await put('empty.json', writeSweepResult({ ...result, runs: [] }));
    expect(readResult(path('empty.json'))).toMatchObject({ ok: true, result: { runs: [] } });
  });

  it('is refused when it is cut short, damaged or missing', async () => {
    const whole = JSON.stringify(writeSweepResult(result));
    await put('cut.json', whole.slice(0, -10));
    expect(() => readResult(path('cut.json'))).toThrow(UsageError);
    await put('damaged.json', whole.replace('"outcome":"failed"', '"outcome":"lost"'));
    const sentence: unknown = expect.stringContaining('damaged at runs.1.outcome');
    expect(readResult(path('damaged.json'))).toEqual({ ok: false, sentence });
    expect(() => readResult(path('nowhere.json'))).toThrow(/nowhere\.json can't be read/);
  });
});
