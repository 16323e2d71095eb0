import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

const RUN = ['run', '--config', 'in.json', '--out', 'out.json'];
const CASE = ['run', '--case', 'in.json', '--out', 'out.json'];

describe('the arguments of a run', () => {
  it('ask for one network where they say nothing else', () => {
    expect(readArguments(RUN, '/elsewhere')).toEqual({
      command: 'run',
      source: { kind: 'config', file: '/elsewhere/in.json' },
      backend: 'auto',
      steps: null,
      seeds: 1,
      workers: null,
      verbose: false,
      out: '/elsewhere/out.json',
    });
  });

  it('may ask for several', () => {
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
    ['a prior of several seeds', ['prior', ...RUN.slice(1), '--seeds', '2'], 'A prior takes'],
    ['a theory with all buffers', ['theory', ...CASE.slice(1), '--verbose'], 'Theory takes'],
  ])('are refused with %s', (_, args, sentence) => {
    const read = () => readArguments(args, '/elsewhere');
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
  });
});
