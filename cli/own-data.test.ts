import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../src/config/default-experiment.ts';
import { parseExperiment } from '../src/config/experiment.ts';
import { initialWeights } from '../src/engine/network/initial-weights.ts';
import { layerShapes } from '../src/config/scaling.ts';
import { readNpz } from '../src/files/npz.ts';
import { partsOf } from '../src/tasks/own/own-data.ts';
import { readOwnFile } from '../src/tasks/own/own-file.ts';
import { readRunJson } from '../src/store/files/run-json.ts';
import { THREE_CLASSES } from '../src/tasks/own/testing/prepared.ts';
import { UsageError } from './exit.ts';
import type { DataSource } from './data-options.ts';
import { loadOwnData, taskWithData } from './own-data.ts';
import { labInFolder } from './testing/lab-in-folder.ts';

const { lab, put, read, path } = labInFolder();

const CONFIG = { net: { width: 8, depth: 1 }, train: { lr: 0.05, steps: 6, batch: 8 }, measure: { probe: 8 } };
const rowsOf = (values: Float32Array, columns: number) =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.slice(i * columns, (i + 1) * columns)]);

/** Returns a file that is taken as the page has it at first, but for the roles of these columns. */
const usual = (file: string, names: DataSource['choices']['names'] = {}): DataSource => ({
  file: path(file),
  format: {},
  choices: { names },
});

interface Result {
  config: { task: object };
  frames: unknown[];
}

describe('own data on the command line', () => {
  it('train as the same data given with the configuration', async () => {
    await put('table.csv', THREE_CLASSES);
    await put('config.json', CONFIG);
    const args = ['--config', 'config.json', '--backend', 'cpu'];
    expect(await lab('run', ...args, '--data', 'table.csv', '--out', 'own.json')).toMatchObject({ code: 0 });
    const { task, blob } = await loadOwnData(usual('table.csv'));
    const data = readOwnFile(await blob.arrayBuffer());
    const parsed = parseExperiment({ ...CONFIG, task });
    if (!data || !parsed.ok) throw new Error('The data are not read.');
    const { x, y, xTest, yTest } = partsOf(data);
    const weights = initialWeights(parsed.experiment).map((W, l) => rowsOf(W, layerShapes(parsed.experiment)[l][1]));
    await put('case.json', {
      config: { ...CONFIG, task: { name: 'given', d: 2, outputs: 3, classes: 3 } },
      data: { x: rowsOf(x, 2), y: rowsOf(y, 3), xTest: rowsOf(xTest, 2), yTest: rowsOf(yTest, 3) },
      weights,
    });
    expect(await lab('run', '--case', 'case.json', '--backend', 'cpu', '--out', 'given.json')).toMatchObject({
      code: 0,
    });
    const [own, given] = [await read('own.json'), await read('given.json')] as Result[];
    expect(own.frames).toEqual(given.frames);
    expect(own.config.task).toEqual(task);
    expect((await lab('run', '--config', 'own.json', '--out', 'no.json')).err).toContain('name their file with --data');
  });

  it('are told as they are taken, and can be taken back to the units of the file', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${1000 + i},${(7 * i) % 11},${3e4 - 250.5 * i}`);
    await put('prices.csv', `id,area,age,price\n${rows.join('\n')}`);
    await put('config.json', { ...CONFIG, task: { name: 'chain', d: 8 } });
    const args = ['--config', 'config.json', '--data', 'prices.csv', '--backend', 'cpu'];
    const { err } = await lab('export', ...args, '--npz', 'prices.npz', '--json', 'prices.json');
    expect(err).toContain(
      'prices.csv: target "price" (a number), 2 inputs, 30 training and 10 test rows, standardized, in place of the task "chain", without "id".',
    );
    const arrays = readNpz(await readFile(path('prices.npz')), 'prices.npz');
    const valuesOf = (name: string) => {
      const array = arrays[name];
      if ('text' in array) throw new Error(`${name} is a text.`);
      return [...array.values];
    };
    const [[mean], [std]] = [valuesOf('y_mean'), valuesOf('y_std')];
    const prices = [...valuesOf('y'), ...valuesOf('y_test')].map((y) => Math.round(10 * (mean + std * y)) / 10);
    expect(prices.sort((a, b) => b - a)).toEqual(rows.map((row) => Number(row.split(',')[3])));
    expect(arrays.columns).toEqual({ text: '{"inputs":["area","age"],"targets":["price"],"classes":[]}' });
    const [x, xStd] = [valuesOf('x_mean'), valuesOf('x_std')];
    const dataColumns = {
      inputs: ['area', 'age'].map((name, i) => ({ name, mean: x[i], std: xStd[i] })),
      targets: [{ name: 'price', mean, std }],
      classes: [],
    };
    expect(await read('prices.json')).toMatchObject({ dataColumns });
    await lab('run', ...args, '--out', 'prices-run.json');
    expect(await read('prices-run.json')).toMatchObject({ dataColumns });
    for (const name of ['prices.json', 'prices-run.json']) {
      const opened = readRunJson((await read(name)) as Record<string, unknown>);
      expect(opened.ok && opened.runs[0].recording.dataColumns).toEqual(dataColumns);
    }
  });

  it('take the place of another task, and must be those that a task of own data names', async () => {
    await put('table.csv', THREE_CLASSES);
    await put('others.csv', THREE_CLASSES.replace('0.000', '0.001'));
    const [own, others] = await Promise.all(['table.csv', 'others.csv'].map((name) => loadOwnData(usual(name))));
    expect(taskWithData(defaultExperiment.task, own)).toEqual(own.task);
    const fewer = { ...own.task, samples: 5 };
    expect(taskWithData(fewer, own)).toEqual(fewer);
    expect(taskWithData(defaultExperiment.task, null)).toEqual(defaultExperiment.task);
    const sizes = '2 inputs, 3 classes, 30 training and 10 test samples';
    expect(() => taskWithData(own.task, others)).toThrow(
      `task.digest asks for other data (${sizes}, digest ${own.task.digest}) than those of`,
    );
    expect(() => taskWithData(own.task, null)).toThrow(`This trains on data of its own (table.csv, ${sizes}`);
  });

  it('train in sweeps, in threads', async () => {
    await put('table.csv', THREE_CLASSES);
    await put('sweep.json', { base: CONFIG, axes: [{ setting: 'task.samples', values: [10, 30] }], seeds: 1 });
    const args = ['--data', 'table.csv', '--target', 'height', '--backend', 'cpu', '--out', 'sweep-out.json'];
    expect(await lab('sweep', 'sweep.json', ...args)).toMatchObject({ code: 0 });
    const { runs } = (await read('sweep-out.json')) as { runs: { outcome: string }[] };
    expect(runs.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  });

  it.each([
    [
      'a column that is not there',
      'table.csv',
      'weight',
      'There is no column "weight"; the columns are width, height, kind.',
    ],
    ['a file that is not there', 'none.csv', null, "none.csv can't be read"],
    ['a file that is no table', 'config.json', null, 'config.json has only one row'],
  ])('are refused with %s', async (_, file, target, sentence) => {
    await put('table.csv', THREE_CLASSES);
    await put('config.json', CONFIG);
    const refused = loadOwnData(usual(file, target ? { target: [target] } : {}));
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(sentence);
  });
});
