/**
 * A talk: a list of links that a lecturer steps through. It is kept in the browser, saved as a JSON file, and written into
 * a link of its own while that is short. What is read may be anything; a fault is said in one sentence.
 */
import { shortText } from '../../config/experiment.ts';
import { words } from '../../words/words.ts';
import { strangeKeys } from './item-link.ts';
import { TALK_START } from '../page/present.ts';
import { parseJson } from '../../settings/parse-json.ts';

/** One experiment of a talk. */
export interface TalkItem {
  /** Its link: the fragment, `#` included, and before it the query with the flags of its page, if it has any. */
  link: string;
  title: string;
  /** What the lecturer wants to remember; empty: nothing. */
  note: string;
}

/** A list of experiments to show one after the other. */
export interface Talk {
  title: string;
  items: readonly TalkItem[];
}

/** A talk, or the reason why there is none. */
export type ReadTalk = { ok: true; talk: Talk } | { ok: false; sentence: string };

/** A talk without experiments. */
export const EMPTY_TALK: Talk = { title: '', items: [] };

/** The most experiments of a talk, and the most characters of its texts and links. */
export const MOST = { items: 100, title: 200, note: 2000, link: 20_000 } as const;
/** The most characters of the link of a talk: longer ones are cut off by mail programs and chats. */
const LONGEST_LINK = 8000;
const LINK = /^(?:\?[^\s#<>"]*)?#(?:[^\s#<>"]*&)?(?:v|view|task|width)=[^\s#<>"]*$/;
const said = words.talk.refused;

/** Returns whether a text is a link of the lab without the address of its page. */
export const isLink = (text: string): boolean => text.length <= MOST.link && LINK.test(text);

/** Returns whether a JSON value says that it is a talk. */
export const isTalk = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'talk';

/** Returns the text of the file of a talk. */
export const talkText = ({ title, items }: Talk): string =>
  `${JSON.stringify({ kind: 'talk', version: 1, title, items: items.map(({ note, ...item }) => (note === '' ? item : { ...item, note })) }, null, 2)}\n`;

/** Reads the JSON value of a talk's file. Never throws. */
export function readTalk(json: unknown): ReadTalk {
  if (!isTalk(json) || json.version === undefined) return refuse(said.kind);
  const { version, title = '', items } = json;
  if (version !== 1) return refuse(said.version(shortText(version)));
  if (!isText(title, MOST.title)) return refuse(said.text('title', shortText(title), MOST.title));
  if (!Array.isArray(items) || items.length === 0) return refuse(said.items);
  if (items.length > MOST.items) return refuse(said.tooMany(items.length, MOST.items));
  const read: TalkItem[] = [];
  for (const [index, item] of (items as unknown[]).entries()) {
    const found = readItem(item, `items[${index}]`);
    if (typeof found === 'string') return refuse(found);
    read.push(found);
  }
  return { ok: true, talk: { title, items: read } };
}

/** Reads an experiment of a talk; returns a sentence in place of one that isn't valid. */
function readItem(item: unknown, key: string): TalkItem | string {
  const found = new Map<string, unknown>(typeof item === 'object' && item !== null ? Object.entries(item) : []);
  const [fragment, title, note] = [found.get('link'), found.get('title') ?? '', found.get('note') ?? ''];
  if (typeof fragment !== 'string' || !isLink(fragment)) return said.link(`${key}.link`, shortText(fragment));
  const strange = strangeKeys(fragment);
  if (strange.length > 0) return said.flags(`${key}.link`, strange);
  if (!isText(title, MOST.title)) return said.text(`${key}.title`, shortText(title), MOST.title);
  if (!isText(note, MOST.note)) return said.text(`${key}.note`, shortText(note), MOST.note);
  const read: TalkItem = { link: fragment, title, note };
  return read;
}

const refuse = (sentence: string): ReadTalk => ({ ok: false, sentence });
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

/** Returns the fragment that opens a talk; `null`: it would be too long for a link. */
export function talkLink({ title, items }: Talk): string | null {
  const json = JSON.stringify([title, ...items.map(({ link, title: own, note }) => [link, own, note])]);
  const bytes = Array.from(new TextEncoder().encode(json), (byte) => String.fromCharCode(byte)).join('');
  const fragment = TALK_START + btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return fragment.length > LONGEST_LINK ? null : fragment;
}

/** Returns an experiment of a link as a file has it. */
function ofList(item: unknown): unknown {
  if (!Array.isArray(item)) return item;
  const [fragment, title, note] = item as unknown[];
  return { link: fragment, title, note };
}

/** Reads the fragment of a talk. Never throws. */
export function readTalkLink(fragment: string): ReadTalk {
  try {
    const text = fragment.slice(TALK_START.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const json = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(json)) return refuse(said.damaged);
    const [title, ...items] = json as unknown[];
    return readTalk({
      kind: 'talk',
      version: 1,
      title,
      items: items.map(ofList),
    });
  } catch {
    return refuse(said.damaged);
  }
}
