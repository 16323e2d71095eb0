import { describe, expect, it } from 'vitest';
import { describeProblem, parseExperiment } from '../experiment.ts';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET, weightOffset } from '../frame.ts';
import { FrameError, packFrame } from './pack-frame.ts';
import { hasWrittenWeights, runFileText, writtenNetwork, writtenScaling, type WrittenRun } from './run-result.ts';

const layout = frameLayout(1);

function experimentOf(config: object) {
  const parsed = parseExperiment(config);
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return parsed.experiment;
}

/** A network 2 - 2 - 1. */
const config = experimentOf({ task: { name: 'linear-teacher', d: 2 }, net: { width: 2, depth: 1 } });

/** Two frames: the loss at step 0, and at step 4 what each part of a frame can hold. */
const frames = new Float32Array(2 * layout.stride).fill(NaN);
frames[STEP_OFFSET] = 0;
frames[runOffset('loss')] = 0.5;
const second = frames.subarray(layout.stride);
second[STEP_OFFSET] = 4;
second[runOffset('loss')] = Infinity;
second[layerOffset(0, 'featureMove')] = 0.25;
second[weightOffset(1, 1, 'weightMove')] = 2;

const weights = [Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6)];
const moves = [Float32Array.of(0.5, 0, 0, -1), Float32Array.of(0, 1)];
const biases = [Float32Array.of(7, 8), Float32Array.of(9)];

const run: WrittenRun = {
  id: 'a',
  name: 'γ₀ 1',
  config,
  scaling: [
    { std: 0.5, lr: 0.1 },
    { std: 0.25, lr: 0.2 },
  ],
  frames,
  snapshots: [
    { step: 0, weights, biases: null },
    { step: 4, weights: moves, biases: null },
  ],
};

const textOf = (...runs: WrittenRun[]) => [...runFileText(runs)].join('');
const readBack = (...runs: WrittenRun[]): unknown => JSON.parse(textOf(...runs));

describe('the file of a run', () => {
  it('holds settings, scaling, what was measured, and the weights as they are now', () => {
    expect(readBack(run)).toEqual({
      id: 'a',
      name: 'γ₀ 1',
      config,
      std: [0.5, 0.25],
      lr: [0.1, 0.2],
      frames: [
        { step: 0, loss: 0.5, layers: [{}], weights: [{}, {}] },
        { step: 4, loss: 'Infinity', layers: [{ featureMove: 0.25 }], weights: [{}, { weightMove: 2 }] },
      ],
      weights: [
        [
          [1.5, 2],
          [3, 3],
        ],
        [[5, 7]],
      ],
      snapshots: [
        {
          step: 0,
          weights: [
            [
              [1, 2],
              [3, 4],
            ],
            [[5, 6]],
          ],
        },
        {
          step: 4,
          weights: [
            [
              [0.5, 0],
              [0, -1],
            ],
            [[0, 1]],
          ],
        },
      ],
    });
  });

  it('has a line for each part and each frame', () => {
    const starts = textOf(run).split('\n');
    expect(starts.map((line) => line.slice(0, 9))).toEqual([
      '{"id":"a"',
      '"frames":',
      '{"step":0',
      '{"step":4',
      '"weights"',
      '"snapshot',
      '',
    ]);
  });

  it('holds the weights of step 0 where nothing else was kept', () => {
    expect(readBack({ ...run, snapshots: run.snapshots.slice(0, 1) })).toMatchObject({
      weights: [
        [
          [1, 2],
          [3, 4],
        ],
        [[5, 6]],
      ],
    });
  });

  it('holds the biases of now, and those of each snapshot', () => {
    const later = [Float32Array.of(0, 1), Float32Array.of(2)];
    const snapshots = [
      { ...run.snapshots[0], biases },
      { ...run.snapshots[1], biases: later },
    ];
    expect(readBack({ ...run, snapshots })).toMatchObject({
      biases: [[0, 1], [2]],
      snapshots: [{ biases: [[7, 8], [9]] }, { biases: [[0, 1], [2]] }],
    });
  });

  it('has no weights where none were kept', () => {
    const found = readBack({ ...run, snapshots: [] });
    expect(found).not.toHaveProperty('weights');
    expect(found).not.toHaveProperty('snapshots');
  });

  it('has other facts of a run as they are, and no key for what is not known', () => {
    const found = readBack({ ...run, startedAt: 12, seconds: undefined, notices: ['stopped'] });
    expect(found).toMatchObject({ startedAt: 12, notices: ['stopped'] });
    expect(found).not.toHaveProperty('seconds');
  });

  it('of a comparison has the other run in the same form', () => {
    const right = { ...run, name: 'rich' };
    expect(readBack(run, right)).toEqual({ ...(readBack(run) as object), right: readBack(right) });
  });

  it('is whole, whatever the size of its matrices', () => {
    // Pieces of text hold 20,000 numbers: 2,000 rows of the first matrix.
    const wide = experimentOf({ task: { name: 'linear-teacher', d: 10 }, net: { width: 2001, depth: 1 } });
    const matrices = [Float32Array.from({ length: 20_010 }, (_, i) => i), new Float32Array(2001).fill(1)];
    const written = readBack({ ...run, config: wide, snapshots: [{ step: 0, weights: matrices, biases: null }] });
    const [first, readout] = (written as { weights: number[][][] }).weights;
    expect(first.flat()).toEqual([...matrices[0]]);
    expect(first.every((row) => row.length === 10)).toBe(true);
    expect(readout).toEqual([[...matrices[1]]]);
  });

  it('holds weights up to half a million of them', () => {
    const isHeld = (d: number) => {
      const large = experimentOf({ task: { name: 'linear-teacher', d }, net: { width: 4000, depth: 1 } });
      return hasWrittenWeights({ ...run, config: large });
    };
    // 4,000 x 124 and 4,000 for the readout.
    expect(isHeld(124)).toBe(true);
    expect(isHeld(125)).toBe(false);
    expect(hasWrittenWeights({ ...run, snapshots: [] })).toBe(false);
  });
});

