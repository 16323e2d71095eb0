import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressIn, flagsText, itemAddress, itemLink, strangeKeys } from './item-link.ts';
import { isLink } from './talk.ts';

const PAGE = 'https://lab.example/path/?backend=wasm&present=1&theme=dark#v=1&width=8';

describe('the link of an experiment of a talk', () => {
  it('keeps the flags that a shared link would bring, and drops the rest of the query', () => {
    const { link } = itemLink(
      'https://a.b/?hide=runs&lock=gamma0:0.1..1&theme=light&lang=ja&autoplay=0&backend=cpu#v=1&gamma0=1',
    );
    expect(link).toBe('?lang=ja&hide=runs&lock=gamma0:0.1..1&start=paused&theme=light#v=1&gamma0=1');
    expect(isLink(link)).toBe(true);
    expect(itemLink(`https://a.b/${link}`).link).toBe(link);
    expect(flagsText(link)).toContain('lock=gamma0:0.1..1');
    expect(flagsText('#v=1&file=what?')).toBe('');
  });

  it('names the flags that make no sense in a talk, and is without them', () => {
    const found = itemLink('https://a.b/?embed=1&show=loss&present=1&hide=runs#v=1');
    expect(found).toMatchObject({ link: '?hide=runs#v=1', strange: ['embed', 'present', 'show'] });
    expect(strangeKeys('?lock=width#v=1')).toEqual([]);
  });

  it('tells of faults in its flags', () => {
    expect(itemLink('?hide=nothing#v=1').notices).toEqual([expect.stringContaining('nothing')]);
  });

  it('opens the lesson that its query names', () => {
    expect(itemLink('https://a.b/?lesson=3&theme=dark').link).toBe('?theme=dark#v=1&view=lesson&lesson=alignment');
    expect(itemLink('https://a.b/?lesson=deep-mup').link).toBe('#v=1&view=lesson&lesson=deep-mup');
  });
});

describe('the address of an experiment of a talk', () => {
  it('has its flags in place of those of the page, which count where it says nothing', () => {
    expect(itemAddress('?lock=width&theme=light#v=1&width=4', PAGE)).toBe(
      'https://lab.example/path/?present=1&lock=width&theme=light&backend=wasm#v=1&width=4',
    );
    expect(itemAddress('#v=1&width=4', PAGE)).toBe(
      'https://lab.example/path/?present=1&theme=dark&backend=wasm#v=1&width=4',
    );
  });
});

describe('an address in a line', () => {
  it.each([
    ['Narrow: https://a.b/c?lock=width#v=1&width=4.', 'https://a.b/c?lock=width#v=1&width=4', 'Narrow: '],
    ['#v=1', '#v=1', ''],
    ['see (?hide=runs#v=1&task=xor)', '?hide=runs#v=1&task=xor', 'see ('],
    ['https://a.b/?lesson=3 the third', 'https://a.b/?lesson=3', ''],
    ['Which one? Title:https://a.b/#v=1', 'https://a.b/#v=1', 'Which one? Title:'],
  ])('%s is found with the text before it', (line, address, before) => {
    expect(addressIn(line)).toEqual({ address, before });
  });

  it.each(['', 'nothing', 'https://a.b/', 'https://a.b/?hide=runs', 'Is it #1?', 'https://a.b/#top'])(
    'is none in "%s"',
    (line) => {
      expect(addressIn(line)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(line).toContain(addressIn(line)?.address ?? '');
      }),
    );
  });
});
