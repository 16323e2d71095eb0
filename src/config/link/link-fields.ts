/**
 * The format of settings in a link, the same for all views: `key=value` for each setting that differs from the defaults
 * of the link's version. A key is never reused for another setting and never removed: links live for ever.
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

/** Returns the pairs `key=value` of settings that differ from `base`; a missing setting counts as neutral. */
export function writeFields(fields: readonly LinkField[], settings: Draft, base: Draft): string[] {
  return fields.flatMap(({ key, path, kind }) => {
    const [text, usual] = [settings, base].map((draft) => {
      const value = draftValue(draft, path) ?? kind.neutral;
      return value === undefined ? undefined : kind.write(value);
    });
    return text === undefined || text === usual ? [] : [`${key}=${encodeValue(text)}`];
  });
}

/** Returns a copy of `draft` with the settings that a link names, unchecked by the schema. */
export const readFields = (fields: readonly LinkField[], texts: ReadonlyMap<string, string>, draft: Draft): Draft =>
  fields.reduce((present, { key, path, kind }) => {
    const text = texts.get(key);
    return text === undefined ? present : changeDraft(present, path, kind.read(text));
  }, draft);

/** Returns a notice for each key of a link that its version doesn't know. */
export const strangers = (texts: ReadonlyMap<string, string>, known: ReadonlySet<string>): string[] =>
  [...texts.keys()].filter((key) => !known.has(key)).map((key) => words.link.unknownKey(shorten(key)));

/** The outcome of a check: a value, or a notice of the first fault to mend. */
type Checked<Value> =
  | { ok: true; value: Value }
  | {
      ok: false;
      notice: string;
      /** The key to leave out, or to read as `instead`; `null`: no part of the link can be at fault. */
      fault: { key: string; instead?: unknown } | null;
    };

/** Removes or replaces one fault of a draft after another until it is valid; the value is `null` if nothing helps. */
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
