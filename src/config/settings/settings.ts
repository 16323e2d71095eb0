/**
 * The table of all settings of an experiment, except those of the task, which stand with the tasks. Schema, links, axes
 * of sweeps, form and the drawn experiments of property tests follow from the rows.
 */
import { LIMITS, integer } from '../../settings/kind.ts';
import { row, rowsUnder, type AnyRow } from '../../settings/row.ts';
import { TASK_SETTINGS, taskSettings, type TaskName, type TaskSetting } from '../../tasks/tasks.ts';
import { translated } from '../../words/language.ts';
import { PREDICTIVE_CODING, TARGET_PROPAGATION } from './local-rules.ts';
import { MEASURE } from './measure-settings.ts';
import { NET } from './net-settings.ts';
import { SCALING } from './scaling-settings.ts';
import { SCHEDULE } from './schedule-settings.ts';
import { SPEED_LIMITED, TRAIN } from './train-settings.ts';

/** The seed of the weights and of the batches; the data has its own, `task.seed`. */
const EXPERIMENT = translated('experiment', {
  seed: row(integer(LIMITS.seed, 0), {
    key: 'seed',
    axis: null,
    words: { label: 'Seed', hint: 'Decides the initial weights and the batches. The data has its own seed.' },
  }),
});

/** The rows of all settings outside the task by their dotted paths, in the order in which sweeps offer them. */
export const SETTINGS = {
  ...rowsUnder('net', NET),
  ...rowsUnder('scaling', SCALING),
  ...rowsUnder('train', TRAIN),
  ...rowsUnder('train.schedule', SCHEDULE),
  ...rowsUnder('train.pc', PREDICTIVE_CODING),
  ...rowsUnder('train.tp', TARGET_PROPAGATION),
  ...rowsUnder('train.slo', SPEED_LIMITED),
  ...rowsUnder('measure', MEASURE),
  ...EXPERIMENT,
};

/** The dotted path of a setting that has a row. */
export type RowPath = keyof typeof SETTINGS | `task.${TaskSetting}`;

/** The rows of all settings by their dotted paths; a setting of several tasks is as in its first task. */
export const ALL_SETTINGS: Readonly<Record<string, AnyRow>> = { ...SETTINGS, ...rowsUnder('task', TASK_SETTINGS) };

/** Returns the row of a setting, as in the given task for a task's setting; `undefined` if there is no row. */
export function settingRow(path: RowPath, task?: TaskName): AnyRow;
export function settingRow(path: string, task?: TaskName): AnyRow | undefined;
export function settingRow(path: string, task?: TaskName): AnyRow | undefined {
  const own = task && path.startsWith('task.') && taskSettings(task).find(([name]) => `task.${name}` === path);
  if (own) return own[1];
  return Object.hasOwn(ALL_SETTINGS, path) ? ALL_SETTINGS[path] : undefined;
}
