import { describe, expect, it } from 'vitest';
import { defaultThreads } from './machine/node-threads.ts';
import { readArguments } from './arguments.ts';
import { readReproduceArguments } from './reproduce/reproduce-arguments.ts';
import { UsageError } from './exit.ts';

const RUN = ['run', '--config', 'in.json', '--out', 'out.json'];
const CASE = ['run', '--case', 'in.json', '--out', 'out.json'];

describe('the arguments of a run', () => {
  it('request one network by default', () => {
    expect(readArguments(RUN, '/elsewhere')).toEqual({
      command: 'run',
      network: null,
      source: { kind: 'config', file: '/elsewhere/in.json' },
      data: null,
      backend: 'auto',
      steps: null,
      seeds: 1,
      workers: null,
      threads: defaultThreads(),
      verbose: false,
      out: '/elsewhere/out.json',
    });
  });

  it('may name data, and the column of their target', () => {
    const args = [...RUN, '--data', 'table.csv', '--target', 'price'];
    expect(readArguments(args, '/elsewhere')).toMatchObject({
      data: { file: '/elsewhere/table.csv', format: {}, choices: { names: { target: ['price'] } } },
    });
  });

  it('may request several', () => {
    const args = [...RUN, '--seeds', '32', '--workers', '2', '--verbose'];
    expect(readArguments(args, '/elsewhere')).toMatchObject({ seeds: 32, workers: 2, verbose: true });
  });

  it.each([
    ['seeds that are no whole number', [...RUN, '--seeds', '2.5'], '--seeds is "2.5"; allowed: a whole number from 1'],
    ['no seeds', [...RUN, '--seeds', '0'], 'a whole number from 1 to 1000'],
    ['seeds without a number', [...RUN, '--seeds', ' '], '--seeds is " "'],
    ['seeds of a case', [...CASE, '--seeds', '2'], '--config FILE'],
    ['no threads', [...RUN, '--seeds', '2', '--workers', '0'], '--workers is "0"'],
    ['threads for one network', [...RUN, '--workers', '2'], '--seeds N'],
    ['one thread or more for several networks', [...RUN, '--seeds', '2', '--threads', '2'], '--workers N'],
    ['a number of threads in words', [...RUN, '--threads', 'all'], '--threads is "all"; allowed: auto'],
    ['no threads of a network', [...RUN, '--threads', '0'], '--threads is "0"'],
    ['a result for the configuration', [...RUN.slice(0, 4), 'in.json'], '--out /elsewhere/in.json would overwrite'],
    ['a target without data', [...RUN, '--target', 'y'], 'give the table with --data FILE'],
    ['data for a case', [...CASE, '--data', 'table.csv'], 'A case brings its data'],
    ['a result for the data', [...RUN, '--data', 'out.json'], '--out /elsewhere/out.json would overwrite'],
    ['a word that says nothing', [...RUN, 'extra'], '"extra" after "run" says nothing'],
    ['a command that there is not', ['toString'], 'There is no command "toString"'],
    ['too many threads of a network', [...RUN, '--threads', '65'], 'allowed: auto'],
    ['a prior of several seeds', ['prior', ...RUN.slice(1), '--seeds', '2'], 'A prior takes'],
    ['a theory with all buffers', ['theory', ...CASE.slice(1), '--verbose'], 'Theory takes'],
  ])('are refused with %s', (_, args, sentence) => {
    const read = () => readArguments(args, '/elsewhere');
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
  });
});

const EXPORT = ['export', '--config', 'in.json'];

describe('the arguments of an export', () => {
  it('name what is written, and where', () => {
    expect(readArguments([...EXPORT, '--csv', 'a.csv', '--json', 'b.anything'], '/elsewhere')).toEqual({
      command: 'export',
      source: { kind: 'config', file: '/elsewhere/in.json' },
      data: null,
      backend: 'auto',
      steps: null,
      targets: { csv: '/elsewhere/a.csv', json: '/elsewhere/b.anything' },
      isPictureOnly: false,
    });
  });

  it.each([
    ['nothing to write', EXPORT, 'Say what to write: --csv, --csv-by-step, --json'],
    ['no experiment', ['export', '--csv', 'a.csv'], 'An export takes --config FILE'],
    [
      'pictures alone of no figures',
      [...EXPORT, '--csv', 'a.csv', '--picture-only'],
      '--picture-only is about figures',
    ],
    ['a file twice', [...EXPORT, '--csv', 'a.csv', '--json', './a.csv'], '--json /elsewhere/a.csv would overwrite'],
    ['its own experiment as the target', [...EXPORT, '--csv', 'in.json'], '--csv /elsewhere/in.json would overwrite'],
    ['the option of another command', [...EXPORT, '--csv', 'a.csv', '--seeds', '3'], 'and nothing else'],
    ['an option that no command has', [...EXPORT, '--pdf', 'a.pdf'], 'pdf'],
  ])('are refused with %s', (_, args, sentence) => {
    const readThem = () => readArguments(args, '/elsewhere');
    expect(readThem).toThrow(UsageError);
    expect(readThem).toThrow(sentence);
  });
});

