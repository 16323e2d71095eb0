/** The small pieces of which the generated Python is made. */

/** The longest line of a generated script. */
const LINE = 110;

/** Returns numbers as a Python assignment of a set, in lines that fit. */
export const assignSet = (name: string, values: readonly number[]): string =>
  wrapped(`${name} = {`, values.map(String), '}');

/** Returns texts by their keys as a Python assignment of a dictionary, in lines that fit. */
export const assignByKey = (name: string, entries: readonly (readonly [key: number, value: string])[]): string =>
  wrapped(
    `${name} = {`,
    entries.map(([key, value]) => `${key}: ${value}`),
    '}',
  );

/** Returns numbers by layer, counted from 1, as a Python assignment of a dictionary, in lines that fit. */
export const assignByLayer = (name: string, values: readonly number[]): string =>
  assignByKey(
    name,
    values.map((value, l) => [l + 1, shortNumber(value)] as const),
  );

function wrapped(open: string, items: readonly string[], close: string): string {
  const inOneLine = `${open}${items.join(', ')}${close}`;
  if (inOneLine.length <= LINE) return inOneLine;
  const glued = items.map((item) => item.replaceAll(' ', GLUE)).join(', ');
  return [open, ...filled(`${glued},`, '    '), close].join('\n').replaceAll(GLUE, ' ');
}

/** Returns a text as Python comments, in lines that fit. */
export const comment = (text: string): string => filled(text, '# ').join('\n').replaceAll(GLUE, ' ');

/** A space at which no line breaks. */
const GLUE = '\u00a0';

/** Returns numbers in brackets; three of them stay in one line of a comment. */
export const tuple = (values: readonly number[]): string =>
  `(${values.map(shortNumber).join(values.length > 3 ? ', ' : `,${GLUE}`)})`;

/** Returns a number of a formula, to ten digits: what is computed from settings has rounding behind them. */
export const shortNumber = (value: number): string => String(Number(value.toPrecision(10)));

/** Breaks a text at its spaces into lines with the given beginning. */
function filled(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > LINE) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, indent + line];
}

/** Joins the parts of a script that are there, two empty lines apart. */
export const joinParts = (parts: readonly (string | null)[]): string =>
  `${parts
    .filter((part) => part !== null)
    .map((part) => part.trim())
    .join('\n\n\n')}\n`;

/** Returns a part of a script under its heading. */
export const section = (title: string, parts: readonly (string | null)[]): string =>
  `# ---- ${title} ----\n\n${joinParts(parts)}`;

/** Joins the lines that are there. */
export const joinLines = (lines: readonly (string | null)[]): string =>
  lines.filter((line) => line !== null).join('\n');
