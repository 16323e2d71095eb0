// Tests of the tests: changes one expression of the source after another, and looks whether a test fails (Stryker).
import { existsSync, readFileSync } from 'node:fs';
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

/** @returns {boolean} whether the tests find enough of the mutants of each folder */
export function findMutants() {
  if (!runTool('stryker', ['run']) || !existsSync(REPORT)) return false;
  const scores = mutationScores(JSON.parse(readFileSync(REPORT, 'utf8')));
  outcome = scores.map(({ folder, found, all }) => `${folder} ${found} of ${all} mutants found`).join(', ');
  console.log(outcome);
  return scores.every(({ found, all }) => all > 0 && 100 * found >= LEAST_SCORE * all);
}

/**
 * Counts the mutants of each folder that is mutated, other than those that Stryker left out.
 *
 * @param {{ files: Record<string, { mutants: { status: string }[] }> }} report of Stryker, in JSON
 * @returns {{ folder: string, found: number, all: number }[]}
 */
export function mutationScores({ files }) {
  return FOLDERS.map((folder) => {
    const statuses = Object.entries(files)
      .filter(([path]) => path.startsWith(`${folder}/`))
      .flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
    const found = statuses.filter((status) => FOUND.includes(status)).length;
    return { folder, found, all: found + statuses.filter((status) => MISSED.includes(status)).length };
  });
}
