import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, again: number }} Counts The numbers of tests by outcome;
 * `again` is how many of those that passed did so at the second try only.
 */

/** @type {Counts} */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0, again: 0 };

/**
 * Adds two counts.
 *
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts} their sum
 */
export const addCounts = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  again: a.again + b.again,
});

/**
 * Writes counts in words.
 *
 * @param {Counts} counts
 * @returns {string} "12 passed, 0 failed", and how many were skipped or passed at the second try only, if any did
 */
export const plainCounts = ({ passed, failed, skipped, again }) =>
  `${passed} passed, ${failed} failed` +
  (skipped > 0 ? `, ${skipped} skipped` : '') +
  (again > 0 ? `, ${again} passed at the second try only` : '');

/**
 * Reads the counts from a JSON report of Vitest; none when it died before it wrote one.
 *
 * @param {string} path
 * @returns {Counts}
 */
export function vitestCounts(path) {
  if (!existsSync(path)) return NO_TESTS;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    again: 0,
  };
}

/**
 * Reads the counts from a JSON report of Playwright; none when it died before it wrote one.
 *
 * @param {string} path
 * @returns {Counts}
 */
export function playwrightCounts(path) {
  if (!existsSync(path)) return NO_TESTS;
  const { stats } = JSON.parse(readFileSync(path, 'utf8'));
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped, again: flaky };
}
