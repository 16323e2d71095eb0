import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendRequest } from '../../config/backend.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { layerShapes } from '../../config/scaling.ts';
import { describeProblem, parseExperiment } from '../../config/experiment.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import type { DrawnPoint } from '../../tasks/drawn-points.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { createViewStore } from '../page/view.ts';
import { createExperimentStore } from './experiment-store.ts';
import { createRunStore } from './run-state.ts';
import { openTrainingLab } from './training-lab.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(backend: BackendRequest = 'cpu') {
  const { workers, host } = createFakeWorkers({ backend, capture: false });
  const experiment = createExperimentStore(defaultExperiment);
  const run = createRunStore();
  const view = createViewStore('system', decodePageLink(''));
  const lab = openTrainingLab({ host, experiment, run, view });
  return { lab, workers, experiment, run, view };
}

describe('the training of the lab', () => {
  it('opens the backend of the page, and captures steps only where the page does', () => {
    const { workers } = open();
    expect(workers[0].commands).toMatchObject([{ type: 'open', backend: 'cpu', capture: false }]);
  });

  it('changes the learning rate of a run that has a frame, and starts a new run for any other setting', () => {
    const { lab, workers, experiment, run } = open();
    lab.show();
    workers[0].ready();
    workers[0].started(1);
    workers[0].say({
      type: 'frames',
      runId: 1,
      member: 0,
      count: 1,
      values: new Float32Array(frameLayout(defaultExperiment.net.depth).stride),
    });
    workers[0].say({ type: 'status', runId: 1, state: 'running', step: 1, stepsPerSecond: 1 });
    experiment.getState().change('train.lr', 0.03);
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'set', rates: [{ lr: 0.03 }] });
    expect(run.getState().phase).toBe('running');
    // A link to what is trained changes nothing, and no chart may mark a change.
    const before = workers[0].commands.length;
    experiment.getState().replace(structuredClone(experiment.getState().experiment));
    expect(workers[0].commands.slice(before)).toEqual([]);
    expect(run.getState().phase).toBe('running');
    experiment.getState().change('net.width', 32);
    expect(run.getState().phase).toBe('opening');
  });

  it('closes the inspector with the task, and keeps it for any other setting', () => {
    const { lab, workers, experiment, view } = open();
    lab.show();
    workers[0].ready();
    view.getState().setInspected({ layer: 1, of: 'weights' });
    experiment.getState().change('net.width', 32);
    expect(view.getState().inspected).toEqual({ layer: 1, of: 'weights' });
    experiment.getState().change('task.name', defaultExperiment.task.name === 'parity' ? 'curve' : 'parity');
    expect(view.getState().inspected).toBeNull();
  });

  it('inspects a side that there is, after a comparison whose right side was inspected', () => {
    const { lab, workers, experiment, view } = open();
    const [left, right] = [0.01, 10].map((gamma0) => ({
      ...defaultExperiment,
      scaling: { ...defaultExperiment.scaling, gamma0 },
    }));
    experiment.getState().replace(left, { right, differing: ['scaling.gamma0'] });
    lab.show();
    workers[0].ready();
    view.getState().setInspected({ layer: 1, of: 'weights' }, 1);
    view.getState().setInspected(null);
    experiment.getState().replace(left);
    vi.advanceTimersByTime(1000);
    // A link inspects a layer, and knows no sides.
    view.getState().setInspected({ layer: 1, of: 'weights' });
    expect(view.getState().inspectedSide).toBe(0);
  });

  it('shows a kept run with its settings, whatever its last worker still says, and trains anew at Play', () => {
    const { lab, workers, experiment, run } = open();
    lab.show();
    workers[0].ready();
    workers[0].started(1);
    workers[0].say({ type: 'frames', runId: 1, member: 0, count: 2, values: twoFrames(1) });
    const [kept] = run.getState().shown;
    experiment.getState().change('net.width', 32);
    vi.advanceTimersByTime(1000);
    const starts = () => workers.flatMap(({ commands }) => commands.filter(({ type }) => type === 'start')).length;
    const before = starts();
    lab.showKept([kept]);
    vi.advanceTimersByTime(1000);
    expect(run.getState()).toMatchObject({ isKept: true, isPlaying: false, phase: 'done', shown: [{ id: kept.id }] });
    expect(experiment.getState().experiment.net.width).toBe(defaultExperiment.net.width);
    expect(starts()).toBe(before);
    for (const worker of workers) worker.say({ type: 'frames', runId: 2, member: 0, count: 2, values: twoFrames(9) });
    expect(run.getState().shown[0].stream.latest(LOSS)?.value).toBe(1);
    lab.play();
    expect(run.getState()).toMatchObject({ isKept: false, phase: 'opening', isPlaying: true });
    expect(run.getState().shown[0].id).not.toBe(kept.id);
  });

  it('trains both sides of a comparison, and keeps the frames, the rate and the end of each apart', () => {
    const { lab, workers, experiment, run } = open();
    experiment.getState().compare([{ path: 'scaling.gamma0', left: 0.01, right: 10 }]);
    lab.show();
    workers[0].ready();
    expect(workers[0].commands.at(-1)).toMatchObject({
      type: 'start',
      members: [{ scaling: { gamma0: 0.01 } }, { scaling: { gamma0: 10 } }],
    });
    for (const member of [0, 1])
      workers[0].say({ type: 'frames', runId: 1, member, count: 2, values: twoFrames(member) });
    expect(run.getState().shown.map(({ stream }) => stream.latest(LOSS)?.value)).toEqual([0, 1]);
    experiment.getState().change('train.lr', 0.03);
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'set', rates: [{ lr: 0.03 }, { lr: 0.03 }] });
    // The worker was further than its last frame when it took the change.
    for (const member of [0, 1])
      workers[0].say({ type: 'scaling', runId: 1, member, step: 7, rate: { lr: 0.03 }, scaling: [] });
    expect(run.getState().shown.map(({ learningRateChanges }) => learningRateChanges)).toEqual([
      [{ step: 7, lr: 0.03 }],
      [{ step: 7, lr: 0.03 }],
    ]);
    experiment.getState().change('train.schedule.kind', 'step');
    const { steps, schedule } = experiment.getState().experiment.train;
    expect(schedule?.every).toBe(Math.ceil(steps / 3));
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'set', rates: [{ lr: 0.03, schedule }, { schedule }] });
    const onSchedule = { type: 'scaling', runId: 1, member: 1, scaling: [] };
    workers[0].say({ ...onSchedule, step: 9, rate: { lr: 0.03, schedule } });
    workers[0].say({ ...onSchedule, step: 11, rate: { lr: 0.02, schedule } });
    workers[0].say({ ...onSchedule, step: 12, rate: { lr: 0.02 } });
    expect(run.getState().shown[1].learningRateChanges.slice(1)).toEqual([
      { step: 9, lr: 0.03, schedule },
      { step: 11, lr: 0.02 },
      { step: 12, lr: 0.02, schedule: null },
    ]);
    workers[0].say({ type: 'scaling', runId: 1, member: 0, step: steps, rate: { lr: 0.5 }, scaling: [] });
    expect(run.getState().shown[0].learningRateChanges).toEqual([{ step: 7, lr: 0.03 }]);
    const end = { code: 'diverged', sentence: 'It diverged.', control: 'train.lr' } as const;
    workers[0].say({ type: 'ended', runId: 1, member: 1, ...end });
    expect(run.getState().shown.map(({ failure }) => failure?.sentence)).toEqual([undefined, 'It diverged.']);
    workers[0].say({ type: 'error', runId: 1, member: null, ...end, code: 'internal', sentence: 'The worker died.' });
    expect(run.getState().shown.map(({ failure }) => failure?.sentence)).toEqual(['The worker died.', 'It diverged.']);
  });
});

