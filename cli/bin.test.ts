import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/config/export/citation.ts';
import { LAB, type Ended } from './testing/lab-in-folder.ts';

const [NODE, MAIN] = LAB;

/** Runs the program of the npm package. */
const program = (...args: string[]) =>
  new Promise<Ended>((resolve) => {
    execFile(NODE, [join(dirname(MAIN), 'lazy-rich-lab.mjs'), ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

describe('lazy-rich-lab', () => {
  it.each([
    ['an unknown command', ['frobnicate'], 'There is no command "frobnicate"; the commands are "serve", "run",'],
    ['a port of the server, whose name can be left out', ['--port', 'any'], '--port is "any"'],
    ['the same in one word', ['--port=any'], '--port is "any"'],
    ['an option that serving lacks', ['serve', '--prot', '1'], 'Usage: lazy-rich-lab [serve] [--port N]'],
  ])('refuses %s in its own words', async (_, args, sentence) => {
    const { code, out, err } = await program(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it('says its version', async () => {
    expect(await program('--version')).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
  });

  it('lists its commands, that which serves the page first', async () => {
    const { code, out } = await program('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: lazy-rich-lab \[serve\][^]*\nUsage: lazy-rich-lab run /);
  });
});
