/**
 * How the page behaves, in the query of its address: `?hide=runs,help&lock=width,gamma0:0.1..10&start=paused`. The fragment
 * after it says what the page shows. A teacher sets these flags; a fault in them is a notice, and the rest counts.
 */
import { nearestName } from '../../settings/nearest-name.ts';
import { words } from '../../words/words.ts';
import { LINK_FIELDS_V1 } from './link.ts';
import { nameInNotice } from './link-fields.ts';
import { encodeValue, firstNotices, quote, shorten } from './link-text.ts';

/** The parts of the lab that an embedded page can show alone, in the order in which they stand. */
export const PANELS = [
  'controls',
  'task',
  'network',
  'function',
  'features',
  'time',
  'loss',
  'movement',
  'alignment',
] as const;
/** One of {@link PANELS}. */
export type Panel = (typeof PANELS)[number];

/** All that can be hidden: the panels, and what stands around them. */
export const PARTS = [
  ...PANELS,
  ...(['views', 'transport', 'compare', 'begin', 'runs', 'settings', 'undo', 'takeaway', 'share', 'present'] as const),
  ...(['theme', 'language', 'help', 'backend', 'figures', 'verdict'] as const),
] as const;
/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];

/** What may not be changed. */
export interface Lock {
  /** The key of a setting in links; `settings`: all of them; `comparison`: whether there are two networks, and in what they differ. */
  of: string;
  /** The values of a number that are allowed, inclusive; `null`: only that with which the page opened. */
  range: readonly [low: number, high: number] | null;
}

/** The names of locks that are no settings. */
const WIDE_LOCKS: readonly string[] = ['settings', 'comparison'];

/** How the page behaves. */
export interface PageFlags {
  /** Whether the page stands inside another one. */
  embed: boolean;
  /** Whether the page is for a projector. */
  present: boolean;
  /** The panels of an embedded page; `null`: those that suit its size. */
  show: readonly Panel[] | null;
  hide: readonly Part[];
  lock: readonly Lock[];
  /** Whether nothing trains until a person starts it. */
  isPaused: boolean;
  /** The theme that the address asks for; `null`: that of the reader. */
  theme: 'light' | 'dark' | null;
  /** The lesson that an address without a fragment opens, by its number or id; `null`: none. */
  lesson: string | null;
  /** The language that the address asks for; `null`: that of the reader. */
  lang: string | null;
}

/** A page as it is without flags. */
export const NO_FLAGS: PageFlags = {
  embed: false,
  present: false,
  show: null,
  hide: [],
  lock: [],
  isPaused: false,
  theme: null,
  lesson: null,
  lang: null,
};

/** What an embedded page can show. */
const EMBEDDED: readonly Part[] = [...PANELS, 'transport', 'verdict'];

/** Returns whether flags hide a part of the page; an embedded one has nothing around its panels. */
export const isHidden = ({ embed, hide }: Pick<PageFlags, 'embed' | 'hide'>, part: Part): boolean =>
  hide.includes(part) || (embed && !EMBEDDED.includes(part));

/** Returns whether flags leave something out of the page, or hold something fixed. */
export const isRestricted = ({ embed, present, hide, lock }: PageFlags): boolean =>
  embed || present || hide.length > 0 || lock.length > 0;

/** Flags, and a sentence for each part of them that was left out. */
export interface ReadFlags {
  flags: PageFlags;
  notices: string[];
}

/**
 * Reads the flags of an address. Never throws; other keys are no flags and are let alone, but for a notice where one
 * is nearly a flag.
 *
 * @param search the part of the address that begins with "?"
 */
