import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mutantCounts } from './mutants.mjs';
import { addCounts, NO_TESTS, plainCounts, playwrightCounts, vitestCounts } from './test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reportOf = (content: object): string => {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe('the line that CI reads', () => {
  it('names what passed and what failed', () => {
    expect(plainCounts({ ...NO_TESTS, passed: 12 })).toBe('12 passed, 0 failed');
  });

  it('never hides a skipped test, nor one that passed at the second try', () => {
    const all = '12 passed, 1 failed, 3 skipped, 2 passed at the second try only';
    expect(plainCounts({ passed: 12, failed: 1, skipped: 3, again: 2 })).toBe(all);
  });

  it('counts the tests of all steps', () => {
    const sum = addCounts(
      { passed: 1, failed: 2, skipped: 3, again: 4 },
      { passed: 10, failed: 20, skipped: 30, again: 40 },
    );
    expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33, again: 44 });
  });

  it('takes a test that is still to be written for skipped', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 4 };
    expect(vitestCounts(reportOf(report))).toEqual({ passed: 5, failed: 1, skipped: 6, again: 0 });
  });

  it('counts a test that passed at the second try by itself, too', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } };
    expect(playwrightCounts(reportOf(report))).toEqual({ passed: 7, failed: 1, skipped: 3, again: 2 });
  });

  it('knows of no test when a run died before its report', () => {
    expect(vitestCounts(join(folder, 'missing.json'))).toEqual(NO_TESTS);
  });
});

it('a mutant is found by a failed test or a hanging one, and missed without any', () => {
  const mutants = (...statuses: string[]) => ({ mutants: statuses.map((status) => ({ status })) });
  const counts = mutantCounts({
    files: {
      'src/maths/erf.ts': mutants('Killed', 'Timeout', 'Ignored', 'CompileError'),
      'src/maths/slope.ts': mutants('Survived', 'NoCoverage'),
    },
  });
  expect(counts).toEqual({ found: 2, all: 4 });
});
