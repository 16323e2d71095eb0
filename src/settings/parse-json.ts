/** Reads JSON of which nobody knows where it comes from. */
import { words } from '../words/words.ts';

/** The deepest that lists and objects may stand in each other: the lab's own files have eight levels. */
export const DEEPEST = 64;

/** The problem of a text that is JSON, but nested deeper than programs can walk through. */
export class TooDeep extends Error {
  constructor() {
    super(words.config.tooDeep(DEEPEST));
  }
}

/**
 * Returns the value of a JSON text.
 *
 * @throws TooDeep when it is nested deeper than {@link DEEPEST}; SyntaxError when it is no JSON
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new TooDeep();
  return JSON.parse(text);
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Returns whether brackets outside of texts stand too deep in each other. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfText(text, i + 1);
    else if (OPENING.has(code)) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (CLOSING.has(code)) depth--;
  }
  return false;
}

/** Returns the place of the quote that ends a text. */
function endOfText(text: string, start: number): number {
  let i = start;
  for (; i < text.length && text.charCodeAt(i) !== QUOTE; i++) if (text.charCodeAt(i) === BACKSLASH) i++;
  return i;
}
