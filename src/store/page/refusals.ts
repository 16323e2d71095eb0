/**
 * The values that the schema refused, by their controls. An experiment, a prior and a sweep change in the same way: an
 * accepted value clears all refusals; a refused value changes only the refusal at its control.
 */
import { describeProblem, type ConfigProblem } from '../../config/experiment.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { wordsOf, type AnyRow } from '../../settings/row.ts';

/** A value that the schema refused, and the reason. */
export interface Refusal {
  /** The requested value. */
  value: unknown;
  /** Sentences that say what is wrong and what is allowed. */
  sentence: string;
}

/** The refusals of a form, by the keys of its controls. */
export type Refusals<Key extends string> = Readonly<Partial<Record<Key, Refusal>>>;

const NONE = {};

/** A form that can refuse. */
interface Refusing<Key extends string> {
  refusals: Refusals<Key>;
}

/** Forgets the refusal at one control. */
export const forgive = <Key extends string>({ refusals }: Refusing<Key>, key: Key): Refusing<Key> => ({
  refusals: { ...refusals, [key]: undefined },
});

/** The rows of the settings of a form, by the keys of its configuration. */
type Rows = Readonly<Record<string, AnyRow>>;

/** Returns problems as the sentences of a refusal, which name each setting as its control does. */
export const refusalOf = (problems: readonly ConfigProblem[], rows: Rows = ALL_SETTINGS): string =>
  problems.map((problem) => describeProblem({ ...problem, key: nameAtControl(problem.key, rows) })).join(' ');

function nameAtControl(key: string, rows: Rows): string {
  // An entry of a list has the name of the list: "train.layerLr.0".
  const path = key.replace(/\.\d+$/, '');
  if (!Object.hasOwn(rows, path)) return key;
  const { label, symbol } = wordsOf(rows[path]);
  return symbol === undefined || label.endsWith(symbol) ? label : `${label} ${symbol}`;
}

/**
 * Returns the changed part of a form after one of its controls requested a value.
 *
 * @param parsed the schema's verdict on the form with that value
 * @param take turns the accepted input into the changed part of the form
 * @param rows the settings that its refusals name
 */
export function afterChange<Key extends string, Parsed extends Checked, State extends object>(
  { refusals }: Refusing<Key>,
  { key, value }: { key: Key; value: unknown },
  parsed: Parsed,
  take: (taken: Extract<Parsed, { ok: true }>) => State,
  rows: Rows,
): (State & { refusals: typeof NONE }) | Refusing<Key> {
  if (parsed.ok) return { ...take(parsed as Extract<Parsed, { ok: true }>), refusals: NONE };
  return { refusals: { ...refusals, [key]: { value, sentence: refusalOf(parsed.problems, rows) } } };
}

/** The verdict of a schema on an input. */
type Checked = { ok: true } | { ok: false; problems: readonly ConfigProblem[] };
