import { describe, expect, it } from 'vitest';
import { createDataDesk, type DataDesk } from '../src/store/data/data-desk.ts';
import type { TableReader } from '../src/store/data/table-reader.ts';
import type { PreparedSummary, TableEvent, TableSummary } from '../src/worker/table/table-protocol.ts';
import { createTableSession } from '../src/worker/table/table-session.ts';
import { parseOptions } from './command-options.ts';
import { readDataSource } from './data-options.ts';
import { UsageError } from './exit.ts';
import { loadOwnData } from './own-data.ts';
import { labInFolder } from './testing/lab-in-folder.ts';

const { put, path } = labInFolder();

const COLOURS = ['red', 'green', 'blue'];
const row = (i: number) =>
  [i, (i / 7).toFixed(2), ((i * i) % 11) / 2, COLOURS[i % 3], i % 4 === 0 ? 'test' : 'train', i % 2].join(';');
const TABLE = [
  'id;width;height;colour;set;kind',
  ...Array.from({ length: 40 }, (_, i) => row(i)).map((each) => each.replaceAll('.', ',')),
].join('\n');

/** The desk of the page, with the reader that its worker has. */
async function pageWith(text: string): Promise<DataDesk> {
  let answer: (event: TableEvent) => void = () => undefined;
  const session = createTableSession((event) => {
    if (event.type !== 'progress') answer(event);
  });
  const ask = (command: Parameters<typeof session>[0]) =>
    new Promise<TableEvent>((resolve) => {
      answer = resolve;
      void session(command);
    });
  const told = (event: TableEvent): TableEvent => {
    if (event.type === 'refused') throw new Error(event.sentence);
    return event;
  };
  const reader: TableReader = {
    open: async (file, name, format) =>
      (told(await ask({ type: 'open', id: 1, file, name, format })) as { table: TableSummary }).table,
    prepare: async (choices) =>
      (told(await ask({ type: 'prepare', id: 2, choices })) as { prepared: PreparedSummary }).prepared,
    dispose: () => undefined,
  };
  const desk = createDataDesk(reader);
  await desk.open({ name: 'table.csv', blob: new Blob([text]) });
  return desk;
}

/** Reads data with options as they are typed. */
function onCommandLine(...options: string[]) {
  const source = readDataSource(parseOptions(['--data', path('table.csv'), ...options], '').values, '/');
  if (!source) throw new Error('There are no data.');
  return loadOwnData(source);
}

/** A column of the table, by its name. */
const at = (desk: DataDesk, name: string) =>
  desk.store.getState().table?.columns.findIndex((column) => column.name === name) ?? -1;

describe('the choices of the command line give the data that the same choices of the page give', () => {
  it.each<[string, string[], (desk: DataDesk) => Promise<unknown>]>([
    ['at first', [], () => Promise.resolve()],
    ['another target', ['--target', 'width'], (desk) => desk.setRole(at(desk, 'width'), 'target')],
    [
      'two targets, of a split by seed',
      ['--target', 'width,height', '--ignore', 'set', '--split-seed', '7'],
      async (desk) => {
        await desk.setRole(at(desk, 'width'), 'target');
        await desk.setRole(at(desk, 'height'), 'target');
        await desk.setRole(at(desk, 'set'), 'ignore');
        await desk.choose({ seed: 7 });
      },
    ],
    [
      'few inputs, another share and no standardization',
      ['--inputs', 'width, colour', '--ignore', 'set', '--test-share', '33', '--no-standardize'],
      async (desk) => {
        for (const name of ['height', 'set']) await desk.setRole(at(desk, name), 'ignore');
        await desk.choose({ testShare: 33 * 0.01 });
        await desk.choose({ standardize: false });
      },
    ],
    [
      'a class taken as a number',
      ['--target', 'kind', '--target-as', 'numbers'],
      (desk) => desk.choose({ targetAs: 'numbers' }),
    ],
    [
      'a first row that is no header',
      ['--no-header', '--delimiter', 'semicolon', '--decimal', 'comma'],
      (desk) => desk.setFormat({ header: false }),
    ],
  ])('%s', async (_, options, choose) => {
    await put('table.csv', TABLE);
    const desk = await pageWith(TABLE);
    await choose(desk);
    const { prepared, refusal } = desk.store.getState();
    expect(refusal).toBeNull();
    const { task, leftOut } = await onCommandLine(...options);
    expect({ task, leftOut }).toEqual({ task: prepared?.task, leftOut: prepared?.leftOut });
  });
});

describe('choices that can not be are refused', () => {
  it.each([
    [
      ['--inputs', 'width,weight'],
      'There is no column "weight"; the columns are id, width, height, colour, set, kind.',
    ],
    [['--inputs', 'width', '--ignore', 'width'], 'The column "width" is named by --inputs and by --ignore'],
    [['--split', 'set,kind'], '--split names 2 columns'],
    [['--ignore', 'kind'], 'No column is the target; name it with --target.'],
    [['--test-share', '10'], '--test-share has no effect here'],
    [['--test-share', '0.25'], '--test-share is "0.25"; allowed: a percentage from 0 to 90'],
    [['--split-seed=-1'], '--split-seed is "-1"'],
    [['--header', '--no-header'], '--header and --no-header say the opposite'],
    [['--target-as', 'words'], '--target-as is "words"; allowed: classes, numbers.'],
    [['--delimiter', '.'], '--delimiter is "."; allowed: comma, semicolon, tab, bar.'],
  ])('%o', async (options, sentence) => {
    await put('table.csv', TABLE);
    const refused = Promise.resolve().then(() => onCommandLine(...options));
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(sentence);
  });

  it('choices without data', () => {
    const { values } = parseOptions(['--inputs', 'width'], '');
    expect(() => readDataSource(values, '/')).toThrow('give the table with --data FILE');
  });
});
