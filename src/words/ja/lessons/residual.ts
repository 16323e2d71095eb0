/** The words of the lesson on residual networks. */

const BORDELON = 'arXiv 2309.16620（設定は独自）';
const YANG = 'arXiv 2310.02244（設定は独自）';
const sharedSlopes = (margin: number, steps: readonly number[]) =>
  `D に対する両対数軸での傾き：ブロックの動き −1、特徴の動き 0（いずれも ± ${margin}、ステップ ${steps.join(' と ')}）`;
const growth = (least: number) => `D に対する特徴の動きの、両対数軸での傾きが ${least} より大きい`;
const bestRateSlope = (slope: string) => `D に対する最適な学習率の、両対数軸での傾きが ${slope}`;
const STAYS = bestRateSlope('−1/4〜1/4：深さの 3 オクターブで 1 オクターブ未満');
const FALLS = bestRateSlope('−1/3 未満');

/** What the lesson says, by claim, world, measurement and figure. */
export const residual: typeof import('../../../lessons/10-residual/words.ts').said = {
  shared: {
    'shared-sgd': (margin, steps) => ({
      statement: 'SGD の depth-μP では、D 個のブロックがそれぞれ 1/D だけ動き、特徴はどの深さでも同じだけ動きます。',
      source: BORDELON,
      expected: sharedSlopes(margin, steps),
    }),
    'shared-adam': (margin, steps) => ({
      statement: 'Adam でも同じです。depth-μP では Adam の学習率を √D で割ります。',
      source: YANG,
      expected: sharedSlopes(margin, steps),
    }),
    'shared-mean-field': (margin, steps) => ({
      statement: '平均場の極限でも、特徴はどの深さでも同じだけ動き、各ブロックはその 1/D を受け持ちます。',
      source: BORDELON,
      expected: sharedSlopes(margin, steps),
    }),
  },
  growing: {
    'growing-plain': (least) => ({
      statement: '単純なスキップ接続では、同じステップでも、深いネットワークほど特徴が大きく動きます。',
      source: YANG,
      expected: growth(least),
    }),
    'growing-none': (least) => ({
      statement: 'スキップ接続がなくても同じです。幅のための μP は、深さについて何も言いません。',
      source: YANG,
      expected: growth(least),
    }),
  },
  claims: {
    'transfer-sgd': {
      statement: 'SGD の depth-μP では、ブロックが増えても最適な学習率は変わりません。',
      source: BORDELON,
      expected: STAYS,
    },
    'transfer-adam': {
      statement: 'Adam の depth-μP では、ブロックが増えても最適な学習率は変わりません。',
      source: YANG,
      expected: STAYS,
    },
    'drift-sgd': {
      statement: 'SGD の単純なスキップ接続では、深さとともに最適な学習率が下がります。',
      source: BORDELON,
      expected: FALLS,
    },
    'drift-adam': {
      statement: 'Adam の単純なスキップ接続では、深さとともに最適な学習率が下がります。',
      source: YANG,
      expected: FALLS,
    },
    'drift-none': {
      statement: 'スキップ接続のない深いネットワークでも、幅のための μP では最適な学習率が下がります。',
      source: 'arXiv 2310.02244 にならい本文で導出',
      expected: FALLS,
    },
  },
  worlds: {
    none: 'スキップ接続なし',
    plain: '単純なスキップ接続',
    'depth-mup': 'depth-μP を使った場合',
    'mean-field': '平均場の係数',
  },
  measured: {
    movement: (steps) =>
      steps.map(({ step, block, features }) => `ステップ ${step}：ブロック ${block}、特徴 ${features}`).join('；\n'),
  },
  figures: {
    'check-adam': {
      title: '深さに対する動き、Adam',
      caption:
        'Adam の小さな 4 ステップで最後の隠れ層の特徴がどれだけ動いたかを、深さに対して示します。depth-μP と平均場は水平です。係数がないと、同じステップで深いネットワークがずっと大きく動きます。',
    },
    'check-sgd': {
      title: '深さに対する動き、SGD',
      caption: 'SGD の場合。25 層以上の単純なネットワークは飽和します。この学習率は大きすぎるのです。',
    },
    'sgd-plain': {
      title: '学習率に対する損失、単純なスキップ接続',
      caption: 'SGD、20 ステップ、幅 64。深さが 2 倍になるたびに、壁が小さい学習率へ移ります。',
    },
    'sgd-depth-mup': {
      title: '学習率に対する損失、depth-μP',
      caption: '同じネットワークの depth-μP 版。谷が重なります。',
    },
    'sgd-none': {
      title: '学習率に対する損失、スキップ接続なし',
      caption: 'スキップ接続なし、幅のための μP。9 層までは谷が動かず、その先で動きます。',
    },
  },
  featureMove: '最後の隠れ層の特徴の動き',
  trainingLoss: '訓練損失',
};
