import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LAB, labInFolder, SMALL } from '../testing/lab-in-folder.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/bp-mse-2out-centered.json', import.meta.url));

const { lab, put, path, files, read: readJson } = labInFolder();

/** A device without room. */
const FULL_DISK = '/dev/full';

const USES_MEMORY = /^It uses about [\d.]+ [kMG]B of memory\.\n$/;

interface Values {
  step: number;
  layers: { featureMove: number }[];
  weights: { nfaCentered: number | null }[];
}

/** The tested parts of a result, and of a fixture. */
interface Written {
  config: object;
  backend: string;
  frames: Values[];
  weights: number[][][];
  expect: { frames: Values[] };
}

/** Weights of two units on two inputs. */
const W1 = [
  [1, 2],
  [3, 4],
];

/** The parts of a case that may be wrong. */
interface Given {
  weights?: number[][][];
  batches?: number[][];
}

const read = async (file: string) => (await readJson(file)) as Written;

describe('npm run lab -- run', () => {
  it('computes a case and writes the names of the maths contract', async () => {
    const { code, out, err } = await lab('run', '--case', FIXTURE, '--backend', 'wasm', '--out', 'result.json');
    expect(err).toMatch(USES_MEMORY);
    expect(code).toBe(0);
    expect(out).toMatch(/^20 steps on wasm in .* s, written to .*result\.json\.\n$/);

    const result = await read('result.json');
    const fixture = JSON.parse(await readFile(FIXTURE, 'utf8')) as Written;
    expect(Object.keys(result)).toEqual(['config', 'backend', 'std', 'lr', 'frames', 'weights']);
    expect(result.config).toMatchObject(fixture.config);
    expect(result.backend).toBe('wasm');
    expect(result.frames.map(({ step }) => step)).toEqual([0, 1, 5, 20]);
    expect(result.frames[0].weights[1].nfaCentered).toBeNull();
    expect(result.frames[3].layers[2].featureMove).toBeCloseTo(fixture.expect.frames[3].layers[2].featureMove, 4);
    expect(result.frames[3].weights[1].nfaCentered).toBeCloseTo(
      fixture.expect.frames[3].weights[1].nfaCentered ?? NaN,
      4,
    );
    expect(result.weights[3]).toHaveLength(2);
    expect(result.weights[3][1]).toHaveLength(16);
  });

  it('trains a configuration for the requested steps, and measures log-spaced steps and the last', async () => {
    await put('chain.json', { task: { name: 'chain', d: 8 }, net: { width: 16 } });
    const { code } = await lab('run', '--config', 'chain.json', '--steps', '10', '--backend', 'cpu', '--out', 'o.json');
    expect(code).toBe(0);
    const { frames } = await read('o.json');
    expect(frames.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 6, 8, 10]);
  });

  it('says which settings of a configuration have no effect on a run', async () => {
    const { train } = SMALL;
    const config = {
      ...SMALL,
      train: { ...train, rho: 0.5, schedule: { kind: 'constant', every: 10, steps: 20_000 } },
    };
    await put('unused.json', config);
    const { code, err } = await lab('run', '--config', 'unused.json', '--out', 'o.json');
    expect(code).toBe(0);
    expect(err.split('\n').filter((line) => line.includes('no effect'))).toEqual([
      'train.rho has no effect here: only feedback alignment has it.',
      'train.schedule.every has no effect here: the other settings make no use of it.',
    ]);
    expect((await lab('theory', '--config', 'unused.json', '--out', 't.json')).err).not.toContain('no effect');
  });

  it('exits 1 with the step, the loss and the critical rate when training diverges, and keeps the frames', async () => {
    await put('wild.json', { task: { name: 'chain', d: 8 }, net: { width: 16 }, train: { lr: 500 } });
    const { code, err } = await lab('run', '--config', 'wild.json', '--backend', 'cpu', '--out', 'wild-out.json');
    expect(code).toBe(1);
    expect(err).toMatch(/diverged: by step \d+ the loss went from .* learning rate 500 is .* times/);
    expect((await read('wild-out.json')).frames.length).toBeGreaterThan(1);
  });

  it.each([
    ['a number out of range', { net: { width: 0 } }, 'net.width is 0; allowed: a whole number from 1 to 4096.'],
    [
      'an unknown key',
      { net: { widht: 3 } },
      'net.widht is 3, but there is no such setting; write net.width, or leave it out.',
    ],
    ['a wrong word', { train: { optimizer: 'sdg' } }, 'train.optimizer is "sdg"; allowed:'],
    ['text that is not JSON', '{"net":', 'is not JSON'],
    ['a task that needs a case', { task: { name: 'given', d: 2, outputs: 1 } }, '--case'],
    ['more digits than there are', { task: { name: 'digits', samples: 10_000, testSamples: 10_000 } }, '10,000'],
  ])('exits 2 for a configuration with %s', async (_, config, sentence) => {
    await put('bad.json', config);
    const { code, err, out } = await lab('run', '--config', 'bad.json', '--out', 'never.json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
  });

  it('says where a table goes that was given as the configuration', async () => {
    await put('penguins.csv', 'species,mass\nGentoo,5000\n');
    const { code, err } = await lab('run', '--config', 'penguins.csv', '--out', 'never.json');
    expect(code).toBe(2);
    expect(err).toContain('penguins.csv is not JSON but, by its name, a table: give data with --data FILE');
  });

  it.each([
    ['no command', [], 'Usage'],
    ['another command', ['walk'], 'no command "walk"'],
    ['an unknown option', ['run', '--colour', '3'], 'There is no option --colour.'],
    ['a misspelt option', ['run', '--confg', '3'], 'There is no option --confg; did you mean --config?'],
    ['no source', ['run', '--out', 'o.json'], '--config FILE or --case FILE'],
    ['no result file', ['run', '--case', FIXTURE], '--out FILE'],
    ['steps that are no number', ['run', '--case', FIXTURE, '--out', 'o.json', '--steps', 'many'], '--steps is "many"'],
    ['an unknown backend', ['run', '--case', FIXTURE, '--out', 'o.json', '--backend', 'gpu'], 'cpu'],
    ['a file that is not there', ['run', '--config', 'nowhere.json', '--out', 'o.json'], 'nowhere.json'],
    ['a folder that is not there', ['run', '--case', FIXTURE, '--out', 'nowhere/o.json'], 'folder that exists'],
  ])('exits 2 for %s', async (_, args, sentence) => {
    const { code, err } = await lab(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('lists every buffer of a run on request', async () => {
    await put('verbose.json', SMALL);
    const { err } = await lab('run', '--config', 'verbose.json', '--verbose', '--out', 'verbose-out.json');
    expect(err).toMatch(/\n {2}weights at step 0, their change, their sum +3 x \[1, 8, 8\] +770 B\n/);
  });

  it('exits 1 for a run that does not fit, with a width that would', async () => {
    await put('large.json', { ...SMALL, net: { width: 4096, depth: 12 }, train: { optimizer: 'adam', lr: 1e-3 } });
    const { code, err } = await lab('run', '--config', 'large.json', '--backend', 'wasm', '--out', 'never.json');
    expect(code).toBe(1);
    expect(err).toMatch(/^This run needs [\d.]+ GB; WebAssembly holds 3\.5 GB; width \d+ would fit\.\n$/);
  });

  it('explains what a case is when it gets a configuration', async () => {
    await put('config.json', SMALL);
    const { code, err } = await lab('run', '--case', 'config.json', '--out', 'never.json');
    expect(code).toBe(2);
    expect(err).toMatch(/config\.json: This is not a case: it lacks config, .* goes with --config FILE\.\n$/);
  });

  it.each([
    ['transposed weights', { weights: [[[1], [2]], [[1, 2]]] }, 'weights.0, of layer 1, is 2 x 1, but'],
    ['ragged weights', { weights: [[[1, 2, 3], [4]], [[1, 2]]] }, 'weights.0, of layer 1, is no matrix'],
    ['no weights of a layer', { weights: [W1] }, 'weights holds 1 matrix, but the configuration asks for 2.'],
    ['a weight beyond float32', { weights: [W1, [[1e300, 0]]] }, 'weights.1.0.0 is 1e+300; allowed: a number'],
    ['a sample that is not there', { batches: [[0], [7]] }, 'train.batches.1.0 is 7; allowed: a whole number from 0'],
    ['a batch of nothing', { batches: [[]] }, 'train.batches.0 is []; allowed: a list of at least one sample'],
  ])('exits 2 for a case with %s', async (_, { weights = [W1, [[1, 2]]], batches }: Given, sentence) => {
    const config = {
      task: { name: 'given', d: 2, outputs: 1 },
      net: { width: 2, depth: 1 },
      train: { steps: 1, batches },
    };
    await put('bad-case.json', { config, data: { x: [[1, 2]], y: [[1]] }, weights });
    const { code, err } = await lab('run', '--case', 'bad-case.json', '--out', 'never.json');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(sentence) as string });
  });

  it.each([
    ['SIGINT', []],
    ['SIGKILL', ['long-out.json.lock']],
  ] as const)(
    'leaves no result behind when it is ended by %s, and no lock that holds up the next command',
    async (signal, leaves) => {
      await put('long.json', { ...SMALL, train: { steps: 1e6 } });
      const [program, ...args] = LAB;
      const env = { ...process.env, INIT_CWD: path('') };
      const run = spawn(program, [...args, 'run', '--config', 'long.json', '--out', 'long-out.json'], { env });
      run.stderr.once('data', () => run.kill(signal));
      expect(await once(run, 'exit')).toEqual([null, signal]);
      const left = async () => (await files()).filter((name) => name.startsWith('long-out'));
      expect(await left()).toEqual(leaves);
      await put('short.json', SMALL);
      expect(await lab('run', '--config', 'short.json', '--out', 'long-out.json')).toMatchObject({ code: 0 });
      expect(await left()).toEqual(['long-out.json']);
      await rm(path('long-out.json'));
    },
  );

  it.skipIf(!existsSync(FULL_DISK))('exits 0 where what it says has no room, and keeps the result', async () => {
    await put('quiet.json', SMALL);
    const [program, ...args] = LAB;
    const env = { ...process.env, INIT_CWD: path('') };
    const full = openSync(FULL_DISK, 'w');
    const run = spawn(program, [...args, 'run', '--config', 'quiet.json', '--out', 'quiet-out.json'], {
      env,
      stdio: ['ignore', full, full],
    });
    expect(await once(run, 'exit')).toEqual([0, null]);
    expect((await files()).filter((name) => name.startsWith('quiet-out'))).toEqual(['quiet-out.json']);
  });

  it('reads a file with a byte order mark, as editors of Windows write it', async () => {
    await put('marked.json', `\uFEFF${JSON.stringify(SMALL)}`);
    expect(await lab('run', '--config', 'marked.json', '--out', 'marked-out.json')).toMatchObject({ code: 0 });
  });

  it('exits 2 with a sentence for a name that no file can have', async () => {
    await put('small.json', SMALL);
    const { code, err } = await lab('run', '--config', 'small.json', '--out', 'n'.repeat(252));
    expect(code).toBe(2);
    expect(err).toMatch(/^The result can't be written to .* \(its name is too long\)/);
  });

  it('leaves no unfinished file behind', async () => {
    expect((await files()).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