const SWEEP = ['sweep', 'spec.json', '--out', 'out.json'];

describe('the arguments of a sweep', () => {
  it('request the whole sweep by default', () => {
    expect(readArguments(SWEEP, '/elsewhere')).toEqual({
      command: 'sweep',
      data: null,
      spec: '/elsewhere/spec.json',
      shard: { index: 1, count: 1 },
      workers: null,
      backend: 'auto',
      out: '/elsewhere/out.json',
      csv: null,
    });
  });

  it('may request a shard, and a table', () => {
    const args = [...SWEEP, '--shard', '2/8', '--csv', 'out.csv'];
    expect(readArguments(args, '/elsewhere')).toMatchObject({
      shard: { index: 2, count: 8 },
      csv: '/elsewhere/out.csv',
    });
  });

  it.each([
    ['a shard beyond the last', [...SWEEP, '--shard', '9/8'], '--shard is "9/8"; allowed: I/N such as 2/8'],
    ['a shard before the first', [...SWEEP, '--shard', '0/8'], '--shard is "0/8"'],
    ['a shard that is no pair', [...SWEEP, '--shard', '2'], '--shard is "2"'],
    ['no file', ['sweep', '--out', 'out.json'], 'one file SPEC.json'],
    ['two files', [...SWEEP, 'other.json'], 'one file SPEC.json'],
    ['steps', [...SWEEP, '--steps', '3'], 'and nothing else'],
    ['no result file', SWEEP.slice(0, 2), '--out FILE'],
    ['nothing to merge', ['merge', '--out', 'out.json'], 'the result files of the shards'],
    ['a shard to merge', ['merge', 'a.json', '--shard', '1/2', '--out', 'out.json'], 'and nothing else'],
    ['a shard of a run', [...RUN, '--shard', '1/2'], 'A run takes'],
    ['a table for a result', [...SWEEP, '--csv', './out.json'], '--csv /elsewhere/out.json would overwrite'],
    ['a table for the sweep', [...SWEEP, '--csv', '../elsewhere/spec.json'], '--csv /elsewhere/spec.json would'],
    ['a result for the sweep', [...SWEEP.slice(0, 3), 'spec.json'], '--out /elsewhere/spec.json would overwrite'],
    ['a result for a shard', ['merge', 'a.json', 'b.json', '--out', 'b.json'], '--out /elsewhere/b.json would'],
    ['a table for a shard', ['merge', 'a.json', 'b.json', '--out', 'c.json', '--csv', 'a.json'], '--csv /elsewhere/a'],
  ])('are refused with %s', (_, args, sentence) => {
    const read = () => readArguments(args, '/elsewhere');
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
  });
});

describe('the arguments of npm run reproduce', () => {
  const read = (...args: string[]) => readReproduceArguments(args, [1, 2, 3], '/elsewhere');

  it('request every lesson by default', () => {
    expect(read()).toEqual({ lesson: null, quick: false, record: false, workers: null, out: null });
  });

  it('may request one lesson, and the small version', () => {
    expect(read('--lesson', '2', '--quick')).toMatchObject({ lesson: 2, quick: true });
  });

  it.each([
    ['a lesson that is not there', ['--lesson', '4'], '--lesson is "4"; allowed: 1, 2, 3, or leave it out'],
    ['a record of the small version', ['--quick', '--record'], 'Recorded results are of the full studies'],
    ['an option of another command', ['--shard', '1/2'], 'Usage: npm run reproduce'],
    ['a word too many', ['everything'], 'Usage: npm run reproduce'],
  ])('are refused with %s', (_, args, sentence) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(sentence);
  });
});
