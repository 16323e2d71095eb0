/** Each task of the menu is learned under the settings that it brings when a person chooses it. */
import { beforeAll, expect, it } from 'vitest';
import { defaultExperiment } from '../../src/config/default-experiment.ts';
import { runOffset } from '../../src/config/frame.ts';
import { withLearningSettings } from '../../src/config/learning-settings.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { defaultTask, makeTask, TASK_NAMES, type MadeTaskName, type Task } from '../../src/tasks/tasks.ts';
import { readDigits } from '../machine/digits-files.ts';

/** The steps that a class waits for. */
const MOST_STEPS = 2000;
const BETWEEN_LOOKS = 100;
/** The share of its loss at step 0 that the network at richness 1 may keep. */
const LEARNED = 0.2;
/** The share of its test loss at step 0 that a network keeps which has found the hidden directions. */
const FOUND = 0.3;
/** Those on which it takes longer: of the spirals it knows then more than half. */
const SLOW: Partial<Record<string, number>> = { spirals: 0.5 };
const SHAPES = ['spirals', 'circles', 'xor', 'gaussians'] as const;

/** A task of the menu, and its pattern if it has several. */
interface Chosen {
  name: MadeTaskName;
  shape?: (typeof SHAPES)[number];
}

beforeAll(() => openBackend('wasm'));

function experimentOn(task: Chosen, gamma0: number) {
  const own = defaultTask(task.name);
  const { scaling, ...rest } = withLearningSettings({ ...defaultExperiment, task: own }, defaultExperiment);
  return { ...rest, task: { ...rest.task, ...task } as Task, scaling: { ...scaling, gamma0 } };
}

/** Trains together at several richnesses until all have learned; returns the shares of the first loss. */
async function train(
  task: Chosen,
  richnesses: number[],
  isEnough: (shares: number[]) => boolean,
  loss: 'loss' | 'testLoss' = 'loss',
) {
  const members = richnesses.map((gamma0) => experimentOn(task, gamma0));
  const run = await createRun({ members, dataset: (await makeTask(members[0].task, readDigits)).dataset });
  const losses = async () => {
    const frames = await run.measure('light');
    return members.map((_, m) => frames[m * run.layout.stride + runOffset(loss)]);
  };
  const first = await losses();
  let shares = first.map(() => 1);
  while (run.stepsDone < MOST_STEPS && !isEnough(shares)) {
    for (let step = 0; step < BETWEEN_LOOKS; step++) run.step();
    shares = (await losses()).map((present, m) => present / first[m]);
  }
  run.dispose();
  return shares;
}

const SINGLE = TASK_NAMES.filter((name) => name !== 'planar' && name !== 'own').map((name): Chosen => ({ name }));
const PATTERNS = SHAPES.map((shape): Chosen => ({ name: 'planar', shape }));

it.each([...SINGLE, ...PATTERNS])('$name $shape is learned at richness 1', async (task) => {
  const most = SLOW[task.shape ?? task.name] ?? LEARNED;
  const [share] = await train(task, [1], ([present]) => present <= most);
  expect(share).toBeLessThanOrEqual(most);
});

it.each(['single-index', 'multi-index', 'chain', 'parity', 'staircase'] as const)(
  'of %s a rich network finds the directions on which it depends, and a lazy one does not',
  async (name) => {
    const isFound = ([, rich]: number[]) => rich <= FOUND;
    const [lazy, rich] = await train({ name }, [0.01, 10], isFound, 'testLoss');
    expect(rich).toBeLessThanOrEqual(FOUND);
    expect(lazy).toBeGreaterThan(2 * FOUND);
  },
);

it('of modular-addition a rich network finds the rule, and a lazy one learns by heart', async () => {
  const task = { name: 'modular-addition' } as const;
  const [lazyFit] = await train(task, [0.01, 10], ([lazy]) => lazy <= LEARNED);
  expect(lazyFit).toBeLessThanOrEqual(LEARNED);
  const [lazy, rich] = await train(task, [0.01, 10], ([, present]) => present <= FOUND, 'testLoss');
  expect(rich).toBeLessThanOrEqual(FOUND);
  expect(lazy).toBeGreaterThan(1);
});

it.each([
  ['curve', { name: 'curve' }],
  ['spirals', { name: 'planar' }],
] as const)(
  'of %s a rich network keeps a fifth of the loss of a lazy one at most, which learns too',
  async (_, task) => {
    const [lazy, rich] = await train(task, [0.01, 10], ([l, r]) => l <= 0.5 && r <= l / 5);
    expect(lazy).toBeLessThanOrEqual(0.5);
    expect(rich).toBeLessThanOrEqual(lazy / 5);
  },
);
