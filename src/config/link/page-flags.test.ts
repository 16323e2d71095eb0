import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asksToTrain,
  isHidden,
  isRestricted,
  NO_FLAGS,
  PANELS,
  PARTS,
  readFlags,
  writeFlags,
  type PageFlags,
} from './page-flags.ts';

const locks = fc.oneof(
  fc.constantFrom('width', 'task', 'gamma0', 'settings', 'comparison').map((of) => ({ of, range: null })),
  fc
    .tuple(fc.constantFrom('width', 'gamma0'), fc.float({ noNaN: true, noDefaultInfinity: true }), fc.nat())
    // No link has -0.
    .map(([of, low, more]) => ({ of, range: [low + 0, low + more] as const })),
);
const anyFlags: fc.Arbitrary<PageFlags> = fc.record({
  embed: fc.boolean(),
  present: fc.boolean(),
  show: fc.option(fc.subarray([...PANELS])),
  hide: fc.subarray([...PARTS]),
  lock: fc.uniqueArray(locks, { selector: ({ of, range }) => `${of} ${range?.join(' ')}` }),
  isPaused: fc.boolean(),
  theme: fc.option(fc.constantFrom('light', 'dark')),
  lesson: fc.option(fc.constantFrom('1', 'alignment')),
  lang: fc.option(fc.constantFrom('en', 'ja')),
});

describe('the flags of an address', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(anyFlags, (flags) => {
        expect(readFlags(writeFlags(flags))).toEqual({ flags, notices: [] });
      }),
    );
  });

  it('are none in an address without a query, and without known keys', () => {
    expect(readFlags('')).toEqual({ flags: NO_FLAGS, notices: [] });
    expect(readFlags('?backend=wasm&utm_source=x')).toEqual({ flags: NO_FLAGS, notices: [] });
    expect(writeFlags(NO_FLAGS)).toBe('');
  });

  it('say what is wrong with them, and keep the rest', () => {
    const { flags, notices } = readFlags('?hide=runs,teapot&lock=width:9..1,depth,weight&start=now&embed=1');
    expect(flags).toEqual({ ...NO_FLAGS, embed: true, hide: ['runs'], lock: [{ of: 'depth', range: null }] });
    expect(notices.join('\n')).toMatch(/hide.*teapot[^]*lock.*width:9\.\.1[^]*lock.*weight[^]*start.*now/);
  });

  it('name the nearest key of one that is misspelt, and let alone what is like none', () => {
    expect(readFlags('?lok=width&lock=widht').notices).toEqual([
      'The address has "lok", which is no flag and is ignored; "lock" is one.',
      expect.stringMatching(/lock = "widht" was left out: it takes the key of a setting \(such as "width"\)/),
    ]);
    expect(readFlags('?lock=gama0').notices[0]).toContain('(such as "gamma0")');
  });

  it('say no more than a person reads, however many there are', () => {
    const many = Array.from({ length: 500 }, (_, i) => `w${i}`).join();
    expect(readFlags(`?lock=${many}`).notices.length).toBeLessThan(20);
  });

  it('lock nothing by text around a name or a range', () => {
    for (const lock of ['width!', '!width', 'width:1..2,width:', 'width:x..2', 'width:1..x'])
      expect(readFlags(`?lock=${lock}`).notices).toHaveLength(1);
  });

  it('hide parts; an embedded page shows nothing but its panels, the transport and the verdict', () => {
    const shown = (search: string) => PARTS.filter((part) => !isHidden(readFlags(search).flags, part));
    expect(shown('')).toEqual(PARTS);
    expect(shown('?hide=runs,loss')).toEqual(PARTS.filter((part) => part !== 'runs' && part !== 'loss'));
    expect(shown('?embed=1&hide=time')).toEqual([...PANELS.filter((part) => part !== 'time'), 'transport', 'verdict']);
  });

  it('rest by autoplay=0, too', () => {
    expect(readFlags('?autoplay=0').flags.isPaused).toBe(true);
    expect(readFlags('?autoplay=1').flags.isPaused).toBe(false);
  });

  it('ask for training from the start by start=playing or autoplay=1', () => {
    expect(['?start=playing', '?autoplay=1', '?embed=1&start=playing'].map(asksToTrain)).toEqual([true, true, true]);
    expect(['', '?start=paused', '?autoplay=0'].map(asksToTrain)).toEqual([false, false, false]);
  });

  it('restrict the page where they embed or present it, hide or lock something', () => {
    const restricting = ['?embed=1', '?present=1', '?hide=runs', '?lock=width'];
    const others = ['', '?theme=dark', '?start=paused', '?lesson=1', '?lang=ja'];
    expect(restricting.map((search) => isRestricted(readFlags(search).flags))).toEqual([true, true, true, true]);
    expect(others.map((search) => isRestricted(readFlags(search).flags))).not.toContain(true);
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readFlags(`?lock=${text}&hide=${text}`)));
  });
});
