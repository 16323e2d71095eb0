import { spawn, spawnSync } from 'node:child_process';
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
 * Starts a program of an installed package beside what else is done. Its output is shown at its end.
 *
 * @param {string} name its name in node_modules/.bin
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it exited with 0
 */
export function startTool(name, args) {
  const child = spawn(`${ROOT}node_modules/.bin/${name}`, args, { cwd: ROOT, shell: process.platform === 'win32' });
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ isGood) => {
      process.stdout.write(Buffer.concat(output));
      resolve(isGood);
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

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
