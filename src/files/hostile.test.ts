import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { HOSTILE_FILES } from './testing/hostile-files.ts';
import type { Outcomes } from './testing/read-hostile.ts';

const READER = fileURLToPath(new URL('./testing/read-hostile.ts', import.meta.url));
/** The bound of the memory of one file, in bytes. */
const MOST_BYTES = 256e6;
/** The bound of its time, in ms: most take less than one, and the largest half a second on a core of their own. */
const MOST_TIME = 10_000;
/** A sentence with the name of the file, and what to do after a colon or a semicolon. */
const SENTENCE = /^[^\n]*hostile\.np[yz][^\n]*[;:] [^\n]+\.$/;
const SECOND_SENTENCE = /[.!?] [A-Z]/;

it('300 hostile files are read or refused in one sentence, in little time and less than 256 MB', async () => {
  const args = ['--expose-gc', '--import', 'tsx', READER];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 16e6 });
  const { files, bytes } = JSON.parse(stdout) as Outcomes;
  expect(files).toHaveLength(HOSTILE_FILES);
  for (const { kind, sentence, error, isRefused, ms } of files) {
    if (isRefused) expect(sentence, kind).not.toBeNull();
    if (sentence !== null) {
      expect(error, `${kind}: ${sentence}`).toBe('Error');
      expect(sentence).toMatch(SENTENCE);
      expect(sentence).not.toMatch(SECOND_SENTENCE);
    }
    expect(ms, kind).toBeLessThan(MOST_TIME);
  }
  expect(bytes).toBeLessThan(MOST_BYTES);
});
