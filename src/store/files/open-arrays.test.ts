import { describe, expect, it } from 'vitest';
import { writeNpz } from '../../files/npz.ts';
import type { NumpyArrays } from '../../files/npy.ts';
import type { NetworkFile } from '../../config/network-file.ts';
import { readOwnFile } from '../../tasks/own/own-file.ts';
import type { Lab } from '../lab.ts';
import { openFile } from './open-file.ts';
import type { NetworkData } from './network-data.ts';
import { createFakeLab } from './testing/fake-lab.ts';

const array = (shape: number[], values: number[]) => ({ shape, values: Float32Array.from(values) });
const sines = (shape: number[]) =>
  array(
    shape,
    Array.from({ length: shape.reduce((size, n) => size * n, 1) }, (_, i) => Math.sin(i + 1)),
  );
/** Three inputs, a hidden layer of four units, `outputs` outputs. */
const network = (outputs: number): NumpyArrays => ({ W1: sines([4, 3]), W2: sines([outputs, 4]) });
const X = sines([5, 3]);

function fakeLab() {
  const { lab, state } = createFakeLab();
  const kept: Omit<NetworkData, 'name'>[] = [];
  const opened: [string, NetworkFile][] = [];
  const tables: unknown[] = [];
  const added = {
    data: {
      shelf: () =>
        Promise.resolve({
          put: (data: NetworkData) => void kept.push(data),
          file: (digest: string) => Promise.resolve(kept.find((data) => data.digest === digest)?.file ?? null),
        }),
      open: (given: unknown) => void tables.push(given),
    },
    openNetwork: (...network: [string, NetworkFile]) => void opened.push(network),
  };
  return { lab: Object.assign(lab, added as unknown as Lab), state, kept, opened, tables };
}

const npz = (arrays: NumpyArrays) => ({ name: 'net.npz', blob: new Blob([writeNpz(arrays)]) });

async function open(arrays: NumpyArrays, fake = fakeLab()) {
  return { ...fake, outcome: await openFile(npz(arrays), fake.lab) };
}

describe('a file of arrays whose names are not those of a network', () => {
  const W = array([2, 2], [1, 2, 3, 4]);

  it.each<[string, NumpyArrays]>([
    ['net.npz holds 0.weight and 0.bias, which look like weights; name them W1,', { '0.weight': W, '0.bias': W }],
    ['net.npz holds W2 and W3, which look like weights', { W2: W, W3: W }],
    ['net.npz has W3 but no W2;', { W1: W, W3: W }],
  ])('is refused: %s', async (sentence, arrays) => {
    const { outcome, opened, tables } = await open(arrays);
    expect(outcome).toEqual({ ok: false, sentence: expect.stringContaining(sentence) as string });
    expect([opened, tables]).toEqual([[], []]);
  });

  it('is opened as data where it has some, and says what it does not read', async () => {
    const { outcome, tables } = await open({ x: W, y: W, weight1: W, bias1: W });
    expect(outcome).toEqual({ ok: true, sentence: expect.stringContaining('not weight1 and bias1') as string });
    expect(tables).toHaveLength(1);
  });
});

