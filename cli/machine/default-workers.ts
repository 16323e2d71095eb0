import { availableParallelism } from 'node:os';
import type { BackendRequest } from '../../src/config/backend.ts';

/** More threads leave little of a laptop. */
const MOST_DEFAULT_WORKERS = 4;

/** The number of threads that train where nobody asked for one: as many as there are cores, and one for a GPU. */
export const defaultWorkers = (backend: BackendRequest): number =>
  backend === 'webgpu' ? 1 : Math.min(availableParallelism(), MOST_DEFAULT_WORKERS);
