/**
 * The format of settings in a link, the same for all views: `key=value` for each setting that differs from the defaults
 * of the link's version. A key is never reused for another setting and never removed: links live for ever.
 */
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import type { Kind } from '../../settings/kind.ts';
import { nearestName } from '../../settings/nearest-name.ts';
import { wordsOf, type AnyRow, type Rows } from '../../settings/row.ts';
import { taskTitle, TASK_NAMES } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { isWithin, type Repaired } from '../repair/least-repair.ts';
import { encodeValue, quote, shorten } from './link-text.ts';

/** The beginning of the keys of the right side of a comparison (`right-side.ts`). */
export const RIGHT = 'right.';

/** One setting of a link. */
export interface LinkField {
  key: string;
  /** Dotted path of the setting. */
  path: string;
  /** The setting's name on the page; absent: it has only its key. */
  label?: string;
  kind: Pick<Kind, 'read' | 'write' | 'neutral'>;
}

/** Returns the fields of settings by their dotted paths, in the order of the rows. */
export const fieldsOf = (rows: Rows): LinkField[] =>
  Object.entries<AnyRow>(rows).map(([path, row]) => {
    const { label, symbol } = wordsOf(row);
    const isInLabel = symbol === undefined || label.endsWith(symbol);
    return { key: row.key, path, label: isInLabel ? label : `${label} ${symbol}`, kind: row.kind };
  });

/** Returns a setting as a notice names it: by its name on the page, and its key in the link. */
export function nameInNotice(fields: readonly LinkField[], key: string): string {
  const label = fields.find((field) => field.key === key)?.label;
  return label === undefined ? shorten(key) : words.link.named(label, key);
}

/** Returns the key of a setting that a person may have meant by an unknown one, of the same side; `null` if none is near. */
export function nearestField(key: string, fields: readonly LinkField[]): string | null {
  const side = key.startsWith(RIGHT) ? RIGHT : '';
  const nearest = nearestName(
    key.slice(side.length),
    fields.map((field) => field.key.replace(RIGHT, '')),
  );
  return nearest === null ? null : `${side}${nearest}`;
}

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

/**
 * Returns a notice for each key of a link that its view doesn't know.
 *
 * @param others settings of other views, and the sentence that a setting of them is none of this view
 */
export const strangers = (
  texts: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
  others: { fields: readonly LinkField[]; say: (name: string) => string },
): string[] =>
  [...texts.keys()]
    .filter((key) => !known.has(key))
    .map((key) => {
      if (key.startsWith(RIGHT)) return words.link.onlyTraining(shorten(key));
      const isOfOther = others.fields.some((field) => field.key === key);
      if (isOfOther) return others.say(nameInNotice(others.fields, key));
      return words.link.unknownKey(shorten(key), nearestName(key, known));
    });

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
    const { at, allowed } = cause ?? { at: field.path, allowed: words.link.noFit };
    const isOwn = isWithin(field.path, at) || isWithin(at, field.path);
    const atFault = isOwn ? [] : fields.filter(({ path }) => isWithin(path, at)).map(({ key }) => key);
    const to = atFault.filter((key) => texts.has(key));
    const name = nameInNotice(fields, field.key);
    const change = describeChange(field, isStated ? quote(texts.get(field.key)) : null, before, after);
    const why = whyChanged(allowed, to.length > 0 ? to : atFault, repaired);
    return [words.link.changed(name, change, to, why)];
  });
}

/** @param text the text in the link; `null`: the link leaves the default */
function describeChange({ kind }: LinkField, text: string | null, before: unknown, after: unknown): string {
  const { changes } = words.link;
  if (after === undefined) return changes.leftOut;
  if (typeof before === 'boolean' && typeof after === 'boolean') return changes.switched(after);
  const usual = before ?? kind.neutral;
  return changes.set(kind.write(after), text ?? (usual === undefined ? null : shorten(kind.write(usual))));
}

function whyChanged(allowed: string, at: readonly string[], repaired: Draft): string {
  const task = TASK_NAMES.find((name) => name === draftValue(repaired, 'task.name'));
  const isMissing = allowed === words.config.noSuchKey && task !== undefined;
  return isMissing
    ? words.link.notInTask(taskTitle(task))
    : words.link.why(allowed, at, String(draftValue(repaired, 'train.rule')));
}
