/**
 * The list of all tasks. A task is a file that exports its row (`defineTask`) and the function that makes its data; it
 * is registered here, once in each of the two tables. Schema, types, menu, form, link keys, axes and the drawn tasks of
 * property tests follow from its row.
 */
import * as v from 'valibot';
import type { Change } from '../settings/draft.ts';
import type { Choice } from '../settings/kind.ts';
import { nameOf, type AnyRow, type Rows } from '../settings/row.ts';
import { words } from '../words/words.ts';
import { chain, makeChain } from './chain.ts';
import { curve, makeCurve } from './curve.ts';
import type { MadeTask, MakeData, ReadDigits, TaskShape } from './data/dataset.ts';
import { taskError } from './data/task-error.ts';
import type { LearningSettings, TaskOfRow } from './define-task.ts';
import { digits } from './digits/digits.ts';
import { makeDigits } from './digits/make-digits.ts';
import { drawn, makeDrawn } from './drawn.ts';
import { givenSchema, givenShape } from './given.ts';
import { linearTeacher, makeLinearTeacher } from './linear-teacher.ts';
import { makeModularAddition, modularAddition, splitOf } from './modular-addition.ts';
import { makeMultiIndex, multiIndex } from './multi-index.ts';
import type { ReadOwnData } from './own/make-own.ts';
import { own } from './own/own.ts';
import { makeParity, parity } from './parity.ts';
import { makePlanar, planar } from './planar.ts';
import { makeRandomLabels, randomLabels } from './random-labels.ts';
import { makeSingleIndex, singleIndex } from './single-index.ts';
import { makeStaircase, staircase } from './staircase.ts';

/** Every task with a row, in the order of the menu. */
const TASKS = [
  digits,
  singleIndex,
  multiIndex,
  chain,
  staircase,
  parity,
  modularAddition,
  linearTeacher,
  randomLabels,
  curve,
  planar,
  drawn,
  own,
] as const;

/**
 * The functions that make the data of the tasks. Only the worker reads this table, so the page loads none of them. `own`
 * has its data from a person.
 */
const MAKERS: { readonly [Row in Exclude<MadeTaskRow, { name: 'own' }> as Row['name']]: MakeData<TaskOfRow<Row>> } = {
  digits: makeDigits,
  'single-index': makeSingleIndex,
  'multi-index': makeMultiIndex,
  chain: makeChain,
  staircase: makeStaircase,
  parity: makeParity,
  'modular-addition': makeModularAddition,
  'linear-teacher': makeLinearTeacher,
  'random-labels': makeRandomLabels,
  curve: makeCurve,
  planar: makePlanar,
  drawn: makeDrawn,
};

/** The row of a task that the lab makes itself, or of data that a person has opened. */
export type MadeTaskRow = (typeof TASKS)[number];
/** The settings of a task that the lab makes itself, unlike data that comes with the configuration. */
type MadeTaskSettings = TaskOfRow<MadeTaskRow>;
/** The name of such a task. */
export type MadeTaskName = MadeTaskSettings['name'];
/** The name of a setting of any task. */
export type TaskSetting = Exclude<KeysOf<MadeTaskSettings>, 'name'>;
type KeysOf<Tasks> = Tasks extends unknown ? keyof Tasks & string : never;

/** The row of any task, for code that goes through all rows. Each row is given only its own task. */
interface AnyTaskRow {
  name: MadeTaskName;
  words: {
    title: string;
    short?: string | { optionOf: string };
    sentence: (task: MadeTaskSettings) => string;
  };
  settings: Rows;
  checks: readonly {
    at: string;
    holds: (task: MadeTaskSettings) => boolean;
    allowed: string;
    remedies: (task: MadeTaskSettings) => readonly Partial<MadeTaskSettings>[];
    follow?: (task: MadeTaskSettings) => MadeTaskSettings;
  }[];
  shape: (task: MadeTaskSettings) => TaskShape;
  learns: LearningSettings;
}
const ROWS = TASKS as unknown as readonly AnyTaskRow[];
const rowOf = (name: MadeTaskName): AnyTaskRow => ROWS[TASK_NAMES.indexOf(name)];

/** Names of the tasks that the lab makes itself, in the order of the menu. */
export const TASK_NAMES = TASKS.map(({ name }) => name);

/** The schema of a task, `given` included. A number that breaks a rule of the task is reported at its own key. */
export const taskSchema = v.pipe(
  v.variant('name', [...TASKS.map(({ schema }) => schema), givenSchema], words.config.oneOf([...TASK_NAMES, 'given'])),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.name === 'given') return;
    const task = dataset.value;
    for (const { at, holds, allowed } of rowOf(task.name).checks) {
      if (holds(task)) continue;
      const value: unknown = Reflect.get(task, at);
      addIssue({
        message: allowed,
        path: [{ type: 'object', origin: 'value', input: { ...task }, key: at, value }],
      });
    }
  }),
);

/** A task: the data that the network learns. */
export type Task = v.InferOutput<typeof taskSchema>;
/** The name of a task. */
export type TaskName = Task['name'];
/** The task of one name. */
export type TaskOf<Name extends TaskName> = Extract<Task, { name: Name }>;

/** Returns the task of one name with its own default settings. */
export const defaultTask = (name: MadeTaskName): Task => v.parse(taskSchema, { name });

