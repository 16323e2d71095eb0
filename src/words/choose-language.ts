import { isLanguage, type Language } from './languages.ts';

/** The key under which the browser keeps the language that a person has chosen. */
const LANGUAGE_KEY = 'language';

/** Returns the language of this page, or of the page of this worker; English in Node. */
export function chooseLanguage(): Language {
  if (typeof location === 'undefined') return 'en';
  if (typeof document === 'undefined') return firstSpoken([self.name]);
  return languageOf(location.search);
}

/** Returns the language in which a page with this query opens for the present reader. */
export const languageOf = (search: string): Language =>
  firstSpoken([new URLSearchParams(search).get('lang'), keptLanguage(), ...navigator.languages]);

/** Returns the first language that the lab speaks of those wished for, such as "ja-JP"; English if it speaks none. */
export function firstSpoken(wished: readonly (string | null)[]): Language {
  return wished.map((code) => code?.split('-')[0].toLowerCase() ?? '').find(isLanguage) ?? 'en';
}

/** Returns the language that a person chose, now or earlier. */
function keptLanguage(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null;
  }
}

/** Loads the page again in the language that a person chooses, at the same place, and keeps it for the next visit. */
export function speak(language: Language): void {
  const { hash, pathname, search } = location;
  const asked = new URLSearchParams(search);
  if (isKept(language)) asked.delete('lang');
  else asked.set('lang', language);
  const query = asked.toString();
  history.replaceState(history.state, '', `${pathname}${query && `?${query}`}${hash}`);
  location.reload();
}

function isKept(language: Language): boolean {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
    return true;
  } catch {
    return false;
  }
}
