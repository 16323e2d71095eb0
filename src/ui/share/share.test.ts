import { describe, expect, it } from 'vitest';
import { NO_FLAGS, readFlags } from '../../config/link/page-flags.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { words } from '../../words/words.ts';
import { readerSees } from './reader-sees.ts';
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
  it('names width, depth, scaling and richness of one network', () => {
    expect(textOf('#v=1&width=64&gamma0=0.1')).toBe('γ₀ 0.1, width 64, depth 3, μP');
  });

  it('of two networks says in what they differ, whatever that is', () => {
    expect(textOf('#v=1&gamma0=0.01&right.gamma0=10')).toBe('width 256, depth 3, μP, richness 0.01 against 10');
    expect(textOf('#v=1&right.width=64')).toContain('width 256 against 64');
    expect(textOf('#v=1&right.rule=fa&right.rho=0.5')).toMatch(/learning rule .* against /);
  });
});

describe('what the reader will see', () => {
  const sees = (link: string, lacks = {}, isPaused = false) =>
    readerSees(decodePageLink(link), { ...NOTHING, ...lacks }, isPaused);

  it('is the task, the networks, the charts, and how it begins', () => {
    const [task, networks, charts, begins] = sees('#v=1&task=planar&fit=accuracy&movement=kernelMove');
    expect(task).toMatch(/^The task: /);
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
    ['#v=1&inspect=2', false, said.layer(2)],
  ])('of %s (start=paused: %s) has: %s', (link, isPaused, sentence) => {
    expect(sees(link, {}, isPaused)).toContain(sentence);
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
