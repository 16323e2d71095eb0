import { describe, expect, it } from 'vitest';
import { parseSweep } from '../../config/sweep/sweep.ts';
import { sizeOfSweep } from './size-of-sweep.ts';

function sizeOf(widths: number[], seeds: number) {
  const parsed = parseSweep({
    base: { task: { name: 'curve' }, net: { depth: 1 } },
    axes: [{ setting: 'net.width', values: widths }],
    seeds,
  });
  if (!parsed.ok) throw new Error('The sweep is not valid.');
  return sizeOfSweep(parsed.sweep, 2);
}

describe('the size of a sweep', () => {
  it('is its networks, the groups that they are trained in, and a time', () => {
    const { line, refused } = sizeOf([4, 8], 3);
    expect(line).toMatch(/^2 cells, 3 seeds: 6 networks, trained in \d groups on 2 cores, roughly /);
    expect(refused).toBeNull();
  });

  it('may be one', () => {
    expect(sizeOf([4], 1).line).toMatch(/^1 cell, 1 seed: 1 network, trained in 1 group on 1 core, /);
  });

  it('is nothing that takes time where no cell is possible', () => {
    const { line, refused } = sizeOf([-1, -2], 3);
    expect(line).toBe('2 cells, 3 seeds: 0 networks.');
    expect(refused).toMatch(/^2 cells are not possible and will stay empty: net.width is -1/);
  });
});
