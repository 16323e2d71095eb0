import { expect, it } from 'vitest';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { createStream } from '../training/stream.ts';
import { regimeValuesAt } from './regime-at.ts';

const layout = frameLayout(2);

function streamOf(frames: { step: number; loss?: number; ntkChange?: number; moves?: [number, number] }[]) {
  const stream = createStream(layout);
  for (const { step, loss = NaN, ntkChange = NaN, moves = [NaN, NaN] } of frames) {
    const frame = new Float32Array(layout.stride).fill(NaN);
    frame[STEP_OFFSET] = step;
    frame[runOffset('loss')] = loss;
    frame[runOffset('ntkChange')] = ntkChange;
    moves.forEach((move, layer) => (frame[layerOffset(layer, 'featureMove')] = move));
    stream.append(frame, 1);
  }
  return stream;
}

const run = streamOf([
  { step: 0, loss: 4, ntkChange: 0, moves: [0, 0] },
  { step: 10, loss: 2, ntkChange: 0.25, moves: [0.5, 0.125] },
  { step: 16, loss: 1, moves: [0.5, 1] },
  { step: 40, loss: 0.5, moves: [2, 1] },
]);

it('takes the newest values, of layers the largest', () => {
  expect(regimeValuesAt(run, null)).toMatchObject({ loss: 0.5, firstLoss: 4, featureMove: 2, twinGap: null });
});

it('takes those at or before a step', () => {
  expect(regimeValuesAt(run, 39)).toMatchObject({ loss: 1, firstLoss: 4, featureMove: 1 });
  expect(regimeValuesAt(run, 10)).toMatchObject({ loss: 2, featureMove: 0.5, ntkChange: 0.25 });
});

it('takes an older value until frames are at twice its step', () => {
  expect(regimeValuesAt(run, 39).ntkChange).toBe(0.25);
  expect(regimeValuesAt(run, 40).ntkChange).toBeNull();
});

it('has nothing before the first frame', () => {
  expect(regimeValuesAt(streamOf([]), null)).toMatchObject({ loss: null, firstLoss: null, featureMove: null });
});
