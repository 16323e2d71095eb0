/**
 * A few workers that train one job after another: jobs in, results out. The caller cuts its networks into jobs, gives
 * these to the pool in any order, and handles those that fail. The pool keeps every worker busy while jobs wait, and
 * replaces a worker that died.
 */
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { ErrorCode, Event, Failure, Kept, Measuring, Trained } from '../protocol.ts';
import { openWorkerLink, type WorkerHost, type WorkerLink } from './worker-link.ts';

/** The workers of a pool. */
export interface PoolSpec {
  host: WorkerHost;
  /** Called with the backend that a worker has opened. */
  onBackend?: (backend: BackendReport) => void;
  /** The largest number of workers at once; each is started when there is a job for it. */
  workers: number;
  /** Whether a GPU that fails again and again is given up for WebAssembly, in all that the host opens from then on. */
  mayLeaveGpu?: boolean;
}

/** Networks that are trained together. */
export interface Job {
  /** Experiments of one shape; they differ only where members of an ensemble may. */
  members: Experiment[];
  /** The measures and their steps; if absent, everything is measured at log-spaced steps. */
  measuring?: Measuring;
  /** The values returned beside the frames; if absent, the weights. */
  keeps?: readonly Kept[];
  /** Called now and then with the number of optimizer steps done. */
  onProgress?: (step: number) => void;
  /** Cancels the job at once, and ends the worker that trains it. */
  signal?: AbortSignal;
}

/** The result of a job. */
export interface JobResult extends Trained {
  /** The name of the backend on which it was trained. */
  backend: string;
}

/** A pool of workers that train jobs. */
export interface Pool {
  /**
   * Trains the networks of a job as soon as a worker is free.
   *
   * @throws JobFailure when its worker died or refused it; the signal's reason when it was aborted
   */
  train: (job: Job) => Promise<JobResult>;
  /** Pauses the jobs under way, and starts no new ones. */
  pause: () => void;
  /** Continues after `pause`. */
  resume: () => void;
  /** Returns the time for which the pool has been active, without its pauses, in ms. */
  activeTime: () => number;
  /** Ends every worker, and rejects all unfinished jobs with an AbortError. */
  dispose: () => void;
}

/** The reason why a job has no result; the message is the failure's sentence. */
export class JobFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.sentence);
  }
}

/** A job that waits for its turn. */
interface Waiting extends Job {
  resolve: (result: JobResult) => void;
  reject: (reason: unknown) => void;
}

/** A worker and its present job. */
interface Desk {
  link: WorkerLink;
  /** The name of its backend; empty until it is open. */
  backend: string;
  job: Waiting | null;
  /** The id under which the worker trains the job; `null` before its first job. */
  runId: number | null;
}

/** The failures of a worker on a GPU that may be the GPU's; others are of the job. */
const OF_GPU: ReadonlySet<ErrorCode> = new Set(['device-lost', 'silent', 'internal', 'out-of-memory']);
/** The most such failures after which a GPU is tried again. */
const MOST_FAILURES = 2;

