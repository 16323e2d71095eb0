import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../src/config/case.ts';
import { findPython } from './python.ts';

const FIXTURES = [...jsonFilesIn('fixtures'), ...jsonFilesIn('fixtures/theory')];
/** The program checks all fixtures in one go, beside the other tests. */
const MOST_MS = 600_000;
const PYTHON = findPython('import sys, numpy; sys.exit(sys.version_info < (3, 10))');

if (PYTHON === undefined) {
  describe('fixtures/reference', () => it.skip('needs Python 3.10 or later with numpy', () => undefined));
} else {
  describe('the reference program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'reference-'));
    const inFolder = (name: string) => join(folder, name);
    const lines = new Map<string, string>();

    beforeAll(() => {
      for (const line of reference('check', ...FIXTURES)
        .output.trim()
        .split('\n')) {
        lines.set(/ (\S+\.json):/.exec(line)?.[1] ?? '', line);
      }
    }, MOST_MS);
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(FIXTURES)('computes what stands in %s', (path) => {
      expect(lines.get(path.slice(path.lastIndexOf('/') + 1))).toMatch(/^ok /);
    });

    it('finds a weight that is off in the eighth digit', () => {
      const fixture = JSON.parse(readFileSync('fixtures/fa-tanh.json', 'utf8')) as {
        expect: { weights: number[][][] };
      };
      fixture.expect.weights[1][2][3] *= 1 + 1e-8;
      writeFileSync(inFolder('off.json'), JSON.stringify(fixture));
      const { status, output } = reference('check', inFolder('off.json'));
      expect(output).toContain('weights[1][2][3]');
      expect(status).toBe(1);
    });

    it('makes the same case from the same seed, and one that the lab reads', () => {
      const config = {
        task: { name: 'given', d: 3, outputs: 2, classes: 2 },
        net: { width: 8, depth: 2, baseWidth: 4, activation: 'gelu', gain: 1 },
        train: { rule: 'dfa', loss: 'ce', batch: 5 },
        measure: { at: [0, 2] },
      };
      writeFileSync(inFolder('config.json'), JSON.stringify(config));
      const make = (out: string) =>
        reference('make', inFolder('config.json'), '--seed', '7', '--samples', '12', '--out', inFolder(out));
      expect(make('one.json')).toEqual({ status: 0, output: '' });
      make('two.json');

      const made = readFileSync(inFolder('one.json'), 'utf8');
      expect(readFileSync(inFolder('two.json'), 'utf8')).toBe(made);
      const { experiment, dataset, feedback } = readCase(JSON.parse(made));
      expect(experiment.train.batches).toHaveLength(5);
      expect(dataset.train.count).toBe(12);
      expect(feedback).toHaveLength(2);
      expect(reference('check', inFolder('one.json')).status).toBe(0);
    });
  });
}

/** Runs the program from the root of the repository. */
function reference(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(PYTHON ?? '', ['-m', 'fixtures.reference', ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return { status, output: stdout + stderr };
}

function jsonFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`);
}
