import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../../words/words.ts';
import { createAnnouncer } from './announcer.ts';
import { newsSince, type Moment, type NetworkThen } from './run-news.ts';

const said = words.news;
const network = (change: Partial<NetworkThen> = {}): NetworkThen => ({
  ...{ name: null, regime: 'unknown', rate: 0.1, schedule: 'Constant', happenings: [] },
  ...change,
});
const moment = (change: Partial<Moment> = {}): Moment => ({
  ...{ runs: 'one', phase: 'running', step: 10, networks: [network()] },
  ...change,
});
const sentences = (before: Moment | null, now: Moment) => newsSince(before, now).map(({ sentence }) => sentence);

describe('the news of a run', () => {
  it('are none while it only trains', () => {
    expect(sentences(moment(), moment({ step: 5000 }))).toEqual([]);
  });

  it('are that it starts, rests, goes on and ends', () => {
    const phases: [Partial<Moment>, Partial<Moment>][] = [
      [{ phase: 'opening' }, { step: 0 }],
      [{}, { phase: 'paused', step: 120 }],
      [{ phase: 'paused' }, { step: 120 }],
      [{}, { phase: 'done', step: 2000 }],
    ];
    expect(phases.flatMap(([before, now]) => sentences(moment(before), moment(now)))).toEqual([
      ...[said.started, said.paused('120'), said.goesOn('120'), said.done('2,000')],
    ]);
  });

  it('leave a failure to the page, which speaks of it at once', () => {
    expect(sentences(moment(), moment({ phase: 'failed' }))).toEqual([]);
  });

  it('are a changed rate, a catapult and another verdict, each with the name of its side', () => {
    const before = moment({ networks: [network({ name: 'lazy' }), network({ name: 'rich', regime: 'between' })] });
    const [catapult] = [{ sentence: 'A catapult.' }];
    const now = moment({
      networks: [
        network({ name: 'lazy', rate: 0.2, schedule: 'Cosine', happenings: [catapult] }),
        network({ name: 'rich', regime: 'rich' }),
      ],
    });
    expect(sentences(before, now)).toEqual([
      said.ofSide('lazy', said.rate('0.2')),
      said.ofSide('lazy', said.schedule('Cosine')),
      said.ofSide('lazy', 'A catapult.'),
      said.ofSide('rich', said.regimes.rich),
    ]);
  });

  it('take another run for a new one: its rate is no change', () => {
    expect(sentences(moment(), moment({ runs: 'two', networks: [network({ rate: 3 })] }))).toEqual([]);
  });

  it('say nothing of a verdict that is lost', () => {
    expect(sentences(moment({ networks: [network({ regime: 'rich' })] }), moment())).toEqual([]);
  });
});

describe('the announcer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('speaks once in some seconds, and of each topic says the newest', () => {
    const heard: string[] = [];
    const { tell } = createAnnouncer((text) => heard.push(text));
    const regime = (sentence: string) => tell([{ topic: 'regime 0', sentence }]);
    regime('lazy');
    vi.advanceTimersByTime(500);
    expect(heard).toEqual(['lazy']);
    for (const word of ['between', 'rich']) {
      regime(word);
      vi.advanceTimersByTime(1000);
    }
    tell([{ topic: 'rate 0', sentence: 'rate' }]);
    expect(heard).toEqual(['lazy']);
    vi.advanceTimersByTime(3000);
    expect(heard).toEqual(['lazy', 'rich rate']);
  });

  it('answers what a person does at once, together with what waits', () => {
    const heard: string[] = [];
    const { tell } = createAnnouncer((text) => heard.push(text));
    tell([{ topic: 'regime 0', sentence: 'lazy' }]);
    vi.advanceTimersByTime(500);
    tell([{ topic: 'regime 0', sentence: 'rich' }]);
    tell([{ topic: 'phase', sentence: 'paused', isAnswer: true }]);
    vi.advanceTimersByTime(400);
    expect(heard).toEqual(['lazy', 'rich paused']);
  });
});
