/** The words and texts of lessons in the language of the lab. The translation is loaded with the view of lessons. */
import { language } from './language.ts';
import type { Language } from './languages.ts';
import type { LessonTranslation, LoadText } from './translation.ts';

/** Loads what the lessons say, by language; English stands in the code. Workers, which know no lessons, load none of it. */
const LOADERS: Readonly<Record<Language, (() => Promise<{ translation: LessonTranslation }>) | null>> = {
  en: null,
  ja: () => import('./ja/lessons/translation.ts'),
};

const translation: LessonTranslation | null = (await LOADERS[language]?.())?.translation ?? null;

/* @__NO_SIDE_EFFECTS__ */
/**
 * Returns the words of a lesson in the language of the lab.
 *
 * @param lesson its name in `about-lessons.ts`
 */
export function spokenLesson<Words>(lesson: keyof LessonTranslation['words'], english: Words): Words {
  return (translation?.words[lesson] as Words | undefined) ?? english;
}

/** Returns the function that loads the text of a lesson in the language of the lab. */
export const spokenText = (lesson: keyof LessonTranslation['texts'], english: LoadText) => async () =>
  (await (translation?.texts[lesson] ?? english)()).sections;
