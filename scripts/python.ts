import { spawnSync } from 'node:child_process';

/** Finds the first Python that a short program runs on: that of the PATH, or Debian's, whose packages are the system's. */
export const findPython = (program: string): string | undefined =>
  ['python3', '/usr/bin/python3', 'python'].find((name) => spawnSync(name, ['-c', program]).status === 0);
