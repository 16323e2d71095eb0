import { countText } from '../number-text.ts';
import { amount, told } from './task-phrases.ts';

const listed = (names: readonly string[]) => `${told(names.slice(0, 6))}${names.length > 6 ? '…' : ''}`;

/** Names data: by their file, if its name is known, else by their digest. */
const whatOf = (file: string, sizes: string, digest: string) =>
  file === '' ? `${sizes}、ダイジェスト ${digest}` : `${file}、${sizes}`;

/** The words about data that a person has opened, wherever they are trained on. */
export const ownData: typeof import('../en/own-data.ts').ownData = {
  sizes: ({ inputs, outputs, classes, samples, testSamples }) =>
    `入力 ${countText(inputs)} 個、${classes === null ? `目標値 ${countText(outputs)} 個` : `クラス ${countText(classes)} 個`}、訓練サンプル ${countText(samples)} 個、テストサンプル ${countText(testSamples)} 個`,
  sentence: ({ file, d, ...amounts }, classes, targets) =>
    `${file ? `${file} ` : '手元のデータ'}の ${countText(d)} 個の入力から、${classes.length > 0 ? `サンプルが ${classes.length} 個のクラス（${listed(classes)}）のどれに属するか` : listed(targets)}を学習します${amount(amounts)}`,
  none: 'データがまだ選ばれていません。手元の表か配列を開いてください。',
  missing: (file, sizes, digest) =>
    `このデータはここでも開く必要があります（${whatOf(file, sizes, digest)}）。同じファイルを同じ選択で開くと、実行が始まります。`,
  missingHere: (file, sizes, digest) =>
    `この設定は手元のデータ（${whatOf(file, sizes, digest)}）で学習します。--data FILE でファイルを指定してください。`,
  broken: (digest) => `保存されたデータ ${digest} を読めません。元のファイルを開き直してください。`,
  otherSizes: (digest, asked, found) =>
    `データ ${digest} は${found}ですが、設定が求めるのは${asked}です。データを開き直して学習させてください。`,
  tooFew: (name, wanted, there) =>
    `${countText(wanted)} サンプルが必要ですが、${name} にこの種類は ${countText(there)} サンプルしかありません。${countText(there)} 以下にしてください。`,
};
