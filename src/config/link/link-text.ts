/** The text of a link's fragment, `#key=value&key=value`, for any view. */
import { words } from '../../words/words.ts';

/** The number of characters of a text in a notice; longer texts are cut. */
const SHOWN_CHARACTERS = 40;

/** Returns a text of a link as a notice shows it. */
export const shorten = (text: string) =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;

/** Returns the value of a key as a notice shows it. */
export const quote = (text: string | undefined) => (text === undefined ? words.config.missing : `"${shorten(text)}"`);

/** Returns the text of a value in a link. Commas stay: they are legal in a fragment, and lists are easier to read. */
export const encodeValue = (text: string) => encodeURIComponent(text).replaceAll('%2C', ',');

/** Reads the pairs of a fragment, with or without `#`. The last of each key counts; unreadable parts become notices. */
export function readPairs(fragment: string, notices: string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    try {
      if (cut < 1) throw new URIError('not key=value');
      texts.set(decodeURIComponent(part.slice(0, cut)), decodeURIComponent(part.slice(cut + 1)));
    } catch {
      notices.push(words.link.unreadable(shorten(part)));
    }
  }
  return texts;
}
