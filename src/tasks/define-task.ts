import * as v from 'valibot';
import type { Choice } from '../settings/kind.ts';
import { entriesOf, type EntriesOf, type Rows } from '../settings/row.ts';
import { translatedTask } from '../words/language.ts';
import type { TaskShape } from './data/dataset.ts';

/** The settings of a task with its name, complete and valid. */
export type SettingsOf<Name extends string, Settings extends Rows> = v.InferOutput<TaskSchema<Name, Settings>>;

/** The schema of a task's settings, without the checks across settings. */
type TaskSchema<Name extends string, Settings extends Rows> = v.StrictObjectSchema<
  { readonly name: v.LiteralSchema<Name, undefined> } & EntriesOf<Settings>,
  undefined
>;

/** Values of settings by their dotted paths, such as `net.width`. */
export type LearningSettings = Readonly<Record<string, Choice>>;

/** A condition on several settings of a task. */
export interface TaskCheck<Task> {
  /** The setting at fault if the condition doesn't hold. */
  at: Exclude<keyof Task & string, 'name'>;
  holds: (task: Task) => boolean;
  /** The allowed values, as a phrase after "allowed:". */
  allowed: string;
  /** Returns the changes of one setting each that would mend it, the preferred one first. */
  remedies: (task: Task) => readonly Partial<Task>[];
  /** Changes the setting at fault after the user changed another one; absent: the user's change is refused. */
  follow?: (task: Task) => Task;
}

/** The words of a task. */
interface TaskWords<Name extends string, Settings extends Rows> {
  /** The name in the menu. */
  title: string;
  /** The name of a run of it: a text, or the option of one of its settings. Absent: the title. */
  short?: string | { optionOf: keyof Settings & string };
  /** Returns one sentence that says what there is to learn. */
  sentence: (task: SettingsOf<Name, Settings>) => string;
}

/** A task as one row: all that the lab knows about it except its data, which only the worker makes. */
interface Definition<Name extends string, Settings extends Rows, Words extends TaskWords<Name, Settings>> {
  /** The name in links and files, for ever. */
  name: Name;
  words: Words & TaskWords<Name, Settings>;
  /** The rows of its settings, in the order of the form. */
  settings: Settings;
  checks: readonly TaskCheck<SettingsOf<Name, Settings>>[];
  shape: (task: SettingsOf<Name, Settings>) => TaskShape;
  /**
   * The settings under which it learns at richness 1, and shows lazy against rich within 2,000 steps, by their dotted
   * paths. Those left out have their neutral values.
   */
  learns: LearningSettings;
}

/** A defined task. */
export interface TaskRow<
  Name extends string,
  Settings extends Rows,
  Words extends TaskWords<Name, Settings>,
> extends Definition<Name, Settings, Words> {
  schema: TaskSchema<Name, Settings>;
}

/** The settings of a defined task, complete and valid. */
export type TaskOfRow<Row extends { schema: v.GenericSchema }> = v.InferOutput<Row['schema']>;

/** Defines a task. A missing part is a type error. */
export const defineTask = <
  const Name extends string,
  const Settings extends Rows,
  Words extends TaskWords<Name, Settings>,
>(
  definition: Definition<Name, Settings, Words>,
): TaskRow<Name, Settings, Words> => ({
  ...translatedTask(definition.name, definition),
  schema: v.strictObject({ name: v.literal(definition.name), ...entriesOf(definition.settings) }),
});