describe('a run whose worker fails', () => {
  const checkpointAt = (step: number) => ({
    ...{ step, begun: 0, values: [Float32Array.of(step)], noise: [] },
    watched: { losses: { first: null, lowest: [], calm: { step: 0 }, isCalm: true, hasEnded: [] }, spikes: [] },
  });
  const STARTED = {
    ...{
      type: 'started',
      runId: 2,
      member: 0,
      isResumed: true,
      scaling: [],
      sentence: '',
      memory: '1 MB',
      notices: [],
    },
  };
  const silent = { type: 'error', runId: 1, member: null, code: 'silent', sentence: 'Silent.', control: null };
  const frameAt = (step: number) => {
    const values = new Float32Array(frameLayout(defaultExperiment.net.depth).stride).fill(NaN);
    values[STEP_OFFSET] = step;
    return values;
  };

  /** A lab whose run is kept at step 10, has gone on to step 12, and then fails. */
  function failed(failure: object = silent) {
    const opened = open();
    const [worker] = opened.workers;
    opened.lab.show();
    worker.ready();
    worker.started(1);
    vi.advanceTimersByTime(1000);
    const say = (step: number) => {
      worker.say({ type: 'frames', runId: 1, member: 0, count: 1, values: frameAt(step) });
      worker.say({ type: 'status', runId: 1, state: 'running', step, stepsPerSecond: 1 });
    };
    say(10);
    expect(worker.commands.at(-1)).toEqual({ type: 'checkpoint', runId: 1 });
    worker.say({ type: 'checkpoint', runId: 1, checkpoint: checkpointAt(10), ended: [], took: 1 });
    say(12);
    worker.say({ type: 'happened', runId: 1, member: 0, kind: 'catapult', step: 11, sentence: 'A catapult.' });
    const before = opened.run.getState().shown[0];
    worker.say(failure);
    const next = () => {
      for (const each of opened.workers.slice(1)) each.ready();
      return opened.workers[1];
    };
    return { ...opened, before, next };
  }

  it('goes on where it was, in the same curves, and what comes after that step comes again', () => {
    const { lab, run, next, before } = failed();
    expect(run.getState()).toMatchObject({ phase: 'failed', goesOnAt: 10 });
    lab.goOn();
    const worker = next();
    expect(worker.startsOf()).toMatchObject([
      { runId: 2, paused: false, resume: { checkpoint: { step: 10 }, ended: [] } },
    ]);
    const { shown, goesOnAt } = run.getState();
    expect(goesOnAt).toBeNull();
    expect(shown).toMatchObject([{ id: before.id, failure: null, happenings: [] }]);
    expect(shown[0].stream.latest(STEP_OFFSET)?.step).toBe(10);
    worker.say({ type: 'frames', runId: 2, member: 0, count: 1, values: frameAt(11) });
    expect(shown[0].stream.latest(STEP_OFFSET)?.step).toBe(11);
    expect(worker.commands.filter(({ type }) => type === 'set')).toEqual([]);
  });

  it('goes on by Play as well, and begins again by Reset', () => {
    const { lab, next } = failed();
    lab.play();
    expect(next().startsOf()).toMatchObject([{ resume: { checkpoint: { step: 10 } } }]);
    const other = failed();
    other.lab.reset();
    expect(other.next().startsOf()[0].resume).toBeUndefined();
    expect(other.run.getState()).toMatchObject({ goesOnAt: null, shown: [{ stream: { length: 0 } }] });
  });

  it('goes on with the learning rate that was set since it was kept', () => {
    const opened = failed({ type: 'status', runId: 1, state: 'running', step: 13, stepsPerSecond: 1 });
    opened.experiment.getState().change('train.lr', 0.03);
    opened.workers[0].say(silent);
    opened.lab.goOn();
    const worker = opened.next();
    expect(worker.startsOf()[0].members[0].train.lr).toBe(defaultExperiment.train.lr);
    expect(worker.commands.at(-1)).toMatchObject({ type: 'set', rates: [{ lr: 0.03 }] });
  });

  it('remembers from where another backend trains it, also when it starts anew on other points', () => {
    const { lab, run, workers } = failed();
    lab.goOn();
    for (const each of workers.slice(1)) each.ready('cpu');
    workers[1].say({ ...STARTED, step: 10 });
    workers[1].say({ ...STARTED, isResumed: false, step: 12 });
    expect(run.getState().shown[0].backendChanges).toEqual([{ step: 10, from: 'wasm', to: 'cpu' }]);
  });

  it('can fail again before anything new is kept, and goes on at the same step', () => {
    const { lab, run, next } = failed();
    lab.goOn();
    next().say({ ...silent, runId: 2 });
    expect(run.getState()).toMatchObject({ phase: 'failed', goesOnAt: 10 });
  });

  it('can be taken up by another page, with the rate that was set since it was kept', () => {
    const { lab, run, experiment } = failed({
      type: 'status',
      runId: 1,
      state: 'running',
      step: 13,
      stepsPerSecond: 1,
    });
    experiment.getState().change('train.lr', 0.03);
    const kept = lab.kept();
    if (!kept) throw new Error('Nothing is kept.');
    const recordings = run.getState().shown.map((shown) => ({
      ...shown,
      learningRateChanges: [{ step: 13, lr: 0.03 }],
    }));
    const other = open();
    other.experiment.getState().change('net.width', 32);
    other.lab.show();
    other.lab.pause();
    expect(other.lab.takeUp({ recordings, ...kept })).toBe(true);
    const { net, train } = other.experiment.getState().experiment;
    expect([net.width, train.lr]).toEqual([defaultExperiment.net.width, 0.03]);
    for (const worker of other.workers) worker.ready();
    const worker = other.workers.find((each) => each.startsOf().some(({ resume }) => resume));
    expect(worker?.startsOf().at(-1)).toMatchObject({ paused: false, resume: { checkpoint: { step: 10 } } });
    expect(worker?.commands.at(-1)).toMatchObject({ type: 'set', rates: [{ lr: 0.03 }] });
    const [shown] = other.run.getState().shown;
    expect(shown).toMatchObject({ id: recordings[0].id, learningRateChanges: [] });
    expect(shown.stream.latest(STEP_OFFSET)?.step).toBe(10);
  });

  it('does not go on where its network is at fault', () => {
    const { run } = failed({ ...silent, code: 'out-of-memory' });
    expect(run.getState().goesOnAt).toBeNull();
  });
});

