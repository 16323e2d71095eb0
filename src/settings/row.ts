/**
 * A setting as one row: its kind, its key in links, its words, and the axis that a sweep over it begins with. All that
 * the lab knows about a setting is derived from its row. A row with a missing part is a type error.
 */
import type * as v from 'valibot';
import type { Draft } from './draft.ts';
import type { Choice, Kind } from './kind.ts';
import type { Range } from './value-schemas.ts';

/** Evenly spaced values, given by their ends. */
export interface Spacing {
  from: number;
  to: number;
  count: number;
  scale: 'log' | 'linear';
}

/** Returns a spacing with the same factor between neighbours. */
export const log = (from: number, to: number, count: number): Spacing => ({ from, to, count, scale: 'log' });
/** Returns a spacing with the same difference between neighbours. */
export const linear = (from: number, to: number, count: number): Spacing => ({ from, to, count, scale: 'linear' });

/** The choices that have names; flags have none. */
type Named<Offered extends Choice> = Exclude<Offered, boolean>;

/** The words of a setting, with a name for each option of its kind. */
export type SettingWords<Offered extends Choice = never> = {
  label: string;
  /** The symbol in the papers. */
  symbol?: string;
  /** Explains it to a student: a sentence or two on what it is, and on what happens when it is raised. */
  hint: string;
  /** The name beside an axis, with the symbol. */
  onAxis?: string;
  /** The name before a value where there is little room; '': the value says enough. Absent: that beside an axis. */
  short?: string;
} & ([Named<Offered>] extends [never]
  ? { options?: undefined }
  : { options: Readonly<Record<Named<Offered>, string>> });

/** The axis that a sweep begins with: a spacing of numbers, all choices, or some of them. */
type SuggestedAxis<Offered extends Choice> = [Offered] extends [never] ? Spacing : 'all' | readonly Offered[];

type AxisAndWords<Offered extends Choice> =
  /** `null`: sweeps don't offer the setting. */
  | { axis: null; words: SettingWords<Offered> }
  | { axis: SuggestedAxis<Offered>; words: SettingWords<Offered> & { onAxis: string } };

/** Everything about one setting but its kind. */
export type RowParts<Offered extends Choice> = {
  /** The key in links, for ever. Settings of several tasks with the same name share one key. */
  key: string;
  /** Returns whether an experiment uses the setting; absent: always. */
  isUsed?: (draft: Draft) => boolean;
  /** The setting says what the data are, and no person sets it: no form, axis or comparison offers it. */
  isOfData?: true;
} & AxisAndWords<Offered>;

/** A row of any kind, for code that goes through all rows. */
export interface AnyRow {
  readonly kind: Kind;
  readonly key: string;
  readonly axis: Spacing | 'all' | readonly Choice[] | null;
  readonly words: Omit<SettingWords, 'options'> & { options?: Readonly<Record<string, string>> };
  readonly isUsed?: (draft: Draft) => boolean;
  readonly isOfData?: true;
}

/** Makes a row from its kind and its other parts. */
export const row = <
  Schema extends v.GenericSchema,
  Offered extends Choice,
  Bounds extends Range | undefined,
  Parts extends RowParts<Offered>,
>(
  kind: Kind<Schema, Offered, Bounds>,
  parts: Parts & RowParts<Offered>,
) => ({ kind, ...parts });

/** Rows by the names of their settings. */
export type Rows = Readonly<Record<string, AnyRow>>;

/** The type of the schema entries for the settings of these rows. */
export type EntriesOf<Table extends Rows> = { readonly [Name in keyof Table]: Table[Name]['kind']['schema'] };

/** Returns the entries of a schema (`v.strictObject`) for the settings of these rows. */
export const entriesOf = <const Table extends Rows>(rows: Table): EntriesOf<Table> =>
  Object.fromEntries(Object.entries(rows).map(([name, { kind }]) => [name, kind.schema])) as EntriesOf<Table>;

/** The same rows, named by their dotted paths. */
export type RowsUnder<Section extends string, Table extends Rows> = {
  readonly [Name in keyof Table & string as `${Section}.${Name}`]: Table[Name];
};

/** Returns the rows of a section by their dotted paths: `width` of `net` as `net.width`. */
export const rowsUnder = <const Section extends string, const Table extends Rows>(section: Section, rows: Table) =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${section}.${name}`, row])) as RowsUnder<
    Section,
    Table
  >;

/** Returns the words of a row in the current language. */
export const wordsOf = (row: AnyRow) => row.words;

/** Returns the name of a value: the name of its option, or the value itself. */
export const nameOf = (row: AnyRow, value: Choice): string => wordsOf(row).options?.[String(value)] ?? String(value);

/** Returns the options of a select field over a row's choices. */
export const optionsOf = <Offered extends string | number>(
  row: Omit<AnyRow, 'kind'> & { kind: Kind<v.GenericSchema, Offered> },
): { value: Offered; text: string }[] => row.kind.choices.map((value) => ({ value, text: nameOf(row, value) }));
