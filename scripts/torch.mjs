// Finds a Python with PyTorch, for the tests of exported scripts and for bench/.
import { spawnSync } from 'node:child_process';
import { installPackages } from './debian.mjs';

/**
 * Finds the first Python, of PYTHON and the usual places, that has PyTorch.
 *
 * @returns {string | null} its command; `null` if none has
 */
export function findTorch() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3'];
  return candidates.find((python) => spawnSync(python, ['-c', 'import torch']).status === 0) ?? null;
}

/**
 * Installs Debian's PyTorch where there is none and this process may: 149 MB with all that it needs, in about a minute.
 * Where it can't, says so: the tests with PyTorch are skipped then, and the last line of the run counts them.
 */
export function ensureTorch() {
  if (findTorch()) return;
  // The plain BLAS of Debian is fifty times slower than OpenBLAS.
  if (process.platform === 'linux') installPackages('python3-torch', 'libopenblas0-pthread');
  if (findTorch()) return;
  console.log(
    'There is no Python with PyTorch here, so exported scripts are NOT run. Install it (on Debian: sudo apt-get install ' +
      'python3-torch; elsewhere: pip install torch), or set PYTHON to a Python that has it.',
  );
}
