/** Tables of a person's own that have little in common, under the settings that their task brings. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout, runOffset } from '../../config/frame.ts';
import { withLearningSettings } from '../../config/learning-settings.ts';
import { randomStream } from '../../maths/random.ts';
import { taskOfData } from '../../tasks/own/make-own.ts';
import { writeOwnFile } from '../../tasks/own/own-file.ts';
import { preparedText } from '../../tasks/own/testing/prepared.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';

const GAMMAS = [0.01, 10];
const STEPS = 100;
const LOOK_EVERY = 5;
/** A batch of rare rows may lift the loss of all of them a little. */
const MOST_GROWTH = 1.2;

const { normal, uniform } = randomStream(5, 'data');
const table = (rows: number, columns: number, target: (x: number[], row: number) => number | string, scale = 1) =>
  [
    [...Array.from({ length: columns }, (_, c) => `x${c}`), 'target'].join(','),
    ...Array.from({ length: rows }, (_, row) => {
      const x = Array.from({ length: columns }, () => scale * normal());
      return [...x.map((value) => value.toPrecision(6)), target(x, row)].join(',');
    }),
  ].join('\n');
const heavy = () => Math.exp(2 * normal()).toPrecision(5);

const TABLES: Readonly<Record<string, string>> = {
  'two rows of a number': 'x,target\n1.5,2.25\n3.5,-1.5\n2,1.25',
  'one input, a smooth number': table(200, 1, ([x]) => Math.sin(2 * x).toFixed(4)),
  'three classes of 67 samples': table(90, 4, ([a, b]) => 'abc'[a > 0.5 ? 0 : b > 0 ? 1 : 2]),
  'two signs that lie across each other': table(300, 2, () => (uniform() > 0.5 ? 1 : -1)),
  'wide: 300 inputs, 40 samples': table(40, 300, ([a]) => (a > 0 ? 'yes' : 'no')),
  'numbers far from a Gaussian': table(500, 6, heavy),
  'inputs that say the same': [
    'a,b,c,d,target',
    ...Array.from({ length: 120 }, (_, i) => `${i},${2 * i},${i + 1},${-i},${(i % 7) / 7}`),
  ].join('\n'),
  'one row far from all others': table(100, 3, (_, row) => (row === 50 ? 1e6 : Math.cos(row).toFixed(3))),
  'ten classes of which nine are rare': table(400, 8, (_, row) => `k${row % 20 < 9 ? row % 20 : 9}`, 1000),
  'texts and gaps': [
    'colour,size,shape,target',
    ...Array.from(
      { length: 80 },
      (_, i) => `${['red', 'green', 'blue'][i % 3]},${(i * i) % 17},${'stu'[(i >> 1) % 3]},${i % 3 === 0 ? 'p' : 'q'}`,
    ),
  ].join('\n'),
};

describe('the rate at which own data are learned', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(Object.entries(TABLES))('holds for %s, lazy and rich', async (_, text) => {
    const { data } = await preparedText(text);
    const task = taskOfData(data, '0123456789abcdef');
    const buffer = await (await writeOwnFile(data)).arrayBuffer();
    const { dataset } = await makeTask(
      task,
      () => Promise.reject(new Error('no digits')),
      () => Promise.resolve(buffer),
    );
    const settings = withLearningSettings({ ...defaultExperiment, task }, defaultExperiment);
    const members = GAMMAS.map((gamma0) => ({ ...settings, scaling: { ...settings.scaling, gamma0 } }));
    const run = await createRun({ members, dataset });
    const { stride } = frameLayout(settings.net.depth);
    const losses = async () => {
      const frames = await run.measure('light');
      return GAMMAS.map((_gamma, member) => frames[member * stride + runOffset('loss')]);
    };
    const before = await losses();
    for (let step = 1; step <= STEPS; step++) {
      run.step();
      if (step % LOOK_EVERY > 0) continue;
      for (const [member, loss] of (await losses()).entries()) {
        expect(loss, `step ${step}, gamma0 ${GAMMAS[member]}`).toBeLessThan(MOST_GROWTH * before[member]);
      }
    }
    for (const [member, loss] of (await losses()).entries()) expect(loss).toBeLessThan(before[member]);
    run.dispose();
  });
});
