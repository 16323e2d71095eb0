/** Configurations that need not be valid, read and changed by dotted paths such as `net.width`. */

/** A configuration that need not be valid: sections of settings. */
export type Draft = Readonly<Record<string, unknown>>;

const sectionOf = (draft: Draft, name: string): Draft => {
  const section = draft[name];
  return typeof section === 'object' && section !== null ? (section as Draft) : {};
};

const put = (draft: Draft, key: string, value: unknown): Draft => {
  if (value !== undefined) return { ...draft, [key]: value };
  const { [key]: _, ...others } = draft;
  return others;
};

/** The first name of a dotted path, and the rest of it if there is more. */
const split = (path: string): [first: string, rest: string | undefined] => {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
};

/** Returns the value at a dotted path in any configuration; `undefined` where there is none. */
export function draftValue(draft: Draft, path: string): unknown {
  const [first, rest] = split(path);
  return rest === undefined ? draft[first] : draftValue(sectionOf(draft, first), rest);
}

/** Returns a copy of a configuration with the value at a dotted path changed; `undefined` takes the key away. */
export function changeDraft(draft: Draft, path: string, value: unknown): Draft {
  const [first, rest] = split(path);
  return put(draft, first, rest === undefined ? value : changeDraft(sectionOf(draft, first), rest, value));
}
