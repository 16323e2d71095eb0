import type { BackendRequest } from '../../src/config/backend.ts';
import type { PoolSpec } from '../../src/worker/host/pool.ts';
import { ensureDigits } from '../../scripts/digits.ts';
import { DIGITS_FILES } from './digits-files.ts';
import { spawnNodeWorker } from './node-worker.ts';

/** What a pool of Node's threads is made of; the digits are built first when they are not there. */
export function nodePoolSpec(backend: BackendRequest, workers: number): PoolSpec {
  ensureDigits();
  const host = { spawn: spawnNodeWorker, backend, assets: DIGITS_FILES, capture: true };
  return { host, workers };
}
