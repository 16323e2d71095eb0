import { describe, expect, it } from 'vitest';
import { readResultFile, textOf } from './result-files.ts';
import { resultOf } from '../../config/sweep/testing/made-result.ts';

const file = (name: string, text: string) => ({ name, text: () => Promise.resolve(text) });
const result = resultOf({}, (cell, seed) => [1, 0.1 + cell, seed / 3]);

describe('the file of a result', () => {
  it('is opened again with the same numbers', async () => {
    const read = await readResultFile(file('sweep.json', [...textOf(result, 'json')].join('')));
    expect(read).toMatchObject({ ok: true, result });
  });

  it.each([
    ['notes.txt', 'not a result', 'notes.txt is not the result of a sweep: it is not JSON'],
    ['run.json', '{"v": 1, "frames": []}', 'run.json: This is not the result of a sweep'],
  ])('named %s that is none is refused with a sentence', async (name, text, said) => {
    const read = await readResultFile(file(name, text));
    expect(read.ok ? '' : read.sentence).toContain(said);
  });

  it('that can not be read says so', async () => {
    const read = await readResultFile({ name: 'gone.json', text: () => Promise.reject(new Error('gone')) });
    expect(read.ok ? '' : read.sentence).toContain('gone.json can’t be read');
  });
});
