import { readdirSync, readFileSync } from 'node:fs';

/** A flag of tfjs-core's environment: this text is in every bundle that holds any of tfjs. */
const TFJS_MARK = 'tfjsflags';

/**
 * Finds the scripts that the built page loads before it can show anything.
 *
 * @returns {string[]} their paths
 */
export function firstScripts() {
  const page = readFileSync('dist/index.html', 'utf8');
  const tags = page.matchAll(/(?:<script[^>]* src|<link rel="modulepreload"[^>]* href)="\.\/([^"]+\.js)"/g);
  return Array.from(tags, ([, path]) => `dist/${path}`);
}

/**
 * Checks that the built page has tfjs only in the scripts of the worker and not in its first scripts; prints what is
 * wrong.
 *
 * @returns {boolean}
 */
export function tfjsIsApart() {
  const holdsTfjs = (/** @type {string} */ path) => readFileSync(path, 'utf8').includes(TFJS_MARK);
  const heavy = firstScripts().filter(holdsTfjs);
  if (heavy.length > 0) console.error(`tfjs is in ${heavy.join(', ')}: something on the page imports the engine.`);

  const found = readdirSync('dist/assets/worker').some((name) => holdsTfjs(`dist/assets/worker/${name}`));
  if (!found) console.error(`No script of the worker holds "${TFJS_MARK}": renew this check.`);
  return heavy.length === 0 && found;
}
