import * as v from 'valibot';
import { taskSchema, type Task, type TaskName } from './task.ts';

/** A task that the lab makes itself, as opposed to data that comes with the configuration. */
export type MadeTaskName = Exclude<TaskName, 'given'>;

/** The task of one name with its own default settings. */
export const defaultTask = (name: MadeTaskName): Task => v.parse(taskSchema, { name });
