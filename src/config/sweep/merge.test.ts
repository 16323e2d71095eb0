import { describe, expect, it } from 'vitest';
import { frameLayout, runOffset } from '../frame.ts';
import { mergeSweepResults } from './merge.ts';
import type { RunOutcome, SweepResult, SweepRun } from './result.ts';
import { parseSweep, type Sweep } from './sweep.ts';

const sweepOf = (name: string): Sweep => {
  const axes = [{ setting: 'train.lr', values: [0.1, 0.2] }];
  const parsed = parseSweep({ name, base: { net: { depth: 1 } }, axes, seeds: 2 });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.sweep;
};

const runOf = (cell: number, seed: number, loss = NaN, outcome: RunOutcome = 'done'): SweepRun => {
  const frames = new Float32Array(frameLayout(1).stride).fill(NaN);
  frames[runOffset('loss')] = loss;
  return { cell, seed, outcome, reason: null, frames };
};

const part = (name: string, runs: SweepRun[], others: Partial<SweepResult> = {}) => ({
  name,
  result: { sweep: sweepOf('a'), backend: 'wasm', runs, ...others },
});

const RUNS = [runOf(0, 0, 1), runOf(0, 1, 2), runOf(1, 0, 3), runOf(1, 1)];

describe('merging results', () => {
  it('puts runs in the order of cells and seeds, whatever the order of the parts', () => {
    const parts = [part('a', [RUNS[2]]), part('b', [RUNS[1], RUNS[3]]), part('c', [RUNS[0]])];
    for (const order of [parts, parts.toReversed()]) {
      const merged = mergeSweepResults(order);
      expect(merged).toEqual({ ok: true, result: { sweep: sweepOf('a'), backend: 'wasm', runs: RUNS } });
    }
  });

  it('takes a run that is the same in several parts', () => {
    expect(mergeSweepResults([part('a', RUNS), part('b', RUNS.slice(2))])).toMatchObject({ result: { runs: RUNS } });
  });

  it('prefers a run that did not fail', () => {
    const failed = runOf(0, 0, NaN, 'failed');
    for (const runs of [
      [failed, RUNS[0]],
      [RUNS[0], failed],
    ]) {
      const merged = mergeSweepResults(runs.map((run, i) => part(`part ${i}`, [run])));
      expect(merged).toMatchObject({ ok: true, result: { runs: [RUNS[0]] } });
    }
  });

  it('accepts a part that trained nothing', () => {
    const refused = part('a', [runOf(0, 0, NaN, 'refused')], { backend: null });
    expect(mergeSweepResults([refused, part('b', [RUNS[1]])])).toMatchObject({ result: { backend: 'wasm' } });
  });

  it.each<[string, Partial<SweepRun>]>([
    ['another outcome', { outcome: 'diverged' }],
    ['another reason', { reason: 'It was stopped.' }],
    ['more frames', { frames: new Float32Array(2 * frameLayout(1).stride).fill(NaN) }],
  ])('does not take two runs of one place with %s for the same', (_, change) => {
    const other = { ...RUNS[3], ...change };
    expect(mergeSweepResults([part('a', [RUNS[3]]), part('b', [other])]).ok).toBe(false);
  });

  it('accepts a part that trained nothing after one that did', () => {
    const refused = part('b', [runOf(0, 0, NaN, 'refused')], { backend: null });
    expect(mergeSweepResults([part('a', [RUNS[1]]), refused])).toMatchObject({ ok: true, result: { backend: 'wasm' } });
  });

  it.each([
    ['nothing', [], 'at least one result'],
    ['another sweep', [part('a', []), part('b', [], { sweep: sweepOf('b') })], 'a and b are results of different'],
    ['another backend', [part('a', []), part('b', [], { backend: 'cpu' })], 'a was trained on wasm and b on cpu'],
    ['another run', [part('a', RUNS), part('b', [runOf(1, 0, 4)])], 'a and b both have run 0 of cell 1, and not the'],
  ])('is refused with %s', (_, parts, sentence) => {
    const merged = mergeSweepResults(parts);
    expect(merged.ok ? '' : merged.sentence).toContain(sentence);
  });
});
