import { countText, numberText } from '../number-text.ts';

/** Phrases that the sentences of several tasks share. */

const MINUS = '\u2212';
const number = (value: number) => numberText(value, 3);

/** Returns names of a file, which may hold commas: those that do stand in quotes, so that a list of names counts as many. */
export const told = (names: readonly string[]) =>
  names.map((name) => (/[,、，]/.test(name) ? `「${name}」` : name)).join('、');

/** Returns a sum of terms: the first three spelled out, and how many there are when that is not all. */
export const sum = (terms: number, term: (k: number) => string) => {
  const spelled = Array.from({ length: Math.min(terms, 3) }, (_, i) => term(i + 1)).join(' + ');
  return terms <= 3 ? spelled : `${spelled} + …（${countText(terms)} 項）`;
};

/** Returns the end of a sentence: how much there is to train and to test on. */
export const amount = (
  { samples, testSamples }: { samples: number; testSamples: number },
  one = 'サンプル',
  counter = '個',
) =>
  `（訓練${one} ${countText(samples)} ${counter}、テスト${one}${testSamples === 0 ? 'なし' : ` ${countText(testSamples)} ${counter}`}）。`;

/** Names inputs x ~ N(0, I_d). */
export const gaussians = (d: number) => `標準正規分布に従う ${countText(d)} 個の入力`;

/** Names inputs that are uniform on {-1, 1}^d. */
export const signs = (d: number) => `${countText(d)} 個のランダムな符号（+1 か ${MINUS}1）`;

/** Returns the sentence about noise on the training targets; empty without noise. */
export const noisyTargets = ({ noise }: { noise: number }) =>
  noise === 0 ? '' : `。訓練データの目標値にノイズ（σ = ${number(noise)}）が加わります`;

/** Returns the sentence about noise on the inputs; empty without noise. */
export const noisyPoints = ({ noise }: { noise: number }) =>
  noise === 0 ? '' : `。各座標にノイズ（σ = ${number(noise)}）が加わります`;
