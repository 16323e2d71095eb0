/** The words of the tasks, and of the settings that only one of them has. */
import { countText, numberText } from '../number-text.ts';
import { input, product, subscript } from '../symbol-text.ts';
import type { Translation } from '../translation.ts';
import { amount, gaussians, noisyPoints, noisyTargets, signs, sum } from './task-phrases.ts';

type Tasks = Translation['tasks'];

/** The chain of monomials. */
export const chain: Tasks['chain'] = {
  title: 'チェーン：y = Σ xₖxₖ₊₁',
  short: 'チェーン',
  sentence: (task) =>
    `${gaussians(task.d)}から y = ${sum(task.terms, (k) => input(k) + input(k + 1))} を学習します${noisyTargets(task)}${amount(task)}`,
  settings: {
    terms: {
      label: '項数',
      hint: '和に含まれる、隣り合う入力の積の数。多いほど、見つけるべきものが増えます。',
      onAxis: '項数 r',
    },
  },
};

const CURVES = {
  sine: '2 周期の正弦波',
  step: '−1 から 1 への段差',
  bumps: '幅の広いものから狭いものへ 3 つの山',
  sawtooth: '4 周期ののこぎり波',
};

/** A function of one number. */
export const curve: Tasks['curve'] = {
  title: '1 次元の曲線',
  short: '曲線',
  sentence: (task) => `1 入力の関数（${CURVES[task.curve]}）を学習します${noisyTargets(task)}${amount(task)}`,
  settings: {
    curve: {
      label: '曲線',
      hint: '学習する 1 入力の関数。段差とのこぎり波には不連続な跳びがあり、滑らかなネットワークはそこを最後に学習します。',
      options: { sine: '正弦波', step: '段差', bumps: '山', sawtooth: 'のこぎり波' },
    },
  },
};

/** Points that a person draws. */
export const drawn: Tasks['drawn'] = {
  title: '自分で描く点',
  short: '描いた点',
  sentence: ({ on, points: { length } }) =>
    `自分で描いた点から、${on === 'plane' ? '平面の点が 2 つのクラスのどちらに属するか' : '1 入力の関数'}を学習します${amount({ samples: length, testSamples: 0 }, '点')}`,
  settings: {
    on: {
      label: '描く場所',
      hint: '点を置く場所。平面上の 2 つのクラスか、1 入力に対する曲線の高さです。',
      options: { plane: '平面上', line: '曲線上' },
    },
    points: {
      label: '点',
      short: '',
      hint: 'ネットワークが学習に使う点で、すべて学習に使います。テストデータはありません。学習した関数の図の中に、学習中でも置けます。',
    },
  },
};

/** Linear functions. */
export const linearTeacher: Tasks['linear-teacher'] = {
  title: '線形教師',
  sentence: (task) =>
    `${gaussians(task.d)}の、隠れた重み付き和${task.outputs === 1 ? '' : ` ${task.outputs} 個`}を学習します${noisyTargets(task)}${amount(task)}`,
  settings: {
    outputs: {
      label: '出力数',
      hint: '出力の数。それぞれに固有の方向があります。多いほど、特徴はより多くの方向を担う必要があります。',
    },
  },
};

const z = (k: number) => `z${subscript(k)}`;
const FORMULAS = {
  squares: (rank: number) => `${sum(rank, (k) => `${z(k)}²`)}（平均 0、分散 1 に調整）`,
  product: (rank: number) => `${Array.from({ length: rank }, (_, k) => z(k + 1)).join('')} `,
};

/** The multi-index model. */
export const multiIndex: Tasks['multi-index'] = {
  title: 'マルチインデックス：y = g(u₁·x, …, uᵣ·x)',
  short: 'マルチインデックス',
  sentence: (task) =>
    `${gaussians(task.d)}を ${countText(task.rank)} 個の隠れた方向に射影した z から、y = ${FORMULAS[task.link](task.rank)}を学習します${noisyTargets(task)}${amount(task)}`,
  settings: {
    rank: {
      label: '方向の数',
      hint: '目標値が依存する隠れた方向の数。多いほど、特徴が見つけるべきものが増えます。',
      onAxis: '方向の数 r',
    },
    link: {
      label: 'リンク関数',
      hint: '隠れた方向への射影から目標値を作る関数。二乗和か、より難しい積です。',
      options: { squares: '二乗和', product: '積' },
    },
  },
};

/** The product of a few signs. */
export const parity: Tasks['parity'] = {
  title: '疎なパリティ',
  sentence: (task) =>
    `${signs(task.d)}のうち、最初の ${task.degree === 1 ? '1 個' : `${task.degree} 個の積`}を学習します${amount(task)}`,
  settings: {},
};

/** Arithmetic modulo p. */
export const modularAddition: Tasks['modular-addition'] = {
  title: '剰余の計算',
  sentence: (task) =>
    `${task.p} 未満の数のすべての組について、${task.p} を法とする a ${task.operation === 'add' ? '+' : '×'} b を学習します。組の ${numberText(100 * task.share, 3)} % は訓練用、残りはテスト用です。`,
  settings: {
    p: {
      label: '法',
      hint: '数は p 個で一周する輪の上で数えます。大きいほど表の項目が増え、学習に必要な割合は小さくて済みます。',
      onAxis: '法 p',
    },
    operation: {
      label: '演算',
      hint: '2 つの数に行う演算。p が素数なら、積は和と同じ難しさです。0 を除けば、積の表は和の表を並べ替えたものだからです。',
      onAxis: '演算',
      options: { add: 'a + b', multiply: 'a × b' },
    },
    share: {
      label: '訓練の割合',
      hint: '表のうち、ネットワークが学習に使う割合。残りはテストに使います。小さいと項目を暗記することしかできず、大きいほど早く規則を見つけます。',
      onAxis: '訓練の割合',
    },
  },
};