describe('a run whose GPU fails', () => {
  const lost = { type: 'error', member: null, code: 'device-lost', sentence: 'Lost.', control: null };

  it('goes on by itself in a new worker, and on wasm after the third failure, with a notice', async () => {
    const { lab, run, view, workers, experiment } = open('webgpu');
    lab.show();
    for (const runId of [1, 2, 3]) {
      const worker = workers.at(-1);
      worker?.ready('webgpu');
      worker?.started(runId);
      const others = workers.filter((each) => !each.isTerminated());
      worker?.say({ ...lost, runId });
      await Promise.resolve();
      expect(run.getState().phase).toBe('opening');
      expect(others.every((each) => each.isTerminated())).toBe(true);
    }
    const backends = workers.map(({ commands }) => commands[0].type === 'open' && commands[0].backend);
    expect(backends).toEqual(['webgpu', 'webgpu', 'webgpu', 'wasm']);
    expect(view.getState().linkNotices).toEqual([expect.stringMatching(/opened anew/)]);
    workers[3].ready('wasm');
    expect(view.getState().linkNotices.at(-1)).toMatch(/goes on with WebAssembly/);
    workers[3].say({ ...lost, runId: 4, code: 'silent' });
    expect(run.getState().shown[0].failure).not.toBeNull();
    experiment.getState().change('net.width', 32);
    expect(
      workers.slice(4).every(({ commands }) => commands[0].type === 'open' && commands[0].backend === 'wasm'),
    ).toBe(true);
  });
});