/** Returns a task after the user changed one setting, with the settings that follow it changed too. */
export const followTask = (task: Task, changed: string): Task =>
  task.name === 'given'
    ? task
    : rowOf(task.name).checks.reduce(
        (present, { at, holds, follow }) => (at === changed || !follow || holds(present) ? present : follow(present)),
        task,
      );

/**
 * Returns the changes of one setting each that would mend a clash, the preferred one first.
 *
 * @param task settings that are valid one by one, but may clash
 * @param at the dotted path of the setting at fault, such as `task.degree`
 */
export const taskRemedies = (task: Task, at: string): Change[] =>
  task.name === 'given'
    ? []
    : rowOf(task.name)
        .checks.filter((check) => `task.${check.at}` === at && !check.holds(task))
        .flatMap(({ remedies }) => remedies(task).flatMap((change) => Object.entries<unknown>(change)))
        .map(([setting, value]) => ({ path: `task.${setting}`, value }));

/** Returns the sizes of a task. */
export const taskShape = (task: Task): TaskShape =>
  task.name === 'given' ? givenShape(task) : rowOf(task.name).shape(task);

/** Returns the numbers of samples of a task; `null` if its data come with the configuration. */
export function sampleCounts(task: Task): { samples: number; testSamples: number } | null {
  if (task.name === 'given') return null;
  if (task.name === 'drawn') return { samples: task.points.length, testSamples: 0 };
  return task.name === 'modular-addition' ? splitOf(task) : task;
}

/** Returns the number of training samples of a task; `null` if its data come with the configuration. */
export const trainingSamples = (task: Task): number | null => sampleCounts(task)?.samples ?? null;

/** Returns whether a task has test samples, as far as its settings tell. */
export const hasTestSamples = (task: Task): boolean => (sampleCounts(task)?.testSamples ?? Infinity) > 0;

/** The tasks whose targets depend on some directions in the space of inputs alone, which are known. */
const OF_DIRECTIONS: ReadonlySet<TaskName> = new Set([
  ...(['single-index', 'multi-index', 'chain', 'staircase', 'parity', 'linear-teacher'] as const),
]);

/** Returns whether the data of a task come with the directions on which the targets depend. */
export const hasDirections = ({ name }: Task): boolean => OF_DIRECTIONS.has(name);

/** Returns the settings of a task with their rows, in the order of the form; `given` has none to set. */
export const taskSettings = (name: TaskName): [setting: TaskSetting, row: AnyRow][] =>
  name === 'given' ? [] : (Object.entries(rowOf(name).settings) as [TaskSetting, AnyRow][]);

/** Returns the name of a task in the menu. */
export const taskTitle = (name: MadeTaskName): string => rowOf(name).words.title;

/** Returns the settings under which a task is learned, by their dotted paths; of `given` none are known. */
export const learningSettings = (name: TaskName): LearningSettings => (name === 'given' ? {} : rowOf(name).learns);

/** Returns the short name of a task, and the setting that is named by it, if there is one. */
export function shortTask(task: Task): { name: string; named: string | null } {
  if (task.name === 'given') return { name: words.tasks.given, named: null };
  const { title, short = title } = rowOf(task.name).words;
  if (typeof short === 'string') return { name: short, named: null };
  const option = nameOf(rowOf(task.name).settings[short.optionOf], Reflect.get(task, short.optionOf) as Choice);
  return { name: option, named: `task.${short.optionOf}` };
}

/** Returns one sentence that says what there is to learn; of `given` none is known. */
export const taskSentence = (task: Task): string =>
  task.name === 'given' ? '' : rowOf(task.name).words.sentence(task);

/**
 * Makes the data of a task, its sentence and its picture. The same task gives the same data.
 *
 * @param task a valid task
 * @param readDigits reads a digits asset; only the task `digits` calls it
 * @param readOwn reads the data of the task `own`; without it, none are there
 * @throws Error with a sentence when there are too few digits, a digits asset can't be read, own data are not there, or
 *   the task is `given`
 */
export async function makeTask(
  task: Task,
  readDigits: ReadDigits,
  readOwn: ReadOwnData = () => Promise.resolve(null),
): Promise<MadeTask> {
  if (task.name === 'given') throw taskError(words.tasks.givenHasData, 'task.name');
  const makers = MAKERS as unknown as Readonly<Record<MadeTaskName, MakeData<MadeTaskSettings>>>;
  return {
    sentence: taskSentence(task),
    // Loaded late: what reads them is also used by late parts of the page, and would come into its first script.
    ...(task.name === 'own'
      ? await (await import('./own/make-own.ts')).makeOwn(task, readOwn)
      : await makers[task.name](task, readDigits)),
  };
}

/** Settings that nearly all tasks have. Links name them after the settings of single tasks. */
const COMMON: readonly TaskSetting[] = ['targets', 'noise', 'samples', 'testSamples', 'seed'];

/**
 * The settings of all tasks by name, each as in the first task that has it. They stand in the order of links: first the
 * settings of single tasks in the order of the tasks, then those of nearly all tasks.
 */
export const TASK_SETTINGS: Readonly<Record<TaskSetting, AnyRow>> = (() => {
  const all = TASK_NAMES.flatMap(taskSettings);
  const own = all.map(([name]) => name).filter((name) => !COMMON.includes(name));
  const firstOf = (name: TaskSetting) => all.filter(([setting]) => setting === name).slice(0, 1);
  return Object.fromEntries([...new Set([...own, ...COMMON])].flatMap(firstOf)) as Record<TaskSetting, AnyRow>;
})();
