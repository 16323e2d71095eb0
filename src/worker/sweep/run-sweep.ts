import { frameLayout } from '../../config/frame.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { mean } from '../../maths/summary.ts';
import { words } from '../../words/words.ts';
import { JobFailure, type JobResult, type Pool } from '../host/pool.ts';
import type { ErrorCode } from '../protocol.ts';
import { divergedAt } from '../session/train-members.ts';
import { sweepMeasuring, type SweepJob } from './plan.ts';

/** The runs of a job that has ended. */
export interface TrainedJob {
  runs: SweepRun[];
  /** Their outputs on the test set at the end, [samples, outputs]; `null` if they are not kept or there are none. */
  outputs: Float32Array[] | null;
  /** The name of the backend; `null` if the job failed. */
  backend: string | null;
}

/** The jobs of a sweep to train, with options and callbacks. */
export interface SweepRunning {
  sweep: Sweep;
  /** The jobs to train: all of a plan, those of a shard, or the rest of either. */
  jobs: readonly SweepJob[];
  /** Whether the outputs on the test set at the end are returned. */
  keepOutputs?: boolean;
  /** Called when a job ends, also if it failed. */
  onJob: (job: SweepJob, trained: TrainedJob) => void;
  onProgress?: (progress: SweepProgress) => void;
  signal?: AbortSignal;
}

/** The progress of a sweep. */
export interface SweepProgress {
  /** The share of the work that is done, by cost, 0 to 1. */
  done: number;
  /** The networks that are done, and (`allRuns`) all that there are, refused ones included. */
  runs: number;
  allRuns: number;
  /** The indices of the jobs under way. */
  training: number[];
  /** The seconds until the end at the present speed; `null` until it can be known. */
  secondsLeft: number | null;
}

/** The failures that follow from the settings, and would surely happen again. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['config', 'data', 'memory']);
/** The most times that a job is tried whose worker is silent, gone, or out of memory. */
const MOST_ATTEMPTS = 3;
/** The failures of the place, and not of a job: no other job would fare better, and none is marked for it. */
const OF_PLACE: ReadonlySet<ErrorCode> = new Set(['backend', 'not-loaded']);

/**
 * Trains jobs of a sweep on the workers of a pool. A job whose worker fails is tried up to three times. If it fails each time, its
 * runs are `failed`, with the reason, and the others go on. Networks that failed or were refused together are tried
 * one by one.
 *
 * @throws JobFailure when no backend can be opened, or no worker be loaded; the signal's reason when it was aborted
 */
export async function runSweep(pool: Pool, running: SweepRunning): Promise<void> {
  const { jobs, onJob, onProgress = () => undefined, signal } = running;
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([stop.signal, signal]) : stop.signal;
  const track = createTrack(jobs, pool.activeTime, onProgress);

  const run = async (job: SweepJob): Promise<void> => {
    const onStep = (share: number) => track.advance(job, share);
    const trained = await trainJob(pool, running, job, either, onStep);
    either.throwIfAborted();
    onJob(job, trained);
    track.finish(job);
  };
  try {
    await Promise.all(jobs.map(run));
  } catch (error) {
    stop.abort(error);
    throw error;
  }
}

/** Trains a job. Networks that fail together are tried one by one: the cause may be one of them, or their number. */
async function trainJob(
  pool: Pool,
  running: SweepRunning,
  job: SweepJob,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<TrainedJob> {
  const trained = await trainAgain(pool, running, job, signal, onShare);
  const { members } = job;
  if (members.length === 1 || trained.backend !== null) return trained;
  const shares = members.map(() => 0);
  const each = await Promise.all(
    members.map((member, i) =>
      trainAgain(pool, running, { ...job, members: [member] }, signal, (share) => {
        shares[i] = share;
        onShare(mean(shares));
      }),
    ),
  );
  const hasOutputs = each.some(({ outputs }) => outputs !== null);
  return {
    runs: each.flatMap(({ runs }) => runs),
    outputs: hasOutputs ? each.flatMap(({ outputs }) => outputs ?? [new Float32Array()]) : null,
    backend: each.find(({ backend }) => backend !== null)?.backend ?? null,
  };
}

async function trainAgain(
  pool: Pool,
  { sweep, keepOutputs = false }: SweepRunning,
  job: SweepJob,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<TrainedJob> {
  const members = job.members.map(({ experiment }) => experiment);
  const measuring = sweepMeasuring(sweep, members[0]);
  const last = Math.max(1, measuring.steps.at(-1) ?? 0);
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await pool.train({
        members,
        measuring,
        keeps: keepOutputs ? ['outputs'] : [],
        signal,
        onProgress: (step) => onShare(step / last),
      });
      return asTrained(job, result);
    } catch (error) {
      if (!(error instanceof JobFailure) || OF_PLACE.has(error.failure.code)) throw error;
      if (attempt === MOST_ATTEMPTS || FINAL.has(error.failure.code)) return asFailed(job, error);
    }
  }
}

function asTrained(job: SweepJob, { members, backend }: JobResult): TrainedJob {
  const runs = job.members.map(({ cell, seed, experiment }, m): SweepRun => {
    const { frames } = members[m];
    const step = divergedAt(frames, frameLayout(experiment.net.depth).stride);
    const reason = step === null ? null : words.sweep.diverged(step);
    return { cell, seed, outcome: step === null ? 'done' : 'diverged', reason, frames };
  });
  const outputs = members.map((member) => member.outputs ?? new Float32Array());
  return { runs, outputs: members.some((member) => member.outputs) ? outputs : null, backend };
}

const asFailed = ({ members }: SweepJob, { failure: { code, sentence } }: JobFailure): TrainedJob => ({
  runs: members.map(({ cell, seed }) => ({
    cell,
    seed,
    outcome: FINAL.has(code) ? 'refused' : 'failed',
    reason: FINAL.has(code) ? sentence : words.sweep.failedAgain(MOST_ATTEMPTS, sentence),
    frames: new Float32Array(),
  })),
  outputs: null,
  backend: null,
});

/** Counts the work that is done, and reports the progress. */
function createTrack(jobs: readonly SweepJob[], time: () => number, tell: (progress: SweepProgress) => void) {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const whole = Math.max(Number.MIN_VALUE, sum(jobs.map(({ cost }) => cost)));
  const allRuns = sum(jobs.map(({ members }) => members.length));
  const shares = new Map<SweepJob, number>();
  const began = time();
  let runs = 0;

  const advance = (job: SweepJob, share: number) => {
    // When a job is tried again, the reported progress must not fall.
    shares.set(job, Math.max(share, shares.get(job) ?? 0));
    const done = sum([...shares].map(([{ cost }, part]) => cost * part)) / whole;
    const seconds = (time() - began) / 1000;
    const training = [...shares].flatMap(([{ index }, part]) => (part < 1 ? [index] : []));
    tell({ done, runs, allRuns, training, secondsLeft: timeLeft(done, seconds) });
  };
  return {
    advance,
    finish: (job: SweepJob) => {
      runs += job.members.length;
      advance(job, 1);
    },
  };
}

/** The share of the work, or the seconds, from which on the speed is known: at first, workers start. */
const KNOWN_AFTER = { share: 0.02, seconds: 10 };

/** Estimates the seconds until the end, when the share `done` took `seconds`; `null` until it can be known. */
export function timeLeft(done: number, seconds: number): number | null {
  const isKnown = done >= KNOWN_AFTER.share || (done > 0 && seconds >= KNOWN_AFTER.seconds);
  return isKnown ? (seconds / done) * (1 - done) : null;
}
