import { describe, expect, it } from 'vitest';
import { NO_FLAGS, readFlags, type PageFlags } from '../../config/link/page-flags.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { words } from '../../words/words.ts';
import { beyondFlags, heldTwice, readerMay, readerSees } from './reader-sees.ts';
import { embedCode, sharedAddress } from '../../config/link/shared-address.ts';
import { shortText } from './short-text.ts';

const NOTHING = { network: null, hasRates: false, isGiven: false };
const said = words.share.reader;
const textOf = (link: string) => {
  const opened = decodePageLink(link);
  if (opened.view !== 'training') throw new Error('It does not train.');
  return shortText(opened.experiment, opened.comparison);
};

describe('the short text of a link', () => {
  it('names the task, then width, depth, scaling and richness of one network', () => {
    expect(textOf('#v=1&width=64&gamma0=0.1&task=planar')).toBe('Spirals, γ₀ 0.1, width 64, depth 3, μP');
  });

  it('names skip connections where there are some', () => {
    const deep = '#v=1&width=64&task=planar&depth=9&residual=depth-mup';
    expect(textOf(deep)).toMatch(/^Spirals, .*depth 9, .*Depth-μP/);
    expect(textOf(`${deep}&right.residual=plain`)).toMatch(/depth 9, μP, skip connections Depth-μP against Plain/);
  });

  it('of two networks says in what they differ, whatever that is', () => {
    expect(textOf('#v=1&task=planar&shape=xor&gamma0=0.01&right.gamma0=10')).toBe(
      'XOR, width 256, depth 3, μP, richness 0.01 against 10',
    );
    expect(textOf('#v=1&right.width=64')).toContain('width 256 against 64');
    expect(textOf('#v=1&right.rule=fa&right.rho=0.5')).toMatch(/learning rule .* against /);
  });
});

describe('what the reader will see', () => {
  const sees = (link: string, lacks = {}, flags: Partial<PageFlags> = {}) =>
    readerSees(decodePageLink(link), { ...NOTHING, ...lacks }, { ...NO_FLAGS, ...flags });

  it('is the task, the networks, the charts, and how it begins', () => {
    const [task, networks, charts, begins] = sees('#v=1&task=planar&fit=accuracy&movement=kernelMove');
    expect(task).toBe('The task: Patterns in the plane (Spirals).');
    expect(networks).toMatch(/^One network: .*width 256/);
    expect(charts).toMatch(/the accuracy, .*kernel/);
    expect(begins).toBe(said.runs);
    expect(sees('#v=1&right.width=8')[1]).toMatch(/^Two networks side by side: /);
  });

  it.each([
    ['#v=1&paused=1', false, said.rests],
    ['#v=1', true, said.rests],
    ['#v=1&at=400', false, said.reaches('400')],
    ['#v=1&at=400&paused=1', false, said.restsAt('400')],
    ['#v=1&at=400', true, said.restsAt('400')],
    ['#v=1&at=400&paused=1', true, said.restsAt('400')],
    ['#v=1&inspect=2', false, said.layer(2)],
  ])('of %s (start=paused: %s) has: %s', (link, isPaused, sentence) => {
    expect(sees(link, {}, { isPaused })).toContain(sentence);
  });

  it('names only charts that are not hidden, and says where the reader could not begin', () => {
    const charts = (...hide: PageFlags['hide']) => sees('#v=1', {}, { hide }).filter((text) => text.includes('chart'));
    expect(charts()).toEqual(['The charts show the loss, feature movement and alignment.']);
    expect(charts('loss', 'alignment')).toEqual(['The chart shows feature movement.']);
    expect(charts('loss', 'movement', 'alignment')).toEqual([]);
    expect(sees('#v=1', {}, { hide: ['transport'], isPaused: true })).toContain(said.stuck);
    expect(sees('#v=1', {}, { hide: ['transport'] })).not.toContain(said.stuck);
  });

  it('has what is hidden and held, the allowed values, and the projector', () => {
    const { flags } = readFlags('?present=1&hide=runs,loss&lock=depth,width:64..512,gamma0:0.1..10');
    expect(readerMay(flags)).toEqual([
      said.projector,
      'Hidden: first chart, runs.',
      'Held fixed: Depth L.',
      'Allowed values: Width n from 64 to 512, Richness γ₀ from 0.1 to 10.',
    ]);
    expect(readerMay(NO_FLAGS)).toEqual([]);
  });

  it('says which values of the link are not allowed, and what the reader gets in their place', () => {
    const link = '#v=1&gamma0=0.01&right.gamma0=10';
    const { flags } = readFlags('?lock=gamma0:0.1..10');
    const told =
      'Left richness γ₀ is 0.01 in the link, but 0.1 to 10 are allowed: the page opens with 0.1, and says so.';
    expect(sees(link, {}, flags)).toContain(told);
    expect(sees(link, {}, flags).join()).toContain('richness 0.1 against 10');
    const opened = decodePageLink('#v=1&gamma0=0.1&right.gamma0=10');
    if (opened.view !== 'training') throw new Error('It does not train.');
    expect(beyondFlags(opened, flags)).toEqual([]);
  });

  it('counts a range of a setting that is fixed, too, as nothing, and says so', () => {
    const { flags } = readFlags('?lock=width,width:64..512,depth:1..4');
    expect(heldTwice(flags)).toEqual(['Width n']);
    expect(readerMay(flags)).toEqual(['Held fixed: Width n.', 'Allowed values: Depth L from 1 to 4.']);
  });

  it('says what no link carries', () => {
    expect(sees('#v=1', { network: 'net.npz', hasRates: true, isGiven: true })).toEqual(
      expect.arrayContaining([said.network('net.npz'), said.rates, said.given]),
    );
  });

  it('is another view, or a lesson, where the link opens that', () => {
    expect(sees('#v=1&view=sweep')).toEqual([said.sweep]);
    expect(sees('#v=1&view=prior')).toEqual([said.prior]);
    expect(sees('#v=1&view=lesson')).toEqual([said.lessons]);
    expect(sees('#v=1&view=lesson&lesson=alignment')).toEqual([said.lesson]);
  });
});

describe('the shared address', () => {
  const link = 'https://lab.example/path/?backend=wasm&hide=help#v=1&width=8';

  it('has the flags in place of its own, and keeps the rest', () => {
    const flags = {
      ...NO_FLAGS,
      hide: ['runs', 'undo'] as const,
      isPaused: true,
      lock: [{ of: 'width', range: [4, 64] as const }],
    };
    const url = new URL(sharedAddress(link, flags));
    expect(url.hash).toBe('#v=1&width=8');
    expect(url.searchParams.get('backend')).toBe('wasm');
    expect(readFlags(url.search)).toEqual({ flags, notices: [] });
    expect(sharedAddress(link, NO_FLAGS)).toBe('https://lab.example/path/?backend=wasm#v=1&width=8');
  });

  it('of a lesson has no fragment, which would open something else', () => {
    expect(sharedAddress('https://lab.example/#v=1', { ...NO_FLAGS, lesson: 'alignment' })).toBe(
      'https://lab.example/?lesson=alignment',
    );
  });

  it('is safe within the code of a page', () => {
    expect(embedCode('https://lab.example/?embed=1&show=loss#v=1', 'A "b" <c>')).toContain(
      'src="https://lab.example/?embed=1&amp;show=loss#v=1" title="A &quot;b&quot; &lt;c>"',
    );
  });
});
