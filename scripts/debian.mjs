import { existsSync } from 'node:fs';
import { isRoot, run } from './command.mjs';

/** @param {...string} names Debian packages, installed where this process may */
export function installPackages(...names) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const aptGet = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '--yes', '--quiet'];
  run('/usr/bin/env', [...aptGet, 'update']);
  run('/usr/bin/env', [...aptGet, 'install', '--no-install-recommends', ...names]);
}
