import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { createFakeWorkers } from '../testing/fake-worker.ts';
import { createPool, JobFailure, type Job, type JobResult, type PoolSpec } from './pool.ts';
import type { Trained } from '../protocol.ts';

const assets = { digits: { small: 'small', all: 'all' } };
const jobOf = (seed: number): Job => ({ members: [{ ...defaultExperiment, seed }] });
const nothing: Trained = {
  members: [],
  steps: 5,
  memory: { kept: [], passing: [], bytes: 0, largest: 0 },
  problem: null,
  notices: [],
};

/** Creates a pool of fake workers, and collects the outcomes of its jobs. */
function open(workers: number, spec: Partial<PoolSpec> = {}) {
  const { workers: fakes, host } = createFakeWorkers({ backend: spec.mayLeaveGpu ? 'auto' : 'wasm' });
  const pool = createPool({ host, workers, ...spec });
  const outcomes: Record<string, JobResult | Error> = {};
  const train = (name: string, job: Job) =>
    pool.train(job).then(
      (result) => (outcomes[name] = result),
      (error: unknown) => (outcomes[name] = error as Error),
    );
  /** Returns the seeds of the jobs that a worker was given. */
  const seedsOf = (worker: number) => trainsOf(worker).map(({ members }) => members[0].seed);
  const trainsOf = (worker: number) => fakes[worker].commands.filter((command) => command.type === 'train');
  const tell = (worker: number, event: object) =>
    fakes[worker].say({ runId: trainsOf(worker).at(-1)?.runId, ...event });
  const finish = (worker: number) => tell(worker, { type: 'trained', trained: nothing });
  return { pool, host, fakes, outcomes, train, seedsOf, tell, finish };
}