describe('a network that was opened', () => {
  const wide = { ...defaultExperiment, seed: 5 };
  const weights = layerShapes(defaultExperiment).map(([rows, columns]) => new Float32Array(rows * columns));
  const snapshot = (step: number) => ({ step, weights, biases: null });
  const network = { experiment: defaultExperiment, initial: snapshot(0), present: snapshot(300), notices: [] };

  /** A lab whose run began with the network, and whether the last one did. */
  function opened() {
    const { lab, experiment, run } = open();
    lab.show();
    lab.openNetwork('mlp.npz', network);
    const isUsed = () => {
      vi.advanceTimersByTime(1000);
      return lab.network.getState().isUsed;
    };
    return { lab, run, experiment: experiment.getState, isUsed };
  }

  it('goes on under other settings, and on other data of the same shape', () => {
    const { experiment, isUsed } = opened();
    experiment().change('train.batch', 32);
    expect(isUsed()).toBe(true);
    experiment().replace(wide, null, false);
    expect(isUsed()).toBe(true);
  });

  it('is left out of another experiment until a person says so, and is there again after undo', () => {
    const { lab, experiment, isUsed } = opened();
    experiment().replace(wide);
    expect(isUsed()).toBe(false);
    lab.beginWithNetwork();
    expect(isUsed()).toBe(true);
    experiment().replace({ ...wide, seed: 6 });
    expect(isUsed()).toBe(false);
    experiment().change('seed', 7);
    expect(isUsed()).toBe(false);
    experiment().replace(defaultExperiment);
    expect(isUsed()).toBe(true);
  });

  it('rests after undo, as it was opened, although the experiment in between has trained', () => {
    const { lab, run, experiment, isUsed } = opened();
    experiment().replace(wide);
    lab.play();
    experiment().replace(defaultExperiment);
    expect(isUsed()).toBe(true);
    expect(run.getState().isPlaying).toBe(false);
  });
});