const SHAPES = {
  spirals: '点が、絡み合う 2 本のらせんのどちらの上にあるか',
  circles: '点が、内側の円板とそれを囲む輪のどちらにあるか',
  xor: '点の 2 つの座標の符号が同じかどうか',
  gaussians: '点が、2 つの丸い雲のどちらに属するか',
};

/** Two classes in the plane. */
export const planar: Tasks['planar'] = {
  title: '平面上のパターン',
  sentence: (task) => `${SHAPES[task.shape]}を学習します${noisyPoints(task)}${amount(task)}`,
  settings: {
    shape: {
      label: 'パターン',
      hint: '平面上での 2 つのクラスの配置。らせんが最も難しく、2 つのガウス分布の雲は直線でほぼ分けられます。',
      short: '',
      options: { spirals: 'らせん', circles: '円', xor: 'XOR', gaussians: 'ガウス分布' },
    },
  },
};

/** Labels by the toss of a coin. */
export const randomLabels: Tasks['random-labels'] = {
  title: 'ランダムラベル',
  sentence: (task) =>
    `${gaussians(task.d)}からなる各サンプルのラベルを暗記します。ラベルはコイン投げで決まるので、テストデータを予測できるネットワークはありません${amount(task)}`,
  settings: {},
};

const LINKS = {
  hermite2: '(z² − 1) / √2',
  hermite3: '(z³ − 3z) / √6',
  relu: '√2 max(0, z)',
  tanh: '1.59 tanh(z)',
  sine: '1.41 sin(2z)',
};

/** The single-index model. */
export const singleIndex: Tasks['single-index'] = {
  title: 'シングルインデックス：y = g(u·x)',
  short: 'シングルインデックス',
  sentence: (task) =>
    `${gaussians(task.d)}を隠れた方向に射影した z から、y = ${LINKS[task.link]} を学習します${noisyTargets(task)}${amount(task)}`,
  settings: {
    link: {
      label: 'リンク関数',
      hint: '隠れた方向への射影 z から目標値を作る関数。Hermite 2 と 3 では、開始時に方向が隠れているので、見つかるのが遅くなります。',
      options: {
        hermite2: 'Hermite 2、(z² − 1)/√2',
        hermite3: 'Hermite 3、(z³ − 3z)/√6',
        relu: 'ReLU',
        tanh: 'tanh',
        sine: '正弦波',
      },
    },
  },
};

/** The merged staircase. */
export const staircase: Tasks['staircase'] = {
  title: 'マージ階段',
  sentence: (task) =>
    `${signs(task.d)}から y = ${sum(task.degree, (k) => product(1, k))} を学習します${noisyTargets(task)}${amount(task)}`,
  settings: {},
};

/** Handwritten digits. */
export const digits: Tasks['digits'] = {
  title: '手書き数字',
  short: '手書き数字',
  sentence: (task) =>
    `${task.side} × ${task.side} 画素の画像に書かれた手書き数字${task.classes === 'all' ? '' : `（${task.classes.replace('-', ' か ')}）`}を学習します${amount(task, '画像', '枚')}`,
  settings: {
    classes: {
      label: 'クラス',
      hint: '10 種類すべての数字か、そのうちの 2 つ。2 つだと、より易しく、出力も少なくなります。',
    },
    side: {
      label: '画像の一辺',
      hint: '画像の一辺の画素数。28 × 28 では入力が 4 倍になり、時間がかかります。',
      options: { 14: '14 × 14', 28: '28 × 28' },
    },
    centerPixels: {
      label: '画素の中心化',
      hint: '訓練データでの各画素の平均を引き、ネットワークが平均画像から学習しなくてよいようにします。',
    },
  },
};

/** Data of one's own. */
export const own: Tasks['own'] = {
  title: '手元のデータ',
  short: '手元のデータ',
  sentence: (task) =>
    `${task.file ? `${task.file} ` : '手元のデータ'}の ${countText(task.d)} 個の入力から、${task.areClasses ? `サンプルが ${Math.max(2, task.outputs)} 個のクラスのどれに属するか` : `${countText(task.outputs)} 個の数`}を学習します${amount(task)}`,
  settings: {
    digest: {
      label: 'データ',
      hint: '開いたデータのダイジェスト。ダイジェストが同じデータは、最後の 1 ビットまで同じです。データはブラウザにとどまり、リンクには名前だけが入ります。',
    },
    file: {
      label: 'ファイル',
      hint: 'データを開いたファイルの名前。どのファイルを開けばよいかを示します。同じものかどうかはダイジェストでわかります。',
    },
    outputs: {
      label: '出力数',
      hint: '出力の数。クラスごとに 1 つ、または学習する数ごとに 1 つです。',
    },
    areClasses: {
      label: 'クラス',
      hint: '目標値がクラスかどうか。出力ごとに 1 つのクラスか、+1 か −1 の 1 つの出力による 2 つのクラスです。そうでなければ数です。',
    },
  },
};
