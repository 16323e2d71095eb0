/** Random valid tasks for property tests (fast-check). */
import fc from 'fast-check';
import * as v from 'valibot';
import { drawnSettings } from '../../settings/testing/drawn-settings.ts';
import { TASK_NAMES, taskSchema, taskSettings, type MadeTaskName, type Task } from '../tasks.ts';

/** Draws a task of one name with any settings that its checks allow. */
export const drawnTaskOf = (name: MadeTaskName): fc.Arbitrary<Task> =>
  drawnSettings(Object.fromEntries(taskSettings(name)), { name })
    .map((candidate) => v.safeParse(taskSchema, candidate))
    .filter((parsed) => parsed.success)
    .map(({ output }) => output);

/** Every task that the lab makes itself, with any settings that its checks allow. */
export const drawnTask: fc.Arbitrary<Task> = fc.oneof(...TASK_NAMES.map(drawnTaskOf));
