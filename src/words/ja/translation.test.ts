import { expect, it } from 'vitest';
import { link } from '../en/config.ts';
import { translation } from './translation.ts';

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[A-Za-z]{4,}/;
/** Names of things, of keys and of files, and the two words of the field that Japanese keeps. */
const KEPT = [
  ...['lazy', 'rich', 'lazy | rich', 'Lazy–Rich Lab', 'Lazy Rich Lab', 'AGOP', 'WebGPU', 'WebAssembly', 'JavaScript'],
  ...['PyTorch', 'JSON', 'BibTeX', 'tanh', 'Adam', 'depth-μP', 'ReLU', 'GELU', 'SiLU'],
  ...[
    '⟨ΔNFM, ΔAGOP⟩ / ⟨NFM, AGOP⟩',
    'cos(WᵀW, √AGOP)',
    'cos(M, AGOP)',
    'ρ(M, AGOP)',
    'Hermite 2、(z² − 1)/√2',
    'Hermite 3、(z³ − 3z)/√6',
  ],
  ...['width:64..512, gamma0:0.1..10'],
  ...['Shift + ←', 'Shift + →', 'Page Up', 'Page Down', 'Home', 'Enter', 'Escape'],
  ...[
    'figure',
    '1-column',
    '2-columns',
    'slide',
    'picture',
    'sweep',
    'comparison',
    '-by-step',
    'lazy-rich-lab',
    'runs',
  ],
];

/** Every text of a translation, with the way to it; what functions say is not known before they are called. */
function textsOf(part: unknown, way: string): [way: string, text: string][] {
  if (typeof part === 'string') return [[way, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, within]) => textsOf(within, `${way}.${name}`));
}

it('says of a key that the lab lacks to take it out, and of one that is missing to add it', () => {
  const { problem, noSuchKey, required } = translation.catalog.config;
  expect(problem('train.speed', '2', noSuchKey, null)).toBe(
    'train.speed（値 2）というキーは、ラボにありません。取り除いてください。',
  );
  expect(problem('net.widht', '2', noSuchKey, 'net.width')).toContain('net.width と書くか、取り除いてください。');
  expect(problem('net.width', '未指定', required, null)).toBe(
    'net.width がありません。省略できないので、値を加えてください。',
  );
});

it('says everything in Japanese, but for names and symbols', () => {
  const english = textsOf(translation, 'ja').filter(
    ([, text]) => WORD.test(text) && !JAPANESE.test(text) && !KEPT.includes(text),
  );
  expect(english.map(([way, text]) => `${way}: ${text}`)).toEqual([]);
});

it('settings that are at fault are listed as the language lists them', () => {
  expect(link.changed('"Width" (width)', 'set to 4', ['b', 'c'], 'so it is')).toContain('to fit b and c');
  expect(translation.catalog.link.changed('幅', '4 に', ['b', 'c'], '理由')).toContain('b、c に合わせて');
  expect(translation.catalog.config.oneOf(['a', 'b'])).toBe('a、b のいずれか');
});
