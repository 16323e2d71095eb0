/**
 * The table of all settings of an experiment but those of the task, which stand with the tasks. Schema, links, axes of
 * sweeps, form and the drawn experiments of property tests follow from their rows.
 */
import { integer } from '../../settings/kind.ts';
import { LIMITS } from '../../settings/limits.ts';
import { row, rowsUnder, type AnyRow } from '../../settings/row.ts';
import { TASK_SETTINGS, taskSettings, type TaskName, type TaskSetting } from '../../tasks/tasks.ts';
import { PREDICTIVE_CODING, TARGET_PROPAGATION } from './local-rules.ts';
import { MEASURE } from './measure-settings.ts';
import { NET } from './net-settings.ts';
import { SCALING } from './scaling-settings.ts';
import { SPEED_LIMITED, TRAIN } from './train-settings.ts';

/** Seed of the weights and of the batches; the data has its own, `task.seed`. */
const seed = row(integer(LIMITS.seed, 0), {
  key: 'seed',
  axis: null,
  words: { en: { label: 'Seed', hint: 'Decides the initial weights and the batches; the data has its own.' } },
});

/** Every setting outside of the task by its dotted path, in the order in which sweeps offer them. */
export const SETTINGS = {
  ...rowsUnder('net', NET),
  ...rowsUnder('scaling', SCALING),
  ...rowsUnder('train', TRAIN),
  ...rowsUnder('train.pc', PREDICTIVE_CODING),
  ...rowsUnder('train.tp', TARGET_PROPAGATION),
  ...rowsUnder('train.slo', SPEED_LIMITED),
  ...rowsUnder('measure', MEASURE),
  seed,
};

/** The dotted path of a setting that has a row. */
export type RowPath = keyof typeof SETTINGS | `task.${TaskSetting}`;

/** Every setting by its dotted path; one that several tasks have is as its first task has it. */
export const ALL_SETTINGS: Readonly<Record<string, AnyRow>> = { ...SETTINGS, ...rowsUnder('task', TASK_SETTINGS) };

/** Returns the row of a setting, as one task has it if it is a task's own; `undefined` for what has no row. */
export function settingRow(path: RowPath, task?: TaskName): AnyRow;
export function settingRow(path: string, task?: TaskName): AnyRow | undefined;
export function settingRow(path: string, task?: TaskName): AnyRow | undefined {
  const own = task && path.startsWith('task.') && taskSettings(task).find(([name]) => `task.${name}` === path);
  if (own) return own[1];
  return Object.hasOwn(ALL_SETTINGS, path) ? ALL_SETTINGS[path] : undefined;
}
