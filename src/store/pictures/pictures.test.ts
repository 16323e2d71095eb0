import { createStore } from 'zustand';
import { describe, expect, it } from 'vitest';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Failure } from '../../worker/protocol.ts';
import { madeRecording } from '../runs/testing/made-recording.ts';
import { createTimeLine } from '../time/time-line.ts';
import type { LivePictures } from '../training/live-pictures.ts';
import { createRunStore } from '../training/run-state.ts';
import { createPastAnswers } from './past-answers.ts';
import { createPictures } from './pictures.ts';
import { fakeViewer, pictureOf } from './testing/fake-viewer.ts';

const NONE = { function: null, features: null };
const FUNCTION: PictureQuestion = { kind: 'function' };
const FAILURE: Failure = { code: 'diverged', sentence: 'It diverged.', control: null };

/** A page of one or two runs with snapshots at 0, 10 and 20, which have reached step 25. */
function openPage(sides = 1) {
  const run = createRunStore();
  const recording = () => madeRecording({ steps: [0, 10, 20, 25], snapshots: [0, 10, 20] });
  run.setState({ shown: Array.from({ length: sides }, recording) });
  const time = createTimeLine(run, { request: () => 0, cancel: () => undefined });
  const looked: [number, string, PictureQuestion | null][] = [];
  const liveStore: LivePictures['store'] = createStore<ReturnType<LivePictures['store']['getState']>>()(() => [
    NONE,
    NONE,
  ]);
  const live = {
    store: liveStore,
    look: (side: number, kind: string, question: PictureQuestion | null) => void looked.push([side, kind, question]),
    /** The network of a side shows its function. */
    send: (side: number, step: number) =>
      liveStore.setState(
        [0, 1].map((s) => (s === side ? { ...NONE, function: { step, picture: pictureOf(step) } } : NONE)),
        true,
      ),
  };
  const viewer = fakeViewer();
  let follow: () => void = () => undefined;
  const page = { hidden: false, addEventListener: (_: string, listener: () => void) => void (follow = listener) };
  const pictures = createPictures({ run, time, live, past: createPastAnswers(viewer), page });
  const stepOf = (side = 0) => pictures.store.getState()[side].function?.step ?? null;
  const hide = (isHidden: boolean) => {
    page.hidden = isHidden;
    follow();
  };
  return { run, recording, time, live, looked, viewer, pictures, stepOf, hide };
}

describe('the pictures of the page', () => {
  it('show the network that trains, and ask for what is looked at only', () => {
    const { pictures, live, looked, viewer, stepOf } = openPage();
    expect(looked).toEqual([]);
    const end = pictures.watch(0, FUNCTION);
    expect(looked).toEqual([[0, 'function', FUNCTION]]);
    live.send(0, 25);
    expect(stepOf()).toBe(25);
    end();
    expect(looked.at(-1)).toEqual([0, 'function', null]);
    live.send(0, 30);
    expect(stepOf()).toBe(25);
    expect(viewer.asked).toEqual([]);
  });

  it('show the snapshot of the step in the past, and leave the network that trains alone', async () => {
    const { pictures, time, live, looked, viewer, stepOf } = openPage();
    pictures.watch(0, FUNCTION);
    live.send(0, 25);
    time.goTo(10);
    expect(looked.at(-1)).toEqual([0, 'function', null]);
    await viewer.answer();
    expect(stepOf()).toBe(10);
    live.send(0, 26);
    expect(stepOf()).toBe(10);
    time.now();
    expect(looked.at(-1)).toEqual([0, 'function', FUNCTION]);
    live.send(0, 27);
    expect(stepOf()).toBe(27);
  });

  it('show no late answer of the past at the live edge', async () => {
    const { pictures, time, live, viewer, stepOf } = openPage();
    pictures.watch(0, FUNCTION);
    time.goTo(10);
    time.now();
    live.send(0, 25);
    await viewer.answer();
    expect(stepOf()).toBe(25);
  });

  it('show both runs of a comparison at one step', async () => {
    const { pictures, time, viewer, stepOf } = openPage(2);
    for (const side of [0, 1]) pictures.watch(side, FUNCTION);
    time.goTo(10);
    await viewer.answer();
    await viewer.answer();
    expect([stepOf(0), stepOf(1)]).toEqual([10, 10]);
    expect(viewer.asked.map(({ key }) => key)).toEqual(['0 function', '1 function']);
  });

  it('show nothing of the last run once another has started', () => {
    const { pictures, run, recording, live, stepOf } = openPage();
    pictures.watch(0, FUNCTION);
    live.send(0, 25);
    run.setState({ shown: [recording()] });
    expect(stepOf()).toBeNull();
    live.send(0, 1);
    expect(stepOf()).toBe(1);
  });

  it('show the last snapshot of a run that failed, whose worker has ended', async () => {
    const { pictures, run, looked, viewer, stepOf } = openPage();
    pictures.watch(0, FUNCTION);
    run.setState(({ shown: [first] }) => ({ shown: [{ ...first, failure: FAILURE }] }));
    expect(looked.at(-1)).toEqual([0, 'function', null]);
    await viewer.answer();
    expect(stepOf()).toBe(20);
  });

  it('show nothing in the past of a network without snapshots', () => {
    const { pictures, run, time, live, stepOf } = openPage();
    run.setState({ shown: [madeRecording({ steps: [0, 10, 20] })] });
    pictures.watch(0, FUNCTION);
    live.send(0, 20);
    time.goTo(10);
    expect(time.store.getState().step).toBe(10);
    expect(stepOf()).toBeNull();
  });

  it('show the newest of two questions at one place, and the first one again once that is done', () => {
    const { pictures, looked } = openPage();
    const other: PictureQuestion = { kind: 'function', hinges: [3] };
    const endFirst = pictures.watch(0, FUNCTION);
    const endOther = pictures.watch(0, other);
    expect(looked.at(-1)).toEqual([0, 'function', other]);
    endOther();
    expect(looked.at(-1)).toEqual([0, 'function', FUNCTION]);
    const again = pictures.watch(0, other);
    endFirst();
    expect(looked.at(-1)).toEqual([0, 'function', other]);
    again();
    expect(looked.at(-1)).toEqual([0, 'function', null]);
  });

  it('ask nothing while the page is hidden', () => {
    const { pictures, time, looked, viewer, hide } = openPage();
    pictures.watch(0, FUNCTION);
    hide(true);
    expect(looked.at(-1)).toEqual([0, 'function', null]);
    time.goTo(10);
    expect(viewer.asked).toEqual([]);
    hide(false);
    expect(viewer.asked.length).toBe(1);
  });

  it('wait for the first run', () => {
    const { pictures, run, recording, looked, stepOf } = openPage(0);
    pictures.watch(0, FUNCTION);
    expect(stepOf()).toBeNull();
    run.setState({ shown: [recording()] });
    expect(looked).toEqual([[0, 'function', FUNCTION]]);
  });
});
