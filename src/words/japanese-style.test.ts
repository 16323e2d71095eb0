import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('./ja/', import.meta.url);
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(ts|md)$/.test(name) && !name.endsWith('.test.ts'),
);

/** Kana, ideographs and 々; not the long vowel alone, which stands inside of words. */
const JAPANESE = '[々ぁ-ヺ一-鿿]';
const FULL_WIDTH = '[、。：（）？「」]';

/** What is no Japanese text: mathematics, code and addresses in the texts of lessons. */
const NO_TEXT = /\$\$?[^$]+\$\$?|`[^`]*`|\]\([^)]*\)|\{\{.*?\}\}/g;

/** Returns the lines of a file that have Japanese. */
const linesOf = (file: string) =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => new RegExp(JAPANESE).test(line))
    .map((line) => (file.endsWith('.md') ? line.replace(NO_TEXT, '¤') : line));

const breaches = (rule: RegExp) =>
  FILES.flatMap((file) => linesOf(file).flatMap((line) => (rule.test(line) ? [`${file}: ${line.trim()}`] : [])));

describe('the Japanese of the lab, by docs/glossary.md', () => {
  test('has one space between Japanese and a Latin letter or a digit', () => {
    expect(breaches(new RegExp(`${JAPANESE}[A-Za-z0-9]|[A-Za-z0-9%]${JAPANESE}`))).toEqual([]);
  });

  test('has full-width colons, brackets and question marks beside Japanese', () => {
    expect(breaches(new RegExp(`${JAPANESE}[:()?]|[:()?]${JAPANESE}`))).toEqual([]);
  });

  test('has no space beside full-width punctuation', () => {
    expect(breaches(new RegExp(`(?<!-) ${FULL_WIDTH}|${FULL_WIDTH} (?![|}])`))).toEqual([]);
  });

  test('writes long words of katakana without the mark at their end', () => {
    expect(
      breaches(
        /パラメーター|ブラウザー|メモリー|フォルダー|サーバー|ワーカー|スライダー|ユーザー|コンピューター|プロジェクター|クリッカー/,
      ),
    ).toEqual([]);
  });
});
