/**
 * A few workers that train one job after another: jobs in, results out. Who wants several networks trained cuts them
 * into jobs, gives these to the pool in any order, and decides what to do about the ones that fail; the pool only
 * sees to it that no worker idles while a job waits, and that a worker that died is replaced.
 */
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Event, Failure, Kept, Measuring, Trained } from '../protocol.ts';
import { openWorkerLink, type WorkerHost, type WorkerLink } from './worker-link.ts';

/** What a pool is made of. */
export interface PoolSpec {
  host: WorkerHost;
  /** Told which backend a worker has opened. */
  onBackend?: (backend: BackendReport) => void;
  /** The most workers at once; each is started when there is a job for it. */
  workers: number;
}

/** Networks that are trained together. */
export interface Job {
  /** Experiments of one shape, which differ at most as the members of an ensemble may. */
  members: Experiment[];
  /** What is measured, and when; absent: everything, at log-spaced steps. */
  measuring?: Measuring;
  /** What is brought back beside the frames; absent: the weights. */
  keeps?: readonly Kept[];
  /** Told now and then how many optimizer steps are done. */
  onProgress?: (step: number) => void;
  /** Calls the job off, at once: a worker that is at it is ended. */
  signal?: AbortSignal;
}

/** What becomes of a job. */
export interface JobResult extends Trained {
  /** The backend that it was trained on. */
  backend: string;
}

/** Workers for jobs. */
export interface Pool {
  /**
   * Trains the networks of a job as soon as a worker is free.
   *
   * @throws JobFailure when its worker died or refused it; the reason of the signal that called it off
   */
  train: (job: Job) => Promise<JobResult>;
  /** Holds up what is under way, and begins nothing new. */
  pause: () => void;
  /** Goes on where it was. */
  resume: () => void;
  /** How long the pool has not been paused, in ms. */
  activeTime: () => number;
  /** Ends every worker, and rejects what is under way with an AbortError. */
  dispose: () => void;
}

/** Why a job has no result; the message is the sentence. */
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

/** A worker and what it is at. */
interface Desk {
  link: WorkerLink;
  /** The name of its backend, once it is open. */
  backend: string;
  job: Waiting | null;
  /** The number under which its worker has the job; `null` before the first. */
  runId: number | null;
}

/** A pool without a worker yet. */
export function createPool({ host, workers, onBackend }: PoolSpec): Pool {
  const queue: Waiting[] = [];
  let desks: Desk[] = [];
  let runId = 0;
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

  /** Holds up the workers that are at a job, or lets them go on. */
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
    // Later: whoever calls off several jobs at once shall not find the next of them begun.
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
      job?.reject(new JobFailure(event));
    }
  };

  const callOff = (job: Waiting) => {
    const place = queue.indexOf(job);
    const desk = desks.find((each) => each.job === job);
    if (place >= 0) queue.splice(place, 1);
    if (desk) leave(desk);
    job.reject(job.signal?.reason);
  };

  /** Once for each signal, however many jobs it may call off. */
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

/** A stopwatch that runs; `time` is in ms. */
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
