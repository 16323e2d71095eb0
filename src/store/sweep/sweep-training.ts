import type { BackendReport } from '../../config/backend.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { createPool, type Pool } from '../../worker/host/pool.ts';
import { runSweep, type SweepProgress } from '../../worker/sweep/run-sweep.ts';
import type { SweepJob } from '../../worker/sweep/plan.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';

/** More workers than this are seldom worth the memory of a page. */
const MOST_WORKERS = 4;

/** What the training of sweeps needs, and whom it tells. */
export interface TrainingParts {
  host: WorkerHost;
  /** Told which engine the workers found. */
  onBackend: (backend: BackendReport) => void;
  /** Told of runs as soon as they are there; `backend` is `null` where their job failed. */
  onRuns: (runs: readonly SweepRun[], backend: string | null) => void;
  /** Told of the jobs alone that were given to {@link SweepTraining.start}. */
  onProgress: (progress: SweepProgress) => void;
  /** All is done, or nothing more comes; `problem` is the sentence why. */
  onEnd: (problem: string | null) => void;
}

/** Workers that train one sweep at a time. */
export interface SweepTraining {
  start: (sweep: Sweep, jobs: readonly SweepJob[]) => void;
  /** Nothing happens unless something is under way. */
  pause: () => void;
  resume: () => void;
  /** Ends at once, without a word. */
  stop: () => void;
  isUnderWay: () => boolean;
}

/** How many workers a sweep has on this machine. */
export const sweepWorkers = (): number => Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency));

/** Trains sweeps on workers of their own, which are there only while something is under way. */
export function createSweepTraining(parts: TrainingParts): SweepTraining {
  const { host, onBackend, onRuns, onProgress, onEnd } = parts;
  let pool: Pool | null = null;

  const stop = () => {
    pool?.dispose();
    pool = null;
  };
  const start = (sweep: Sweep, jobs: readonly SweepJob[]) => {
    stop();
    const mine = createPool({ host, onBackend, workers: sweepWorkers() });
    pool = mine;
    // What an ended pool still says comes too late.
    const unlessEnded =
      <Said extends unknown[]>(tell: (...said: Said) => void) =>
      (...said: Said) => {
        if (pool === mine) tell(...said);
      };
    const end = unlessEnded((problem: string | null) => {
      stop();
      onEnd(problem);
    });
    runSweep(mine, {
      sweep,
      jobs,
      onJob: unlessEnded((_, { runs, backend: used }) => onRuns(runs, used)),
      onProgress: unlessEnded(onProgress),
    }).then(
      () => end(null),
      (error: unknown) => end(error instanceof Error ? error.message : String(error)),
    );
  };
  return {
    start,
    pause: () => pool?.pause(),
    resume: () => pool?.resume(),
    stop,
    isUnderWay: () => pool !== null,
  };
}
