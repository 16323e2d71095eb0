import type { Verdict } from '../../src/lessons/measure-claims.ts';
import { words } from '../../src/words/words.ts';

/** The columns and their widths; with the gaps between them 118 characters. */
const COLUMNS = ['lesson', 'claim', 'source', 'expected', 'measured', 'verdict'] as const;
const WIDTHS = [6, 31, 17, 20, 20, 14];
const GAP = '  ';

/** A row of the table of claims: a text for each column. */
export type ClaimRow = Record<(typeof COLUMNS)[number], string>;

/** The head of the table, with a line below it. */
export const claimTableHead = (): string =>
  `${layOut(COLUMNS.map((name) => words.cli.reproduce.columns[name]))}\n${layOut(WIDTHS.map((width) => '-'.repeat(width)))}`;

/** A row, its texts broken into as many lines as they need. */
export const claimTableRow = (row: ClaimRow): string => layOut(COLUMNS.map((name) => row[name]));

/** What stands in the columns of the measured value and the verdict. */
export const verdictTexts = (verdict: Verdict): Pick<ClaimRow, 'measured' | 'verdict'> => ({
  measured: verdict.kind === 'notMeasured' ? verdict.reason : verdict.measured,
  verdict: words.cli.reproduce.verdicts[verdict.kind],
});

function layOut(texts: string[]): string {
  const cells = texts.map((text, i) => wrap(text, WIDTHS[i]));
  const height = Math.max(...cells.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, line) =>
    cells.map((cell, i) => (cell[line] ?? '').padEnd(WIDTHS[i])).join(GAP),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** A text in lines of at most `width` characters, broken between words, and within those that are longer. */
function wrap(text: string, width: number): string[] {
  const pieces = text.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []);
  return pieces.reduce<string[]>((lines, piece) => {
    const last = lines.at(-1);
    const joined = `${last} ${piece}`;
    return last !== undefined && joined.length <= width ? [...lines.slice(0, -1), joined] : [...lines, piece];
  }, []);
}
