import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import type { Checkpoint } from '../../engine/run/checkpoint.ts';
import { createCheckpoints } from './checkpoints.ts';

const WITHOUT_MEMORY = { first: null, lowest: [], calm: { step: 0 }, isCalm: true, hasEnded: [] };
const part = (step: number): Checkpoint => ({
  ...{ step, begun: 0, values: [], noise: [], watched: { losses: WITHOUT_MEMORY, spikes: [] } },
});

/** The checkpoints of so many workers, on a clock of their own. */
function taking(workers: number, members = Array.from({ length: workers }, () => defaultExperiment)) {
  let time = 0;
  const checkpoints = createCheckpoints(members, null, () => time);
  const ask = (step: number, ended: readonly number[] = []) =>
    checkpoints.asked(
      step,
      members,
      members.map((_, worker) => ended.includes(worker)),
    );
  const answer = (worker: number, step: number, took = 1, ended: number[] = []) =>
    checkpoints.receive(worker, { type: 'checkpoint', runId: 1, seq: 0, checkpoint: part(step), ended, took });
  return { checkpoints, ask, answer, pass: (ms: number) => void (time += ms) };
}

describe('the checkpoints of a run', () => {
  it('are taken once a second while it runs, and never twice at one step', () => {
    const { checkpoints, ask, answer, pass } = taking(1);
    expect(checkpoints.isDue(0, 'running')).toBe(false);
    expect(checkpoints.isDue(10, 'running')).toBe(true);
    ask(10);
    pass(5000);
    expect(checkpoints.isDue(500, 'running')).toBe(false);
    ask(500);
    answer(0, 11);
    expect(checkpoints.isDue(700, 'running')).toBe(false);
    pass(1000);
    expect(checkpoints.isDue(500, 'running')).toBe(false);
    expect(checkpoints.isDue(700, 'running')).toBe(true);
    expect(checkpoints.last).toMatchObject({ step: 11, ended: [], parts: [{ step: 11 }] });
  });

  it.each([
    ['a fiftieth of the time', 30, 1500],
    ['more, so that none is two seconds old', 70, 1800],
    ['a twentieth at most', 200, 4000],
  ])('cost %s: one that took %d ms is followed after %d ms', (_, took, wait) => {
    const { checkpoints, ask, answer, pass } = taking(1);
    pass(1000);
    ask(10);
    answer(0, 10, took);
    pass(wait - 1);
    expect(checkpoints.isDue(20, 'running')).toBe(false);
    pass(1);
    expect(checkpoints.isDue(20, 'running')).toBe(true);
  });

  it('are taken at each rest where they cost nothing', () => {
    const { checkpoints, ask, answer } = taking(1);
    expect(checkpoints.isDue(3, 'paused')).toBe(true);
    ask(3);
    answer(0, 3, 100);
    expect(checkpoints.isDue(4, 'paused')).toBe(false);
  });

  it('of two workers are those of one step, and complete when both have come', () => {
    const { checkpoints, ask, answer } = taking(2);
    ask(10);
    expect(answer(1, 10)).toBe(false);
    expect(checkpoints.last).toBeNull();
    expect(answer(0, 10)).toBe(true);
    expect(checkpoints.last).toMatchObject({ step: 10, parts: [{ step: 10 }, { step: 10 }] });
    ask(20);
    answer(0, 20);
    expect(answer(1, 21)).toBe(false);
    expect(checkpoints.last?.step).toBe(10);
  });

  it('of two workers one of which is done earlier keep its end', () => {
    const { checkpoints, ask, answer } = taking(2, [
      setAtPath(defaultExperiment, 'train.steps', 15),
      defaultExperiment,
    ]);
    ask(400);
    answer(0, 15);
    expect(answer(1, 400)).toBe(true);
    expect(checkpoints.last).toMatchObject({ step: 400, parts: [{ step: 15 }, { step: 400 }] });
  });

  it('wait for no network that has ended, and say which ones have', () => {
    const { checkpoints, ask, answer } = taking(2);
    ask(10);
    answer(0, 10);
    checkpoints.end(1);
    expect(checkpoints.last).toMatchObject({ step: 10, ended: [1], parts: [{ step: 10 }, null] });
    ask(20, [1]);
    expect(answer(0, 20)).toBe(true);
    expect(checkpoints.last).toMatchObject({ step: 20, ended: [1] });
    const alone = taking(1);
    alone.ask(10);
    alone.answer(0, 10, 1, [1]);
    expect(alone.checkpoints.last?.ended).toEqual([1]);
  });

  it('stay as they are once a worker has failed', () => {
    const { checkpoints, ask, answer, pass } = taking(2);
    ask(10);
    answer(0, 10);
    answer(1, 10);
    ask(20);
    checkpoints.close();
    answer(0, 20);
    answer(1, 20);
    pass(1e6);
    expect(checkpoints.last?.step).toBe(10);
    expect(checkpoints.isDue(30, 'running')).toBe(false);
  });

  it('are not taken of networks that would fill the memory of the page', () => {
    const huge = setAtPath(setAtPath(defaultExperiment, 'net.width', 4096), 'net.depth', 3);
    const { checkpoints, pass } = taking(1, [huge]);
    pass(1e6);
    expect(checkpoints.isDue(10, 'running')).toBe(false);
  });
});
