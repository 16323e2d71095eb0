import { describe, expect, it } from 'vitest';
import { linksInLines } from './found-links.ts';
import { headingOf, nameOfLink, titleOfItem } from './name-of-link.ts';

const LINK = '?lang=ja#v=1&view=lesson&lesson=alignment';

describe('a link that is added to a talk', () => {
  it('has the title before it, or none', () => {
    const found = linksInLines(`First – https://lab.example/#v=1&width=8\nhttps://lab.example/${LINK}\nno link`);
    expect(found.map(({ title, link }) => [title, link])).toEqual([
      ['First', '#v=1&width=8'],
      ['', LINK],
    ]);
  });

  it('without a title is called as the page that shows it calls what it opens, in its language', () => {
    expect(titleOfItem({ title: '', link: LINK })).toBe(nameOfLink(LINK));
    expect(nameOfLink(LINK)).toContain('Feature learning as alignment');
    expect(headingOf({ title: '', link: LINK }, 'Feature learning as alignment')).toBe(nameOfLink(LINK));
    expect(headingOf({ title: '', link: LINK }, 'Lesson 3')).toBe(`${nameOfLink(LINK)}: Lesson 3`);
    expect(titleOfItem({ title: 'Mine', link: LINK })).toBe('Mine');
  });
});
