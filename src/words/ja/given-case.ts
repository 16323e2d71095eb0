import { countText } from '../number-text.ts';

const MOST_LENGTHS = 4;

const foundShape = ({ rows, lengths }: { rows: number; lengths: readonly number[] }): string => {
  if (lengths.length <= 1) return `${rows} x ${lengths[0] ?? 0} `;
  const listed = lengths.slice(0, MOST_LENGTHS).join('、');
  return `行列ではないもの（各行の数の個数は ${listed}${lengths.length > MOST_LENGTHS ? '…' : ''}）`;
};

/** What can be wrong with a case, the file of an experiment with its own data and weights. */
export const givenCase: typeof import('../en/given-case.ts').givenCase = {
  bad: (key) =>
    `これはケースではありません。${key} がないか、値の種類が違います。ケースは config、data（x と y）、weights からなります（fixtures/README.md）。実験だけのときは --config FILE を使ってください。`,
  float: '大きさが 3.4e38（float32 の最大値）以下の数',
  matrices: (key, found, expected) =>
    `${key} には行列が ${countText(found)} 個ありますが、設定が求めるのは ${expected === 0 ? '0 個です。取り除いてください。' : `${expected} 個です。`}`,
  matrix: (key, index, found, expected) =>
    `${key}.${index}（第 ${index + 1} 層）は ${foundShape(found)}ですが、設定が求めるのは ${expected.rows} x ${expected.columns}（行 x 列）です。`,
  row: (key, found, expected) =>
    `${key} には数が ${countText(found)} 個ありますが、設定が求めるのは ${expected} 個です。`,
  rows: (keys, x, y) =>
    `${keys.x} は ${countText(x)} 行、${keys.y} は ${y} 行です。どのサンプルにも両方の行が必要です。`,
  notOneHot: (key, found) => `${key} が ${found} です。目標値は、0 の中に 1 が 1 つだけある必要があります。`,
};
