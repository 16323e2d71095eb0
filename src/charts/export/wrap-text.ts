const JAPANESE = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}]';
/** The characters that no line ends with, and those that none begins with. */
const OPENING = '[「『（(]';
const CLOSING = '[ 、。，．・：；？！」』）ー々っゃゅょッャュョ…,.:;?!)%]';
/** Between words, and beside each Japanese character. */
const BREAKS = new RegExp(`(?<= )|(?<!${OPENING})(?:(?<=${JAPANESE})|(?=${JAPANESE}))(?!${CLOSING})`, 'u');

/**
 * Returns a text as lines of at most `width`: broken between words, in Japanese between characters, and inside a word that is longer than a line. What
 * needs more than `most` lines ends with an ellipsis.
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number, most = Infinity): string[] {
  const pieces = text.trim().replace(/\s+/g, ' ').split(BREAKS);
  const lines = filledLines(pieces, width, (line) => widthOf(line.trimEnd())).map((line) => line.join('').trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutLine(`${lines[most - 1]} …`, width, widthOf)];
}

/**
 * Returns a link as lines of at most `width`: broken between its settings, of which each ends with "&", and inside a
 * setting that is longer than a line behind a sign that no number holds. What needs more than `most` lines ends with an
 * ellipsis in place of whole settings.
 */
export function wrapLink(link: string, width: number, widthOf: (text: string) => number, most = Infinity): string[] {
  const settings = link
    .split(/(?<=&)/)
    .flatMap((setting) => (widthOf(setting) <= width ? [setting] : setting.split(/(?<=[,;/_~=|])/)));
  const lines = filledLines(settings, width, widthOf);
  const cut = lines.slice(0, most);
  const last = [...(cut.at(-1) ?? [])];
  if (lines.length > most) {
    while (last.length > 1 && widthOf(`${last.join('')}…`) > width) last.pop();
    cut[cut.length - 1] = [...last, '…'];
  }
  return cut.map((line) => line.join(''));
}

/** Returns the pieces of a text by the lines that they fill; a piece that is longer than a line is broken. */
function filledLines(pieces: readonly string[], width: number, widthOf: (text: string) => number): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const piece of pieces) {
    if (widthOf([...line, piece].join('')) <= width) {
      line.push(piece);
      continue;
    }
    if (line.length > 0) lines.push(line);
    const parts = brokenWord(piece, width, widthOf);
    lines.push(...parts.slice(0, -1).map((part) => [part]));
    line = parts.slice(-1);
  }
  return line.length > 0 ? [...lines, line] : lines;
}

function brokenWord(word: string, width: number, widthOf: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Shortens a line that ends with an ellipsis until it fits. */
function cutLine(line: string, width: number, widthOf: (text: string) => number): string {
  let cut = line;
  while (widthOf(cut) > width && cut.length > 2) cut = `${cut.slice(0, -2).trimEnd().slice(0, -1)} …`;
  return cut;
}