describe('points that are drawn while a network trains', () => {
  const drawn = (points: DrawnPoint[]) => parsed({ ...defaultExperiment, task: { name: 'drawn', points } });
  const parsed = (draft: object) => {
    const found = parseExperiment(draft);
    if (!found.ok) throw new Error(found.problems.map(describeProblem).join(' '));
    return found.experiment;
  };
  const FIRST: DrawnPoint[] = [
    [0, 0.3, 1],
    [0.6, 0, -1],
  ];

  function train() {
    const opened = open();
    opened.experiment.getState().replace(drawn(FIRST));
    opened.lab.show();
    const [worker] = opened.workers;
    worker.ready();
    worker.started(1);
    worker.say({ type: 'frames', runId: 1, member: 0, count: 2, values: twoFrames(1) });
    const starts = () => opened.workers.flatMap(({ startsOf }) => startsOf()).length;
    const draw = (points: unknown) => opened.experiment.getState().change('task.points', points);
    return { ...opened, worker, starts, draw, shown: () => opened.run.getState().shown[0] };
  }

  it('are learned by the same run from its present weights, and marked at their step', () => {
    const { worker, starts, draw, shown } = train();
    const { id } = shown();
    draw([...FIRST, [0, 0, 1]]);
    expect(worker.commands.at(-1)).toMatchObject({
      type: 'learn',
      runId: 1,
      members: [{ task: { points: { length: 3 } } }],
    });
    worker.started(1, 8);
    expect(shown()).toMatchObject({ id, pointChanges: [{ step: 8, points: 3 }] });
    expect(shown().experiment.task).toMatchObject({ points: { length: 3 } });
    draw(FIRST);
    worker.started(1, 9);
    expect(shown().pointChanges).toEqual([
      { step: 8, points: 3 },
      { step: 9, points: 2 },
    ]);
    vi.advanceTimersByTime(1000);
    expect(starts()).toBe(1);
  });

  it('begin a new run where there is none left, or where another setting changes', () => {
    for (const [path, value] of [
      ['task.points', []],
      ['task.on', 'line'],
      ['net.width', 32],
    ] as const) {
      const { experiment, shown } = train();
      const { id } = shown();
      experiment.getState().change(path, value);
      vi.advanceTimersByTime(1000);
      expect(shown().id).not.toBe(id);
      expect(shown().pointChanges).toEqual([]);
    }
  });

  it('begin both sides of a comparison again, at the same step 0, once one of them has diverged', () => {
    const { workers, starts, draw, experiment, run } = train();
    experiment.getState().compare([{ path: 'scaling.gamma0', left: 0.01, right: 10 }]);
    vi.advanceTimersByTime(1000);
    for (const each of workers) each.ready();
    const last = workers.find(({ startsOf }) => startsOf().some(({ runId }) => runId === 2));
    if (!last) throw new Error('No worker has the comparison.');
    for (const member of [0, 1]) last.say({ type: 'frames', runId: 2, member, count: 2, values: twoFrames(1) });
    const end = { code: 'diverged', sentence: 'It diverged.', control: 'train.lr' };
    last.say({ type: 'ended', runId: 2, member: 1, ...end });
    const before = starts();
    draw([...FIRST, [0, 0, 1]]);
    vi.advanceTimersByTime(1000);
    for (const each of workers) each.ready();
    expect(last.commands.filter(({ type }) => type === 'learn')).toEqual([]);
    expect(starts()).toBe(before + 1);
    expect(run.getState().shown.map(({ failure, pointChanges }) => [failure, pointChanges])).toEqual([
      [null, []],
      [null, []],
    ]);
  });

  it('are asked for anew in pictures, although the step is the same', () => {
    const { worker, draw, lab } = train();
    const question = { kind: 'function' } as const;
    lab.pictures.look(0, 'function', question);
    const looks = () => worker.commands.filter(({ type }) => type === 'look').length;
    const before = looks();
    draw([...FIRST, [0, 0, 1]]);
    expect(looks()).toBe(before + 1);
  });
});

const LOSS = runOffset('loss');

/** Returns two frames of a network with a constant loss. */
function twoFrames(loss: number): Float32Array {
  const { stride } = frameLayout(defaultExperiment.net.depth);
  const values = new Float32Array(2 * stride);
  [0, 1].forEach((step) => {
    values[step * stride + STEP_OFFSET] = step;
    values[step * stride + LOSS] = loss;
  });
  return values;
}
