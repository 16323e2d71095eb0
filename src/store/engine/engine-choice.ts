/**
 * Which engine trains a network: a GPU is fast at large products and slow to begin each of them, so that WebAssembly is faster
 * below some width. Engines differ in their last digits, so the choice is made at the start of a run and holds to its end.
 */
import type { BackendName, BackendReport, BackendRequest } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import { stepCost, stepTime } from '../../config/step-cost.ts';
import { createPool, type Pool } from '../../worker/host/pool.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';
import { numberText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { keepSpeeds, measureSpeed, readSpeeds, type EngineSpeeds } from './engine-speeds.ts';

/** The engine of a run, and a sentence that says why; `null`: the worker that opens it says so. */
export interface ChosenEngine {
  request: BackendRequest;
  reason: string | null;
}

/** The choice of the page. */
export interface EngineChoice {
  /**
   * Returns the engine for a run of these networks.
   *
   * @param before the engine on which the run goes on; absent: it begins
   */
  engineFor: (members: readonly Experiment[], before?: string) => ChosenEngine;
  /** Takes the report on an engine that was opened, and the state of the page: where a real GPU rests, it measures once a day. */
  rest: (backend: BackendReport | null, isResting: boolean) => void;
}

/** The parts that a test replaces. */
export interface EngineChoiceParts {
  host: WorkerHost;
  read?: () => EngineSpeeds | null;
  keep?: (speeds: EngineSpeeds) => void;
  openPool?: (host: WorkerHost) => Pool;
}

/** The time for which a page rests before engines are measured, in ms. */
const REST = 2000;

/** Creates the choice. */
export function createEngineChoice({
  host,
  read = readSpeeds,
  keep = keepSpeeds,
  openPool = (of) => createPool({ host: of, workers: 1 }),
}: EngineChoiceParts): EngineChoice {
  let speeds = read();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let measuring: Pool | null = null;
  let hasFailed = false;

  /** Measures one engine after the other; `null` if the page goes on meanwhile. */
  const measure = async (backend: BackendName) => {
    const pool = openPool({ ...host, backend });
    measuring = pool;
    try {
      return await measureSpeed(pool);
    } finally {
      pool.dispose();
      if (measuring === pool) measuring = null;
    }
  };
  const measureBoth = async () => {
    const webgpu = await measure('webgpu');
    const wasm = await measure('wasm');
    speeds = { wasm, webgpu };
    keep(speeds);
  };

  return {
    engineFor: (members, before) => {
      const { backend } = host;
      if (backend !== 'auto') return { request: backend, reason: null };
      if (before === 'wasm') return { request: 'wasm', reason: null };
      const cost = stepCost(members);
      if (!speeds || !cost || before === 'webgpu') return { request: 'auto', reason: null };
      const [wasm, webgpu] = [stepTime(cost, speeds.wasm), stepTime(cost, speeds.webgpu)];
      // By name it would be refused where the GPU is gone.
      const request = wasm < webgpu ? 'wasm' : 'auto';
      const times = [wasm, webgpu].map((time) => numberText(time, 2));
      return { request, reason: words.page.backend.chosen(request === 'wasm', times[0], times[1]) };
    },
    rest: (backend, isResting) => {
      clearTimeout(timer);
      if (!isResting) measuring?.dispose();
      const isReal = backend?.name === 'webgpu' && host.backend === 'auto';
      if (!isResting || !isReal || speeds || hasFailed || measuring) return;
      timer = setTimeout(() => {
        measureBoth().catch((error: unknown) => {
          // A measurement that a run has ended is made again at the next rest.
          hasFailed = !(error instanceof DOMException && error.name === 'AbortError');
        });
      }, REST);
    },
  };
}
