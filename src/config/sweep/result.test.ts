import { expect, it } from 'vitest';
import { quantityBySeed } from './result.ts';
import { resultOf } from './testing/made-result.ts';

const loss = { of: 'run', measure: 'loss', at: 'end' } as const;

it('a quantity stands by cell and seed, and is no number where a run is missing or was refused', () => {
  const result = resultOf({}, (cell, seed) => (cell === 1 && seed === 0 ? null : [8, 4, 10 * cell + seed]));
  expect(quantityBySeed(result, loss)).toEqual([
    [0, 1],
    [NaN, 11],
  ]);
  result.runs[0].frames = new Float32Array();
  expect(quantityBySeed(result, loss)[0]).toEqual([NaN, 1]);
});

it('a quantity of a cell that the schema refuses is no number', () => {
  const axes = [{ setting: 'net.width', values: [4, 0] }];
  expect(
    quantityBySeed(
      resultOf({ axes }, () => [8, 4, 2]),
      loss,
    ),
  ).toEqual([
    [2, 2],
    [NaN, NaN],
  ]);
});
