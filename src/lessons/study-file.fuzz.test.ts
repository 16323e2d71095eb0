import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { damagedJson, fuzz, requireSentence } from '../maths/testing/fuzz.ts';
import { LESSONS } from './lessons.ts';
import { readStudy, studyPath, writeStudy } from './study-file.ts';

/** Results of a few kB: reading takes time with their length, and damage is the same everywhere. */
const STUDIES = [
  ['alignment', 'probe-step'],
  ['deep-linear', 'posterior'],
] as const;

it('a damaged result of a lesson is read, or refused in a sentence', async () => {
  const seeds = await Promise.all(
    STUDIES.map(async ([lesson, study]) => {
      const json = JSON.parse(await readFile(`public/${studyPath(lesson, study)}`, 'utf8')) as unknown;
      const known = (await LESSONS.find(({ id }) => id === lesson)?.load())?.studies[study];
      if (!known) throw new Error(`no study ${lesson}/${study}`);
      expect(readStudy(json, known)).toMatchObject({ ok: true });
      return { json, study: known };
    }),
  );
  const outcome = await fuzz({
    make: (draw) => {
      const { json, study } = draw.pick(seeds);
      return { json: damagedJson(draw, [json]), study };
    },
    show: ({ json }) => JSON.stringify(json) ?? 'undefined',
    size: () => 0,
    read: ({ json, study }) => {
      const read = readStudy(json, study);
      if (!read.ok) requireSentence(read.sentence);
      else writeStudy(read);
      return read.ok;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
