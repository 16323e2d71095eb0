import { describe, expect, it } from 'vitest';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET } from '../frame.ts';
import { sweepCsvText } from './csv.ts';
import type { SweepResult, SweepRun } from './result.ts';
import { parseSweep, type SweepInput } from './sweep.ts';

const textOf = (result: SweepResult) => [...sweepCsvText(result)].join('');

const csvOf = (input: SweepInput, runs: SweepRun[]) => {
  const parsed = parseSweep(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const lines = textOf({ sweep: parsed.sweep, backend: 'wasm', runs }).trimEnd().split('\n');
  const [header, ...rows] = lines.map((line) => line.split(','));
  return { header, rows: rows.map((row) => Object.fromEntries(row.map((value, i) => [header[i], value]))) };
};

const frame = (depth: number, set: [offset: number, value: number][]) => {
  const values = new Float32Array(frameLayout(depth).stride).fill(NaN);
  for (const [offset, value] of set) values[offset] = value;
  return values;
};

const done = { outcome: 'done', reason: null } as const;

describe('a sweep as CSV', () => {
  it('has a row for each run and step, and the columns of the deepest network', () => {
    const moved = frame(2, [
      [STEP_OFFSET, 1],
      [runOffset('loss'), 0.1],
      [layerOffset(1, 'featureMove'), 1e-7],
    ]);
    const { header, rows } = csvOf(
      { base: { seed: 5, net: { width: 8 } }, axes: [{ setting: 'net.depth', values: [1, 2] }], seeds: 2 },
      [
        { ...done, cell: 0, seed: 0, frames: frame(1, [[runOffset('loss'), Infinity]]) },
        { ...done, cell: 1, seed: 1, frames: new Float32Array([...frame(2, [[STEP_OFFSET, 0]]), ...moved]) },
      ],
    );
    expect(header.slice(0, 7)).toEqual(['cell', 'net.depth', 'seed', 'outcome', 'step', 'loss', 'testLoss']);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ 'net.depth': '1', seed: '5', loss: 'Inf', 'featureMove.2': '' });
    expect(rows[2]).toMatchObject({ cell: '1', seed: '6', step: '1', loss: '0.1', 'featureMove.2': '1e-7' });
  });

  it('keeps a run that was never measured', () => {
    const run = {
      cell: 0,
      seed: 0,
      outcome: 'refused',
      reason: 'Too wide, by far.',
      frames: new Float32Array(),
    } as const;
    const { rows } = csvOf({ axes: [{ setting: 'net.width', values: [0, 4] }] }, [run]);
    expect(rows).toMatchObject([{ 'net.width': '0', seed: '0', outcome: 'refused', step: '' }]);
  });

  it('comes in pieces, a run in each', () => {
    const parsed = parseSweep({ axes: [{ setting: 'net.depth', values: [1, 2] }], seeds: 1 });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const runs = [1, 2].map((depth, cell) => ({ ...done, cell, seed: 0, frames: frame(depth, [[STEP_OFFSET, 0]]) }));
    const result = { sweep: parsed.sweep, backend: 'wasm', runs };
    const [header, ...pieces] = sweepCsvText(result);
    expect(pieces.map((piece) => piece.split('\n'))).toMatchObject([{ length: 2 }, { length: 2 }]);
    expect(header).toMatch(/^cell,.*\n$/);
  });

  it('has no measures where no cell could be trained', () => {
    const { header } = csvOf({ axes: [{ setting: 'net.width', values: [0] }], seeds: 1 }, []);
    expect(header).toEqual(['cell', 'net.width', 'seed', 'outcome']);
  });

  it('quotes fields with a comma', () => {
    const parsed = parseSweep({ axes: [{ setting: 'train.layerLr', values: ['1,"2"'] }], seeds: 1 });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const run = { cell: 0, seed: 0, outcome: 'refused', reason: null, frames: new Float32Array() } as const;
    const [, row] = textOf({ sweep: parsed.sweep, backend: null, runs: [run] }).split('\n');
    expect(row).toMatch(/^0,"1,""2""",0,refused/);
  });

  it('has one column of the seed if an axis varies it', () => {
    const axes = [{ setting: 'seed', values: [3, 7] }];
    const run = { ...done, cell: 1, seed: 0, frames: new Float32Array() };
    const { header, rows } = csvOf({ axes, seeds: 1 }, [run]);
    expect(header.filter((name) => name === 'seed')).toHaveLength(1);
    expect(rows).toMatchObject([{ cell: '1', seed: '7' }]);
  });
});
