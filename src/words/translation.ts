/**
 * The types of all that a language has to say. They are those of the English: a missing sentence is an error of types. A
 * translation is loaded while the page waits for it, so its files import no values but each other's and texts of numbers.
 */

/** The same texts in another language. */
type Said<Text> = Text extends string
  ? string
  : Text extends (...values: never[]) => unknown
    ? Text
    : { readonly [Key in keyof Text]: Said<Text[Key]> };

/** What stays as it is in every language: symbols, options that are made from the catalog, and the name of an option. */
type Stays<Key, Text> = Key extends 'symbol'
  ? true
  : string extends keyof Text
    ? true
    : Text extends { optionOf: unknown }
      ? true
      : false;

/** The words of one row. */
type SaidOf<Words> = {
  readonly [Key in keyof Words as Stays<Key, Words[Key]> extends true ? never : Key]: Said<Words[Key]>;
};

/** The words of the rows of a table, by their names. */
type RowsOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends { words: infer Words } ? SaidOf<Words> : never;
};

type Row = import('../tasks/tasks.ts').MadeTaskRow;
type SharedSetting = keyof typeof import('../tasks/shared-settings.ts').SHARED;

/** The words of a task, and those of its own settings. */
type TaskOf<Task extends Row> = SaidOf<Task['words']> & {
  readonly settings: RowsOf<Omit<Task['settings'], SharedSetting>>;
};

/** All that the page and its workers say. */
export interface Translation {
  /** Every part but that of the command line, which speaks English. */
  readonly catalog: Omit<typeof import('./en/catalog.ts'), 'cli'>;
  readonly rows: {
    readonly net: RowsOf<typeof import('../config/settings/net-settings.ts').NET>;
    readonly scaling: RowsOf<typeof import('../config/settings/scaling-settings.ts').SCALING>;
    readonly train: RowsOf<typeof import('../config/settings/train-settings.ts').TRAIN>;
    readonly schedule: RowsOf<typeof import('../config/settings/schedule-settings.ts').SCHEDULE>;
    readonly predictiveCoding: RowsOf<typeof import('../config/settings/local-rules.ts').PREDICTIVE_CODING>;
    readonly targetPropagation: RowsOf<typeof import('../config/settings/local-rules.ts').TARGET_PROPAGATION>;
    readonly speedLimited: RowsOf<typeof import('../config/settings/train-settings.ts').SPEED_LIMITED>;
    readonly measure: RowsOf<typeof import('../config/settings/measure-settings.ts').MEASURE>;
    readonly experiment: RowsOf<Pick<typeof import('../config/settings/settings.ts').SETTINGS, 'seed'>>;
    readonly taskSettings: RowsOf<typeof import('../tasks/shared-settings.ts').SHARED>;
    readonly sweep: RowsOf<typeof import('../config/sweep/sweep.ts').SWEEP>;
    readonly axes: RowsOf<typeof import('../config/sweep/axis.ts').DERIVED_SETTINGS>;
    readonly prior: RowsOf<typeof import('../config/prior.ts').PRIOR>;
    readonly runMeasures: RowsOf<typeof import('../config/measures/run-measures.ts').RUN_ROWS>;
    readonly layerMeasures: RowsOf<typeof import('../config/measures/layer-measures.ts').LAYER_ROWS>;
    readonly weightMeasures: RowsOf<typeof import('../config/measures/weight-measures.ts').WEIGHT_ROWS>;
    readonly alignmentPairs: RowsOf<typeof import('../config/measures/weight-measures.ts').ALIGNMENT_PAIRS>;
    readonly gallery: RowsOf<typeof import('../config/gallery.ts').BEGINNINGS>;
  };
  readonly tasks: { readonly [Task in Row as Task['name']]: TaskOf<Task> };
}

type LessonName = keyof typeof import('../lessons/about-lessons.ts').ABOUT;

/** What the lessons say, by their names in `about-lessons.ts`. */
export interface LessonTranslation {
  readonly words: Readonly<Record<LessonName, object>>;
  /** Loads the text of a lesson. */
  readonly texts: Readonly<Record<LessonName, LoadText>>;
}

/** Loads the text of a lesson; works only in a Vite build. */
export type LoadText = () => Promise<{ sections: readonly import('../lessons/lesson.ts').LessonSection[] }>;
