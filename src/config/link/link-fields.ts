/**
 * The one way in which settings stand in a link, whatever the view: `key=value` for each setting that differs from what
 * the link's version opens with. A key is never reused for something else and never removed: links live for ever.
 */
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import type { Kind } from '../../settings/kind.ts';
import type { AnyRow, Rows } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { encodeValue, shorten } from './link-text.ts';

/** One setting of a link. */
export interface LinkField {
  key: string;
  /** Dotted path of the setting. */
  path: string;
  kind: Pick<Kind, 'read' | 'write' | 'neutral'>;
}

/** Returns the fields of settings by their dotted paths, in the order of the rows. */
export const fieldsOf = (rows: Rows): LinkField[] =>
  Object.entries<AnyRow>(rows).map(([path, { key, kind }]) => ({ key, path, kind }));

/** Returns the pairs `key=value` of what differs from `base`; what either leaves out counts as neutral. */
export function writeFields(fields: readonly LinkField[], settings: Draft, base: Draft): string[] {
  return fields.flatMap(({ key, path, kind }) => {
    const [text, usual] = [settings, base].map((draft) => {
      const value = draftValue(draft, path) ?? kind.neutral;
      return value === undefined ? undefined : kind.write(value);
    });
    return text === undefined || text === usual ? [] : [`${key}=${encodeValue(text)}`];
  });
}

/** Returns a copy of `draft` with the settings that a link names, which the schema has yet to check. */
export const readFields = (fields: readonly LinkField[], texts: ReadonlyMap<string, string>, draft: Draft): Draft =>
  fields.reduce((present, { key, path, kind }) => {
    const text = texts.get(key);
    return text === undefined ? present : changeDraft(present, path, kind.read(text));
  }, draft);

/** Returns a notice for each key of a link that its version doesn't know. */
export const strangers = (texts: ReadonlyMap<string, string>, known: ReadonlySet<string>): string[] =>
  [...texts.keys()].filter((key) => !known.has(key)).map((key) => words.link.unknownKey(shorten(key)));

/** The outcome of a check: a value, or the notice of what to mend first. */
type Checked<Value> =
  | { ok: true; value: Value }
  | {
      ok: false;
      notice: string;
      /** The key to leave out, or to read as `instead`; `null`: no part of the link can be at fault. */
      fault: { key: string; instead?: unknown } | null;
    };

/** Leaves out of a draft, or replaces, one fault after another until it is valid; its value is `null` if nothing helps. */
export function mendDraft<Value>(
  draft: Draft,
  check: (draft: Draft) => Checked<Value>,
): { value: Value | null; notices: string[] } {
  const notices: string[] = [];
  for (let present = draft; ;) {
    const checked = check(present);
    if (checked.ok) return { value: checked.value, notices };
    notices.push(checked.notice);
    if (!checked.fault) return { value: null, notices };
    present = changeDraft(present, checked.fault.key, checked.fault.instead);
  }
}