/** Waits for the pool, which works in microtasks. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve));

describe('a pool', () => {
  it('starts no more workers than it has jobs, and gives each its job once its backend is open', () => {
    const { fakes, train, seedsOf } = open(4);
    void train('a', jobOf(1));
    void train('b', jobOf(2));
    expect(fakes).toHaveLength(2);
    expect(fakes.map(({ commands }) => commands)).toEqual(
      [1, 2].map(() => [{ type: 'open', backend: 'wasm', capture: true, threads: 1, assets }]),
    );
    fakes[0].ready();
    expect([seedsOf(0), seedsOf(1)]).toEqual([[1], []]);
  });

  it('gives the next job in line to the worker that is free first', async () => {
    const { fakes, train, seedsOf, finish, outcomes } = open(2);
    for (const seed of [1, 2, 3, 4]) void train(String(seed), jobOf(seed));
    for (const fake of fakes) fake.ready();
    finish(1);
    finish(1);
    finish(0);
    await aMoment();
    expect([seedsOf(0), seedsOf(1)]).toEqual([[1], [2, 3, 4]]);
    expect(Object.keys(outcomes).sort()).toEqual(['1', '2', '3']);
    expect(outcomes['1']).toEqual({ ...nothing, backend: 'wasm' });
    expect(fakes).toHaveLength(2);
  });

  it('tells a job how far it has come', () => {
    const { fakes, train, tell } = open(1);
    const steps: number[] = [];
    void train('a', { ...jobOf(1), onProgress: (step) => void steps.push(step) });
    fakes[0].ready();
    tell(0, { type: 'progress', step: 0 });
    tell(0, { type: 'progress', step: 7 });
    expect(steps).toEqual([0, 7]);
  });

  it('fails the job of a worker that dies, in a sentence, and goes on with another worker', async () => {
    const { fakes, train, seedsOf, finish, outcomes } = open(1);
    void train('lost', jobOf(1));
    void train('next', jobOf(2));
    fakes[0].ready();
    fakes[0].die('error', 'out of luck');
    await aMoment();
    expect(outcomes.lost).toBeInstanceOf(JobFailure);
    expect((outcomes.lost as JobFailure).message).toMatch(/stopped unexpectedly: out of luck/);
    expect((outcomes.lost as JobFailure).failure.code).toBe('internal');
    expect(fakes).toHaveLength(2);
    fakes[1].ready();
    finish(1);
    await aMoment();
    expect(seedsOf(1)).toEqual([2]);
    expect(outcomes.next).toMatchObject({ steps: 5 });
  });

  const lost = { type: 'error', code: 'device-lost', sentence: 'The GPU was lost.', control: null };

  it('trains the job of a lost GPU again on a new device, and after the third loss with WebAssembly', async () => {
    const { fakes, host, train, finish, outcomes, tell } = open(1, { mayLeaveGpu: true });
    void train('job', jobOf(1));
    for (const worker of [0, 1, 2]) {
      expect(fakes[worker].commands[0]).toMatchObject({ type: 'open', backend: 'auto' });
      fakes[worker].ready('webgpu');
      tell(worker, lost);
      await aMoment();
    }
    expect(host.backend).toBe('wasm');
    expect(fakes[3].commands[0]).toMatchObject({ type: 'open', backend: 'wasm' });
    fakes[3].ready('wasm');
    finish(3);
    await aMoment();
    expect(outcomes.job).toEqual({ ...nothing, backend: 'wasm' });
  });

  it('gives up an adapter that is gone at once, and a GPU that nobody may leave never', async () => {
    const left = open(1, { mayLeaveGpu: true });
    void left.train('job', jobOf(1));
    left.fakes[0].ready('webgpu');
    left.tell(0, lost);
    await aMoment();
    left.fakes[1].say({ type: 'error', runId: null, code: 'backend', sentence: 'No adapter.', control: null });
    await aMoment();
    expect(left.fakes[2].commands[0]).toMatchObject({ type: 'open', backend: 'wasm' });

    const kept = open(1);
    void kept.train('job', jobOf(1));
    kept.fakes[0].ready('webgpu');
    kept.tell(0, lost);
    await aMoment();
    expect((kept.outcomes.job as JobFailure).failure.code).toBe('device-lost');
  });

  it('fails every job where no backend can be opened', async () => {
    const { fakes, train, outcomes } = open(1);
    for (const name of ['a', 'b']) void train(name, jobOf(1));
    for (const worker of [0, 1]) {
      fakes[worker].say({ type: 'error', runId: null, code: 'backend', sentence: 'No backend.', control: null });
      await aMoment();
    }
    expect(outcomes).toMatchObject({ a: { message: 'No backend.' }, b: { message: 'No backend.' } });
  });

  it('cancels a job: one that waits is never begun, one under way loses its worker', async () => {
    const { fakes, train, outcomes } = open(1);
    const stop = new AbortController();
    for (const seed of [1, 2]) void train(String(seed), { ...jobOf(seed), signal: stop.signal });
    fakes[0].ready();
    stop.abort(new Error('Enough.'));
    await train('late', { ...jobOf(3), signal: stop.signal });
    await aMoment();
    expect(outcomes).toMatchObject({
      1: { message: 'Enough.' },
      2: { message: 'Enough.' },
      late: { message: 'Enough.' },
    });
    expect(fakes[0].isTerminated()).toBe(true);
    expect(fakes).toHaveLength(1);
  });

  it('that pauses also pauses its jobs, begins nothing new, and does not count the time', async () => {
    const { pool, fakes, train, seedsOf, finish } = open(2);
    for (const seed of [1, 2, 3]) void train(String(seed), jobOf(seed));
    fakes[0].ready();
    pool.pause();
    const time = pool.activeTime();
    fakes[1].ready();
    const told = (worker: number) => fakes[worker].commands.map(({ type }) => type);
    expect([told(0), told(1)]).toEqual([
      ['open', 'train', 'pause'],
      ['open', 'train', 'pause'],
    ]);
    finish(0);
    await aMoment();
    expect(seedsOf(0)).toEqual([1]);
    expect(pool.activeTime()).toBe(time);
    pool.resume();
    expect([seedsOf(0), told(1)]).toEqual([
      [1, 3],
      ['open', 'train', 'pause', 'resume'],
    ]);
  });

  it('that is disposed of ends its workers and rejects its jobs', async () => {
    const { pool, fakes, train, outcomes } = open(1);
    for (const seed of [1, 2]) void train(String(seed), jobOf(seed));
    pool.dispose();
    await aMoment();
    expect(fakes[0].isTerminated()).toBe(true);
    expect(Object.values(outcomes).map((error) => (error as Error).name)).toEqual(['AbortError', 'AbortError']);
  });
});
