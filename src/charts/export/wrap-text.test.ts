import { expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

/** Every character is one wide. */
const widthOf = (text: string) => Array.from(text).length;

it('breaks a text between words', () => {
  expect(wrapText('features that  move a lot', 13, widthOf)).toEqual(['features that', 'move a lot']);
});

it('breaks Japanese between characters, and no line begins with a full stop, a small kana or a long vowel', () => {
  expect(wrapText('特徴が動く。学習', 5, widthOf)).toEqual(['特徴が動', 'く。学習']);
  expect(wrapText('ネットワーク', 2, widthOf)).toEqual(['ネッ', 'ト', 'ワー', 'ク']);
});

it('keeps a Latin word in a Japanese text whole', () => {
  expect(wrapText('幅は width です', 6, widthOf)).toEqual(['幅は', 'width', 'です']);
});
