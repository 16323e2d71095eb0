/** Reading what the page around an embedded lab sends. Nothing of it is believed. */
import { words } from '../words/words.ts';
import { quote } from '../config/link/link-text.ts';
import type { HostMessage } from './protocol.ts';

/** The longest text of a message: a link is at most so long. */
const MOST_CHARACTERS = 20_000;
/** The most settings of a message: several times as many as there are. */
const MOST_SETTINGS = 400;

/** The most keys of a message, and their longest name. */
const MOST_KEYS = 50;
const LONGEST_KEY = 30;

const PLAIN = ['start', 'pause', 'step', 'reset'] as const;
const ASKED = ['link', 'state'] as const;

/** A message that the lab can act on, or a sentence that says why it can't. */
export type ReadMessage = { message: HostMessage } | { problem: string; id?: string | number };

/**
 * Reads what a window has sent; `null` if it isn't meant for the lab, as it has no version under `lab`. Never throws, reads own fields
 * only, and returns a copy of those that it knows.
 */
export function readMessage(data: unknown): ReadMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const version = own(data, 'lab');
  if (typeof version !== 'number') return null;
  const asked = own(data, 'id');
  const isId =
    (typeof asked === 'string' && asked.length <= 100) || (typeof asked === 'number' && Number.isFinite(asked));
  const base = { lab: 1 as const, ...(isId && { id: asked }) };
  const no = (problem: string): ReadMessage => ({ problem, ...(isId && { id: asked }) });

  if (version !== 1) return no(words.embed.otherVersion(version));
  const type = own(data, 'type');
  const plain = PLAIN.find((known) => known === type);
  if (plain) return { message: { ...base, type: plain } };
  if (type === 'ask') {
    const what = ASKED.find((known) => known === own(data, 'what'));
    return what ? { message: { ...base, type, what } } : no(words.embed.oneOf('what', shown(own(data, 'what')), ASKED));
  }
  if (type === 'keys') {
    const keys = readKeys(own(data, 'keys'));
    return keys ? { message: { ...base, type, keys } } : no(words.embed.noKeys);
  }
  if (type !== 'set') return no(words.embed.oneOf('type', shown(type), [...PLAIN, 'set', 'ask', 'keys']));
  const link = own(data, 'link');
  if (typeof link === 'string')
    return link.length <= MOST_CHARACTERS
      ? { message: { ...base, type, link } }
      : no(words.embed.tooLong(link.length, MOST_CHARACTERS));
  const settings = readSettings(own(data, 'settings'));
  return settings ? { message: { ...base, type, settings } } : no(words.embed.noSettings);
}

/** Returns settings that are texts, numbers or flags, in an object without a prototype; `null` if they are anything else. */
function readSettings(given: unknown): Record<string, string | number | boolean> | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const entries = Object.entries(given).slice(0, MOST_SETTINGS + 1);
  const isPlain = ([key, value]: [string, unknown]) =>
    ['string', 'number', 'boolean'].includes(typeof value) && String(value).length + key.length <= MOST_CHARACTERS;
  if (entries.length === 0 || entries.length > MOST_SETTINGS || !entries.every(isPlain)) return null;
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(entries));
}

/** Returns a list of names of keys; `null` if it is anything else. */
function readKeys(given: unknown): string[] | null {
  if (!Array.isArray(given) || given.length > MOST_KEYS) return null;
  const keys = (given as unknown[]).flatMap((key) =>
    typeof key === 'string' && key !== '' && key.length <= LONGEST_KEY ? key : [],
  );
  return keys.length === given.length ? keys : null;
}

const own = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;

const shown = (value: unknown) => quote(typeof value === 'string' ? value : JSON.stringify(value)?.slice(0, 100));
