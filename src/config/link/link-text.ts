/** The text of a link's fragment, `#key=value&key=value`, for any view. */
import { plainStart } from '../../words/plain-text.ts';
import { words } from '../../words/words.ts';

/** The number of characters of a text in a notice; longer texts are cut. */
const SHOWN_CHARACTERS = 40;

/** Returns a text of a link as a notice shows it. */
export const shorten = (text: string): string => plainStart(text, SHOWN_CHARACTERS);

/** Returns the value of a key as a notice shows it. */
export const quote = (text: string | undefined) => (text === undefined ? words.config.missing : `"${shorten(text)}"`);

/** Returns the text of a value in a link. Commas stay: they are legal in a fragment, and lists are easier to read. */
export const encodeValue = (text: string) => encodeURIComponent(text).replaceAll('%2C', ',');

/** The maximum number of characters of a fragment. The longest links of the page have a tenth of it. */
const MOST_CHARACTERS = 20_000;
/** The maximum number of pairs of a fragment: several times the number of all keys. */
const MOST_PAIRS = 400;

/**
 * Reads the pairs of a fragment, with or without `#`. The last of each key counts; other values of it and unreadable
 * parts become notices. Nothing of a fragment that is too long is read: it would hold up the page.
 *
 * @param nameOf returns the setting of a key as a notice names it
 */
export function readPairs(fragment: string, notices: string[], nameOf: (key: string) => string): Map<string, string> {
  const texts = new Map<string, string>();
  if (fragment.length > MOST_CHARACTERS) {
    notices.push(words.link.tooLong(fragment.length, MOST_CHARACTERS));
    return texts;
  }
  const parts = fragment.replace(/^#/, '').split('&');
  if (parts.length > MOST_PAIRS) {
    notices.push(words.link.tooManyPairs(parts.length, MOST_PAIRS));
    return texts;
  }
  const repeated = new Set<string>();
  for (const part of parts) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    try {
      if (cut < 1) throw new URIError('not key=value');
      const [key, text] = [part.slice(0, cut), part.slice(cut + 1)].map(decodeURIComponent);
      if ((texts.get(key) ?? text) !== text) repeated.add(key);
      texts.set(key, text);
    } catch {
      notices.push(words.link.unreadable(shorten(part)));
    }
  }
  for (const key of repeated) notices.push(words.link.repeated(nameOf(key), quote(texts.get(key))));
  return texts;
}

/** The maximum number of sentences about one link. */
const MOST_NOTICES = 12;

/** Returns the first notices, each once, and a sentence with the number of others. */
export function firstNotices(notices: readonly string[]): string[] {
  const different = [...new Set(notices)];
  const others = different.length - MOST_NOTICES;
  return others > 0 ? [...different.slice(0, MOST_NOTICES), words.link.more(others)] : different;
}
