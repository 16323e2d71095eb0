/**
 * The format of settings in a link, the same for all views: `key=value` for each setting that differs from the defaults
 * of the link's version. A key is never reused for another setting and never removed: links live for ever.
 */
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import type { Kind } from '../../settings/kind.ts';
import type { AnyRow, Rows } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { isWithin, type Repaired } from '../repair/least-repair.ts';
import { encodeValue, quote, shorten } from './link-text.ts';

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

/** Returns the paths of the settings that a link states. */
export const statedPaths = (fields: readonly LinkField[], texts: ReadonlyMap<string, string>): Set<string> =>
  new Set(fields.filter(({ key }) => texts.has(key)).map(({ path }) => path));

/**
 * Returns a notice for each setting that a repair changed: one that the link states, or a default that it leaves.
 *
 * @param texts the texts of the link by key
 * @param draft the settings before the repair
 */
export function describeRepair(
  fields: readonly LinkField[],
  texts: ReadonlyMap<string, string>,
  draft: Draft,
  { value: repaired, causes }: Repaired<Draft>,
): string[] {
  return fields.flatMap((field) => {
    const isStated = texts.has(field.key);
    const [before, after] = [draft, repaired].map((settings) => draftValue(settings, field.path));
    const isSame = isStated
      ? after !== undefined && field.kind.write(before) === field.kind.write(after)
      : String(before ?? field.kind.neutral) === String(after ?? field.kind.neutral);
    if (isSame) return [];
    const cause = [...causes].find(([path]) => isWithin(field.path, path))?.[1];
    return [describeChange(field, isStated ? texts.get(field.key) : null, before, after, whereAtFault())];

    function whereAtFault() {
      const { at, allowed } = cause ?? { at: field.path, allowed: words.link.noFit };
      if (isWithin(field.path, at) || isWithin(at, field.path)) return { at: null, allowed };
      const parts = fields.filter(({ path }) => isWithin(path, at));
      const named = parts.filter(({ key }) => texts.has(key));
      return { at: (named.length > 0 ? named : parts).map(({ key }) => key).join(', '), allowed };
    }
  });
}

/** @param text the text in the link; `null`: the link leaves the default */
function describeChange(
  { key, kind }: LinkField,
  text: string | null | undefined,
  before: unknown,
  after: unknown,
  { at, allowed }: { at: string | null; allowed: string },
): string {
  const used = after === undefined ? words.config.missing : kind.write(after);
  if (text === null) {
    const usual = before ?? kind.neutral;
    const found = usual === undefined ? words.config.missing : shorten(kind.write(usual));
    if (at === null) return words.link.defaultReplaced(key, found, allowed, used);
    return words.link.otherDefaultReplaced(key, found, at, allowed, used);
  }
  if (at !== null) return words.link.otherReplaced(key, quote(text), at, allowed, used);
  return after === undefined
    ? words.link.leftOut(key, quote(text), allowed)
    : words.link.replaced(key, quote(text), allowed, used);
}
