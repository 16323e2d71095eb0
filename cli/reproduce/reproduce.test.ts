import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { labInFolder } from '../testing/lab-in-folder.ts';

const REPRODUCE = fileURLToPath(new URL('reproduce.ts', import.meta.url));

const { put, path, text, files } = labInFolder();

it('npm run reproduce leaves the old verdicts until there are new ones', async () => {
  await put('verdicts.json', 'of before');
  const args = ['--import', 'tsx', REPRODUCE, '--quick', '--lesson', '1', '--out', 'verdicts.json'];
  const reproduce = spawn(process.execPath, args, { env: { ...process.env, INIT_CWD: path('') } });
  // The work begins after the head of the table.
  reproduce.stdout.once('data', () => reproduce.kill());
  expect(await once(reproduce, 'exit')).toEqual([null, 'SIGTERM']);
  expect(await text('verdicts.json')).toBe('of before');
  // The next command knows that the lock is of a dead process.
  expect((await files()).sort()).toEqual(['verdicts.json', 'verdicts.json.lock']);
});
