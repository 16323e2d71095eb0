import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the repository; every command runs there. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Whether this process may install packages of the system. */
export const isRoot = process.getuid?.() === 0;

/**
 * Runs a program in the repository, its output shown, and waits for it.
 *
 * @param {string} program a path, or a name on the PATH
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {boolean} whether it ran and exited with 0
 */
export function run(program, args, stdio = 'inherit') {
  // On Windows, npm installs programs as scripts of the shell.
  const shell = process.platform === 'win32' && !program.endsWith('.exe');
  return spawnSync(shell ? `"${program}"` : program, args, { cwd: ROOT, stdio, shell }).status === 0;
}

/**
 * Runs a program of an installed package.
 *
 * @param {string} name its name in node_modules/.bin
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {boolean} whether it exited with 0
 */
export const runTool = (name, args, stdio) => run(`${ROOT}node_modules/.bin/${name}`, args, stdio);

/**
 * Ends the process with a sentence for the person who started it.
 *
 * @param {string} sentence what went wrong and what to do
 * @returns {never}
 */
export function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