describe('a file of arrays with a network', () => {
  it.each<[string, number, NumpyArrays, object, number[]]>([
    ['numbers', 1, { y: array([5, 1], [0.5, 1, 2, -1, 0]) }, { outputs: 1, areClasses: false }, [0.5, 1, 2, -1, 0]],
    ['a vector of numbers', 1, { y: array([5], [0.5, 1, 2, -1, 0]) }, { areClasses: false }, [0.5, 1, 2, -1, 0]],
    ['signs', 1, { y: array([5], [1, -1, 1, 1, -1]) }, { outputs: 1, areClasses: true }, [1, -1, 1, 1, -1]],
    [
      'classes',
      2,
      { y: array([5], [0, 1, 1, 0, 1]) },
      { outputs: 2, areClasses: true },
      [1, 0, 0, 1, 0, 1, 1, 0, 0, 1],
    ],
  ])('and data learns %s from them', async (_, outputs, more, task, y) => {
    const { outcome, kept, opened } = await open({ ...network(outputs), x: X, ...more });
    expect(outcome).toEqual({ ok: true });
    const [[name, { experiment }]] = opened;
    expect(name).toBe('net.npz');
    expect(experiment.task).toMatchObject({ name: 'own', d: 3, samples: 5, testSamples: 0, ...task });
    expect(experiment.task).toEqual(kept[0].task);
    const read = readOwnFile(await kept[0].file.arrayBuffer());
    expect([...(read?.values ?? [])]).toEqual([...X.values, ...Float32Array.from(y)]);
  });

  it('has the names and the scale of its columns, where it holds them', async () => {
    const columns = { inputs: ['a', 'b', 'c'], targets: ['mass'], classes: [] };
    const { kept } = await open({
      ...{ ...network(1), x: X, y: array([5], [0.5, 1, 2, -1, 0]), columns: { text: JSON.stringify(columns) } },
      ...{ y_mean: array([1], [40]), y_std: array([1], [2]) },
    });
    expect(readOwnFile(await kept[0].file.arrayBuffer())).toMatchObject({
      inputNames: ['a', 'b', 'c'],
      targetNames: ['mass'],
      scale: { inputs: null, targets: [{ mean: 40, std: 2 }] },
    });
  });

  it.each(['no JSON', '{"inputs":["a"],"targets":[],"classes":[]}', '{"inputs":7}'])(
    'has numbered names where its own can not be read: %s',
    async (text) => {
      const { kept } = await open({ ...network(1), x: X, y: sines([5]), columns: { text } });
      expect(readOwnFile(await kept[0].file.arrayBuffer())).toMatchObject({
        inputNames: ['x₁', 'x₂', 'x₃'],
        targetNames: ['target y₁'],
      });
    },
  );

  it('leaves data that are kept already as they are, unless it names their columns', async () => {
    const file = { ...network(1), x: X, y: sines([5]) };
    const columns = { text: '{"inputs":["a","b","c"],"targets":["d"],"classes":[]}' };
    const fake = fakeLab();
    await open(file, fake);
    await open(file, fake);
    expect(fake.kept).toHaveLength(1);
    await open({ ...file, columns }, fake);
    expect(fake.kept).toHaveLength(2);
  });

  it('has test data, too', async () => {
    const { opened } = await open({
      ...network(1),
      ...{ x: X, y: sines([5, 1]), x_test: sines([2, 3]), y_test: sines([2]) },
    });
    expect(opened[0][1].experiment.task).toMatchObject({ samples: 5, testSamples: 2 });
  });

  it('but no network is data', async () => {
    const { outcome, tables, opened } = await open({ x: X, y: sines([5]) });
    expect([outcome.ok, tables.length, opened.length]).toEqual([true, 1, 0]);
  });

  it.each<[string, NumpyArrays, RegExp]>([
    ['without data, for a task of other sizes', {}, /takes 3 inputs and gives 1 outputs, but the present task has/],
    ['with other inputs', { x: sines([5, 4]), y: sines([5]) }, /x has the shape \[5, 4\], but the network takes 3/],
    ['with fewer targets', { x: X, y: sines([4]) }, /x has 5 samples and y has 4/],
    ['with other targets', { x: X, y: sines([5, 2]) }, /y has the shape \[5, 2\], but the network gives 1/],
    ['without a sample', { x: sines([0, 3]), y: sines([0]) }, /x has no sample/],
    ['with a text', { x: X, y: { text: 'no' } }, /y is a text/],
    [
      'with a hole',
      { x: { shape: [5, 3], values: X.values.with(7, NaN) }, y: sines([5]) },
      /x has NaN in row 3, column 2/,
    ],
    ['of two widths', { W2: sines([5, 4]), W3: sines([1, 5]) }, /4 and 5 units/],
  ])('is refused in one sentence %s, and changes nothing', async (_, more, sentence) => {
    const { outcome, state, kept, opened } = await open({ ...network(1), ...more });
    const before = createFakeLab().state();
    expect(outcome).toEqual({ ok: false, sentence: expect.stringMatching(sentence) as string });
    expect(outcome.sentence?.match(/[.!?](\s|$)/g)).toHaveLength(1);
    expect([kept.length, opened.length]).toEqual([0, 0]);
    expect(state().experiment).toEqual(before.experiment);
  });

  it('is refused in the words of its reader where it is damaged', async () => {
    const damaged = writeNpz(network(1)).with(200, 1);
    const outcome = await openFile({ name: 'net.npz', blob: new Blob([damaged]) }, fakeLab().lab);
    const sentence = expect.stringMatching(/^"W1" in net\.npz is damaged: [^.]*\.$/) as string;
    expect(outcome).toEqual({ ok: false, sentence });
  });

  it('refuses a class that there is not', async () => {
    const { outcome } = await open({ ...network(2), x: X, y: array([5], [0, 1, 2, 0, 1]) });
    expect(outcome.sentence).toMatch(/y has 2 in row 3, .* from 0 to 1/);
  });
});
