import { existsSync, readFileSync } from 'node:fs';
import { ROOT, run, stop } from './command.mjs';

/**
 * Makes a fresh checkout ready to run: installs the packages of the lock file when they are missing or differ, and
 * builds the generated assets. Uses only Node itself until the packages are there.
 */
export async function setUp() {
  process.chdir(ROOT);
  if (!packagesAreInstalled()) installPackages();
  const { tsImport } = await import('tsx/esm/api');
  const { ensureDigits } = await tsImport('./digits.ts', import.meta.url);
  await ensureDigits();
  const { ensureKernels } = await import('./kernels.mjs');
  await ensureKernels();
}

/**
 * Returns whether node_modules holds the packages of the lock file. It compares versions and not dates, since a checkout
 * touches files without changing them. Optional packages belong to other platforms.
 */
function packagesAreInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>} by path under the root
 */
const packagesIn = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;

function installPackages() {
  console.log('Installing the packages of package-lock.json ...');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const installed = npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args);
  if (installed) return;
  stop(
    'The packages could not be installed; npm says why above. Mostly it is the network: check that this machine ' +
      'reaches the registry that `npm config get registry` names, then run the same command again.',
  );
}
