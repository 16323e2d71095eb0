// Tests of the tests: changes one expression of the source after another, and looks whether a test fails (Stryker).
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runTool } from './command.mjs';
import { FOLDERS, LEAST_SCORE, REPORT } from '../stryker.config.mjs';

/** Found by a test, or it left the test hanging. */
const FOUND = ['Killed', 'Timeout'];
/** Not found by any test, or no test comes there. */
const MISSED = ['Survived', 'NoCoverage'];

/** What the last line of a run says of the mutants. @type {string} */
let outcome = '';

/** @returns {string} what the last line of a run says of the mutants */
export const mutantsOutcome = () => outcome;

/**
 * Mutates folder after folder, each with its own tests alone: those of others come past most of its code, too, and would have
 * to run again for each mutant that its own don't find.
 *
 * @returns {boolean} whether the tests find enough of the mutants of each folder
 */
export function findMutants() {
  const scores = FOLDERS.map((folder) => {
    process.env.LAB_MUTATED_FOLDER = folder;
    rmSync(REPORT, { force: true });
    const isDone = runTool('stryker', ['run']);
    return {
      folder,
      isDone,
      ...(existsSync(REPORT) ? mutantCounts(JSON.parse(readFileSync(REPORT, 'utf8'))) : NO_MUTANTS),
    };
  });
  delete process.env.LAB_MUTATED_FOLDER;
  outcome = scores.map(({ folder, found, all }) => `${folder} ${found} of ${all} mutants found`).join(', ');
  console.log(outcome);
  return scores.every(({ isDone, found, all }) => isDone && all > 0 && 100 * found >= LEAST_SCORE * all);
}

const NO_MUTANTS = { found: 0, all: 0 };

/**
 * Counts the mutants of a report, other than those that Stryker left out.
 *
 * @param {{ files: Record<string, { mutants: { status: string }[] }> }} report of Stryker, in JSON
 * @returns {{ found: number, all: number }}
 */
export function mutantCounts({ files }) {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const found = statuses.filter((status) => FOUND.includes(status)).length;
  return { found, all: found + statuses.filter((status) => MISSED.includes(status)).length };
}
