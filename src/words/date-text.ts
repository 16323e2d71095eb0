import { language } from './language.ts';
import type { Language } from './languages.ts';

/** Writes a day, such as 2026-11-02, as a language does; as that of the lab by default. */
export const dateText = (day: string, of: Language = language): string =>
  new Intl.DateTimeFormat(of, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
