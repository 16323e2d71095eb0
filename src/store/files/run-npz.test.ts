import { describe, expect, it } from 'vitest';
import { readNpz } from '../../files/npz.ts';
import { createRunStore } from '../training/run-state.ts';
import { createTimeLine } from '../time/time-line.ts';
import { fakeViewer } from '../pictures/testing/fake-viewer.ts';
import { madeRecording } from '../runs/testing/made-recording.ts';
import type { Recording } from '../runs/recording.ts';
import { shownNpz } from './run-npz.ts';

const NO_FRAMES = { request: () => 0, cancel: () => undefined };

function showing(...shown: Recording[]) {
  const run = createRunStore();
  run.setState({ shown });
  const time = createTimeLine(run, NO_FRAMES);
  const viewer = fakeViewer();
  return { viewer, time, files: () => shownNpz({ viewer, run, time }, ['run', 'other']) };
}
const recorded = (snapshots = [0, 10, 20, 30]) => madeRecording({ steps: [0, 10, 20, 30], snapshots });

describe('the .npz of the runs that are shown', () => {
  it('holds the arrays at the newest snapshot, or at the step that the page shows', async () => {
    const { viewer, time, files } = showing(recorded());
    for (const step of [30, 10]) {
      time.goTo(step);
      const made = files();
      await viewer.answer(step);
      const [{ baseName, step: at, bytes, arrays, leftOut }] = await made;
      expect([baseName, at, leftOut]).toEqual([`run-step-${step}`, step, null]);
      expect(readNpz(bytes, 'run.npz')).toEqual(arrays);
      expect(arrays).toEqual({ step: { shape: [], values: Int32Array.of(step) } });
    }
    expect(viewer.asked.map(({ question }) => question)).toEqual([{ of: 'arrays' }, { of: 'arrays' }]);
  });

  it('is one file of each side of a comparison, at a step that both have', async () => {
    const { viewer, files } = showing(recorded(), recorded([0, 10, 20]));
    const made = files();
    await viewer.answer(20);
    await viewer.answer(20);
    expect((await made).map(({ baseName, step }) => [baseName, step])).toEqual([
      ['run-left-step-20', 20],
      ['other-right-step-20', 20],
    ]);
  });

  it('names the learning rates that were set by hand until then', async () => {
    const learningRateChanges = [
      { step: 12, lr: 0.5 },
      { step: 20, lr: 0.25 },
    ];
    const { viewer, time, files } = showing({ ...recorded(), learningRateChanges });
    time.goTo(20);
    const made = files();
    await viewer.answer(20);
    const [{ arrays }] = await made;
    expect(arrays.learning_rates).toEqual({ shape: [1, 2], values: Float64Array.of(12, 0.5) });
  });

  it('names the schedules that were set by hand until then', async () => {
    const schedule = { kind: 'step' as const, warmup: 0, steps: 1, final: 0, every: 2, factor: 0.5 };
    const learningRateChanges = [
      { step: 12, lr: 0.5, schedule },
      { step: 15, lr: 0.5, schedule: null },
    ];
    const { viewer, time, files } = showing({ ...recorded(), learningRateChanges });
    time.goTo(20);
    const made = files();
    await viewer.answer(20);
    const [{ arrays }] = await made;
    expect(arrays.learning_rates).toEqual({ shape: [2, 2], values: Float64Array.of(12, 0.5, 15, 0.5) });
    expect(arrays.rate_schedules).toEqual({ text: JSON.stringify([schedule, null]) });
  });

  it('says why where the weights are not kept, or the viewer fails', async () => {
    await expect(showing(madeRecording()).files()).rejects.toThrow(/weights of this run are not kept: /);
    const { viewer, files } = showing(recorded());
    const made = files();
    await viewer.fail('Out of memory.');
    await expect(made).rejects.toThrow('Out of memory.');
  });
});
