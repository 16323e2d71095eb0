// Mutation testing: `npm run mutants`. Its tests are those of vitest.mutants.config.ts.
import { availableParallelism } from 'node:os';

/** The folders whose source is mutated. */
export const FOLDERS = ['src/maths', 'src/config', 'src/engine/measures'];
/**
 * Returns the folders of this run: the one that LAB_MUTATED_FOLDER names, which is tested by its own tests alone; without it
 * all, each tested by all tests.
 */
export const mutatedFolders = () =>
  FOLDERS.filter((folder) => [undefined, folder].includes(process.env.LAB_MUTATED_FOLDER));
/** The least share of mutants that tests must find in each folder, in percent. */
export const LEAST_SCORE = 85;
export const REPORT = 'test-results/mutants/report.json';

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutants.config.ts' },
  mutate: mutatedFolders().flatMap((folder) => [
    `${folder}/**/*.ts`,
    `!${folder}/**/*.test.ts`,
    `!${folder}/**/testing/**`,
  ]),
  // Vitest takes the types away unread.
  disableTypeChecks: false,
  // Only the tests that come past a mutant are run for it.
  coverageAnalysis: 'perTest',
  // What is computed once, while modules load, would need all tests for each mutant: the rows of tables, mostly words.
  ignoreStatic: true,
  // All cores: by default one stays idle.
  concurrency: availableParallelism(),
  // A loop that a mutant makes endless is found by its number of rounds; what hangs otherwise, by time. The first run, whose
  // time the factor multiplies, counts each statement, and takes ten times as long as those that follow, or longer.
  timeoutMS: 10_000,
  timeoutFactor: 0.1,
  dryRunTimeoutMinutes: 30,
  thresholds: { high: 95, low: 90, break: LEAST_SCORE },
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: REPORT },
  htmlReporter: { fileName: 'test-results/mutants/report.html' },
  tempDirName: 'test-results/mutants/sandboxes',
  ignorePatterns: [
    '/bench',
    '/dist',
    '/docs/images',
    '/e2e',
    '/examples',
    '/lib',
    '/playwright-report',
    '/test-results',
  ],
};
