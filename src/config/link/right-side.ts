/**
 * The right side of a comparison in a link, `#v=1&gamma0=0.01&right.gamma0=10`: each setting that the right network has
 * for itself stands once more, behind `right.`. All else is as on the left. An empty text leaves an optional setting
 * out. A link is a comparison exactly if it has such a key.
 */
import * as v from 'valibot';
import { changeDraft, draftValue, type Draft } from '../../settings/draft.ts';
import { defaultTask, TASK_NAMES } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { differencesOf, isNeedless, type Comparison } from '../comparison.ts';
import { defaultExperiment } from '../default-experiment.ts';
import type { Experiment } from '../experiment.ts';
import { repairExperiment } from '../repair/repair.ts';
import type { SettingPath } from '../setting-path.ts';
import { settingRow } from '../settings/settings.ts';
import { describeRepair, nameInNotice, nearestField, readFields, RIGHT, type LinkField } from './link-fields.ts';
import { encodeValue, quote, shorten } from './link-text.ts';
import { describeUnused } from './unused-settings.ts';

const TASK_PATH = 'task.name';

/** Returns the settings of links as the right side names them. */
export const rightFields = (fields: readonly LinkField[]): LinkField[] =>
  fields.map((field) => ({ ...field, key: RIGHT + field.key }));

/** Returns the pairs `right.key=value` of a comparison with an experiment as its left side. */
export function writeRight(fields: readonly LinkField[], left: Experiment, { right, differing }: Comparison): string[] {
  const { name } = right.task;
  // A link can't hold given data.
  if (name === 'given' || left.task.name === 'given') return [];
  const isOtherTask = name !== left.task.name;
  const base = isOtherTask ? { ...left, task: defaultTask(name) } : left;
  return rightFields(fields).flatMap(({ key, path, kind }) => {
    const [text, usual] = [right, base].map((side) => {
      const value = draftValue(side, path) ?? (isInTask(path) ? undefined : kind.neutral);
      return value === undefined ? undefined : kind.write(value);
    });
    const isOwn = differing.some((own) => own === path) && !(isOtherTask && isInTask(path));
    if ((text === usual && !isOwn && !(isOtherTask && path === TASK_PATH)) || isNeedless(path, right)) return [];
    if (text === undefined && usual === undefined && !isOwn) return [];
    return [`${key}=${encodeValue(text ?? '')}`];
  });
}

/**
 * Reads the right side from those pairs of a link whose keys begin with `right.`; `null` if there is none. Never throws.
 * Bad values and clashes are mended as on the left, with a notice for each.
 */
export function readRight(
  fields: readonly LinkField[],
  texts: ReadonlyMap<string, string>,
  left: Experiment,
): { comparison: Comparison | null; notices: string[] } {
  const all = rightFields(fields);
  const unknown = [...texts.keys()].filter((key) => !all.some((field) => field.key === key));
  const strange = unknown.map((key) => words.link.unknownKey(shorten(key), nearestField(key, fields)));
  if (unknown.length === texts.size) return { comparison: null, notices: strange };

  const { start, base, isValid, notices: ofTask } = readTask(all, texts, left);
  const removed = new Set(all.filter(({ key, kind }) => texts.get(key) === '' && kind.neutral === undefined));
  const own = all.filter((field) => field.path !== TASK_PATH && !removed.has(field));
  const draft = withoutNeedless(readFields(own, texts, without(start, [...removed])), own, texts, start);
  const stated = own.filter(({ key }) => texts.has(key));
  const repaired = repairExperiment(draft, base, new Set([TASK_PATH, ...stated.map(({ path }) => path)]));
  const right = repaired.value;

  const isOtherTask = base.task.name !== left.task.name;
  const isKept = ({ path, kind }: LinkField) =>
    !(isOtherTask && isInTask(path)) &&
    kind.write(draftValue(draft, path)) === kind.write(draftValue(right, path) ?? kind.neutral);
  const named = all.filter(({ key, path }) => path === TASK_PATH && texts.has(key) && isValid);
  const kept = [...named, ...removed, ...stated.filter(isKept)].map(({ path }) => path as SettingPath);
  const differences = differencesOf(left, right);
  const differing = [...new Set([...kept, ...differences])];
  const same = all.filter(({ path }) => kept.some((own) => own === path) && !differences.some((own) => own === path));
  const notices = [
    ...strange,
    ...ofTask,
    ...describeRepair(own, texts, draft, repaired),
    ...same.map(({ key }) => words.link.sameOnBoth(nameInNotice(all, key))),
    ...describeUnused(own, texts, [right]),
  ];
  if (differing.length === 0) return { comparison: null, notices: [...notices, words.link.noComparison] };
  return { comparison: { right, differing }, notices };
}

/**
 * Returns the left side with the task of the right one, which may clash with its other settings, and the nearest valid
 * experiment.
 */
function readTask(fields: readonly LinkField[], texts: ReadonlyMap<string, string>, left: Experiment) {
  const key = `${RIGHT}task`;
  const text = texts.get(key);
  const name = TASK_NAMES.find((known) => known === text);
  if (name && name !== left.task.name) {
    const start = { ...left, task: defaultTask(name) };
    const nearest = repairExperiment(start, { ...defaultExperiment, task: start.task }, new Set([TASK_PATH]));
    return { start, base: nearest.value, isValid: true, notices: [] };
  }
  const isValid = name !== undefined || text === undefined;
  const allowed = words.config.oneOf(TASK_NAMES);
  const notice = () => words.link.replaced(nameInNotice(fields, key), quote(text), allowed, left.task.name);
  return { start: left, base: left, isValid, notices: isValid ? [] : [notice()] };
}

/**
 * Removes optional settings that only the left side uses: with another rule or scaling on the right, they would clash.
 *
 * @param base the left side
 */
function withoutNeedless(
  draft: Draft,
  fields: readonly LinkField[],
  texts: ReadonlyMap<string, string>,
  base: Experiment,
): Draft {
  const stated = fields.filter(({ key }) => texts.has(key));
  const isValid = ({ path }: LinkField) => {
    const row = settingRow(path, base.task.name);
    return row !== undefined && v.is(row.kind.schema, draftValue(draft, path));
  };
  const meant = stated
    .filter(isValid)
    .reduce<Draft>((present, { path }) => changeDraft(present, path, draftValue(draft, path)), base);
  return without(
    draft,
    fields.filter(({ key, path }) => !texts.has(key) && isNeedless(path, meant)),
  );
}

/** Removes settings, and sections such as `train.pc` of which nothing is left. */
const without = (draft: Draft, fields: readonly LinkField[]): Draft =>
  fields.reduce((present, { path }) => {
    if (draftValue(present, path) === undefined) return present;
    const rest = changeDraft(present, path, undefined);
    const section = path.slice(0, path.lastIndexOf('.'));
    const isEmpty = section.includes('.') && Object.keys(draftValue(rest, section) ?? {}).length === 0;
    return isEmpty ? changeDraft(rest, section, undefined) : rest;
  }, draft);

const isInTask = (path: string) => path.startsWith('task.') && path !== TASK_PATH;
