import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { layerOffset, runOffset, unpackFrame, weightOffset } from '../../config/frame.ts';
import { FRAME_KINDS } from '../../config/measures/measure-row.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset, lossesAt } from '../testing/experiments.ts';
import { describeRun } from '../testing/run-suite.ts';

describeRun('cpu');
describeRun('wasm');

const task = { name: 'linear-teacher', d: 6 };

const largestMove = (from: Float32Array[], to: Float32Array[]) =>
  Math.max(...from.flatMap((layer, l) => [...layer.map((w, i) => Math.abs(to[l][i] - w))]));

describe('a run', () => {
  beforeAll(() => openBackend('wasm'));

  it('takes a new learning rate from the next step on', async () => {
    const experiment = experimentOf({ task, net: { width: 16 }, train: { lr: 0.1 } });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const [start] = await run.weights();
    run.step();
    const [before] = await run.weights();
    run.setLearningRates([{ lr: 1e-6 }]);
    run.step();
    const [after] = await run.weights();
    run.dispose();
    expect(run.scaling()[0][0].lr).toBeCloseTo(1e-6 * (16 / 64), 12);
    // 1e5 times slower, at a gradient that one step has changed by less than a factor of 10.
    expect(largestMove(before, after)).toBeLessThan(1e-4 * largestMove(start, before));
  });

  it('trains alike while other runs of the same thread are opened, whose memory is counted', async () => {
    const ofWidth = (width: number) => experimentOf({ task, net: { width }, train: { lr: 0.1 } });
    const train = (width: number) => lossesAt([ofWidth(width)], gaussianDataset(ofWidth(width)), [0, 1, 4, 16]);
    const alone = await train(16);
    const [beside] = await Promise.all([train(16), ...[17, 18, 19, 20, 21].map(train)]);
    expect(beside).toEqual(alone);
  });

  it('starts a centred network at output 0 for any richness', async () => {
    const experiment = experimentOf({ task, net: { width: 16 }, scaling: { gamma0: 1e-3, centered: true } });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const frame = unpackFrame(run.layout, await run.measure('full'));
    run.dispose();
    expect(frame.outputRms).toBe(0);
    expect(frame.layers.map(({ featureMove }) => featureMove)).toEqual([0, 0, 0]);
    expect(frame.weights.map(({ nfaCentered }) => nfaCentered)).toEqual([null, null, null, null]);
    expect(frame.testAccuracy).toBeNull();
    expect(run.notices).toEqual([]);
  });

  it('measures in each kind of frame all measures of the kind before, and more', async () => {
    const experiment = experimentOf({ task, net: { width: 16, depth: 1 } });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    run.step();
    const frames: Float32Array[] = [];
    for (const kind of FRAME_KINDS) frames.push(await run.measure(kind));
    run.dispose();
    const known = (frame: Float32Array) => [...frame.keys()].filter((i) => !Number.isNaN(frame[i]));
    const [glance, light, alignment, full] = frames;
    expect(known(glance).map((i) => glance[i])).toEqual(known(glance).map((i) => light[i]));
    expect(known(light).map((i) => light[i])).toEqual(known(light).map((i) => alignment[i]));
    expect(known(alignment).map((i) => alignment[i])).toEqual(known(alignment).map((i) => full[i]));
    expect(glance[layerOffset(0, 'featureMove')]).toBeGreaterThan(0);
    expect(glance[runOffset('loss')]).toBeNaN();
    expect(light[runOffset('loss')]).toBeGreaterThan(0);
    expect(light[weightOffset(1, 0, 'nfaCentered')]).toBeNaN();
    expect(alignment[weightOffset(1, 0, 'nfaCentered')]).toBeGreaterThan(0);
    expect(light[runOffset('twinLoss')]).toBeGreaterThan(0);
    expect(alignment[weightOffset(1, 0, 'nfaSqrt')]).toBeNaN();
    expect(full[weightOffset(1, 0, 'nfaSqrt')]).toBeGreaterThan(0);
  });

  it('moves the features of a rich network more than those of a lazy one at the same loss', async () => {
    const moved = async (gamma0: number) => {
      const experiment = experimentOf({
        task,
        net: { width: 64, activation: 'tanh' },
        scaling: { gamma0, centered: true },
      });
      const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
      for (let step = 0; step < 100; step++) run.step();
      const frame = await run.measure('light');
      run.dispose();
      return { loss: frame[runOffset('loss')], move: frame[layerOffset(1, 'featureMove')] };
    };
    const [lazy, rich] = [await moved(0.05), await moved(2)];
    expect(rich.move).toBeGreaterThan(5 * lazy.move);
    expect(lazy.loss).toBeLessThan(0.5);
  });

  it('walks through the training set in batches, all of it each epoch', async () => {
    const experiment = experimentOf({ task, net: { width: 4, depth: 1 }, train: { batch: 4, lr: 0.05 } });
    const dataset = gaussianDataset(experiment, 12);
    const epoch = await lossesAt([experiment], dataset, [0, 300]);
    expect(epoch[1][0]).toBeLessThan(0.5 * epoch[0][0]);
  });

  it('treats a batch that holds the whole training set as full', async () => {
    const config = { task, net: { width: 8 } };
    const full = experimentOf({ ...config, train: { batch: 'full' } });
    const large = experimentOf({ ...config, train: { batch: 500 } });
    const dataset = gaussianDataset(full);
    expect(await lossesAt([large], dataset, [5])).toEqual(await lossesAt([full], dataset, [5]));
  });

  it('measures sets larger than one chunk as a whole', async () => {
    const experiment = experimentOf({ task, net: { width: 8, depth: 1 }, scaling: { centered: true } });
    const dataset = gaussianDataset(experiment, 2_500);
    const [[loss]] = await lossesAt([experiment], dataset, [0]);
    const squares = dataset.train.y.reduce((sum, y) => sum + y * y, 0);
    expect(loss).toBeCloseTo(squares / 2 / 2_500, 4);
  });

  it.each([
    [
      'the data has another shape',
      { ...gaussianDataset(experimentOf({ task })), inputs: 5 },
      /asks for 6 inputs.*data has 5/,
    ],
    [
      'there is no training data',
      { ...gaussianDataset(experimentOf({ task })), train: { count: 0, x: new Float32Array(), y: new Float32Array() } },
      /no training samples/,
    ],
  ])('is refused with a sentence when %s', (_, dataset, sentence) => {
    return expect(createRun({ members: [experimentOf({ task })], dataset })).rejects.toThrow(sentence);
  });

  it('returns the outputs on the test set to which its test loss belongs, by member', async () => {
    const members = [0.3, 2].map((gamma0) =>
      experimentOf({ task, net: { width: 16 }, scaling: { gamma0, centered: true }, train: { lr: 0.01 } }),
    );
    const dataset = gaussianDataset(members[0]);
    const run = await createRun({ members, dataset });
    for (let step = 0; step < 5; step++) run.step();
    const frames = await run.measure('light');
    const outputs = await run.testOutputs();
    const { stride } = run.layout;
    run.dispose();
    const { y, count } = dataset.test;
    outputs.forEach((f, m) => {
      const loss = f.reduce((sum, value, i) => sum + (value - y[i]) ** 2, 0) / (2 * count);
      expect(f).toHaveLength(count);
      expect(frames[m * stride + runOffset('testLoss')] / loss).toBeCloseTo(1, 5);
    });
    expect(outputs[0]).not.toEqual(outputs[1]);
  });

  it('is refused with a sentence when members differ in more than they may', () => {
    const members = [experimentOf({ task }), experimentOf({ task, net: { width: 32 } })];
    return expect(createRun({ members, dataset: gaussianDataset(members[0]) })).rejects.toThrow(/differ in net/);
  });

  it('leaves no tensor behind when it is refused', async () => {
    const before = tf.memory().numTensors;
    await expect(
      createRun({
        members: [experimentOf({ task })],
        dataset: gaussianDataset(experimentOf({ task })),
        weights: [new Float32Array(3)],
      }),
    ).rejects.toThrow(/weights of layer 1/);
    expect(tf.memory().numTensors).toBe(before);
  });
});
