/** Reading and changing configurations that may be invalid, by dotted paths such as `net.width`. */

/** A configuration that may be invalid: sections of settings. */
export type Draft = Readonly<Record<string, unknown>>;

/** The change of one setting, by its dotted path; `undefined` removes it. */
export interface Change {
  path: string;
  value: unknown;
}

const sectionOf = (draft: Draft, name: string): Draft => {
  const section = draft[name];
  return typeof section === 'object' && section !== null ? (section as Draft) : {};
};

const put = (draft: Draft, key: string, value: unknown): Draft => {
  if (value !== undefined) return { ...draft, [key]: value };
  const { [key]: _, ...others } = draft;
  return others;
};

/** Splits a dotted path into its first name and the rest, if there is more. */
const split = (path: string): [first: string, rest: string | undefined] => {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
};

/** Returns the value at a dotted path in any configuration; `undefined` where there is none. */
export function draftValue(draft: Draft, path: string): unknown {
  const [first, rest] = split(path);
  return rest === undefined ? draft[first] : draftValue(sectionOf(draft, first), rest);
}

/**
 * Returns a copy of a configuration with the value at a dotted path changed; `undefined` removes the key, and a section in
 * which none is left.
 */
export function changeDraft(draft: Draft, path: string, value: unknown): Draft {
  const [first, rest] = split(path);
  if (rest === undefined) return put(draft, first, value);
  const section = changeDraft(sectionOf(draft, first), rest, value);
  return put(draft, first, value === undefined && Object.keys(section).length === 0 ? undefined : section);
}
