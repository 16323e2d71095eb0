import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameLayout, runOffset, STEP_OFFSET } from '../frame.ts';
import { cellLayouts, RUN_OUTCOMES, type SweepResult, type SweepRun } from './result.ts';
import { readSweepResult, sweepResultText, writeSweepResult } from './result-file.ts';
import { parseSweep, type Sweep } from './sweep.ts';

const sweepOf = (input: unknown): Sweep => {
  const parsed = parseSweep(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.sweep;
};

/** Networks of one and of two hidden layers; the third cell is refused. */
const DEPTHS = sweepOf({
  base: { task: { name: 'chain', d: 8 } },
  axes: [
    { setting: 'net.depth', values: [1, 2] },
    { setting: 'net.width', values: [4, 0] },
  ],
  seeds: 2,
});

const float32 = fc.float({ noDefaultInfinity: false, noNaN: false });
const bits = (values: Float32Array) => [...new Uint32Array(values.buffer, values.byteOffset, values.length)];

/** Returns frames with growing steps in place of what stands there. */
function withSteps(frames: Float32Array, stride: number): Float32Array {
  for (let i = 0; i < frames.length; i += stride) frames[i + STEP_OFFSET] = i / stride;
  return frames;
}

/** Returns whether a run is possible: a trained run has frames. */
const isPossible = ({ outcome, frames }: Pick<SweepRun, 'outcome' | 'frames'>) =>
  frames.length > 0 || outcome === 'failed' || outcome === 'refused';

/** Draws any subset of the sweep's runs, with any numbers in their frames. */
const resultArbitrary: fc.Arbitrary<SweepResult> = fc
  .tuple(
    ...cellLayouts(DEPTHS).flatMap((layout, cell) =>
      Array.from({ length: DEPTHS.seeds }, (_, seed) => {
        const frames = fc.integer({ min: 0, max: layout ? 3 : 0 }).chain((count) => {
          const length = count * (layout?.stride ?? 0);
          return fc
            .array(float32, { minLength: length, maxLength: length })
            .map((values) => withSteps(new Float32Array(values), layout?.stride ?? 1));
        });
        const run = { cell: fc.constant(cell), seed: fc.constant(seed), frames };
        const outcome = { outcome: fc.constantFrom(...RUN_OUTCOMES), reason: fc.option(fc.string()) };
        return fc.option(fc.record({ ...run, ...outcome }).filter(isPossible));
      }),
    ),
  )
  .map((runs) => ({ sweep: DEPTHS, backend: 'wasm', runs: runs.filter((run) => run !== null) }));

const throughText = (result: SweepResult) => readSweepResult(JSON.parse(JSON.stringify(writeSweepResult(result))));

describe('the file of a sweep', () => {
  const good = { v: 1, kind: 'sweep', sweep: DEPTHS, backend: 'wasm', columns: { 1: ['step'] } };
  const run = { cell: 0, seed: 0, outcome: 'done', reason: null, frames: [[0], [1]] };

  it('gives every bit back', () => {
    fc.assert(
      fc.property(resultArbitrary, (result) => {
        const read = throughText(result);
        if (!read.ok) throw new Error(read.sentence);
        expect({ ...read.result, runs: null }).toEqual({ ...result, runs: null });
        const plain = ({ runs }: SweepResult) => runs.map((run) => ({ ...run, frames: bits(run.frames) }));
        expect(plain(read.result)).toEqual(plain(result));
      }),
    );
  });

  it('has the same text in pieces, a run in each', () => {
    fc.assert(
      fc.property(resultArbitrary, (result) => {
        const pieces = [...sweepResultText(result, { index: 1, count: 2 })];
        expect(pieces).toHaveLength(result.runs.length + 2);
        expect(pieces.join('')).toBe(`${JSON.stringify(writeSweepResult(result, { index: 1, count: 2 }))}\n`);
      }),
    );
  });

  it('is read from runs that come one by one, and stops at a damaged run', () => {
    const read = readSweepResult({ ...good, runs: [] }, [run, { ...run, seed: 1 }]);
    expect(read.ok && read.result.runs).toHaveLength(2);
    function* damaged() {
      yield { ...run, cell: -1 };
      throw new Error('read on');
    }
    const sentence: unknown = expect.stringContaining('damaged at runs.0.cell');
    expect(readSweepResult({ ...good, runs: [] }, damaged())).toEqual({ ok: false, sentence });
  });

  it('holds the fewest digits, names its columns, and leaves out empty columns', () => {
    const frames = new Float32Array(frameLayout(1).stride).fill(NaN);
    frames[STEP_OFFSET] = 8;
    frames[runOffset('loss')] = 0.1;
    frames[runOffset('testLoss')] = Infinity;
    const run = { cell: 0, seed: 1, outcome: 'done', reason: null, frames } as const;
    const file = writeSweepResult({ sweep: DEPTHS, backend: 'wasm', runs: [run] }, { index: 2, count: 3 });
    expect(file).toMatchObject({
      v: 1,
      kind: 'sweep',
      backend: 'wasm',
      shard: { index: 2, count: 3 },
      columns: { 1: ['step', 'loss', 'testLoss'] },
      runs: [{ cell: 0, seed: 1, frames: [[8, 0.1, 'Infinity']] }],
    });
  });

  it('reads measures by their names, in any order and any set', () => {
    const runs = [{ cell: 0, seed: 0, outcome: 'done', reason: null, frames: [[1, 0.5, 4]] }];
    const columns = { 1: ['ofAnotherLab', 'loss', 'step'] };
    const read = readSweepResult({ v: 1, kind: 'sweep', sweep: DEPTHS, backend: 'wasm', columns, runs });
    if (!read.ok) throw new Error(read.sentence);
    const [{ frames }] = read.result.runs;
    expect([frames[STEP_OFFSET], frames[runOffset('loss')], frames[runOffset('accuracy')]]).toEqual([4, 0.5, NaN]);
  });

  it('leaves a measure that this lab does not know out of all frames', () => {
    const runs = [
      {
        ...run,
        frames: [
          [0, 5],
          [1, 6],
        ],
      },
    ];
    const read = readSweepResult({ ...good, columns: { 1: ['step', 'ofAnotherLab'] }, runs });
    if (!read.ok) throw new Error(read.sentence);
    const { stride } = frameLayout(1);
    const expected = new Float32Array(2 * stride).fill(NaN);
    expected[STEP_OFFSET] = 0;
    expected[stride + STEP_OFFSET] = 1;
    expect(read.result.runs[0].frames).toEqual(expected);
  });

  it('has its runs in the order of cells and seeds, whatever their order in the file', () => {
    const places = [
      [1, 1],
      [0, 1],
      [1, 0],
      [0, 0],
    ];
    const runs = places.map(([cell, seed]) => ({ ...run, cell, seed, outcome: 'failed', frames: [] }));
    const read = readSweepResult({ ...good, runs });
    expect(read.ok && read.result.runs.map(({ cell, seed }) => [cell, seed])).toEqual(places.toReversed().sort());
  });

  it('says of which part of a sweep it is, and the last part may be', () => {
    const result: SweepResult = { sweep: DEPTHS, backend: null, runs: [] };
    const through = (shard: { index: number; count: number } | null) => {
      const read = readSweepResult(writeSweepResult(result, shard));
      return read.ok ? read.shard : read.sentence;
    };
    expect(through({ index: 2, count: 2 })).toEqual({ index: 2, count: 2 });
    expect(through({ index: 1, count: 1 })).toBeNull();
    expect(through(null)).toBeNull();
  });

  it.each([
    ['no object', [], 'not the result of a sweep'],
    ['an experiment', { config: {}, frames: [] }, 'not the result of a sweep'],
    ['another version', { ...good, v: 2, runs: [] }, 'version 2'],
    ['no runs', good, 'damaged at runs'],
    ['an invalid sweep', { ...good, sweep: { axes: [] }, runs: [] }, 'axes is []; allowed: a list of one or two'],
    ['a shard beyond the last', { ...good, shard: { index: 3, count: 2 }, runs: [] }, 'damaged at shard'],
    ['an unknown backend', { ...good, backend: 'foo', runs: [] }, 'damaged at backend'],
    ['an invalid run', { ...good, runs: [1] }, 'damaged at runs.0'],
    ['an unknown outcome', { ...good, runs: [{ ...run, outcome: 'lost' }] }, 'damaged at runs.0.outcome'],
    ['the first cell that is not there', { ...good, runs: [{ ...run, cell: 4 }] }, 'damaged at runs.0'],
    ['a cell too many', { ...good, runs: [run, { ...run, cell: 4 }] }, 'damaged at runs.1'],
    ['a seed too many', { ...good, runs: [{ ...run, seed: 2 }] }, 'damaged at runs.0'],
    ['a run twice', { ...good, runs: [run, run] }, 'damaged at runs.1'],
    ['a row too long', { ...good, runs: [{ ...run, frames: [[0, 1]] }] }, 'damaged at runs.0.frames'],
    [
      'text for another number',
      { ...good, columns: { 1: ['step', 'loss'] }, runs: [{ ...run, frames: [[0, 'much']] }] },
      'damaged at runs.0.frames',
    ],
    ['text for a number', { ...good, runs: [{ ...run, frames: [['0']] }] }, 'damaged at runs.0.frames'],
    ['no frames of a trained network', { ...good, runs: [{ ...run, frames: [] }] }, 'damaged at runs.0.frames'],
    ['no columns', { ...good, columns: {}, runs: [run] }, 'damaged at runs.0.frames'],
    ['a column twice', { ...good, columns: { 1: ['step', 'step'] }, runs: [run] }, 'damaged at columns.1'],
    ['a negative step', { ...good, runs: [{ ...run, frames: [[-1]] }] }, 'damaged at runs.0.frames'],
    ['a step between two', { ...good, runs: [{ ...run, frames: [[0.5]] }] }, 'damaged at runs.0.frames'],
    ['steps that go back', { ...good, runs: [{ ...run, frames: [[1], [1]] }] }, 'damaged at runs.0.frames'],
    ['a step beyond the end', { ...good, runs: [{ ...run, frames: [[1e9]] }] }, 'damaged at runs.0.frames'],
    [
      'a number that no network has',
      { ...good, columns: { 1: ['step', 'loss'] }, runs: [{ ...run, frames: [[0, 1e39]] }] },
      'damaged at runs.0.frames',
    ],
    ['a frame without a step', { ...good, runs: [{ ...run, frames: [[null]] }] }, 'damaged at runs.0.frames'],
    ['no frames but null', { ...good, runs: [{ ...run, frames: [null] }] }, 'damaged at runs.0.frames'],
    ['frames of a refused cell', { ...good, runs: [{ ...run, cell: 2 }] }, 'damaged at runs.0.frames'],
  ])('is refused with %s', (_, json, sentence) => {
    const read = readSweepResult(json);
    expect(read.ok ? '' : read.sentence).toContain(sentence);
  });
});
