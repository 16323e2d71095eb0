/** A link of the lab, with the address of a page before it or without. */
const LINK = /(?:https?:\/\/[^\s#<>"{}]*)?#(?:[^\s#<>"{}]*&)?(?:v|view|task|width)=[^\s#<>"{}]*/g;
/** What ends a sentence and no link. */
const TRAILING = /[.,;:!?)\]]+$/;
/** A text that is longer is no sentence with a link in it. */
const LONGEST_SENTENCE = 5000;

const linksIn = (text: string): string[] =>
  Array.from(text.matchAll(LINK), ([link]) => link.slice(link.indexOf('#')).replace(TRAILING, ''));

/**
 * Returns the fragment of the only link of the lab in a short text, `#` included, whatever words stand around it; `null`:
 * there is none, or there are different ones.
 */
export function linkIn(text: string): string | null {
  const found = new Set(text.length > LONGEST_SENTENCE ? [] : linksIn(text));
  return found.size === 1 ? [...found][0] : null;
}

/**
 * Returns the fragment of the link in a picture (SVG) or a citation that the lab has written, the longest if it is also
 * shown in pieces; `null`: there is none.
 */
export function linkInMarkup(text: string): string | null {
  const links = linksIn(text.replaceAll('&amp;', '&'));
  return links.sort((a, b) => b.length - a.length).at(0) ?? null;
}