export function readFlags(search: string): ReadFlags {
  const asked = new URLSearchParams(search);
  const notices: string[] = [];
  const leaveOut = (key: string, text: string, allowed: string) => {
    notices.push(words.link.leftOut(key, quote(text), allowed));
  };
  const oneOf = <Value extends string>(key: string, known: readonly Value[]): Value | null => {
    const text = asked.get(key);
    const found = known.find((value) => value === text) ?? null;
    if (text !== null && found === null) leaveOut(key, text, words.config.oneOf(known));
    return found;
  };
  const listOf = <Value extends string>(key: string, known: readonly Value[]): Value[] | null => {
    const text = asked.get(key);
    if (text === null) return null;
    const names = [...new Set(text.split(',').filter((name) => name !== ''))];
    const strange = names.filter((name) => !known.some((value) => value === name));
    if (strange.length > 0) leaveOut(key, strange.join(','), words.config.oneOf(known));
    return known.filter((value) => names.includes(value));
  };
  for (const key of new Set(asked.keys())) {
    const meant = FLAG_KEYS.includes(key) ? null : nearestName(key, FLAG_KEYS);
    if (meant !== null) notices.push(words.flags.nearly(shorten(key), meant));
  }
  const locks = [...new Set((asked.get('lock') ?? '').split(','))].filter((text) => text !== '');
  return {
    flags: {
      embed: oneOf('embed', ['0', '1']) === '1',
      present: oneOf('present', ['0', '1']) === '1',
      show: listOf('show', PANELS),
      hide: listOf('hide', PARTS) ?? [],
      lock: locks.flatMap((text) => {
        const lock = readLock(text);
        if (!lock) leaveOut('lock', text, words.flags.lock(nearestOfLock(text) ?? 'width'));
        return lock ?? [];
      }),
      isPaused: [oneOf('start', ['paused', 'playing']) === 'paused', oneOf('autoplay', ['0', '1']) === '0'].some(
        Boolean,
      ),
      theme: oneOf('theme', ['light', 'dark']),
      lesson: asked.get('lesson'),
      lang: asked.get('lang'),
    },
    notices: firstNotices(notices),
  };
}

/** Returns what a lock may have been meant to hold; `null` if nothing is near. */
const nearestOfLock = (text: string): string | null =>
  nearestName(text.split(':')[0], [...LINK_FIELDS_V1.map(({ key }) => key), ...WIDE_LOCKS]);

/** Reads "width" or "width:64..512". */
function readLock(text: string): Lock | null {
  const [, of, low, high] = /^([\w.]+)(?::(.+)\.\.(.+))?$/.exec(text) ?? [];
  if (of === undefined) return null;
  const field = LINK_FIELDS_V1.find(({ key }) => key === of);
  if (low === undefined) return field || WIDE_LOCKS.includes(of) ? { of, range: null } : null;
  const range = [Number(low), Number(high)] as const;
  return field && range.every(Number.isFinite) && range[0] <= range[1] ? { of, range } : null;
}

/**
 * Returns whether an address asks for training from the start, which counts more than a reader's wish for less motion.
 *
 * @param search the part of the address that begins with "?"
 */
export function asksToTrain(search: string): boolean {
  const asked = new URLSearchParams(search);
  return asked.get('start') === 'playing' || asked.get('autoplay') === '1';
}

/** Returns the query, `?` included, that sets these flags; empty if there are none. */
export function writeFlags(flags: PageFlags): string {
  const said = pairsOf(flags).flatMap(([key, text]) =>
    text === null ? [] : [`${key}=${encodeValue(text).replaceAll('%3A', ':')}`],
  );
  return said.length > 0 ? `?${said.join('&')}` : '';
}

const writeLock = ({ of, range }: Lock): string => (range ? `${of}:${range[0]}..${range[1]}` : of);

/** Returns every flag with its text; `null`: it is left out. */
const pairsOf = (flags: PageFlags): [key: string, text: string | null][] => [
  ['lang', flags.lang],
  ['embed', flags.embed ? '1' : null],
  ['present', flags.present ? '1' : null],
  ['show', flags.show?.join(',') ?? null],
  ['hide', flags.hide.join(',') || null],
  ['lock', flags.lock.map(writeLock).join(',') || null],
  ['start', flags.isPaused ? 'paused' : null],
  ['theme', flags.theme],
  ['lesson', flags.lesson],
];

/** The keys of all flags: `autoplay` is read, and written as `start`. */
export const FLAG_KEYS: readonly string[] = [...pairsOf(NO_FLAGS).map(([key]) => key), 'autoplay'];

/** Returns what a lock is of, as a person calls it. */
export const nameOfLock = ({ of }: Pick<Lock, 'of'>): string =>
  of === 'settings' || of === 'comparison' ? words.flags.locks[of] : nameInNotice(LINK_FIELDS_V1, shorten(of));
