import { expect, it } from 'vitest';
import { BEGINNINGS, GALLERY } from './gallery.ts';
import { decodeWholeLink } from './testing/decode-whole-link.ts';

it.each(GALLERY)('the link of the experiment $id opens something, without a notice', ({ link }) => {
  const { notices, ...opened } = decodeWholeLink(link);
  expect(notices).toEqual([]);
  expect(Object.values(opened).some((part) => typeof part === 'object' && part !== null)).toBe(true);
});

it('the gallery is in the order of its rows, each with its id, a title and a sentence', () => {
  expect(GALLERY.map(({ id }) => id)).toEqual(Object.keys(BEGINNINGS));
  for (const { id, words } of GALLERY) {
    expect(words.title, id).not.toBe('');
    expect(words.look, id).toMatch(/\.$/);
  }
  expect(new Set(GALLERY.map(({ link }) => link)).size).toBe(GALLERY.length);
});
