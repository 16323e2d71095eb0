import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sweepCells } from '../src/config/sweep/cells.ts';
import { SWEEP_FRAMES } from '../src/config/sweep/sweep.ts';
import { loadSweep } from './sweep/load-sweep.ts';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));

describe('the examples', () => {
  it('name the kinds of frames that a sweep takes', async () => {
    const [, kinds] = /how much is measured \((.*)\)/.exec(await readFile(`${EXAMPLES}README.md`, 'utf8')) ?? [];
    expect(kinds.match(/\w+(?=`)/g)).toEqual(SWEEP_FRAMES);
  });

  it.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.json')))(
    '%s is a sweep, and all its cells can be trained',
    async (name) => {
      const sweep = await loadSweep(EXAMPLES + name);
      expect(sweepCells(sweep).flatMap(({ problem }) => problem ?? [])).toEqual([]);
    },
  );
});
