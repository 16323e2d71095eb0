import { describe, expect, it } from 'vitest';
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { createStream } from '../../store/training/stream.ts';
import { logStepRows } from './log-step-rows.ts';

const layout = frameLayout(1);

function streamOf(steps: readonly number[]) {
  const stream = createStream(layout);
  for (const step of steps) {
    const frame = new Float32Array(layout.stride).fill(NaN);
    frame[STEP_OFFSET] = step;
    frame[runOffset('loss')] = step / 2;
    stream.append(frame, 1);
  }
  return stream;
}

const lossOf = (steps: readonly number[]) => streamOf(steps).series(runOffset('loss'));

describe('the table of a chart', () => {
  it('has the log-spaced steps and the newest', () => {
    const rows = logStepRows([lossOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])]);
    expect(rows.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 6, 8, 9]);
    expect(rows.at(-1)?.values).toEqual([4.5]);
  });

  it('says of a value that was not measured that it was not', () => {
    const stream = streamOf([0]);
    const columns = [stream.series(runOffset('loss')), stream.series(runOffset('testLoss'))];
    expect(logStepRows(columns)[0].values).toEqual([0, null]);
  });

  it('is empty before the first frame', () => {
    expect(logStepRows([lossOf([])])).toEqual([]);
  });

  it('has the steps of all runs in one order, and a gap where a run has none', () => {
    const rows = logStepRows([lossOf([0, 1, 2, 5]), lossOf([0, 2, 3])]);
    expect(rows.map(({ step, values }) => [step, ...values])).toEqual([
      [0, 0, 0],
      [1, 0.5, null],
      [2, 1, 1],
      [3, null, 1.5],
      [5, 2.5, null],
    ]);
  });
});
