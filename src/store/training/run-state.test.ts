import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout } from '../../config/frame.ts';
import { defaultTask } from '../../tasks/tasks.ts';
import type { Event } from '../../worker/protocol.ts';
import { afterEvent, afterStart, isOver, NOTHING_YET, type RunsState } from './run-state.ts';

const begun = afterStart(NOTHING_YET, [defaultExperiment]);
const follow = (events: readonly Event[], from: RunsState = begun) => events.reduce(afterEvent, from);

const started: Event = {
  type: 'started',
  runId: 1,
  seq: 1,
  member: 0,
  step: 0,
  scaling: [],
  sentence: 'A task.',
  picture: { kind: 'images', side: 1, count: 0, pixels: new Float32Array() },
  memory: '12 MB',
  notices: ['A notice.'],
};
const running: Event = { type: 'status', runId: 1, seq: 2, state: 'running', step: 10, stepsPerSecond: 60 };
const diverged: Event = {
  type: 'error',
  runId: 1,
  seq: 3,
  member: 0,
  code: 'diverged',
  sentence: 'It diverged.',
  control: 'train.lr',
};

describe('the state of a run on the page', () => {
  it('begins with a run that is opening and shall advance', () => {
    expect(NOTHING_YET).toMatchObject({ phase: 'opening', isPlaying: true, shown: [] });
  });

  it('takes the sentence of the task and the notices from its start', () => {
    expect(follow([started]).shown).toMatchObject([{ task: { sentence: 'A task.' }, notices: ['A notice.'] }]);
  });

  it('takes the columns of own data from its start', () => {
    const dataColumns = { inputs: [{ name: 'area', mean: 1, std: 2 }], targets: [{ name: 'price' }], classes: [] };
    expect(follow([{ ...started, dataColumns }]).shown).toMatchObject([{ dataColumns }]);
  });

  it('says how far the fit of a feature machine is, until the run begins', () => {
    const fitting: Event = { type: 'fitting', runId: 1, seq: 0, done: 2, of: 6 };
    expect(follow([fitting]).fitting).toBeCloseTo(1 / 3, 12);
    expect(follow([fitting, started]).fitting).toBeNull();
    expect(follow([fitting, diverged]).fitting).toBeNull();
    expect(afterStart(follow([fitting]), [defaultExperiment]).fitting).toBeNull();
  });

  it('keeps its identity when a status says nothing new, so that nothing renders', () => {
    const state = follow([started, running]);
    expect(afterEvent(state, running)).toBe(state);
  });

  it('holds the control that ended it, until another run is started', () => {
    const failed = follow([started, running, diverged]);
    expect(failed).toMatchObject({ phase: 'failed', stepsPerSecond: 0, shown: [{ failure: { control: 'train.lr' } }] });
    expect(isOver(failed)).toBe(true);
    expect(afterStart(failed, [defaultExperiment])).toMatchObject({ phase: 'opening', shown: [{ failure: null }] });
  });

  it('shows nothing of the last run as that of the next, which keeps it as its ghost', () => {
    const state = follow([started]);
    const { stride } = frameLayout(defaultExperiment.net.depth);
    for (let step = 0; step < 20; step++) state.shown[0].stream.append(new Float32Array(stride).fill(step), 1);
    const next = afterStart(state, [{ ...defaultExperiment, net: { ...defaultExperiment.net, width: 8 } }]);
    expect(next.ghost).toBe(state.shown[0]);
    expect(next.shown).toMatchObject([{ notices: [], scaling: [], task: { sentence: 'A task.' } }]);
    expect(next.shown[0].stream.length).toBe(0);
  });

  it('has no ghost of another task, and none again when that ends', () => {
    const state = follow([started]);
    const { stride } = frameLayout(defaultExperiment.net.depth);
    for (let step = 0; step < 20; step++) state.shown[0].stream.append(new Float32Array(stride).fill(step), 1);
    const narrow = afterStart(state, [{ ...defaultExperiment, net: { ...defaultExperiment.net, width: 8 } }]);
    const curve = { ...defaultExperiment, task: defaultTask('curve') };
    expect(afterStart(state, [curve]).ghost).toBeNull();
    expect(narrow.ghost).not.toBeNull();
    expect(afterStart(narrow, [curve]).ghost).toBeNull();
  });

  it('describes the data of another task only when they are made', () => {
    const other = { ...defaultExperiment, task: { ...defaultExperiment.task, seed: 7 } };
    expect(afterStart(follow([started]), [other]).shown[0].task).toBeNull();
  });

  it('has a recording for each side of a comparison', () => {
    const both = afterStart(follow([started]), [defaultExperiment, defaultExperiment]);
    expect(both.shown).toHaveLength(2);
    expect(both.shown[0].id).not.toBe(both.shown[1].id);
    expect(both.ghost).toBeNull();
  });

  it('stays paused from one run to the next', () => {
    expect(afterStart({ ...NOTHING_YET, isPlaying: false }, [defaultExperiment]).isPlaying).toBe(false);
  });
});
