import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText } from './date-text.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { countText, MINUS } from './number-text.ts';

describe.each(Object.keys(LANGUAGES) as Language[])('in %s', (language) => {
  it('a count is written as the browser would, with a true minus sign', () => {
    const { format } = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), (count) => {
        expect(countText(count)).toBe(format(count).replace('-', MINUS));
      }),
    );
  });
});

it('a day is written as its language does', () => {
  expect(dateText('2026-11-02', 'en')).toBe('November 2, 2026');
  expect(dateText('2026-11-02', 'ja')).toBe('2026年11月2日');
});
