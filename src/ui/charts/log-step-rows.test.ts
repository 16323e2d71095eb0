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

describe('the table of a chart', () => {
  it('has the log-spaced steps and the newest', () => {
    const rows = logStepRows(streamOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), [runOffset('loss')]);
    expect(rows.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 6, 8, 9]);
    expect(rows.at(-1)?.values).toEqual([4.5]);
  });

  it('says of a value that was not measured that it was not', () => {
    expect(logStepRows(streamOf([0]), [runOffset('loss'), runOffset('testLoss')])[0].values).toEqual([0, null]);
  });

  it('is empty before the first frame', () => {
    expect(logStepRows(streamOf([]), [runOffset('loss')])).toEqual([]);
  });
});
