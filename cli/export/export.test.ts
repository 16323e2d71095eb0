import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNpz, writeNpz } from '../../src/files/npz.ts';
import { labInFolder, SMALL } from '../testing/lab-in-folder.ts';

const { lab, put, path, files, read, text } = labInFolder();

/** Returns a value without what was not measured, which the file of a run leaves out. */
const measured = (value: object): unknown =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) => (each === null ? undefined : each));

const BIASED = { ...SMALL, net: { ...SMALL.net, bias: true } };

describe('npm run lab -- export', () => {
  it('writes a run as a table and as JSON, with the numbers that "run" writes', async () => {
    await put('small.json', BIASED);
    const args = ['--config', 'small.json', '--backend', 'cpu'];
    const { code, out } = await lab('export', ...args, '--csv', 'm.csv', '--csv-by-step', 's.csv', '--json', 'r.json');
    expect(code).toBe(0);
    expect(out).toMatch(/^4 steps on cpu in .* s, written to .*m\.csv, .*s\.csv, .*r\.json\.\n$/);
    await lab('run', ...args, '--out', 'run.json');
    const run = (await read('run.json')) as { frames: { step: number; loss: number }[]; biases: number[][] };
    expect(run.biases.map(({ length }) => length)).toEqual([8, 1]);
    expect(await read('r.json')).toMatchObject({ name: 'small', ...(measured(run) as object) });
    expect(await read('r.json')).toMatchObject({ snapshots: [{ step: 0 }, { step: 4 }] });
    const lines = (await text('m.csv')).split('\n');
    const losses = lines
      .filter((line) => /^small,\d+,,loss,/.test(line))
      .map((line) => Math.fround(Number(line.split(',')[4])));
    expect(losses).toEqual(run.frames.map(({ loss }) => loss));
    const [header, ...steps] = (await text('s.csv'))
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const column = header.indexOf('loss');
    expect(steps.map((cells) => Math.fround(Number(cells[column])))).toEqual(losses);
  });

  it('leaves a network without biases without them', async () => {
    await put('plain.json', SMALL);
    await lab('export', '--config', 'plain.json', '--backend', 'cpu', '--steps', '1', '--json', 'plain-out.json');
    const written = (await read('plain-out.json')) as object;
    expect(written).not.toHaveProperty('biases');
    expect(written).toMatchObject({ snapshots: [{ step: 0 }, { step: 1 }] });
  });

  it('takes the experiment of a run, and of a comparison the left one', async () => {
    const pair = { ...SMALL, right: { ...SMALL, net: { width: 4, depth: 1 } } };
    await put('pair.json', pair);
    const first = await lab('export', '--config', 'pair.json', '--backend', 'cpu', '--json', 'of-pair.json');
    expect(first.err).toContain('pair.json compares two networks; the left one is taken.');
    expect(await read('of-pair.json')).toMatchObject({ name: 'pair', config: SMALL });
    await lab('export', '--config', 'of-pair.json', '--backend', 'cpu', '--json', 'again.json');
    const { name: _, ...again } = (await read('again.json')) as { name: string };
    expect(await read('of-pair.json')).toEqual({ name: 'pair', ...again });
  });

  it('finds out before the training that a target can not be written', async () => {
    await put('long.json', { ...SMALL, train: { steps: 1e7 } });
    const config = ['export', '--config', 'long.json', '--csv'];
    expect(await lab(...config, 'nowhere/m.csv')).toMatchObject({ code: 2, out: '' });
    const { code, err } = await lab(...config, path(''));
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('it is a folder') as string });
    expect(await lab(...config, 'nowhere/m.csv', '--svg', 'figures')).toMatchObject({ code: 2, out: '' });
    expect(await files()).not.toContain('figures');
  });

  it('says what arrays in place of a configuration, or weights beside data, are', async () => {
    const W = { shape: [2, 2], values: new Float32Array([1, 2, 3, 4]) };
    const x = { shape: [8, 2], values: Float32Array.from({ length: 16 }, (_, i) => i) };
    const y = { shape: [8, 1], values: Float32Array.from({ length: 8 }, (_, i) => i / 2) };
    writeFileSync(path('net.npz'), writeNpz({ x, y, W1: W, W2: W }));
    const asConfig = await lab('export', '--config', 'net.npz', '--csv', 'm.csv');
    expect(asConfig.code).toBe(2);
    expect(asConfig.err).toContain('net.npz is no JSON but binary');
    expect(asConfig.err).not.toMatch(/[^\P{Cc}\n]/u);
    await put('own.json', { ...SMALL, task: { name: 'own' } });
    const asData = await lab(
      'export',
      '--config',
      'own.json',
      '--data',
      'net.npz',
      '--backend',
      'cpu',
      '--csv',
      'm.csv',
    );
    expect(asData.err).toContain('Its weights (W1, ...) are not');
  });

  it('writes a PyTorch script, and beside it the arrays that it reads', async () => {
    await put('batches.json', { ...SMALL, train: { ...SMALL.train, batch: 4, rule: 'dfa' } });
    const args = ['export', '--config', 'batches.json', '--backend', 'cpu', '--pytorch'];
    const { code, out } = await lab(...args, 'my.run.py');
    expect(code).toBe(0);
    expect(out).toMatch(/written to .*my\.run\.py, .*my\.run\.npz\.\n$/);
    expect(await text('my.run.py')).toContain('array("batches", 4, BATCH');
    const arrays = readNpz(readFileSync(path('my.run.npz')), 'my.run.npz');
    expect(arrays.batches).toMatchObject({ shape: [4, 4] });
    expect(arrays.B1).toMatchObject({ shape: [8, 1] });

    const refused = async (...given: string[]) => (await lab(...args, ...given)).err;
    expect(await refused('run.txt')).toContain('does not end in ".py"');
    expect(await refused('json.py')).toContain('its module "json"');
    expect(await refused('run.py', '--npz', 'other.npz')).toMatch(/reads its arrays beside it.*write .*run\.npz/);
  });

  it('replaces a file only when the new one is whole', async () => {
    await put('bad.json', { ...SMALL, net: { width: 4096, depth: 12 }, train: { optimizer: 'adam', lr: 1e-3 } });
    await put('there.csv', 'as before');
    const { code } = await lab('export', '--config', 'bad.json', '--backend', 'wasm', '--csv', 'there.csv');
    expect(code).toBe(1);
    expect(readFileSync(path('there.csv'), 'utf8')).toBe('as before');
    expect((await files()).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
