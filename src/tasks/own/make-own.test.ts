import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { makeTask, taskSchema, taskShape, type TaskOf } from '../tasks.ts';
import { controlOf } from '../data/task-error.ts';
import { taskOfData } from './make-own.ts';
import { linkedName } from './own.ts';
import { partsOf, type PreparedData } from './own-data.ts';
import { digestOfData, readOwnFile, writeOwnFile } from './own-file.ts';
import { preparedText, THREE_CLASSES } from './testing/prepared.ts';

const noDigits = () => Promise.reject(new Error('No digits are read here.'));

/** Makes the task of these data, with a few settings of its own. */
async function made(data: PreparedData, change: Partial<TaskOf<'own'>> = {}) {
  const buffer = await (await writeOwnFile(data)).arrayBuffer();
  const task = { ...taskOfData(data, await digestOfData(data)), ...change };
  return makeTask(task, noDigits, () => Promise.resolve(buffer));
}
const images = (count: number): PreparedData => ({
  ...{ name: 'images.npz', inputs: 4, outputs: 2, classes: 2, inputNames: ['a', 'b', 'c', 'd'], targetNames: [] },
  ...{ classNames: ['no', 'yes'], samples: 3, testSamples: count, values: new Float32Array((3 + count) * 6).fill(0.5) },
  scale: { inputs: Array.from({ length: 4 }, (_, i) => ({ mean: i, std: 0.5 })), targets: null },
  images: { side: 2, pixels: new Uint8Array(4 * count).fill(51) },
});

describe('the task of own data', () => {
  it('has the samples of the data, and settings that a link holds', async () => {
    const { data } = await preparedText(THREE_CLASSES);
    const { dataset, sentence, picture } = await made(data);
    const task = taskOfData(data, await digestOfData(data));
    expect(v.parse(taskSchema, task)).toEqual(task);
    expect(dataset).toMatchObject(taskShape(task));
    const { x, y, xTest, yTest } = partsOf(data);
    expect(dataset.train).toEqual({ count: 30, x, y });
    expect(dataset.test).toEqual({ count: 10, x: xTest, y: yTest });
    expect(sentence).toBe(
      'Learn which of 3 classes (a, b, c) a sample belongs to from 2 inputs of table.csv: 30 training samples, 10 test samples.',
    );
    expect(picture).toMatchObject({
      kind: 'scatter',
      xLabel: 'width',
      yLabel: 'height',
      areInputs: true,
      areClasses: true,
      classNames: ['a', 'b', 'c'],
    });
  });

  it('puts names that hold a comma in quotes, so that its list counts as many', async () => {
    const { data } = await preparedText(THREE_CLASSES);
    const { sentence } = await made({ ...data, classNames: ['Adélie, small', 'Chinstrap & co', 'Gentoo'] });
    expect(sentence).toContain('which of 3 classes (“Adélie, small”, Chinstrap & co, Gentoo) a sample');
  });

  it('takes fewer samples, the first ones', async () => {
    const { data } = await preparedText(THREE_CLASSES);
    const { dataset } = await made(data, { samples: 8, testSamples: 0 });
    expect([dataset.train.count, dataset.train.x, dataset.test.count]).toEqual([8, partsOf(data).x.slice(0, 16), 0]);
  });

  it('draws a function of one input as a curve, and images as images', async () => {
    const { data } = await preparedText(`x,y\n${Array.from({ length: 20 }, (_, i) => `${i},${i * i}`).join('\n')}`);
    expect((await made(data)).picture).toMatchObject({ kind: 'curve', xLabel: 'x', yLabel: 'y' });
    const { picture, dataset } = await made(images(3));
    expect(picture).toEqual({
      ...{ kind: 'images', side: 2, count: 3, classNames: ['no', 'yes'] },
      pixels: new Float32Array(12).fill(0.2),
    });
    expect(dataset.testImages?.labels).toEqual(['no', 'yes']);
    expect((await made(images(0))).dataset.testImages).toBeUndefined();
  });

  it.each([
    [{ digest: '' }, 'No data are chosen yet', 'task.digest'],
    [{ samples: 31 }, '31 samples are asked for, and table.csv has 30', 'task.samples'],
    [{ testSamples: 11 }, '11 samples are asked for', 'task.testSamples'],
    [
      { d: 3 },
      'have 2 inputs, 3 classes, 30 training and 10 test samples, and the settings ask for 3 inputs',
      'task.digest',
    ],
  ] as const)('says what is wrong with %o, and where', async (change, sentence, control) => {
    const { data } = await preparedText(THREE_CLASSES);
    const refused = made(data, change);
    await expect(refused).rejects.toThrow(sentence);
    expect(controlOf(await refused.catch((error: unknown) => error))).toBe(control);
  });

  it('names the data that are not there by their file and sizes, or by their digest', async () => {
    const task = v.parse(taskSchema, { name: 'own', digest: '0123456789abcdef', d: 13 });
    const sizes = '13 inputs, 1 target, 64 training and 0 test samples';
    await expect(makeTask(task, noDigits)).rejects.toThrow(`opened here too: ${sizes}, digest 0123456789abcdef.`);
    const named = v.parse(taskSchema, { ...task, file: 'flowers.csv' });
    await expect(makeTask(named, noDigits)).rejects.toThrow(`opened here too: flowers.csv, ${sizes}.`);
  });

  it.each([
    ['flowers.csv', 'flowers.csv'],
    [' a\n\u202eb.csv', 'a b.csv'],
    [`${'long '.repeat(20)}name.csv`, 'long long lo…ame.csv'],
    ['\u{1f33a}'.repeat(30), `${'\u{1f33a}'.repeat(12)}…${'\u{1f33a}'.repeat(7)}`],
  ])('names the file %o as %o in a link', (name, linked) => {
    expect(linkedName(name)).toBe(linked);
    expect(v.is(taskSchema, { name: 'own', file: linked })).toBe(true);
  });
});

describe('the kept form of data', () => {
  it('comes back as it was', async () => {
    const { data } = await preparedText(THREE_CLASSES);
    for (const each of [data, images(5), images(0)]) {
      const { values, ...head } = readOwnFile(await (await writeOwnFile(each)).arrayBuffer()) ?? {};
      expect(values).toEqual(each.values);
      expect(head).toEqual({ ...each, values: undefined, images: each.images });
    }
  });

  it('is not believed: what is cut short, or no such file, is none', async () => {
    const buffer = await (await writeOwnFile(images(2))).arrayBuffer();
    for (const bytes of [0, 3, 4, 100, buffer.byteLength - 1]) expect(readOwnFile(buffer.slice(0, bytes))).toBeNull();
    expect(readOwnFile(new ArrayBuffer(64))).toBeNull();
    expect(readOwnFile(Uint32Array.of(2 ** 31, 1, 2).buffer)).toBeNull();
  });
});
