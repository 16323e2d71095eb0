import { expect, it } from 'vitest';
import { firstSpoken } from './choose-language.ts';

it('speaks the first language of the wishes that it knows', () => {
  expect(firstSpoken([null, null, 'fr', 'ja-JP', 'en'])).toBe('ja');
  expect(firstSpoken(['en-GB', 'ja'])).toBe('en');
});

it('takes the case of a code as it comes', () => {
  expect(firstSpoken(['JA'])).toBe('ja');
});

it('speaks English to those whose languages it does not know', () => {
  expect(firstSpoken(['de', 'toString', ''])).toBe('en');
  expect(firstSpoken([])).toBe('en');
});
