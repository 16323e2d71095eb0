import { createStore } from 'zustand';
import { describe, expect, it } from 'vitest';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { createViewStore } from '../page/view.ts';
import { madeRecording } from '../runs/testing/made-recording.ts';
import { createTimeLine } from '../time/time-line.ts';
import { createRunStore } from '../training/run-state.ts';
import { emptyInspection } from '../../worker/testing/fake-run.ts';
import { createPastAnswers } from './past-answers.ts';
import { createShownInspection } from './shown-inspection.ts';
import { fakeViewer } from './testing/fake-viewer.ts';

const FIRST: Question = { layer: 1, of: 'weights' };
const SECOND: Question = { layer: 2, of: 'weights' };

/** A page of a run with snapshots at 0, 10 and 20, which has reached step 25. */
function openPage() {
  const run = createRunStore();
  const recording = () => madeRecording({ steps: [0, 25], snapshots: [0, 10, 20] });
  run.setState({ shown: [recording()] });
  const time = createTimeLine(run, { request: () => 0, cancel: () => undefined });
  const view = createViewStore('system', decodePageLink('#v=1'));
  const looked: (Question | null)[] = [];
  const store = createStore<{ answer: Inspection | null }>()(() => ({ answer: null }));
  const live = { store, look: (question: Question | null) => void looked.push(question) };
  const viewer = fakeViewer();
  const shown = createShownInspection({ run, time, view, live, past: createPastAnswers(viewer) });
  const stepOf = () => shown.getState().answer?.step ?? null;
  const send = (step: number) => store.setState({ answer: emptyInspection(FIRST, step) });
  return { run, recording, time, view: view.getState, looked, viewer, send, stepOf };
}

describe('the inspection that is shown', () => {
  it('is that of the network that trains at the live edge', () => {
    const { view, looked, send, stepOf } = openPage();
    expect(looked).toEqual([]);
    view().setInspected(FIRST);
    expect(looked).toEqual([FIRST]);
    send(25);
    expect(stepOf()).toBe(25);
    view().setInspected(null);
    expect(looked).toEqual([FIRST, null]);
    expect(stepOf()).toBeNull();
  });

  it('is that of the snapshot in the past, for each layer that is asked for', async () => {
    const { view, time, looked, viewer, send, stepOf } = openPage();
    view().setInspected(FIRST);
    send(25);
    time.goTo(10);
    expect(looked.at(-1)).toBeNull();
    await viewer.answer();
    expect(stepOf()).toBe(10);
    view().setInspected(SECOND);
    await viewer.answer();
    expect(viewer.asked.map(({ question, snapshot }) => [question, snapshot.step])).toEqual([
      [FIRST, 10],
      [SECOND, 10],
    ]);
    time.now();
    expect(looked.at(-1)).toBe(SECOND);
    send(30);
    expect(stepOf()).toBe(30);
  });

  it('ends with its run', () => {
    const { run, recording, view, send, stepOf } = openPage();
    view().setInspected(FIRST);
    send(25);
    run.setState({ shown: [recording()] });
    expect(stepOf()).toBeNull();
  });

  it('is that of the last snapshot of a run that failed', async () => {
    const { run, view, looked, viewer, stepOf } = openPage();
    view().setInspected(FIRST);
    const failure = { code: 'diverged', sentence: 'It diverged.', control: null } as const;
    run.setState(({ shown: [first] }) => ({ shown: [{ ...first, failure }] }));
    await viewer.answer();
    expect(stepOf()).toBe(20);
    expect(looked).toEqual([FIRST, null]);
  });
});
