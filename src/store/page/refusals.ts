/**
 * What the schema did not take, by the control that asked for it. An experiment, a prior and a sweep change in the
 * same way: what is taken clears all refusals, what is not changes nothing but the refusal at its control.
 */
import { describeProblem, type ConfigProblem } from '../../config/experiment.ts';

/** A value that the schema didn't take, and why. */
export interface Refusal {
  /** What was asked for. */
  value: unknown;
  /** What is wrong and what is allowed, in sentences. */
  sentence: string;
}

/** The refusals of a form, by the keys of its controls. */
export type Refusals<Key extends string> = Readonly<Partial<Record<Key, Refusal>>>;

const NONE = {};

/** A form that can refuse. */
interface Refusing<Key extends string> {
  refusals: Refusals<Key>;
}

/** Forgets what was refused at one control. */
export const forgive = <Key extends string>({ refusals }: Refusing<Key>, key: Key): Refusing<Key> => ({
  refusals: { ...refusals, [key]: undefined },
});

/**
 * Says what a form is after one of its controls asked for a value.
 *
 * @param parsed what the schema says of the form with that value
 * @param take turns what the schema took into the changed part of the form
 */
export function afterChange<Key extends string, Parsed extends Checked, State extends object>(
  { refusals }: Refusing<Key>,
  { key, value }: { key: Key; value: unknown },
  parsed: Parsed,
  take: (taken: Extract<Parsed, { ok: true }>) => State,
): (State & { refusals: typeof NONE }) | Refusing<Key> {
  if (parsed.ok) return { ...take(parsed as Extract<Parsed, { ok: true }>), refusals: NONE };
  const sentence = parsed.problems.map(describeProblem).join(' ');
  return { refusals: { ...refusals, [key]: { value, sentence } } };
}

/** What a schema says of an input. */
type Checked = { ok: true } | { ok: false; problems: readonly ConfigProblem[] };
