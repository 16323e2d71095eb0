import type { Translation } from './translation.ts';

/** The codes of the languages that the lab speaks. */
export type Language = 'en' | 'ja';

interface LanguageRow {
  /** Its name in itself. */
  name: string;
  /** Loads all that the page and its workers say; absent: the English that stands in the code. */
  load?: () => Promise<{ translation: Translation }>;
}

/** Every language. One more is its code, a line here, one in `lesson-language.ts`, and a folder. */
export const LANGUAGES: Readonly<Record<Language, LanguageRow>> = {
  en: { name: 'English' },
  ja: { name: '日本語', load: () => import('./ja/translation.ts') },
};

/** Returns whether a text is the code of a language. */
export const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);
