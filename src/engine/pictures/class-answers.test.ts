import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset } from '../../config/frame.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import type { FunctionPicture } from './picture.ts';

const NAMES = ['setosa', 'versicolor', 'virginica', 'x'];
const STEPS = 5;

/** A small network after a few steps on data of one's own, whose classes have names. */
async function trained(task: { d: number; outputs: number; areClasses?: boolean }, loss: 'mse' | 'ce' = 'mse') {
  const experiment = experimentOf({
    task: { name: 'own', areClasses: true, samples: 30, testSamples: 5, ...task },
    net: { width: 8, baseWidth: 8, depth: 1 },
    train: { loss, lr: 0.02 },
  });
  const { classes } = taskShape(experiment.task);
  const columns = { inputs: [], targets: [], classes: NAMES.slice(0, classes ?? 0) };
  const dataset = { ...gaussianDataset(experiment, 30), columns };
  const run = await createRun({ members: [experiment], dataset });
  for (let step = 0; step < STEPS; step++) run.step();
  return { run, dataset };
}

describe('the answers of a classifier on data of one’s own', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['pairs', 4, 3, 'mse'],
    ['pairs', 4, 4, 'ce'],
    ['plane', 2, 3, 'ce'],
    ['line', 1, 3, 'mse'],
    ['pairs', 5, 1, 'mse'],
  ] as const)('are counted over the whole test set beside %s, %d inputs and %d outputs, %s', async (of, d, k, loss) => {
    const { run, dataset } = await trained({ d, outputs: k }, loss);
    const frame = await run.measure('light');
    const before = memoryTensors();
    const picture = (await run.picture(0, { kind: 'function', answers: true })) as FunctionPicture;
    expect(memoryTensors()).toBe(before);
    const [f] = await run.testOutputs();
    run.dispose();
    const { test } = dataset;
    const answerOf = (values: Float32Array, i: number) => {
      const row = [...values.subarray(i * k, (i + 1) * k)];
      return k === 1 ? Number(row[0] > 0) : row.indexOf(Math.max(...row));
    };
    const kinds = Math.max(2, k);
    const counted = new Uint32Array(kinds ** 2);
    for (let i = 0; i < test.count; i++) counted[answerOf(test.y, i) * kinds + answerOf(f, i)]++;
    expect(picture.of).toBe(of);
    expect(picture.answers).toMatchObject({ confusion: counted, labels: NAMES.slice(0, kinds) });
    expect(picture.answers?.accuracy).toBeCloseTo(frame[runOffset('testAccuracy')], 6);
  });

  it('are not counted where nobody asks for them, or nothing has a class', async () => {
    const { run } = await trained({ d: 4, outputs: 3 });
    expect(await run.picture(0, { kind: 'function' })).not.toHaveProperty('answers');
    run.dispose();
    const { run: regression } = await trained({ d: 4, outputs: 3, areClasses: false });
    expect(await regression.picture(0, { kind: 'function', answers: true })).not.toHaveProperty('answers');
    regression.dispose();
  });
});
