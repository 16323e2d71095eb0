import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment as experiment } from '../../config/default-experiment.ts';
import type { Picture, PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { emptyInspection } from '../testing/fake-run.ts';
import { createFakeWorkers } from '../testing/fake-worker.ts';
import { openViewer } from './viewer.ts';

const FUNCTION: PictureQuestion = { kind: 'function' };
const at = (step: number): Snapshot => ({ step, weights: [Float32Array.of(step)], biases: null });
const pictureAt = (step: number): Picture => ({
  kind: 'function',
  of: 'pairs',
  samples: 'test',
  target: new Float32Array(1),
  f: Float32Array.of(step),
  directions: null,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(settings = {}) {
  const { workers, host } = createFakeWorkers(settings);
  const viewer = openViewer(host);
  const initial = at(0);
  const ask = (step: number, { key = 'function', of = initial } = {}) =>
    viewer.ask({ key, experiment, initial: of, snapshot: at(step), question: FUNCTION });
  const commands = (worker = 0) => workers[worker].commands.filter(({ type }) => type !== 'open');
  const viewed = (worker = 0) =>
    commands(worker).flatMap((command) => (command.type === 'view' ? [command.snapshot.step] : []));
  const answer = (worker = 0) => {
    const last = commands(worker).findLast((command) => command.type === 'view');
    if (last) workers[worker].say({ type: 'viewed', runId: null, id: last.id, answer: pictureAt(last.snapshot.step) });
  };
  return { viewer, workers, ask, commands, viewed, answer };
}

describe('the viewer of snapshots', () => {
  it('opens no worker before the first question, and then one on wasm, whatever trains', () => {
    const { workers, ask } = open({ backend: 'webgpu' });
    expect(workers).toHaveLength(0);
    void ask(3);
    void ask(4);
    expect(workers).toHaveLength(1);
    expect(workers[0].commands[0]).toMatchObject({ type: 'open', backend: 'wasm' });
  });

  it('gives the worker a run once, and then only snapshots', async () => {
    const { ask, commands, answer } = open();
    const first = ask(3);
    answer();
    expect(await first).toEqual(pictureAt(3));
    const second = ask(4);
    answer();
    expect(await second).toEqual(pictureAt(4));
    expect(commands().map(({ type }) => type)).toEqual(['hold', 'view', 'view']);
    expect(commands()[0]).toMatchObject({ experiment, initial: { step: 0 } });
  });

  it('answers the question that is under way and the newest of each key, and drops those between', async () => {
    const { ask, viewed, answer } = open();
    const asked = [ask(1), ask(2), ask(3), ask(4, { key: 'features' }), ask(5)];
    expect(viewed()).toEqual([1]);
    for (let i = 0; i < 3; i++) answer();
    expect((await Promise.all(asked)).map((picture) => picture && 'f' in picture && picture.f[0])).toEqual([
      1,
      null,
      null,
      4,
      5,
    ]);
  });

  it('holds a few runs, and forgets the one asked about longest ago', () => {
    const { ask, commands, answer } = open();
    const runs = Array.from({ length: 5 }, () => at(0));
    for (const of of [runs[0], runs[1], runs[0], runs[2], runs[3], runs[4]]) {
      void ask(9, { of });
      answer();
    }
    const held = commands().flatMap((command) => (command.type === 'hold' ? [command.run] : []));
    const released = commands().flatMap((command) => (command.type === 'release' ? [command.run] : []));
    expect(held).toHaveLength(5);
    expect(released).toEqual([held[1]]);
    expect(commands().at(-1)).toMatchObject({ type: 'view', run: held[4] });
  });

  it('answers questions about layers, too', async () => {
    const { viewer, workers } = open();
    const question = { layer: 1, of: 'weights' } as const;
    const asked = viewer.ask({ key: 'layer', experiment, initial: at(0), snapshot: at(8), question });
    const answer = emptyInspection(question, 8);
    workers[0].say({ type: 'viewed', runId: null, id: 1, answer });
    expect(await asked).toEqual(answer);
  });

  it('closes after some minutes without a question, and opens another worker for the next', async () => {
    const { ask, workers, answer, commands } = open();
    const first = ask(3);
    workers[0].ready();
    answer();
    await first;
    vi.advanceTimersByTime(60_000);
    expect(workers[0].isTerminated()).toBe(false);
    vi.advanceTimersByTime(600_000);
    expect(workers[0].isTerminated()).toBe(true);
    void ask(4);
    expect(commands(1).map(({ type }) => type)).toEqual(['hold', 'view']);
  });

  it('fails with the sentence of its worker, rests for a moment, and then tries anew', async () => {
    const { ask, workers } = open();
    const asked = [ask(1), ask(2)];
    workers[0].say({ type: 'error', runId: null, code: 'unreadable', sentence: 'The digits are gone.', control: null });
    for (const each of asked) await expect(each).rejects.toThrow('The digits are gone.');
    expect(workers[0].isTerminated()).toBe(true);
    await expect(ask(3)).rejects.toThrow('The digits are gone.');
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    void ask(4);
    expect(workers).toHaveLength(2);
  });

  it('ends with the page, and leaves no question open', async () => {
    const { viewer, ask, workers } = open();
    const asked = [ask(1), ask(2)];
    viewer.dispose();
    expect(await Promise.all(asked)).toEqual([null, null]);
    expect(workers[0].isTerminated()).toBe(true);
  });
});
