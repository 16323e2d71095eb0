import { describe, expect, it } from 'vitest';
import { DEFAULT_PRIOR } from '../../config/prior.ts';
import { drawPriors } from './draw-priors.ts';
import { createFakeWorkers } from '../testing/fake-worker.ts';
import { JobFailure } from './pool.ts';
import { NO_THEORY, reportOf } from '../testing/fake-prior.ts';

const priors = [1, 2, 3].map((seed) => ({ ...DEFAULT_PRIOR, seed, networks: 100 }));

function open(workers: number, signal?: AbortSignal) {
  const { workers: fakes, host } = createFakeWorkers({ backend: 'cpu' });
  const progress: number[][] = [];
  const drawn = drawPriors({ host, workers }, priors, {
    onProgress: (...told) => void progress.push(told),
    signal,
  });
  const asked = (worker: number) =>
    fakes[worker].commands.flatMap((command) => (command.type === 'draw' ? command : []));
  const draw = async (worker: number, networks: number, state: 'running' | 'done') => {
    const { runId } = asked(worker).at(-1) ?? {};
    fakes[worker].say({ type: 'theory', runId, theory: NO_THEORY });
    fakes[worker].say({ type: 'drawn', runId, state, report: reportOf(networks) });
    await Promise.resolve();
  };
  return { fakes, drawn, progress, asked, draw };
}

describe('drawing several priors', () => {
  it('gives the next one to the worker that is free, and the reports in the order of the priors', async () => {
    const { fakes, drawn, progress, asked, draw } = open(2);
    for (const fake of fakes) fake.ready();
    await draw(1, 60, 'running');
    await draw(1, 100, 'done');
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked(1).map(({ prior }) => prior.seed)).toEqual([2, 3]);
    await draw(1, 100, 'done');
    await draw(0, 100, 'done');
    expect((await drawn).map(({ prior, backend, report }) => [prior.seed, backend, report.networks])).toEqual([
      [1, 'wasm', 100],
      [2, 'wasm', 100],
      [3, 'wasm', 100],
    ]);
    expect(progress[0]).toEqual([1, 60]);
    expect(fakes.map((fake) => fake.isTerminated())).toEqual([true, true]);
  });

  it('ends at once with the reason of its signal', async () => {
    const stop = new AbortController();
    const { fakes, drawn } = open(2, stop.signal);
    stop.abort('enough');
    await expect(drawn).rejects.toBe('enough');
    expect(fakes.every((fake) => fake.isTerminated())).toBe(true);
  });

  it('fails with the sentence of a worker that died, and ends the others', async () => {
    const { fakes, drawn } = open(2);
    fakes[0].die('error', 'out of memory');
    await expect(drawn).rejects.toBeInstanceOf(JobFailure);
    expect(fakes[1].isTerminated()).toBe(true);
  });
});