/** Creates a pool, which has no workers yet. */
export function createPool({ host, workers, onBackend, mayLeaveGpu = false }: PoolSpec): Pool {
  const queue: Waiting[] = [];
  let desks: Desk[] = [];
  let runId = 0;
  let gpuFailures = 0;
  const stopwatch = createStopwatch();
  const watched = new WeakSet<AbortSignal>();

  const openDesk = (): Desk => {
    const link = openWorkerLink(host, (event) => receive(desk, event));
    const desk: Desk = { link, backend: '', job: null, runId: null };
    desks.push(desk);
    return desk;
  };

  const give = (desk: Desk, job: Waiting) => {
    desk.job = job;
    if (!desk.link.isReady) return;
    desk.runId = ++runId;
    const { members, measuring, keeps } = job;
    desk.link.send({ type: 'train', runId, members, measuring, keeps });
    if (!stopwatch.isRunning()) desk.link.send({ type: 'pause', runId });
  };

  /** Pauses or resumes the workers that train a job. */
  const steer = (type: 'pause' | 'resume') => {
    for (const { link, job, runId: id } of desks) if (job && id !== null) link.send({ type, runId: id });
  };

  const putToWork = () => {
    while (queue.length > 0 && stopwatch.isRunning()) {
      const desk = desks.find(({ job }) => job === null) ?? (desks.length < workers ? openDesk() : null);
      const job = desk && queue.shift();
      if (!job) return;
      give(desk, job);
    }
  };

  const leave = (desk: Desk) => {
    desk.link.terminate();
    desks = desks.filter((other) => other !== desk);
    // In a microtask: when several jobs are cancelled at once, none of them may be started in between.
    queueMicrotask(putToWork);
  };

  const receive = (desk: Desk, event: Event) => {
    const { job } = desk;
    if (event.type === 'ready') {
      desk.backend = event.backend.name;
      onBackend?.(event.backend);
      if (job) give(desk, job);
    } else if (event.type === 'progress') job?.onProgress?.(event.step);
    else if (event.type === 'trained') {
      desk.job = null;
      putToWork();
      job?.resolve({ ...event.trained, backend: desk.backend });
    } else if (event.type === 'error') {
      leave(desk);
      if (job && leavesGpu(desk, event.code)) queue.unshift(job);
      else job?.reject(new JobFailure(event));
    }
  };

  /** Returns whether a failure is one of a GPU, so that the job is to be trained again; gives the GPU up when it fails too often. */
  const leavesGpu = ({ backend }: Desk, code: ErrorCode): boolean => {
    // An adapter that was there and is gone can't be opened again.
    const isGone = code === 'backend' && gpuFailures > 0 && host.backend !== 'wasm';
    if (!mayLeaveGpu || !(isGone || (backend === 'webgpu' && OF_GPU.has(code)))) return false;
    gpuFailures++;
    if (isGone || gpuFailures > MOST_FAILURES) host.backend = 'wasm';
    return true;
  };

  const callOff = (job: Waiting) => {
    const place = queue.indexOf(job);
    const desk = desks.find((each) => each.job === job);
    if (place >= 0) queue.splice(place, 1);
    if (desk) leave(desk);
    job.reject(job.signal?.reason);
  };

  /** Listens to a signal once, however many jobs share it. */
  const watch = (signal: AbortSignal) => {
    if (watched.has(signal)) return;
    watched.add(signal);
    const jobs = () => [...desks.flatMap(({ job }) => job ?? []), ...queue];
    signal.addEventListener(
      'abort',
      () =>
        jobs()
          .filter((job) => job.signal === signal)
          .forEach(callOff),
      {
        once: true,
      },
    );
  };

  return {
    train: (job) =>
      new Promise((resolve, reject) => {
        const waiting: Waiting = { ...job, resolve, reject };
        if (job.signal?.aborted) {
          callOff(waiting);
          return;
        }
        if (job.signal) watch(job.signal);
        queue.push(waiting);
        putToWork();
      }),
    pause: () => {
      stopwatch.stop();
      steer('pause');
    },
    resume: () => {
      stopwatch.start();
      steer('resume');
      putToWork();
    },
    activeTime: stopwatch.time,
    dispose: () => {
      for (const { link } of desks) link.terminate();
      const pending = [...desks.flatMap(({ job }) => job ?? []), ...queue];
      desks = [];
      queue.length = 0;
      for (const { reject } of pending) reject(new DOMException(undefined, 'AbortError'));
    },
  };
}

/** Creates a running stopwatch; `time` is in ms. */
function createStopwatch() {
  let passed = 0;
  let since: number | null = performance.now();
  const time = () => passed + (since === null ? 0 : performance.now() - since);
  return {
    isRunning: () => since !== null,
    time,
    start: () => void (since ??= performance.now()),
    stop: () => {
      passed = time();
      since = null;
    },
  };
}
