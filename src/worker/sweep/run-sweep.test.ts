import { describe, expect, it } from 'vitest';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import { parseSweep } from '../../config/sweep/sweep.ts';
import { JobFailure, type Job, type JobResult, type Pool } from '../host/pool.ts';
import type { ErrorCode, TrainedMember } from '../protocol.ts';
import { planSweep } from './plan.ts';
import { runSweep, timeLeft, type SweepProgress, type TrainedJob } from './run-sweep.ts';

const LAYOUT = frameLayout(1);

function sweepOf() {
  const parsed = parseSweep({
    base: { task: { name: 'linear-teacher', d: 4 }, net: { width: 4, depth: 1 }, train: { steps: 40 } },
    axes: [{ setting: 'net.width', values: [4, 8, 16] }],
    seeds: 2,
    frames: 'light',
    perOctave: 1,
    until: 0.5,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.sweep;
}

/** Returns a network whose first loss is 1 and whose last is `loss`. */
function memberOf(loss: number): TrainedMember {
  const frames = new Float32Array(2 * LAYOUT.stride);
  frames[runOffset('loss')] = 1;
  frames[LAYOUT.stride + STEP_OFFSET] = 40;
  frames[LAYOUT.stride + runOffset('loss')] = loss;
  return { frames, weights: [], biases: null, outputs: Float32Array.of(loss), scaling: [] };
}

const memory = { kept: [], passing: [], bytes: 0, largest: 0 } as const;
const trained = (members: TrainedMember[]): JobResult => ({
  members,
  steps: 40,
  memory: { ...memory, kept: [], passing: [] },
  problem: null,
  notices: [],
  backend: 'wasm',
});

const failure = (code: ErrorCode) => new JobFailure({ code, sentence: `It is ${code}.`, control: null });

/** Creates a pool that answers each job with `answer`; the jobs of the sweep differ in `width`. */
function poolOf(answer: (width: number, attempt: number, job: Job) => JobResult | Error | Promise<JobResult>) {
  const attempts = new Map<string, number>();
  const jobs: Job[] = [];
  const pool: Pool = {
    train: async (job) => {
      jobs.push(job);
      const [{ net, seed }] = job.members;
      const name = `${net.width}.${seed}`;
      attempts.set(name, (attempts.get(name) ?? 0) + 1);
      const answered = await answer(net.width, attempts.get(name) ?? 0, job);
      job.signal?.throwIfAborted();
      if (answered instanceof Error) throw answered;
      return answered;
    },
    pause: () => undefined,
    resume: () => undefined,
    activeTime: () => jobs.length * 1000,
    dispose: () => undefined,
  };
  return { pool, jobs, attempts };
}

async function run(answer: Parameters<typeof poolOf>[0], signal?: AbortSignal) {
  const sweep = sweepOf();
  const { jobs } = planSweep(sweep);
  const { pool, ...seen } = poolOf(answer);
  const runs: SweepRun[] = [];
  const told: SweepProgress[] = [];
  await runSweep(pool, {
    sweep,
    jobs,
    signal,
    onJob: (_, done) => void runs.push(...done.runs),
    onProgress: (progress) => void told.push(progress),
  });
  return { ...seen, runs, told };
}

const fine = (_: number, __: number, { members }: Job) => trained(members.map(() => memberOf(0.25)));
const outcomesOf = (runs: SweepRun[]) =>
  runs
    .map(({ cell, outcome }) => `${cell} ${outcome}`)
    .filter((name, i, all) => all.indexOf(name) === i)
    .sort();

describe('a sweep', () => {
  it('measures the frames of the sweep at its steps', async () => {
    const { jobs } = await run(fine);
    expect(jobs[0].measuring).toEqual({ kind: 'light', steps: [0, 1, 2, 4, 8, 16, 32, 40], until: 0.5 });
    expect(jobs[0].keeps).toEqual([]);
  });

  it('names the networks that diverged, and their steps', async () => {
    const { runs } = await run((width, _, { members }) =>
      trained(members.map(() => memberOf(width === 8 ? NaN : 0.25))),
    );
    expect(outcomesOf(runs)).toEqual(['0 done', '1 diverged', '2 done']);
    expect(runs.find(({ cell }) => cell === 1)?.reason).toBe('It diverged by step 40.');
  });

  it('tries a job whose worker is silent or gone up to three times, and goes on', async () => {
    const { runs, attempts } = await run((width, attempt, job) =>
      width === 8 && attempt < 3 ? failure(attempt === 1 ? 'silent' : 'internal') : fine(width, attempt, job),
    );
    expect(outcomesOf(runs)).toEqual(['0 done', '1 done', '2 done']);
    expect([...attempts.values()].sort()).toEqual([1, 1, 1, 1, 3, 3]);
  });

  it('marks runs that failed three times with the reason, and goes on', async () => {
    const { runs } = await run((width, attempt, job) =>
      width === 8 ? failure('device-lost') : fine(width, attempt, job),
    );
    expect(outcomesOf(runs)).toEqual(['0 done', '1 failed', '2 done']);
    expect(runs.find(({ cell }) => cell === 1)).toMatchObject({ reason: 'It failed 3 times. It is device-lost.' });
  });

  it('does not try again a job that does not fit into memory', async () => {
    const { runs, attempts } = await run((width, attempt, job) =>
      width === 16 ? failure('memory') : fine(width, attempt, job),
    );
    expect(outcomesOf(runs)).toEqual(['0 done', '1 done', '2 refused']);
    expect([...attempts.values()]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(runs.find(({ cell }) => cell === 2)?.reason).toBe('It is memory.');
  });

  it('tries networks that are refused together one by one, so that one does not spoil the others', async () => {
    const sweep = sweepOf();
    const members = planSweep(sweep).jobs.flatMap((job) => job.members);
    const { pool } = poolOf((width, attempt, job) =>
      job.members.some(({ net }) => net.width === 8) ? failure('memory') : fine(width, attempt, job),
    );
    const trained: TrainedJob[] = [];
    const told: number[] = [];
    await runSweep(pool, {
      sweep,
      jobs: [{ index: 0, members, cost: 1 }],
      keepOutputs: true,
      onJob: (_, job) => void trained.push(job),
      onProgress: ({ done }) => void told.push(done),
    });
    const [{ runs, outputs, backend }] = trained;
    expect(outcomesOf(runs)).toEqual(['0 done', '1 refused', '2 done']);
    expect(runs.map(({ cell, seed }) => [cell, seed])).toEqual(members.map(({ cell, seed }) => [cell, seed]));
    expect(outputs?.map(({ length }) => length)).toEqual(members.map(({ cell }) => Number(cell !== 1)));
    expect([backend, told.at(-1)]).toEqual(['wasm', 1]);
  });

  it('reports the networks of a job before it counts them as done', async () => {
    const sweep = sweepOf();
    const seen: number[] = [];
    let there = 0;
    await runSweep(poolOf(fine).pool, {
      sweep,
      jobs: planSweep(sweep).jobs,
      onJob: (_, { runs }) => void (there += runs.length),
      onProgress: ({ runs }) => void seen.push(there - runs),
    });
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
  });

  it('ends when no backend can be opened, or no worker be loaded, and marks no network for it', async () => {
    await expect(run(() => failure('backend'))).rejects.toThrow('It is backend.');
    await expect(run(() => failure('not-loaded'))).rejects.toThrow('It is not-loaded.');
  });

  it('can be cancelled', async () => {
    const stop = new AbortController();
    const running = run((width, attempt, job) => {
      stop.abort(new Error('Enough.'));
      return fine(width, attempt, job);
    }, stop.signal);
    await expect(running).rejects.toThrow('Enough.');
  });

  it('reports the share of the work that is done, and the time left', async () => {
    const { told } = await run((width, attempt, job) => {
      job.onProgress?.(20);
      return fine(width, attempt, job);
    });
    const shares = told.map(({ done }) => done);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ runs: 6, allRuns: 6, secondsLeft: 0 });
    expect(shares.at(-1)).toBeCloseTo(1, 10);
    expect(told[0].secondsLeft).toBeGreaterThan(0);
  });
});

it('the time left is unknown at first, and then follows from the speed so far', () => {
  expect([timeLeft(0, 0), timeLeft(0, 60), timeLeft(0.001, 2)]).toEqual([null, null, null]);
  expect(timeLeft(0.25, 5)).toBe(15);
  expect(timeLeft(0.001, 20)).toBeCloseTo(19_980);
  expect(timeLeft(1, 20)).toBe(0);
});
