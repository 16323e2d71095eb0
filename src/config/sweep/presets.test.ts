import { describe, expect, it } from 'vitest';
import { sweepCells } from './cells.ts';
import { presetSweep, SWEEP_PRESET_IDS } from './presets.ts';

describe('a sweep to begin with', () => {
  it.each(SWEEP_PRESET_IDS)('%s is valid, and so is each of its cells', (id) => {
    const problems = sweepCells(presetSweep(id)).map(({ problem }) => problem);
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });
});
