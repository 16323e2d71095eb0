/** What a person chooses of a table: the role of each column, and how samples are made of it. */
import { MOST_TEXTS, type Column, type Table } from '../../files/table/table.ts';

/** What a column is for: `split` says by "train" and "test" which set a sample belongs to. */
export const ROLES = ['input', 'target', 'ignore', 'split'] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** The choices of a table. */
export interface TableChoices {
  /** By column. */
  roles: readonly Role[];
  /** Whether the different values of the target are classes, or the target is a number. */
  targetAs: 'classes' | 'numbers';
  /** Whether inputs, and targets that are numbers, get mean 0 and variance 1 over the training samples. */
  standardize: boolean;
  /** The share of the samples to test on, where the table does not say which these are. */
  testShare: number;
  /** The seed of the order of the samples, and so of the split. */
  seed: number;
}

/** The most different texts of a column that becomes inputs, one for each. */
export const MOST_ONE_HOT = 50;
/** The most different values of a number that are taken for classes unless a person says so. */
const FEW_VALUES = 10;
/** The usual share to test on. */
const TEST_SHARE = 0.25;

const TARGET_NAMES: ReadonlySet<string> = new Set(['target', 'class', 'label', 'y', 'species', 'variety', 'outcome']);
const INDEX_NAMES = /^(id|index|idx|nr|no\.?|row|rownames?|unnamed: ?0|column 1)$/i;

/** Returns whether a text says that a sample is to be learned from (0) or tested on (1); `null`: neither. */
export function partOf(text: string): 0 | 1 | null {
  if (/^(train|training|fit|learn)$/i.test(text)) return 0;
  return /^(test|testing|valid|validation|val|dev|eval|holdout)$/i.test(text) ? 1 : null;
}

/** Why a column is no input unless a person says so: it counts the rows, says one thing only, or too many. */
export type Unusable = 'counts' | 'constant' | 'texts';

/** Returns for each column why it is no input unless a person says so; `null`: it is one. */
export function unusableColumns(table: Table): (Unusable | null)[] {
  const ranges = rangesOf(table);
  return table.columns.map(({ kind, texts, name }, c) => {
    if (kind === 'text') return texts.length > MOST_ONE_HOT ? 'texts' : null;
    const { least, most, isRising } = ranges[c];
    if (least >= most) return 'constant';
    return isRising && (least === 0 || least === 1) && INDEX_NAMES.test(name) ? 'counts' : null;
  });
}

/** Returns the choices that suit a table as it is. */
export function usualChoices(table: Table): TableChoices {
  const unusable = unusableColumns(table);
  const roles = table.columns.map((column, c): Role => {
    if (isSplit(column)) return 'split';
    return unusable[c] === null ? 'input' : 'ignore';
  });
  const targets = targetsOf(table, roles);
  for (const target of targets) roles[target] = 'target';
  return {
    roles,
    targetAs: targets.length > 1 ? usualTargets(table, targets) : usualTarget(table, roles.indexOf('target')),
    // Arrays are what a program has made ready.
    standardize: table.format !== null,
    testShare: table.isTest ? 0 : TEST_SHARE,
    seed: 0,
  };
}

/** Returns how the column of a target is taken unless a person says otherwise. */
export function usualTarget(table: Table, column: number): TableChoices['targetAs'] {
  if (column < 0) return 'numbers';
  if (table.columns[column].kind === 'text') return 'classes';
  return fewWholeValues(table, column) ? 'classes' : 'numbers';
}

const usualTargets = (table: Table, targets: readonly number[]): TableChoices['targetAs'] => {
  const rows = Array.from({ length: table.numbers.rows }, (_, row) => row);
  return areOneHot(table, targets, rows) ? 'classes' : 'numbers';
};

/** Returns whether columns are the one-hot code of classes in each of some rows: one of them is 1, the others are 0. */
export const areOneHot = ({ numbers }: Table, columns: readonly number[], rows: readonly number[]): boolean =>
  rows.every((row) => {
    const { block, at } = numbers.row(row);
    let ones = 0;
    for (const c of columns) {
      if (block[at + c] === 1) ones++;
      else if (block[at + c] !== 0) return false;
    }
    return ones === 1;
  });

/** Returns the columns of the targets: those of the file, the one with the name of a target, or the last usable one. */
function targetsOf({ columns, targets }: Table, roles: readonly Role[]): readonly number[] {
  if (targets) return targets;
  const usable = roles.flatMap((role, c) => (role === 'input' ? [c] : []));
  const named = usable.filter((c) => TARGET_NAMES.has(columns[c].name.toLowerCase()));
  return named.length === 1 ? named : usable.slice(-1);
}

function isSplit({ kind, texts }: Column): boolean {
  const parts = texts.map(partOf);
  return kind === 'text' && parts.includes(0) && parts.includes(1) && !parts.includes(null);
}

/** The range of a column's numbers. */
interface ColumnRange {
  least: number;
  most: number;
  /** Whether each number is 1 more than the one before. */
  isRising: boolean;
}

function rangesOf({ numbers, columns }: Table): ColumnRange[] {
  const ranges = columns.map(() => ({ least: Infinity, most: -Infinity, isRising: true }));
  const before = new Float64Array(columns.length).fill(NaN);
  for (let row = 0; row < numbers.rows; row++) {
    const { block, at } = numbers.row(row);
    for (let c = 0; c < columns.length; c++) {
      const value = block[at + c];
      if (!Number.isFinite(value)) continue;
      const range = ranges[c];
      if (value < range.least) range.least = value;
      if (value > range.most) range.most = value;
      if (row > 0 && value !== before[c] + 1) range.isRising = false;
      before[c] = value;
    }
  }
  return ranges;
}

function fewWholeValues({ numbers }: Table, column: number): boolean {
  const values = new Set<number>();
  for (let row = 0; row < numbers.rows; row++) {
    const { block, at } = numbers.row(row);
    const value = block[at + column];
    if (!Number.isFinite(value)) continue;
    if (!Number.isInteger(value)) return false;
    values.add(value);
    if (values.size > FEW_VALUES) return false;
  }
  return values.size > 1;
}

/** The code of a cell with a text that is not told apart from others. */
const OTHER_TEXT = MOST_TEXTS + 1;

/** Returns what a cell of a column of texts says: `null` if nothing, '…' for one of too many texts. */
export function textAt({ numbers, columns }: Table, row: number, column: number): string | null {
  const { texts, codes } = columns[column];
  const code = codes?.[row] ?? 0;
  if (code === OTHER_TEXT) return OTHER;
  if (code > 0) return texts[code - 1];
  const { block, at } = numbers.row(row);
  const value = block[at + column];
  return Number.isFinite(value) ? String(value) : null;
}

/** Stands for a text that is not told apart from others. */
export const OTHER = '…';
