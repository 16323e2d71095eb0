import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { LAB, labInFolder, SMALL } from '../testing/lab-in-folder.ts';

const { lab, put, text, read: readJson, files, path } = labInFolder();

/** A sweep of networks of two widths; some diverge, and of those with an odd width none can be symmetric. */
const SWEEP = {
  base: { ...SMALL, net: { ...SMALL.net, symmetric: true }, train: { steps: 40 } },
  axes: [
    { setting: 'net.width', values: [8, 6, 7] },
    { setting: 'train.lr', values: [0.01, 0.03, 1000] },
  ],
  seeds: 2,
};

/** The tested parts of a result. */
interface Written {
  shard?: object;
  runs: { cell: number; seed: number; outcome: string }[];
}

const read = async (file: string) => (await readJson(file)) as Written;

/** A file that can't take another byte. */
const FULL_DISK = '/dev/full';

beforeAll(() => put('sweep.json', SWEEP));

describe('npm run lab -- sweep', () => {
  it('gives the same bytes whole and merged from shards, in any number of threads', async () => {
    const shard = (i: number) =>
      lab('sweep', 'sweep.json', '--shard', `${i}/3`, '--workers', '1', '--out', `shard${i}.json`);
    const [whole, first] = await Promise.all([
      lab('sweep', 'sweep.json', '--workers', '2', '--out', 'whole.json', '--csv', 'whole.csv'),
      ...[1, 2, 3].map(shard),
    ]);
    expect(whole.code).toBe(0);
    expect(whole.out).toMatch(/^18 networks on wasm in .* s, written to .*whole\.json\.\n$/);
    expect(whole.err).toMatch(
      /^18 networks in \d+ jobs, 2 threads\.\n(\d+ % done.*\n)*4 networks diverged\.\n6 networks could not be/,
    );
    expect(whole.err).toContain('net.width is 7; allowed: an even number');
    expect(first.err).toMatch(/^Shard 1\/3: \d+ of 18 networks/);
    expect((await read('shard2.json')).shard).toEqual({ index: 2, count: 3 });

    const merging = ['shard3.json', 'shard1.json', 'shard2.json', '--out', 'merged.json', '--csv', 'merged.csv'];
    const merged = await lab('merge', ...merging);
    expect(merged.code).toBe(0);
    expect(merged.out).toMatch(/^18 networks of 3 files, written to .*merged\.json\.\n$/);
    expect(await text('merged.json')).toBe(await text('whole.json'));
    expect(await text('merged.csv')).toBe(await text('whole.csv'));
    expect((await text('whole.csv')).split('\n')[0]).toMatch(/^cell,net\.width,train\.lr,seed,outcome,step,loss,/);
  });

  it('goes on from an unfinished result, tries failed networks again, and gives the same bytes', async () => {
    const result = await read('whole.json');
    const runs = result.runs
      .filter(({ cell }) => cell !== 4)
      .map((run) => (run.cell === 0 && run.seed === 1 ? { ...run, outcome: 'failed', frames: [] } : run));
    await put('begun.json', { ...result, runs });
    const { code, err } = await lab('sweep', 'sweep.json', '--out', 'begun.json');
    expect(code).toBe(0);
    expect(err).toMatch(/begun\.json already holds 1\d of the 18; the others are trained now\.\n/);
    expect(await text('begun.json')).toBe(await text('whole.json'));
  });

  it.each([
    ['a scheduler ends it', 'SIGTERM', 143],
    ['its terminal closes', 'SIGHUP', 129],
  ] as const)('keeps its runs when %s', async (_, signal, exitCode) => {
    const axes = [SWEEP.axes[0], { setting: 'train.lr', values: [0.01, 0.02, 0.03] }];
    await put('long.json', { ...SWEEP, base: { ...SWEEP.base, train: { steps: 1e6 } }, axes });
    const env = { ...process.env, INIT_CWD: path('') };
    const [program, ...args] = LAB;
    const out = `${signal}.json`;
    const sweep = spawn(program, [...args, 'sweep', 'long.json', '--out', out], { env });
    sweep.stderr.once('data', () => sweep.kill(signal));
    let said = '';
    sweep.stderr.on('data', (data: Buffer) => (said += data.toString()));
    expect(await once(sweep, 'exit')).toEqual([exitCode, null]);
    expect(said).toContain('Stopped with 6 of 18 networks done; they are in ');
    expect((await read(out)).runs.map(({ outcome }) => outcome)).toEqual(Array(6).fill('refused'));
    expect(await files()).not.toContain(`${out}.lock`);
  });

  it('trains on where nobody reads what it says', async () => {
    await put('unread.json', { base: SMALL, axes: [{ setting: 'train.lr', values: [0.01] }], seeds: 2 });
    const [program, ...args] = LAB;
    const env = { ...process.env, INIT_CWD: path('') };
    const sweep = spawn(program, [...args, 'sweep', 'unread.json', '--out', 'unread-out.json'], { env });
    for (const stream of [sweep.stdout, sweep.stderr]) stream.destroy();
    expect(await once(sweep, 'exit')).toEqual([0, null]);
    expect((await read('unread-out.json')).runs.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect((await files()).filter((name) => name.startsWith('unread-out'))).toEqual(['unread-out.json']);
  });

  it.skipIf(!existsSync(FULL_DISK))(
    'exits 1 when a file can not be written at the end, and keeps the others',
    async () => {
      await put('one.json', { base: SMALL, axes: [{ setting: 'train.lr', values: [0.01] }], seeds: 1 });
      const { code, err } = await lab('sweep', 'one.json', '--out', 'one-out.json', '--csv', FULL_DISK);
      expect(code).toBe(1);
      expect(err).toContain('The result could not be written to /dev/full (ENOSPC');
      expect((await read('one-out.json')).runs).toMatchObject([{ outcome: 'done' }]);
      expect((await files()).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  it('exits 2 before the work when no cell can be trained', async () => {
    await put('none.json', { base: SWEEP.base, axes: [{ setting: 'net.width', values: [7, 9] }] });
    const { code, err, out } = await lab('sweep', 'none.json', '--shard', '2/2', '--out', 'never.json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/none\.json: No network of this sweep can be trained:\n {2}net\.width is 7; allowed: /);
    expect(await files()).not.toContain('never.json');
  });

  it.each([
    ['train.decayScale', ['lr', 'x'], 'axes.0.values.1 is "x"; allowed: one of width-free, lr.'],
    ['net.depth', [1, 65], 'axes.0.values.1 is 65; allowed: a whole number from 0 to'],
    ['train.layerLr', ['1,0.1', '1,-1'], 'axes.0.values.1 is "1,-1"; allowed: a list of'],
    ['task.samples', [16, 'many'], 'axes.0.values.1 is "many"; allowed: a whole number from 1 to'],
  ])('exits 2 for a value that %s can not have', async (setting, values, sentence) => {
    await put('value.json', { base: SMALL, axes: [{ setting, values }] });
    const { code, err } = await lab('sweep', 'value.json', '--out', 'never.json');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(sentence) as string });
    expect(await files()).not.toContain('never.json');
  });

  it('exits 1 when no network could be trained', async () => {
    const base = { ...SMALL, task: { name: 'digits', samples: 10_000 } };
    await put('too-many.json', { base, axes: [{ setting: 'train.lr', values: [0.1] }], seeds: 1 });
    const whole = await lab('sweep', 'too-many.json', '--out', 'none-out.json');
    expect(whole.code).toBe(1);
    expect(whole.err).toMatch(/1 network could not be trained:\n.*\nNo network was trained/);
    const merged = await lab('merge', 'none-out.json', '--out', 'none-merged.json');
    expect(merged.code).toBe(1);
    expect(merged.err).toContain('No network was trained');
  });

  it('exits 2 for a wrong sweep, with the place and what is allowed', async () => {
    await put('bad.json', { axes: [{ setting: 'net.widht', values: [8] }] });
    const { code, err, out } = await lab('sweep', 'bad.json', '--out', 'never.json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('axes.0.setting is "net.widht"; allowed: a setting of an experiment');
    expect(await files()).not.toContain('never.json');
  });
});

describe('npm run lab -- merge', () => {
  it('writes the runs that are there, names the missing shards, and exits 1', async () => {
    const { code, err } = await lab('merge', 'shard3.json', 'shard1.json', '--out', 'part.json');
    expect(code).toBe(1);
    const there = (await read('part.json')).runs.length;
    expect(err).toContain(`${18 - there} of 18 networks are missing.\n`);
    expect(err).toContain('\nNot finished: 2/3.');
  });

  it('names shards that failed, and missing ones also if the parts were cut in several ways', async () => {
    const { runs, ...others } = await read('shard2.json');
    const failed = runs.map((run) => ({ ...run, outcome: 'failed', reason: 'lost', frames: [] }));
    await put('failed.json', { ...others, runs: failed });
    const again = await lab('merge', 'shard1.json', 'failed.json', 'shard3.json', '--out', 'again.json');
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/networks? failed:\n {2}lost\nNot finished: 2\/3\. Run "sweep" with these --shard/);

    await put('half.json', { ...(await read('shard3.json')), shard: { index: 1, count: 2 } });
    const mixed = await lab('merge', 'shard1.json', 'half.json', '--out', 'mixed.json');
    expect(mixed.err).toContain('Not finished: 2/3.');
  });

  it('exits 2 for a file that is no result of a sweep, and leaves no unfinished file behind', async () => {
    const { code, err } = await lab('merge', 'shard1.json', 'sweep.json', '--out', 'never.json');
    expect(code).toBe(2);
    expect(err).toMatch(/sweep\.json: This is not the result of a sweep\./);
    expect((await files()).filter((name) => name.endsWith('.part') || name === 'never.json')).toEqual([]);
  });
});
