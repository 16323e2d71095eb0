import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ABOUT } from '../src/lessons/about-lessons.ts';
import { LANGUAGES } from '../src/words/languages.ts';
import { lessonSections } from './lesson-text.ts';

const languages = Object.keys(LANGUAGES).filter((language) => language !== 'en');
const lessons = Object.values(ABOUT).flatMap(({ id, number }) =>
  languages.map((language) => ({
    id,
    language,
    english: readFileSync(`src/lessons/${String(number).padStart(2, '0')}-${id}/text.md`, 'utf8'),
    translated: readFileSync(`src/words/${language}/lessons/${id}.md`, 'utf8'),
  })),
);

const FORMULA = /\$\$[^$]+\$\$|\$[^$]+\$/g;
/** Words inside of a formula. */
const WORDS = /\\text\{[^}]*\}/g;
const LINK = /\]\([^)]*\)/g;
const PLACE = /\{\{[^}]*\}\}/g;
const NUMBER = /\d+(?:[.,]\d+)*/g;

const all = (text: string, what: RegExp): string[] => [...text.matchAll(what)].map(([found]) => found);
const proseOf = (text: string): string => text.replace(FORMULA, ' ').replace(LINK, ' ').replace(PLACE, ' ');

/** Returns what a text has less often than another. */
function missing(of: readonly string[], from: readonly string[]): string[] {
  const left = [...from];
  return of.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe.each(lessons)('the text of $id in $language', ({ id, language, english, translated }) => {
  it('shows the figures and claims in the order of the English one', () => {
    expect(all(translated, PLACE)).toEqual(all(english, PLACE));
  });

  it('has the same parts', () => {
    const heads = (text: string) => all(text, /^#+ /gm);
    expect(heads(translated)).toEqual(heads(english));
  });

  it('has the same formulas and the same links', () => {
    const formulas = (text: string) => all(text, FORMULA).map((formula) => formula.replace(WORDS, ''));
    expect(formulas(translated).toSorted()).toEqual(formulas(english).toSorted());
    expect(all(translated, LINK).toSorted()).toEqual(all(english, LINK).toSorted());
  });

  it('says every number that the English one says', () => {
    expect(missing(all(proseOf(english), NUMBER), all(proseOf(translated), NUMBER))).toEqual([]);
  });

  it('has no mark of Markdown left over', () => {
    const sections = lessonSections(translated.replace(FORMULA, 'x'), `${language}/${id}`);
    const text = sections.map((section) => ('html' in section ? section.html.replace(/<[^>]*>/g, '') : ''));
    expect(all(text.join(''), /.{0,9}(?:[*_`]|\]\().{0,9}/g)).toEqual([]);
  });
});
