import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { changeDraft, type Draft } from '../settings/draft.ts';
import { wordsOf } from '../settings/row.ts';
import type { TaskPicture } from './data/dataset.ts';
import { dot } from './data/directions.ts';
import { controlOf } from './data/task-error.ts';
import {
  defaultTask,
  followTask,
  makeTask,
  TASK_NAMES,
  TASK_SETTINGS,
  taskSchema,
  hasDirections,
  hasTestSamples,
  sampleCounts,
  taskSettings,
  taskShape,
  trainingSamples,
  taskTitle,
  type MadeTaskName,
  type Task,
} from './tasks.ts';
import { drawnTaskOf } from './testing/drawn-task.ts';
import { meanSquare, rows, taskOf } from './testing/generated.ts';
import { madeDigits, madeReader } from './testing/made-digits.ts';

const digits = madeDigits(20);
const { read, asked } = madeReader(digits, digits);
const make = (task: Task) => makeTask(task, read);
const MOST_PICTURE_POINTS = 400;
/** The tasks whose data follow from their settings. */
const MADE = TASK_NAMES.filter((name) => name !== 'own');

/** The largest whole number to draw: enough to test shapes, and smaller than the number of digits. */
const MOST = 20;

/** Draws a valid task with any settings; its whole numbers, except the seed, are small. */
const smallTask = (name: MadeTaskName) =>
  drawnTaskOf(name)
    .map((task) =>
      taskSettings(name).reduce<Draft>((draft, [setting, { kind }]) => {
        const value = Reflect.get(task, setting) as unknown;
        if (setting === 'seed' || !kind.isWhole || !kind.range || typeof value !== 'number') return draft;
        const { min, max } = kind.range;
        return changeDraft(draft, setting, min + (value % (Math.min(max, MOST) - min + 1)));
      }, task),
    )
    .map((candidate) => v.safeParse(taskSchema, candidate))
    .filter((parsed) => parsed.success)
    .map(({ output }) => output);

const few = { samples: MOST - 1, testSamples: MOST - 1 };

const numbersOf = (picture: TaskPicture): Float32Array[] => {
  if (picture.kind === 'images') return [picture.pixels];
  return picture.kind === 'curve' ? [picture.line, picture.points] : [picture.points];
};

