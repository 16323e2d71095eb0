import { countText } from '../number-text.ts';
import { input, product, subscript } from '../symbol-text.ts';

const classNames = (digits: readonly number[]) =>
  digits.length === 10 ? '10 種類すべての数字' : `数字 ${digits.join('、')}`;

/** The axes of the tasks' pictures, and what can be wrong with data; the sentence of a task stands in its row. */
export const tasks: typeof import('../en/tasks.ts').tasks = {
  axes: {
    x: input,
    target: '目標値 y',
    output: (index) => `目標値 y${subscript(index)}`,
    curveX: 'x',
    direction: (index) => `u${index === undefined ? '' : subscript(index)}`,
    projection: (index) => `u${index === undefined ? '' : subscript(index)}·x`,
    product,
  },

  allDigits: '10 種類すべての数字',
  pair: (first, second) => `${first} と ${second}`,
  pointCount: (count) => `${countText(count)} 点`,

  allowed: {
    atMostInputs: '次元 task.d 以下',
    chain: '次元 task.d より小さい値（y = sum_k x_k x_{k+1} のため）',
    points: '平面では点 [x, y, class]（class は -1 か 1）、曲線では [x, y]',
    digitTargets: '10 種類すべての数字では "onehot"（"sign" には "3-7" のような組が必要です）',
  },

  point: (reach) => `点 [x, y, class]（class は -1 か 1）または [x, y]（座標は -${reach} から ${reach} まで）`,
  points: (most) => `${countText(most)} 個以下の点のリスト`,
  noPoints: '学習に使う点がまだありません。図の中をクリック、ドラッグ、タップして、最初の点を置いてください。',

  tooFewDigits: (digits, samples, testSamples, available) =>
    `${classNames(digits)}の画像が ${countText(samples + testSamples)} 枚（学習用 ${countText(samples)} 枚、テスト用 ${countText(testSamples)} 枚）必要ですが、` +
    `${countText(available)} 枚しかありません。訓練サンプルとテストサンプルを合わせて ${countText(available)} 以下にする${digits.length === 10 ? 'ようにしてください' : 'か、10 種類すべての数字を選んでください'}。`,
  brokenDigits: (problem) =>
    `手書き数字のファイルを読めません（${problem}）。ページを再読み込みして取得し直してください。自分でラボをビルドした場合は、public/digits を削除してもう一度ビルドしてください。`,
  broken: {
    stream: '圧縮データが途中で切れています',
    format: 'このバージョンのラボの形式ではありません',
    length: (bytes, expected) => `${countText(expected)} バイトのはずが ${countText(bytes)} バイトです`,
    checksum: 'チェックサムが合いません',
  },
  given: '与えられたデータ',
  givenHasData:
    'タスク "given" は生成されるものではなく、フィクスチャのように設定ファイルにデータが含まれます。ほかのタスクを選ぶか、データを含むファイルを実行してください。',
};
