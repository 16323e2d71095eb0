import { formatCount, formatSetting } from '../../charts/shell/format-number.ts';
import type { Verdict } from '../../config/measures/regime.ts';
import type { Happening } from '../../engine/run/catapult-watch.ts';
import type { Phase } from '../../store/training/run-state.ts';
import { words } from '../../words/words.ts';

/** What news are about: of each, only the newest is worth saying. */
export type Topic = 'phase' | `${'rate' | 'schedule' | 'happening' | 'regime'} ${number}`;

/** A piece of news. */
export interface News {
  topic: Topic;
  sentence: string;
  /** Whether a person waits for it: it is the answer to what they did. */
  isAnswer?: boolean;
}

/** One network at a moment. */
export interface NetworkThen {
  /** Its name beside another one; `null`: it trains alone. */
  name: string | null;
  regime: Verdict['regime'];
  /** The learning rate that it has now. */
  rate: number;
  /** The name of its schedule. */
  schedule: string;
  happenings: readonly Pick<Happening, 'sentence'>[];
}

/** The training at a moment. */
export interface Moment {
  /** Another one when other runs have begun. */
  runs: string;
  phase: Phase;
  step: number;
  networks: readonly NetworkThen[];
}

const said = words.news;

/** Returns what is new since another moment, in sentences. Of a failure the page speaks where it shows it. */
export function newsSince(before: Moment | null, now: Moment): News[] {
  const isNew = before?.runs !== now.runs;
  const phase = before === null || before.phase === now.phase ? null : phaseNews(now);
  const ofNetworks = now.networks.flatMap((network, side) =>
    networkNews(isNew ? undefined : before?.networks.at(side), network, side),
  );
  return [...(phase ? [phase] : []), ...ofNetworks];
}

function phaseNews({ phase, step }: Moment): News | null {
  const shown = formatCount(step);
  switch (phase) {
    case 'running':
      return { topic: 'phase', sentence: step === 0 ? said.started : said.goesOn(shown) };
    case 'paused':
      return { topic: 'phase', sentence: said.paused(shown), isAnswer: true };
    case 'done':
      return { topic: 'phase', sentence: said.done(shown), isAnswer: true };
    case 'opening':
    case 'failed':
      return null;
  }
}

function networkNews(before: NetworkThen | undefined, now: NetworkThen, side: number): News[] {
  const say = (topic: Topic, sentence: string): News => ({
    topic,
    sentence: now.name === null ? sentence : said.ofSide(now.name, sentence),
  });
  const news: News[] = [];
  if (before && before.rate !== now.rate) news.push(say(`rate ${side}`, said.rate(formatSetting(now.rate))));
  if (before && before.schedule !== now.schedule) news.push(say(`schedule ${side}`, said.schedule(now.schedule)));
  const happening = now.happenings.at(-1);
  if (happening && now.happenings.length > (before?.happenings.length ?? 0))
    news.push(say(`happening ${side}`, happening.sentence));
  if (now.regime !== 'unknown' && now.regime !== before?.regime)
    news.push(say(`regime ${side}`, said.regimes[now.regime]));
  return news;
}
