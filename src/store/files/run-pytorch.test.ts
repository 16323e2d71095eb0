import { describe, expect, it } from 'vitest';
import type { Lab } from '../lab.ts';
import { madeRecording } from '../runs/testing/made-recording.ts';
import type { Recording } from '../runs/recording.ts';
import { createTimeLine } from '../time/time-line.ts';
import { createRunStore } from '../training/run-state.ts';
import { createFakeLab } from './testing/fake-lab.ts';
import { shownPytorch } from './run-pytorch.ts';

const NO_FRAMES = { request: () => 0, cancel: () => undefined };
/** Answers every question with arrays of four training samples. */
const viewer = {
  ask: () => {
    const x = { shape: [4, 2], values: new Float32Array(8) };
    return Promise.resolve({ x, x_test: { shape: [0, 2], values: new Float32Array() } });
  },
} as unknown as Lab['viewer'];

async function scriptOf(recording: Recording, shownStep?: number) {
  const run = createRunStore();
  run.setState({ shown: [recording] });
  const time = createTimeLine(run, NO_FRAMES);
  if (shownStep !== undefined) time.goTo(shownStep);
  const { lab } = createFakeLab();
  const link = () => 'https://example.org/#v=1&view=sweep';
  lab.view.getState().setLoaded('sweep');
  lab.view.getState().setView('sweep');
  const [{ script }] = await shownPytorch({ ...lab, viewer, run, time, link }, ['run']);
  return script;
}

describe('the script of a run that is shown', () => {
  it('trains up to its newest snapshot, whatever step is shown, and changes the learning rate as the run did', async () => {
    const recording = madeRecording({ steps: [0, 10, 20, 30], snapshots: [0, 10, 20, 30] });
    const { lr } = recording.experiment.train;
    const script = await scriptOf({ ...recording, learningRateChanges: [{ step: 12, lr: 2 * lr }] }, 10);
    expect(script).toContain('STEPS = 30\n');
    expect(script).toContain(`LR_CHANGES = {12: ${2 * lr} / ${lr}}`);
    expect(script).toContain('array("x", 4, ');
    expect(script).toContain('The experiment in the lab: https://example.org/#v=1&view=sweep');
  });

  it('is refused for a run that did not have all its data from step 0 on', async () => {
    const recording = madeRecording({ steps: [0, 10, 20, 30], snapshots: [0, 10, 20, 30] });
    const drawn = { ...recording, pointChanges: [{ step: 15, points: 9 }] };
    await expect(scriptOf(drawn)).rejects.toThrow('Points were added while this run trained');
  });

  it('is refused for a run that went on from the weights of a later step', async () => {
    const opened = madeRecording({ steps: [40, 50], snapshots: [0, 40, 50] });
    await expect(scriptOf(opened)).rejects.toThrow('This run went on from the weights of step 40');
  });
});
