import type { BackendReport } from '../../config/backend.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { createPool, type Pool } from '../../worker/host/pool.ts';
import { sweepWorkers } from '../../worker/host/cores.ts';
import { runSweep, type SweepProgress } from '../../worker/sweep/run-sweep.ts';
import type { SweepJob } from '../../worker/sweep/plan.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';

/** The parts and callbacks of the training of sweeps. */
export interface TrainingParts {
  host: WorkerHost;
  /** Called with the backend that the workers opened. */
  onBackend: (backend: BackendReport) => void;
  /** Called with runs as soon as they end; `backend` is `null` if their job failed. */
  onRuns: (runs: readonly SweepRun[], backend: string | null) => void;
  /** Called with the progress of the jobs that were given to {@link SweepTraining.start}, without others. */
  onProgress: (progress: SweepProgress) => void;
  /** Called when everything is done or the training has failed; `problem` is a sentence with the reason. */
  onEnd: (problem: string | null) => void;
}

/** Workers that train one sweep at a time. */
export interface SweepTraining {
  start: (sweep: Sweep, jobs: readonly SweepJob[]) => void;
  /** Pauses the training; does nothing if none is under way. */
  pause: () => void;
  resume: () => void;
  /** Ends the training at once, without callbacks. */
  stop: () => void;
  isUnderWay: () => boolean;
}

/** Trains sweeps on workers of their own, which exist only while a sweep is under way. */
export function createSweepTraining(parts: TrainingParts): SweepTraining {
  const { host, onBackend, onRuns, onProgress, onEnd } = parts;
  let pool: Pool | null = null;

  const stop = () => {
    pool?.dispose();
    pool = null;
  };
  const start = (sweep: Sweep, jobs: readonly SweepJob[]) => {
    stop();
    const mine = createPool({ host, onBackend, workers: sweepWorkers(), mayLeaveGpu: true });
    pool = mine;
    // Callbacks of an ended pool come too late.
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
