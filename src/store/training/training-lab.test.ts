import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { createViewStore } from '../page/view.ts';
import { createExperimentStore } from './experiment-store.ts';
import { createRunStore } from './run-state.ts';
import { openTrainingLab } from './training-lab.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const { workers, host } = createFakeWorkers({ backend: 'cpu', capture: false });
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
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'set', lr: [0.03] });
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
    lab.showKept(kept);
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
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'set', lr: [0.03, 0.03] });
    expect(run.getState().shown.map(({ learningRateChanges }) => learningRateChanges)).toEqual([
      [{ step: 1, lr: 0.03 }],
      [{ step: 1, lr: 0.03 }],
    ]);
    const end = { code: 'diverged', sentence: 'It diverged.', control: 'train.lr' } as const;
    workers[0].say({ type: 'ended', runId: 1, member: 1, ...end });
    expect(run.getState().shown.map(({ failure }) => failure?.sentence)).toEqual([undefined, 'It diverged.']);
    workers[0].say({ type: 'error', runId: 1, member: null, ...end, code: 'internal', sentence: 'The worker died.' });
    expect(run.getState().shown.map(({ failure }) => failure?.sentence)).toEqual(['The worker died.', 'It diverged.']);
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
