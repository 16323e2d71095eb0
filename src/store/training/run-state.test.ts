import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout } from '../../config/frame.ts';
import type { Event } from '../../worker/protocol.ts';
import { afterEvent, afterFirstFrame, afterStart, isOver, NOTHING_YET, type RunsState } from './run-state.ts';
import { createStream } from './stream.ts';

const follow = (events: readonly Event[], from: RunsState = NOTHING_YET) => events.reduce(afterEvent, from);

const started: Event = {
  type: 'started',
  runId: 1,
  seq: 1,
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
  code: 'diverged',
  sentence: 'It diverged.',
  control: 'train.lr',
};

describe('the state of a run on the page', () => {
  it('begins with a run that is opening and shall advance', () => {
    expect(NOTHING_YET).toMatchObject({ phase: 'opening', isPlaying: true, shown: null });
  });

  it('takes the sentence of the task and the notices from its start', () => {
    expect(follow([started])).toMatchObject({ task: { sentence: 'A task.' }, notices: ['A notice.'] });
  });

  it('keeps its identity when a status says nothing new, so that nothing renders', () => {
    const state = follow([started, running]);
    expect(afterEvent(state, running)).toBe(state);
  });

  it('holds the control that ended it, until another run is started', () => {
    const failed = follow([started, running, diverged]);
    expect(failed).toMatchObject({ phase: 'failed', stepsPerSecond: 0, failure: { control: 'train.lr' } });
    expect(isOver(failed)).toBe(true);
    expect(afterStart(failed)).toMatchObject({ phase: 'opening', failure: null });
  });

  it('keeps the curves of the last run until the next has its first frame', () => {
    const stream = createStream(frameLayout(3));
    const shown = { experiment: defaultExperiment, stream };
    const state = { ...afterFirstFrame(follow([started]), shown), learningRateChanges: [{ step: 5, lr: 1 }] };
    const next = afterStart(state);
    expect(next.shown).toBe(shown);
    expect(
      afterFirstFrame(next, { experiment: defaultExperiment, stream: createStream(frameLayout(3)) }),
    ).toMatchObject({
      learningRateChanges: [],
    });
  });

  it('stays paused from one run to the next', () => {
    expect(afterStart({ ...NOTHING_YET, isPlaying: false }).isPlaying).toBe(false);
  });
});