describe.each(MADE)('task %s', (name) => {
  it('has finite numbers, the shapes that its configuration promises, a sentence and a small picture', async () => {
    await fc.assert(
      fc.asyncProperty(smallTask(name), async (task) => {
        if (task.name === 'given') return;
        const { dataset, sentence, picture } = await make(task);
        const { train, test, testImages, directions, isMemorized, reach, ...shape } = dataset;
        expect(reach !== undefined).toBe(task.name === 'drawn');
        expect(shape).toEqual(taskShape(task));
        expect(isMemorized ?? false).toBe(task.name === 'random-labels');
        expect(testImages !== undefined).toBe(task.name === 'digits');
        expect(testImages?.pixels.length ?? 0).toBe(testImages ? test.count * shape.inputs : 0);
        expect(directions !== undefined).toBe(hasDirections(task));
        expect(directions?.names.length).toBe(directions?.vectors.length);
        for (const u of directions?.vectors ?? []) {
          expect(u).toHaveLength(shape.inputs);
          expect(dot(u, u)).toBeCloseTo(1, 12);
        }
        expect(train.count).toBe(trainingSamples(task));
        expect(test.count).toBe(sampleCounts(task)?.testSamples);
        expect(hasTestSamples(task)).toBe(test.count > 0);
        for (const { count, x, y } of [train, test]) {
          expect([x.length, y.length]).toEqual([count * shape.inputs, count * shape.outputs]);
          expect(x.every(Number.isFinite) && y.every(Number.isFinite)).toBe(true);
        }
        expect(numbersOf(picture).every((values) => values.every(Number.isFinite))).toBe(true);
        if (picture.kind === 'scatter' && picture.areInputs) {
          expect(picture.points.filter((_, index) => index % 3 !== 2)).toEqual(
            train.x.slice(0, (picture.points.length / 3) * 2),
          );
        }
        expect(sentence).toMatch(/^[A-Z][^.].+: .+[^.]\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
      }),
      { numRuns: 60 },
    );
  });

  it('has no setting that the data ignores', async () => {
    const random = (from: (typeof RANDOM)[number]) =>
      from === 'digits' ? taskOf(from, { ...few, classes: '3-7' }) : taskOf(from, few);
    const task = name === 'drawn' || name === 'modular-addition' ? defaultTask(name) : random(name);
    const { dataset } = await make(task);
    for (const [setting, { kind }] of taskSettings(name)) {
      const present: unknown = Reflect.get(task, setting);
      const numbers = typeof present === 'number' ? [present + 1, kind.range?.min, kind.range?.max] : [];
      const next = Array.isArray(present) ? [present.slice(1) as unknown[]] : numbers;
      const other = [...kind.choices, ...next]
        .filter((value) => value !== present)
        .map((value) => v.safeParse(taskSchema, followTask(changeDraft(task, setting, value) as Task, setting)))
        .find(({ success }) => success)?.output;
      if (!other) throw new Error(`${setting} has no other value.`);
      expect((await make(other as Task)).dataset, setting).not.toEqual(dataset);
    }
  });
});

/** The tasks of which any number of samples can be drawn at random. */
const RANDOM = MADE.filter((name) => name !== 'drawn' && name !== 'modular-addition');

describe.each(RANDOM)('random task %s', (name) => {
  it('is the same under the same seed, and differs under another', async () => {
    const task = taskOf(name, { samples: 30, testSamples: 30 });
    const made = await make(task);
    expect(await make(task)).toEqual(made);
    const other = await make({ ...task, seed: 1 });
    expect(other.dataset.train.x).not.toEqual(made.dataset.train.x);
    expect(other.dataset.test.x).not.toEqual(made.dataset.test.x);
  });

  it('has other test inputs than training inputs', async () => {
    const { train, test } = (await make(taskOf(name, { samples: 50, testSamples: 50 }))).dataset;
    expect(test.x).not.toEqual(train.x);
  });

  it('keeps its picture small', async () => {
    const samples = name === 'digits' ? 100 : 5000;
    const { picture } = await make(taskOf(name, { samples, testSamples: 0 }));
    if (picture.kind === 'images') expect(picture.count).toBeLessThanOrEqual(24);
    else expect(picture.points.length / (picture.kind === 'curve' ? 2 : 3)).toBeLessThanOrEqual(MOST_PICTURE_POINTS);
  });
});

describe.each(TASK_NAMES)('the row of task %s', (name) => {
  it('has a name for each setting, and defaults that its schema takes', () => {
    const task = defaultTask(name);
    expect(taskTitle(name)).not.toBe('');
    expect(v.parse(taskSchema, task)).toEqual(task);
    for (const [setting, row] of taskSettings(name)) {
      expect(task).toHaveProperty(setting, row.kind.neutral);
      expect(wordsOf(row).label).not.toBe('');
    }
  });

  it('shares link key, words and kind of value with other tasks where it shares the name of a setting', () => {
    for (const [setting, row] of taskSettings(name)) {
      const first = TASK_SETTINGS[setting];
      const { label, symbol, onAxis } = wordsOf(row);
      expect({ key: row.key, axis: row.axis, isWhole: row.kind.isWhole }, setting).toEqual({
        key: first.key,
        axis: first.axis,
        isWhole: first.kind.isWhole,
      });
      expect(wordsOf(first)).toMatchObject({ label, ...(symbol && { symbol }), ...(onAxis && { onAxis }) });
    }
  });
});

describe.each(RANDOM.filter((name) => name !== 'digits'))('generated task %s', (name) => {
  it('keeps its first samples and its test set, bit by bit, when it gets more of the other', async () => {
    const task = taskOf(name, { samples: 20, testSamples: 10 });
    const few = (await make(task)).dataset;
    const more = (await make({ ...task, samples: 60 })).dataset;
    const moreTests = (await make({ ...task, testSamples: 30 })).dataset;
    for (const part of ['x', 'y'] as const) {
      expect(more.train[part].slice(0, few.train[part].length)).toEqual(few.train[part]);
      expect(moreTests.test[part].slice(0, few.test[part].length)).toEqual(few.test[part]);
    }
    expect(more.test).toEqual(few.test);
    expect(moreTests.train).toEqual(few.train);
  });
});

describe('inputs', () => {
  const count = 4000;
  it.each(['single-index', 'multi-index', 'chain', 'linear-teacher', 'random-labels', 'curve', 'planar'] as const)(
    'of %s have E|x|^2 = d',
    async (name) => {
      const { train, test, inputs } = (await make(taskOf(name, { samples: count, testSamples: count }))).dataset;
      for (const { x } of [train, test]) {
        // Five standard errors: each x_i^2 has variance at most 2, the Gaussian's.
        expect(Math.abs(meanSquare(x) - 1)).toBeLessThan(5 * Math.sqrt(2 / (count * inputs)));
      }
    },
  );

  it('of modular-addition have |x|^2 = d', async () => {
    const { train, test } = (await make(taskOf('modular-addition'))).dataset;
    for (const row of [...rows(train.x, train), ...rows(test.x, test)]) expect(dot(row, row)).toBeCloseTo(46, 4);
  });

  it.each(['staircase', 'parity'] as const)('of %s have |x|^2 = d exactly', async (name) => {
    const { train, test } = (await make(taskOf(name))).dataset;
    expect([...train.x, ...test.x].every((value) => Math.abs(value) === 1)).toBe(true);
  });
});

describe('the rules between settings', () => {
  it.each([
    [{ name: 'multi-index', d: 2, rank: 3 }, 'rank', 'at most the dimension'],
    [{ name: 'chain', d: 3, terms: 3 }, 'terms', 'less than the dimension'],
    [{ name: 'staircase', d: 2, degree: 3 }, 'degree', 'at most the dimension'],
    [{ name: 'parity', d: 1, degree: 2 }, 'degree', 'at most the dimension'],
    [{ name: 'digits', classes: 'all', targets: 'sign' }, 'targets', '"onehot" with all ten classes'],
  ])('of %o are broken at %s', (task, at, allowed) => {
    const { issues } = v.safeParse(taskSchema, task);
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual([at]);
    expect(issues?.[0].message).toContain(allowed);
  });
});

describe('makeTask', () => {
  it('refuses "given", whose data comes with the configuration', async () => {
    const made = make({ name: 'given', d: 2, outputs: 1 });
    await expect(made).rejects.toThrow('its data comes with the configuration');
    expect(controlOf(await made.catch((error: unknown) => error))).toBe('task.name');
  });

  it('reads digits for no other task', async () => {
    asked.length = 0;
    for (const name of RANDOM)
      if (name !== 'digits') await makeTask(taskOf(name, { samples: 2, testSamples: 2 }), read);
    for (const name of ['drawn', 'modular-addition'] as const) await makeTask(defaultTask(name), read);
    expect(asked).toEqual([]);
  });
});
