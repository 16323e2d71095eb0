import type { Verdict } from '../../src/lessons/measure-claims.ts';
import { words } from '../../src/words/words.ts';

/** The columns and their widths: 118 characters with the gaps between them. */
const COLUMNS = ['lesson', 'claim', 'source', 'expected', 'measured', 'control', 'verdict'] as const;
const WIDTHS = [6, 25, 13, 17, 17, 17, 11];
const GAP = '  ';

/** A row of the table of claims: a text for each column. */
export type ClaimRow = Record<(typeof COLUMNS)[number], string>;

/** Lays out the head of the table, with a line below it. */
export const claimTableHead = (): string =>
  `${layOut(COLUMNS.map((name) => words.cli.reproduce.columns[name]))}\n${layOut(WIDTHS.map((width) => '-'.repeat(width)))}`;

/** Lays out a row; its texts are broken into as many lines as they need. */
export const claimTableRow = (row: ClaimRow): string => layOut(COLUMNS.map((name) => row[name]));

/** Returns the texts of the columns of the measured value, the control and the verdict. */
export function verdictTexts(verdict: Verdict): Pick<ClaimRow, 'measured' | 'control' | 'verdict'> {
  const name = words.cli.reproduce.verdicts[verdict.kind];
  if (verdict.kind === 'notMeasured') return { measured: verdict.reason, control: '', verdict: name };
  const { measured, control } = verdict;
  const controlled = words.cli.reproduce.controlled(control.world, control.measured, control.fails);
  return { measured, control: controlled, verdict: name };
}

function layOut(texts: string[]): string {
  const cells = texts.map((text, i) => wrap(text, WIDTHS[i]));
  const height = Math.max(...cells.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, line) =>
    cells.map((cell, i) => (cell[line] ?? '').padEnd(WIDTHS[i])).join(GAP),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Breaks a text into lines of at most `width` characters: between words, and within longer ones. */
function wrap(text: string, width: number): string[] {
  const pieces = text.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []);
  return pieces.reduce<string[]>((lines, piece) => {
    const last = lines.at(-1);
    const joined = `${last} ${piece}`;
    return last !== undefined && joined.length <= width ? [...lines.slice(0, -1), joined] : [...lines, piece];
  }, []);
}
