import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockFile, lockOf } from './file-lock.ts';
import { labInFolder, SMALL } from './testing/lab-in-folder.ts';

const { lab, put, path, text, files } = labInFolder();

const LOCK = fileURLToPath(new URL('./file-lock.ts', import.meta.url));
const since = '2026-01-02T03:04:05.000Z';

/** Locks a file in a process of its own, which then ends or is killed, and returns what that process was told. */
async function lockElsewhere(file: string, end = '') {
  const program = `const { lockFile } = await import(${JSON.stringify(LOCK)});
    process.stdout.write(JSON.stringify([process.pid, lockFile(${JSON.stringify(file)})]));${end}`;
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  return JSON.parse(stdout) as [number, unknown];
}

describe('the lock of a file', () => {
  it('is of one process, which may take it again', async () => {
    const file = path('one');
    expect(lockFile(file)).toBeNull();
    expect(lockFile(file)).toBeNull();
    const [, owner] = await lockElsewhere(file);
    expect(owner).toMatchObject({ pid: process.pid, host: hostname() });
  });

  it('goes with its process', async () => {
    const [, owner] = await lockElsewhere(path('gone'));
    expect(owner).toBeNull();
    expect(await files()).not.toContain('gone.lock');
  });

  it('is recognized when its process has died', async () => {
    const file = path('dead');
    const [pid] = await lockElsewhere(file, "process.kill(process.pid, 'SIGKILL');");
    expect(JSON.parse(await text('dead.lock'))).toMatchObject({ pid });
    expect(lockFile(file)).toBeNull();
    expect(JSON.parse(await text('dead.lock'))).toMatchObject({ pid: process.pid });
  });

  it('of another machine stays: nobody can see from here whether its process lives', async () => {
    const owner = { pid: 2 ** 22 + 1, host: 'another.machine', since };
    await put('far.lock', owner);
    expect(lockFile(path('far'))).toEqual(owner);
    expect(JSON.parse(await text('far.lock'))).toEqual(owner);
  });

  it('of another container stays: its numbers of processes are its own', async () => {
    const owner = { pid: process.pid, host: hostname(), pids: 'pid:[1]', since };
    await put('contained.lock', owner);
    expect(lockFile(path('contained'))).toEqual(owner);
  });

  it('that is no file is not waited for', async () => {
    await mkdir(path('piped.lock'));
    expect(lockFile(path('piped'))).toBe('unknown');
  });

  it.each(['', '{', '[]', '{"pid":-1,"host":"a","since":"b"}'])('that says nobody stays: %s', async (content) => {
    await put('unknown.lock', content);
    expect(lockFile(path('unknown'))).toBe('unknown');
  });
});

describe('npm run lab on a file that another process writes', () => {
  it('says who writes it, changes nothing, and exits 2', async () => {
    await put('small.json', SMALL);
    await put('sweep.json', { base: SMALL, axes: [{ setting: 'train.lr', values: [0.01] }], seeds: 1 });
    await put('taken.json.lock', { pid: process.pid, host: hostname(), since });
    const commands = [
      ['run', '--config', 'small.json', '--out', 'taken.json'],
      ['sweep', 'sweep.json', '--out', 'taken.json'],
      ['export', '--config', 'small.json', '--csv', 'taken.json'],
    ];
    for (const command of commands) {
      const { code, err } = await lab(...command);
      expect({ code, err }).toMatchObject({ code: 2 });
      expect(err).toContain(`taken.json is being written by process ${process.pid} on ${hostname()}, since ${since}.`);
      expect(err).toContain(`or, if it runs no more, remove ${lockOf(path('taken.json'))}.`);
    }
    expect(await files()).not.toContain('taken.json');
  });

  it('loses no result of two that begin together', async () => {
    await put('small.json', { ...SMALL, train: { lr: 0.01, steps: 2000 } });
    const both = await Promise.all([1, 2].map(() => lab('run', '--config', 'small.json', '--out', 'both.json')));
    const codes = both.map(({ code }) => code).sort();
    // The slower one may begin when the faster one has ended.
    expect([
      [0, 0],
      [0, 2],
    ]).toContainEqual(codes);
    expect((await files()).filter((name) => name.startsWith('both.json'))).toEqual(['both.json']);
  });
});
