/** The text of a link's fragment, `#key=value&key=value`, whatever it stands for. */
import { words } from '../../words/words.ts';

/** Longer texts are cut in notices. */
const SHOWN_CHARACTERS = 40;

/** A text of a link as a notice shows it. */
export const shorten = (text: string) =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;

/** The value of a key as a notice shows it. */
export const quote = (text: string | undefined) => (text === undefined ? words.config.missing : `"${shorten(text)}"`);

/** A value as it stands in a link. Commas are legal in a fragment, and lists are easier to read with them. */
export const encodeValue = (text: string) => encodeURIComponent(text).replaceAll('%2C', ',');

/** The pairs of a fragment, with or without its `#`, the last of each key; what can't be read becomes a notice. */
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
