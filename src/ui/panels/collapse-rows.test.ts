import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../config/experiment.ts';
import { scalingTable } from '../../config/scaling.ts';
import { collapseRows } from './collapse-rows.ts';

function table(overrides: { depth: number; layerLr?: number[] }) {
  const parsed = parseExperiment({
    net: { depth: overrides.depth },
    train: overrides.layerLr ? { layerLr: overrides.layerLr } : {},
  });
  if (!parsed.ok) throw new Error('the test needs a valid experiment');
  return scalingTable(parsed.experiment);
}

describe('the collapsed scaling table', () => {
  it('has one line per role, however deep the network', () => {
    expect(collapseRows(table({ depth: 12 })).map(({ first, last }) => [first, last])).toEqual([
      [1, 1],
      [2, 12],
      [13, 13],
    ]);
  });

  it('has no hidden line for a single hidden layer', () => {
    expect(collapseRows(table({ depth: 1 })).map(({ row }) => row.role)).toEqual(['input', 'output']);
  });

  it('keeps apart hidden layers that learn at different rates', () => {
    const groups = collapseRows(table({ depth: 5, layerLr: [1, 1, 1, 2, 2, 1] }));
    expect(groups.map(({ first, last }) => [first, last])).toEqual([
      [1, 1],
      [2, 3],
      [4, 5],
      [6, 6],
    ]);
  });

  it('says nothing of a table that is not there yet', () => {
    expect(collapseRows([])).toEqual([]);
  });
});