it('a network without biases has none in its result', () => {
  expect(writtenNetwork(config, { frames: frames.slice(0, layout.stride), weights, biases })).toMatchObject({
    frames: [{ step: 0, loss: 0.5, accuracy: null }],
    weights: [
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6]],
    ],
    biases: [[7, 8], [9]],
  });
  expect(writtenNetwork(config, { frames, weights, biases: null })).not.toHaveProperty('biases');
  expect(writtenScaling(run.scaling)).toEqual({ std: [0.5, 0.25], lr: [0.1, 0.2] });
});

describe('a frame of a file', () => {
  it('is packed as it was, with NaN for what it lacks', () => {
    const [first, later] = (readBack(run) as { frames: object[] }).frames;
    expect(packFrame(layout, first)).toEqual(frames.slice(0, layout.stride));
    expect(packFrame(layout, later)).toEqual(second.slice());
    expect(packFrame(layout, { step: 0, loss: 0.5, accuracy: null })).toEqual(frames.slice(0, layout.stride));
    expect(packFrame(layout, { loss: '-Infinity' })[runOffset('loss')]).toBe(-Infinity);
  });

  it.each<[key: string, frame: object]>([
    ['step', { step: '1' }],
    ['loss', { loss: 'NaN' }],
    ['layers', { layers: {} }],
    ['layers', { layers: [{}, {}] }],
    ['layers.0', { layers: [null] }],
    ['layers.0', { layers: [3] }],
    ['layers.0.featureMove', { layers: [{ featureMove: true }] }],
    ['weights', { weights: [{}, {}, {}] }],
    ['weights.1.weightMove', { weights: [{}, { weightMove: [] }] }],
  ])('is refused at %s', (key, frame) => {
    const value = key.split('.').reduce((at: unknown, part) => (at as Record<string, unknown>)[part], frame);
    expect(() => packFrame(layout, frame)).toThrow(new FrameError(key, value));
    try {
      packFrame(layout, frame);
    } catch (error) {
      expect(error).toMatchObject({ key, value });
    }
  });
});
