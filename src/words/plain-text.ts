/** Texts that come from a file or a link, and can be anything, where a person reads them. */

/** What steers a terminal, or turns the order of letters. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** Returns a text on one line, in which nothing steers a terminal or turns the order of letters. */
export const plainText = (text: string): string => text.replace(STEERING, ' ');

/** Returns the beginning of a text, at most so many characters of it, on one line and with nothing in it that steers. */
export const plainStart = (text: string, most: number): string =>
  plainText(text.length > most ? `${text.slice(0, most)}…` : text);
