import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  CLASS_TARGETS,
  CURVES,
  MULTI_INDEX_LINKS,
  PLANAR_SHAPES,
  SINGLE_INDEX_LINKS,
  TASK_NAMES,
  taskSchema,
} from './task.ts';
import type { Task } from './task.ts';
import { taskShape } from './task-shape.ts';
import type { TaskPicture } from './data/dataset.ts';
import { meanSquare, taskOf } from './testing/generated.fixture.ts';
import { madeDigits, madeReader } from './testing/made-digits.fixture.ts';
import { makeTask } from './make-task.ts';
import { controlOf } from './data/task-error.ts';

const digits = madeDigits(20);
const { read, asked } = madeReader(digits, digits);
const make = (task: Task) => makeTask(task, read);
const MOST_PICTURE_POINTS = 400;

const sizes = { seed: fc.nat(2 ** 31 - 1), samples: fc.integer({ min: 1, max: 20 }), testSamples: fc.nat(20) };
const d = fc.integer({ min: 1, max: 12 });
const degree = fc.integer({ min: 1, max: 8 });
const noise = fc.double({ min: 0, max: 10, noNaN: true });
const targets = fc.constantFrom(...CLASS_TARGETS);

/** Settings of every generated task; some break a rule between them and are left out below. */
const settings: Record<(typeof TASK_NAMES)[number], Record<string, fc.Arbitrary<unknown>>> = {
  digits: {
    classes: fc.constantFrom('all', '3-7', '9-0'),
    side: fc.constantFrom(14, 28),
    targets,
    centerPixels: fc.boolean(),
  },
  'single-index': { d, link: fc.constantFrom(...SINGLE_INDEX_LINKS), noise },
  'multi-index': { d, rank: degree, link: fc.constantFrom(...MULTI_INDEX_LINKS), noise },
  chain: { d, terms: fc.integer({ min: 1, max: 11 }), noise },
  staircase: { d, degree, noise },
  parity: { d, degree, targets },
  'linear-teacher': { d, outputs: fc.integer({ min: 1, max: 6 }), noise },
  'random-labels': { d, targets },
  curve: { curve: fc.constantFrom(...CURVES), noise },
  planar: { shape: fc.constantFrom(...PLANAR_SHAPES), targets, noise },
};

const validTask = (name: (typeof TASK_NAMES)[number]) =>
  fc
    .record({ name: fc.constant(name), ...sizes, ...settings[name] })
    .map((candidate) => v.safeParse(taskSchema, candidate))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.output);

const numbersOf = (picture: TaskPicture): Float32Array[] => {
  if (picture.kind === 'images') return [picture.pixels];
  return picture.kind === 'curve' ? [picture.line, picture.points] : [picture.points];
};

describe.each(TASK_NAMES)('task %s', (name) => {
  it('has finite numbers, the shapes that its configuration promises, a sentence and a small picture', async () => {
    await fc.assert(
      fc.asyncProperty(validTask(name), async (task) => {
        if (task.name === 'given') return;
        const { dataset, sentence, picture } = await make(task);
        const { train, test, ...shape } = dataset;
        expect(shape).toEqual(taskShape(task));
        expect([train.count, test.count]).toEqual([task.samples, task.testSamples]);
        for (const { count, x, y } of [train, test]) {
          expect([x.length, y.length]).toEqual([count * shape.inputs, count * shape.outputs]);
          expect(x.every(Number.isFinite) && y.every(Number.isFinite)).toBe(true);
        }
        expect(numbersOf(picture).every((values) => values.every(Number.isFinite))).toBe(true);
        expect(sentence).toMatch(/^In goe?s? .+[^.]\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same again under the same seed, and another under another', async () => {
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

describe.each(TASK_NAMES.filter((name) => name !== 'digits'))('generated task %s', (name) => {
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

  it.each(['staircase', 'parity'] as const)('of %s have |x|^2 = d exactly', async (name) => {
    const { train, test } = (await make(taskOf(name))).dataset;
    expect([...train.x, ...test.x].every((value) => Math.abs(value) === 1)).toBe(true);
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
    for (const name of TASK_NAMES)
      if (name !== 'digits') await makeTask(taskOf(name, { samples: 2, testSamples: 2 }), read);
    expect(asked).toEqual([]);
  });
});
