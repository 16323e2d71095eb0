import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePageLink } from '../config/link/page-link.ts';
import { sweepCells } from '../config/sweep/cells.ts';
import type { Lesson, LessonSection } from './lesson.ts';
import { LESSON_IDS } from './lesson-ids.ts';
import { LESSONS } from './lessons.ts';
import { measureClaims } from './measure-claims.ts';
import { readStudy, studyPath } from './study-file.ts';

const LINK = /<a href="(#[^"]*)"/g;

describe('the lessons', () => {
  it('have an identity and a place of their own', () => {
    expect(LESSONS.map(({ id }) => id)).toEqual(LESSON_IDS);
    expect(new Set(LESSON_IDS).size).toBe(LESSON_IDS.length);
    expect(LESSONS.map(({ number }) => number)).toEqual(LESSONS.map((_, i) => i + 1));
    for (const { id } of LESSONS) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it('are all in the list', () => {
    const folders = readdirSync('src/lessons', { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'testing',
    );
    const listed = LESSONS.map(({ id, number }) => `${String(number).padStart(2, '0')}-${id}`);
    expect(listed.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });
});

describe.each(LESSONS)('lesson $number, $title', ({ load, loadText, ...about }) => {
  let lesson: Lesson;
  let sections: readonly LessonSection[];
  beforeAll(async () => {
    [lesson, sections] = await Promise.all([load(), loadText()]);
  });

  it('agrees with its entry in the list', () => {
    expect(lesson).toMatchObject(about);
  });

  it('shows each of its figures and claims once, and nothing else', () => {
    const shown = (kind: LessonSection['kind']) =>
      sections.flatMap((section) => (section.kind === kind && 'id' in section ? section.id : []));
    expect(shown('figure').toSorted()).toEqual(lesson.figures.map(({ id }) => id).toSorted());
    expect(shown('claim').toSorted()).toEqual(lesson.claims.map(({ id }) => id).toSorted());
    for (const ids of [shown('figure'), shown('claim')]) expect(new Set(ids).size).toBe(ids.length);
  });

  it('has links that set the lab exactly as they say', () => {
    const links = sections.flatMap((section) =>
      section.kind === 'html'
        ? Array.from(section.html.matchAll(LINK), ([, href]) => href.replaceAll('&amp;', '&'))
        : [],
    );
    for (const link of [lesson.start, ...links]) expect([link, decodePageLink(link).notices]).toEqual([link, []]);
  });

  it('rests figures and claims on studies that it has', () => {
    const names = Object.keys(lesson.studies);
    for (const { study } of lesson.figures) expect(names).toContain(study);
    for (const { studies } of lesson.claims) {
      expect(studies.length).toBeGreaterThan(0);
      for (const study of studies) expect(names).toContain(study);
    }
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
  });

  it('has studies without a cell that the schema refuses', () => {
    for (const study of Object.values(lesson.studies)) {
      if (study.kind !== 'sweep') continue;
      for (const sweep of [study.full, study.quick]) {
        expect(sweepCells(sweep).flatMap(({ problem }) => problem ?? [])).toEqual([]);
      }
    }
  });

  it('cites what a reader can find', () => {
    for (const { source } of lesson.claims)
      expect(source).toMatch(/arXiv \d{4}\.\d{5}|in the text|our (finding|setting)|follows from/);
    for (const { source } of lesson.claims) expect(source).not.toMatch(/MATHS|maths\.md/);
  });

  it('names all axes of a study, or none', () => {
    for (const { axisNames, study } of lesson.figures) {
      const sweep = lesson.studies[study].full;
      if (axisNames) expect([study, axisNames.length]).toEqual([study, 'axes' in sweep ? sweep.axes.length : 0]);
    }
  });

  it('shows cells and priors that its studies have, in the small version too', () => {
    for (const figure of lesson.figures) {
      const study = lesson.studies[figure.study];
      const isPrior = figure.kind === 'histogram';
      expect(study.kind).toBe(isPrior ? 'prior' : 'sweep');
      for (const one of [study.full, study.quick]) {
        const count = Array.isArray(one) ? one.length : sweepCells(one).length;
        const asked = figure.kind === 'fit' ? figure.cells.map(({ cell }) => cell) : [];
        const listed =
          figure.kind === 'histogram' ? figure.priors : figure.kind === 'curves' ? (figure.cells ?? []) : [];
        for (const place of [...asked, ...listed]) expect(place).toBeLessThan(count);
      }
    }
  });

  it('keeps the outputs that its pictures of learned functions need', () => {
    for (const { kind, study } of lesson.figures) {
      if (kind === 'fit') expect(lesson.studies[study]).toMatchObject({ outputs: true });
    }
  });

  it('comes with recorded results of these very studies, on which every claim is measured and fails in its control', () => {
    const results = Object.entries(lesson.studies).map(([name, study]) => {
      const read = readStudy(JSON.parse(readFileSync(`public/${studyPath(lesson.id, name)}`, 'utf8')), study);
      return [name, read.ok ? read.result : expect.fail(`${name}: ${read.sentence}`)] as const;
    });
    for (const { claim, verdict } of measureClaims(lesson, Object.fromEntries(results))) {
      expect([claim.id, verdict]).toMatchObject([claim.id, { control: { fails: true } }]);
    }
  });
});
