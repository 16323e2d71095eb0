/**
 * The languages of the lab. A text that belongs to a row of a table (a setting, a measure, a task) stands in the row,
 * once in each language; all others stand in the catalogs of `words.ts`.
 */

/** A language that the lab speaks; one more is an error of types wherever its words are missing. */
export type Language = 'en';

/** The same words in every language. */
export type InEachLanguage<Words> = Readonly<Record<Language, Words>>;

const present: Language = 'en';

/** Returns the words in the language that the lab speaks now. */
export const inLanguage = <Words>(words: InEachLanguage<Words>): Words => words[present];
