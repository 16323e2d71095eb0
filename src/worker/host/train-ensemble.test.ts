import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { RunMemory } from '../../engine/run/run-interface.ts';
import type { Job, Pool } from './pool.ts';
import type { TrainedMember } from '../protocol.ts';
import { splitEvenly, trainEnsemble } from './train-ensemble.ts';

const NO_MEMORY: RunMemory = { kept: [], passing: [], bytes: 0, largest: 0 };
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => ({ ...defaultExperiment, seed }));
const memberOf = (seed: number): TrainedMember => ({
  frames: Float32Array.of(seed),
  weights: [],
  biases: null,
  outputs: null,
  scaling: [],
});

/** Creates a pool whose jobs end in the order that a test chooses; a member's only value is its seed. */
function fakePool(spoil: (job: Job) => string | null = () => null) {
  const jobs: Job[] = [];
  const ends: (() => void)[] = [];
  const pool: Pool = {
    train: (job) =>
      new Promise((resolve, reject) => {
        jobs.push(job);
        job.signal?.addEventListener('abort', () => reject(job.signal?.reason as Error));
        ends.push(() => {
          const members = job.members.map(({ seed }) => memberOf(seed));
          resolve({
            members,
            steps: 10,
            memory: { ...NO_MEMORY, bytes: members.length },
            problem: spoil(job),
            notices: ['A notice.'],
            backend: 'wasm',
          });
        });
      }),
    pause: () => undefined,
    resume: () => undefined,
    activeTime: () => 0,
    dispose: () => undefined,
  };
  return { pool, jobs, ends };
}

describe('the parts of an ensemble', () => {
  it('hold every member once and in order, none is empty, and they differ by one member at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 100 }),
        fc.integer({ min: 1, max: 20 }),
        (all, parts) => {
          const split = splitEvenly(all, parts);
          const sizes = split.map(({ length }) => length);
          expect(split.flat()).toEqual(all);
          expect(split).toHaveLength(Math.min(parts, all.length));
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('an ensemble trained in parts', () => {
  it('comes back in the order of its members, whichever part ends first', async () => {
    const { pool, ends } = fakePool();
    const trained = trainEnsemble(pool, seeds(7), { parts: 3 });
    for (const end of ends.reverse()) end();
    const { members, steps, memory, notices, problems, backend } = await trained;
    expect(memory.bytes).toBe(3);
    expect(members.map(({ frames }) => frames[0])).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect({ steps, notices, problems, backend }).toEqual({
      steps: 10,
      notices: ['A notice.'],
      problems: [],
      backend: 'wasm',
    });
  });

  it('tells how much of it is done', async () => {
    const { pool, jobs, ends } = fakePool();
    const shown: number[] = [];
    const trained = trainEnsemble(pool, seeds(4), { parts: 2, onProgress: (done) => void shown.push(done) });
    const { steps } = defaultExperiment.train;
    jobs[0].onProgress?.(steps / 2);
    jobs[1].onProgress?.(steps);
    jobs[0].onProgress?.(steps);
    expect(shown).toEqual([0.25, 0.75, 1]);
    for (const end of ends) end();
    await trained;
  });

  it('names the part in which a member diverged', async () => {
    const { pool, ends } = fakePool(({ members }) => (members[0].seed === 3 ? 'It diverged.' : null));
    const trained = trainEnsemble(pool, seeds(6), { parts: 2 });
    for (const end of ends) end();
    expect((await trained).problems).toEqual([{ first: 3, last: 5, sentence: 'It diverged.' }]);
  });

  it('fails with the first part that fails, and cancels the others', async () => {
    const { pool, jobs } = fakePool();
    const failing: Pool = {
      ...pool,
      train: (job) => (job.members[0].seed === 0 ? Promise.reject(new Error('Died.')) : pool.train(job)),
    };
    await expect(trainEnsemble(failing, seeds(6), { parts: 3 })).rejects.toThrow('Died.');
    expect(jobs.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
  });

  it('is cancelled by its signal', async () => {
    const { pool } = fakePool();
    const stop = new AbortController();
    const trained = trainEnsemble(pool, seeds(2), { parts: 2, signal: stop.signal });
    stop.abort(new Error('Enough.'));
    await expect(trained).rejects.toThrow('Enough.');
  });
});
