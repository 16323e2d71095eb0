/** Runs the command line as a person does who is not in the lab's folder. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

/** The program and its first argument: the command line as `scripts/command-line.ts` bundles it before these tests. */
export const LAB = [process.execPath, fileURLToPath(new URL('../../lib/main.mjs', import.meta.url))] as const;

/** The exit code and the output of a command. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Creates a folder for the tests of one file, and runs the command line in it. */
export function labInFolder() {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lab-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs the lab with these environment variables. */
  const labWith = (variables: Record<string, string>, ...args: string[]) =>
    new Promise<Ended>((resolve) => {
      const env = { ...process.env, INIT_CWD: folder, ...variables };
      const [program, ...first] = LAB;
      execFile(program, [...first, ...args], { env }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
    });
  const path = (file: string) => join(folder, file);
  const text = (file: string) => readFile(path(file), 'utf8');
  return {
    labWith,
    lab: (...args: string[]) => labWith({}, ...args),
    put: (name: string, content: unknown) =>
      writeFile(path(name), typeof content === 'string' ? content : JSON.stringify(content)),
    path,
    text,
    /** Reads the value of a JSON file. */
    read: async (file: string): Promise<unknown> => JSON.parse(await text(file)),
    files: () => readdir(folder),
  };
}

/** An experiment that trains in a moment. */
export const SMALL = {
  task: { name: 'chain', d: 8, samples: 16, testSamples: 4 },
  net: { width: 8, depth: 1 },
  train: { lr: 0.01, steps: 4 },
  measure: { probe: 4 },
};
