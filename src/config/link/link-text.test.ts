import { describe, expect, it } from 'vitest';
import { words } from '../../words/words.ts';
import { encodeValue, firstNotices, quote, readPairs, shorten } from './link-text.ts';

function read(fragment: string) {
  const notices: string[] = [];
  const pairs = readPairs(fragment, notices, (key) => `the ${key}`);
  return { pairs: Object.fromEntries(pairs), notices };
}

describe('the pairs of a fragment', () => {
  it('are read with or without its sign, and without empty parts', () => {
    for (const fragment of ['#v=1&lr=0.5', 'v=1&lr=0.5', '#v=1&&lr=0.5&'])
      expect(read(fragment)).toEqual({ pairs: { v: '1', lr: '0.5' }, notices: [] });
    expect(read('')).toEqual({ pairs: {}, notices: [] });
  });

  it('may have further signs in their values, and escapes everywhere', () => {
    expect(read('#name=a=b%26c&a%20b=%23')).toEqual({ pairs: { name: 'a=b&c', 'a b': '#' }, notices: [] });
    expect(read('#a=&b=1').pairs).toEqual({ a: '', b: '1' });
  });

  it('of one key count once, the last; a notice says so where they differ', () => {
    expect(read('#lr=1&lr=1')).toEqual({ pairs: { lr: '1' }, notices: [] });
    expect(read('#lr=1&lr=2&lr=3')).toEqual({
      pairs: { lr: '3' },
      notices: [words.link.repeated('the lr', '"3"')],
    });
  });

  it.each(['lr', '=1', '%E0%A4=1', 'lr=%'])('that cannot be read, "%s", are named, and the others stay', (part) => {
    expect(read(`#v=1&${part}`)).toEqual({ pairs: { v: '1' }, notices: [words.link.unreadable(part)] });
  });

  it('are read up to 20,000 characters, else none of them', () => {
    const longest = `a=${'1'.repeat(19_998)}`;
    expect(read(longest).notices).toEqual([]);
    expect(read(`${longest}1`)).toEqual({ pairs: {}, notices: [words.link.tooLong(20_001, 20_000)] });
  });

  it('are read up to 400 of them, else none', () => {
    const pairs = Array.from({ length: 400 }, (_, i) => `k${i}=1`);
    expect(Object.keys(read(pairs.join('&')).pairs)).toHaveLength(400);
    expect(read([...pairs, 'k=1'].join('&'))).toEqual({ pairs: {}, notices: [words.link.tooManyPairs(401, 400)] });
  });
});

it('a notice quotes a text up to 40 characters, and says where one is missing', () => {
  expect(quote('0.5')).toBe('"0.5"');
  expect(quote(undefined)).toBe(words.config.missing);
  expect(shorten('x'.repeat(40))).toBe('x'.repeat(40));
  expect(shorten('x'.repeat(41)).length).toBeLessThan(43);
  expect(shorten('x'.repeat(41))).not.toContain('x'.repeat(41));
});

it('a value keeps its commas in a link, and nothing else that an address reads', () => {
  expect(encodeValue('1,0.1,a b&c=#')).toBe('1,0.1,a%20b%26c%3D%23');
});

it('a page shows a dozen notices, each once, and how many there are beside', () => {
  const notices = Array.from({ length: 15 }, (_, i) => `notice ${i}`);
  expect(firstNotices(notices.slice(0, 12))).toEqual(notices.slice(0, 12));
  expect(firstNotices(['a', 'b', 'a'])).toEqual(['a', 'b']);
  expect(firstNotices([...notices, ...notices])).toEqual([...notices.slice(0, 12), words.link.more(3)]);
});
