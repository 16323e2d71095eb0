import { describe, expect, it } from 'vitest';
import type { Picture } from '../../engine/pictures/picture.ts';
import { madeRecording } from '../runs/testing/made-recording.ts';
import { fakeViewer } from './testing/fake-viewer.ts';
import { createPastAnswers } from './past-answers.ts';

const QUESTION = { kind: 'function' } as const;
const run = (steps: readonly number[]) => madeRecording({ steps: [0, 1000], snapshots: steps });

/** Answers at one place, with the steps that it has shown so far. */
function openPlace(capacity?: number) {
  const viewer = fakeViewer();
  const past = createPastAnswers(viewer, capacity);
  const recording = run([0, 10, 20, 30, 40]);
  const seen: number[] = [];
  const goTo = (step: number, asked = recording) =>
    past.ask('0 function', { recording: asked, step, question: QUESTION }, (_, at) => seen.push(at));
  return { viewer, past, recording, seen, goTo };
}

describe('answers about the past', () => {
  it('are about the snapshot at or before a step', async () => {
    const { viewer, seen, goTo } = openPlace();
    goTo(29);
    expect(viewer.asked.map(({ snapshot }) => snapshot.step)).toEqual([20]);
    expect(viewer.asked[0]).toMatchObject({ key: '0 function', initial: { step: 0 }, question: QUESTION });
    await viewer.answer();
    expect(seen).toEqual([20]);
  });

  it('come at once when they are known', async () => {
    const { viewer, seen, goTo } = openPlace();
    goTo(10);
    await viewer.answer();
    goTo(20);
    await viewer.answer();
    goTo(12);
    expect(seen).toEqual([10, 20, 10]);
    expect(viewer.asked.length).toBe(2);
  });

  it('give an earlier step of a drag while the newest is on its way, and never after it', async () => {
    const { viewer, seen, goTo } = openPlace();
    goTo(10);
    goTo(20);
    goTo(30);
    await viewer.answer(10);
    expect(seen).toEqual([10]);
    await viewer.answer(30);
    await viewer.answer(20);
    expect(seen).toEqual([10, 30]);
    goTo(20);
    expect(seen).toEqual([10, 30, 20]);
    expect(viewer.asked.length).toBe(3);
  });

  it('are not asked for twice while the place stays', () => {
    const { viewer, goTo } = openPlace();
    for (const step of [20, 21, 25]) goTo(step);
    expect(viewer.asked.length).toBe(1);
  });

  it('never show one run, or one question, in place of another', async () => {
    const { viewer, past, recording, seen, goTo } = openPlace();
    goTo(10);
    goTo(10, run([0, 10]));
    await viewer.answer(10);
    expect(seen).toEqual([10]);
    const layers: number[] = [];
    for (const layer of [1, 2]) {
      const question = { kind: 'features', layer, as: 'samples' } as const;
      past.ask('0 features', { recording, step: 10, question }, () => layers.push(layer));
    }
    await viewer.answer(10);
    await viewer.answer(10);
    expect(layers).toEqual([2]);
  });

  it('are not shown at a place that was left', async () => {
    const { viewer, past, seen, goTo } = openPlace();
    goTo(10);
    past.leave('0 function');
    await viewer.answer();
    expect(seen).toEqual([]);
  });

  it('are asked again after an answer that a newer question has replaced', async () => {
    const { viewer, seen, goTo } = openPlace();
    goTo(10);
    goTo(20);
    await viewer.drop(10);
    await viewer.answer(20);
    goTo(10);
    await viewer.answer(10);
    expect(seen).toEqual([20, 10]);
  });

  it('are forgotten when there are too many, the one that was not seen for the longest time first', async () => {
    const { viewer, goTo } = openPlace(3);
    for (const step of [0, 10, 20]) {
      goTo(step);
      await viewer.answer();
    }
    goTo(0);
    goTo(30);
    await viewer.answer();
    expect(viewer.asked.length).toBe(4);
    goTo(0);
    goTo(20);
    expect(viewer.asked.length).toBe(4);
    goTo(10);
    expect(viewer.asked.length).toBe(5);
  });

  it('do not exist for a run without snapshots', () => {
    const { viewer, goTo } = openPlace();
    expect(goTo(10, run([]))).toBe(false);
    expect(viewer.asked).toEqual([]);
  });

  it('say why they do not come, until one does, and are asked for again', async () => {
    const { viewer, past, seen, goTo } = openPlace();
    goTo(10);
    await viewer.fail('The worker could not be opened.');
    expect(past.failure.getState().sentence).toBe('The worker could not be opened.');
    goTo(10);
    await viewer.answer();
    expect(seen).toEqual([10]);
    expect(past.failure.getState().sentence).toBeNull();
  });

  it('know their own step', async () => {
    const { viewer, past, recording } = openPlace();
    const pictures: Picture[] = [];
    past.ask('0 function', { recording, step: Infinity, question: QUESTION }, (picture, step) => {
      pictures.push(picture);
      expect(step).toBe(40);
    });
    await viewer.answer();
    expect(pictures.length).toBe(1);
  });
});
