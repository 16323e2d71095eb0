import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../lessons/lessons.ts';
import { lessonParts } from './lesson-parts.ts';

const words = (count: number) => 'word '.repeat(count).trim();
const html = (text: string) => ({ kind: 'html' as const, html: text });
const textOf = (markup: string) => {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.textContent?.replace(/\s+/g, ' ').trim() ?? '';
};

describe('the parts of a lesson', () => {
  it('are figures, claims and some paragraphs, each under the heading of its section', () => {
    const parts = lessonParts([
      html('<p>Why?</p><h3>One</h3><p>First.</p><p>Second.</p>'),
      { kind: 'figure', id: 'rise' },
      html(`<p>${words(90)}</p><p>${words(90)}</p><h3>Two</h3><p>Last.</p>`),
      { kind: 'claim', id: 'holds' },
    ]);
    expect(parts.map(({ kind, heading }) => [kind, heading])).toEqual([
      ['html', ''],
      ['html', 'One'],
      ['figure', 'One'],
      ['html', 'One'],
      ['html', 'One'],
      ['html', 'Two'],
      ['claim', 'Two'],
    ]);
    expect(parts[1]).toMatchObject({ html: '<p>First.</p><p>Second.</p>' });
  });

  it('do not part what announces something from it', () => {
    const [part, ...others] = lessonParts([html(`<p>${words(100)}:</p><ul><li>${words(40)}</li></ul>`)]);
    expect(others).toEqual([]);
    expect(part).toMatchObject({ kind: 'html' });
  });

  it('show many pictures of one figure two at a time', () => {
    const figure = { id: 'four', title: '', caption: '', study: '', kind: 'histogram' as const, priors: [0, 1, 2, 3] };
    const parts = lessonParts([{ kind: 'figure', id: 'four' }], [figure]);
    expect(parts.map(({ pictures }) => pictures)).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(lessonParts([{ kind: 'figure', id: 'two' }], [{ ...figure, id: 'two', priors: [0, 1] }])).toHaveLength(1);
  });

  it.each(LESSONS.map(({ id, loadText }) => [id, loadText] as const))('of %s hold all of it', async (_, loadText) => {
    const sections = await loadText();
    const parts = lessonParts(sections);
    const all = (of: readonly (typeof sections)[number][]) =>
      of.map((section) => (section.kind === 'html' ? textOf(section.html) : section.id)).join(' ');
    const headings = parts.map(({ heading }) => heading).filter((heading, place, list) => heading !== list[place - 1]);
    const letters = (text: string) => text.replace(/\s+/g, '').length;
    expect(letters(all(parts)) + letters(headings.join(''))).toBe(letters(all(sections)));
    expect(parts.length).toBeGreaterThan(8);
  });
});
