/**
 * The language that the lab speaks. It is chosen once, before any words are read: what reads words waits here for the
 * translation. English stands in the code and waits for nothing.
 */
import { chooseLanguage } from './choose-language.ts';
import { holdMessages } from './held-messages.ts';
import { LANGUAGES, type Language } from './languages.ts';
import type { Translation } from './translation.ts';

/** The language of the page. Its workers have it as their name; in Node it is English. */
export const language: Language = chooseLanguage();

const { load } = LANGUAGES[language];
if (load && typeof document === 'undefined') holdMessages();
const translation: Translation | null = load ? (await load()).translation : null;

/* @__NO_SIDE_EFFECTS__ */
/**
 * Returns a part of the catalog in the language of the lab.
 *
 * @param part its name in `en/catalog.ts`
 */
export function spoken<Part>(part: keyof Translation['catalog'], english: Part): Part {
  return translation ? (translation.catalog[part] as Part) : english;
}

/** Rows with words. */
type Rows = Readonly<Record<string, { readonly words: object }>>;

/* @__NO_SIDE_EFFECTS__ */
/**
 * Returns the rows of a table with their words in the language of the lab. Words that a translation leaves out, such as a
 * symbol, stay.
 *
 * @param table its name in `translation.ts`
 */
export function translated<const Table extends Rows>(table: keyof Translation['rows'], rows: Table): Table {
  return translation ? withWords(rows, translation.rows[table]) : rows;
}

/* @__NO_SIDE_EFFECTS__ */
/**
 * Returns the words of a task and the rows of its settings in the language of the lab.
 *
 * @param name its name
 */
export function translatedTask<const Task extends { readonly words: object; readonly settings: Rows }>(
  name: string,
  task: Task,
): Task {
  if (!translation) return task;
  const tasks: Readonly<Record<string, { readonly settings: Readonly<Record<string, object>> }>> = translation.tasks;
  const { settings, ...said } = tasks[name];
  return { ...task, words: { ...task.words, ...said }, settings: withWords(task.settings, settings) };
}

function withWords<Table extends Rows>(rows: Table, said: Readonly<Record<string, object>>): Table {
  const entries = Object.entries(rows).map(([name, row]) => [name, { ...row, words: { ...row.words, ...said[name] } }]);
  return Object.fromEntries(entries) as Table;
}
