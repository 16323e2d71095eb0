import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { LAB, labInFolder, SMALL } from '../testing/lab-in-folder.ts';

const { put, path, read } = labInFolder();
const [NODE, MAIN] = LAB;

/** The command line of a package that lacks the files of WebAssembly. */
const lab = (...args: string[]) =>
  promisify(execFile)(NODE, [path('lib/main.mjs'), ...args], { env: { ...process.env, INIT_CWD: path('') } });

describe('a lab that can start no WebAssembly', () => {
  beforeAll(async () => {
    await cp(dirname(MAIN), path('lib'), { recursive: true, filter: (file) => !file.endsWith('.wasm') });
    await put('small.json', SMALL);
    await put('prior.json', { networks: 100, width: 4, depth: 1 });
  });

  it.each([
    ['one network', ['run', '--config', 'small.json']],
    ['several in threads', ['run', '--config', 'small.json', '--seeds', '2', '--workers', '2']],
    ['random ones', ['prior', '--config', 'prior.json']],
  ])('trains %s in plain JavaScript, and says once why', async (_, args) => {
    const { stderr } = await lab(...args, '--out', 'out.json');
    expect(
      stderr.match(/Plain JavaScript runs, slowly, because WebAssembly could not be started \(.+\)\./g),
    ).toHaveLength(1);
    expect(await read('out.json')).toMatchObject({ backend: 'cpu' });
  });

  it('says nothing of it where plain JavaScript was asked for', async () => {
    const { stderr } = await lab('run', '--config', 'small.json', '--backend', 'cpu', '--out', 'out.json');
    expect(stderr).not.toContain('Plain JavaScript');
  });
});
