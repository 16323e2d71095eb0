import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TALK_START } from '../page/present.ts';
import { isLink, MOST, readTalk, readTalkLink, talkLink, talkText, type Talk } from './talk.ts';

const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most }).filter(({ length }) => length <= most);
const talks: fc.Arbitrary<Talk> = fc.record({
  title: text(30),
  items: fc.array(
    fc.record({
      link: fc.nat().map((width) => `${width % 2 ? '?lock=width' : ''}#v=1&width=${width}`),
      title: text(30),
      note: text(60),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
const sentenceOf = (json: unknown) => {
  const read = readTalk(json);
  return read.ok ? null : read.sentence;
};

describe('a talk', () => {
  it('comes back from its file and from its link as it was', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        expect(readTalk(JSON.parse(talkText(talk)))).toEqual({ ok: true, talk });
        const link = talkLink(talk) ?? '';
        expect(link).toMatch(/^#talk=[\w-]+$/);
        expect(readTalkLink(link)).toEqual({ ok: true, talk });
      }),
    );
  });

  it('has no link when that would be too long', () => {
    const items = [{ link: '#v=1', title: '', note: 'x'.repeat(MOST.note) }];
    expect(talkLink({ title: '', items: Array.from({ length: 5 }, () => items[0]) })).toBeNull();
  });

  it('refuses with one sentence that names key and value', () => {
    const items = [{ link: '#v=1' }];
    expect(sentenceOf({ kind: 'talk', version: 2, items })).toContain('version 2');
    expect(sentenceOf({ kind: 'talk', version: 1, items: [] })).toContain('"items"');
    expect(sentenceOf({ kind: 'talk', version: 1, items: [{ link: 'javascript:alert(1)' }] })).toContain(
      'items[0].link',
    );
    expect(sentenceOf({ kind: 'talk', version: 1, items: [{ link: '#v=1', title: 3 }] })).toContain(
      'items[0].title is 3',
    );
    expect(sentenceOf({ kind: 'talk', version: 1, items: [...items, null] })).toContain('items[1].link');
    expect(
      sentenceOf({ kind: 'talk', version: 1, items: Array.from({ length: MOST.items + 1 }, () => items[0]) }),
    ).toContain('101');
  });

  it('refuses an experiment that asks for another page around it, or for the projector that it has', () => {
    const talkOf = (link: string) => ({ kind: 'talk', version: 1, items: [{ link: '#v=1' }, { link }] });
    expect(sentenceOf(talkOf('?embed=1&show=loss#v=1'))).toMatch(/items\[1\]\.link has embed, show/);
    expect(sentenceOf(talkOf('?present=1#v=1'))).toMatch(/has present/);
    expect(readTalk(talkOf('?lock=gamma0:0.1..1&hide=runs#v=1'))).toMatchObject({ ok: true });
  });

  it('never throws, whatever the file or the link holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (items, title) => {
        expect(sentenceOf(items)).toMatch(/\.$/);
        expect(sentenceOf({ kind: 'talk', version: 1, title, items })).toMatch(/\.$/);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(typeof readTalkLink(TALK_START + rest).ok).toBe('boolean');
      }),
    );
  });

  it('takes links of the lab only', () => {
    for (const yes of ['#v=1&width=8', '?lock=width#v=1&width=8']) expect(isLink(yes), yes).toBe(true);
    for (const no of ['', '?lock=width', '?a b#v=1', 'v=1', '#', '#v=1 x', '#talk=abc', 'https://a.b/#v=1'])
      expect(isLink(no), no).toBe(false);
  });
});
