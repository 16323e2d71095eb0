/** The words of the lesson on the dial from lazy to rich. */

const LAZY_TRAINING = 'arXiv 1812.07956（設定は独自）';
const proportional = (upTo: number) => `${upTo} までの γ₀ で、両対数軸での傾きが 0.9〜1.1`;

/** What the lesson says, by claim, world, measurement and figure. */
export const lazyOrRich: typeof import('../../../lessons/01-lazy-or-rich/words.ts').said = {
  claims: {
    'movement-fit': (upTo) => ({
      statement: '1 次元のフィットでは、lazy なネットワークの特徴の移動量は γ₀ に比例します。',
      source: LAZY_TRAINING,
      expected: proportional(upTo),
    }),
    'movement-digits': (upTo) => ({
      statement: '数字でも、lazy なネットワークの特徴の移動量は γ₀ に比例します。',
      source: LAZY_TRAINING,
      expected: proportional(upTo),
    }),
    'twin-fit': {
      statement: '1 次元のフィットでは、γ₀ が 0 に近づくと、ネットワークと lazy ツインが一致していきます。',
      source: LAZY_TRAINING,
      expected: '差が、最小の γ₀ で rms(y) の 0.1% 未満、かつ最大の γ₀ での差の 100 分の 1 未満',
    },
    'twin-digits': {
      statement: '数字では、lazy ツインとの差は γ₀ に比例して小さくなります。',
      source: LAZY_TRAINING,
      expected: `${proportional(0.1)}、かつ最小の γ₀ での差が rms(y) の 0.1% 未満`,
    },
    'kinks-stay': {
      statement:
        'lazy な relu ネットワークは折れ目を動かせず、学習するのは 0 の両側それぞれの 1 本の直線です。rich なネットワークは動かせます。',
      source: 'バイアスがすべて 0 であるステップ 0 での線形化から従う（設定は独自）',
      expected: '2 本の直線からの rms 距離が、lazy 側の端で 0.1 未満、rich 側の端で 0.3 より大きい',
    },
    spline: {
      statement:
        'rich な relu ネットワークの結果は、サンプルからサンプルへの直線をつないだ線形スプラインに近くなります。',
      source: 'arXiv 1906.07842（設定は独自）',
      expected: 'rms 距離が、rich 側の端で 0.1 未満、lazy 側の端で 0.3 より大きい',
    },
    direction: {
      statement:
        '目標値が入力の 1 つの方向だけに依存するとき、rich なネットワークは同じサンプルからより多くを学習します。',
      source: 'arXiv 2206.15144（設定は独自）',
      expected: 'rich 側の端のテスト損失が、lazy 側の端の半分未満',
    },
  },
  worlds: {
    uncentered: '(z − z₀)/γ₀ の代わりに f = z/γ₀',
    richEnd: '0.1 までの γ₀ の代わりに 0.3 からの γ₀',
    tanh: 'relu の代わりに tanh',
    directions: '1 つの方向の代わりに 8 つの方向に依存する目標値',
  },
  measured: {
    gaps: (lazy, rich) => `差は lazy 側の端で ${lazy}、rich 側の端で ${rich}`,
    slopeAndGap: (slope, gap) => `傾き ${slope}、最小の γ₀ での差 ${gap}`,
    bothEnds: (lazy, rich) => `lazy 側の端で ${lazy}、rich 側の端で ${rich}`,
    testLosses: (lazy, rich) => `テスト損失は lazy 側の端で ${lazy}、rich 側の端で ${rich}`,
  },
  figures: {
    movement: {
      title: '特徴はどれだけ動くか',
      caption:
        '1 次元のフィットの後の、最後の隠れ層の移動量。ダイヤルの 7 か所について示します。z₀ を引くと、左側の点は傾き 1 の直線に乗り、右側では特徴が入れ替わっています。z₀ を残すと、どのみち特徴は動かなければなりません。',
      axisNames: ['リッチネス γ₀', 'z₀ を引く'],
      lineNames: ['z₀ を引く', 'z₀ を残す'],
      yLabel: '特徴の移動量',
    },
    fits: {
      title: '正弦波の 12 個のサンプルへの tanh ネットワークのフィット',
      caption:
        'lazy なネットワークは、固定されたカーネルの解である滑らかな曲線になります。rich なネットワークはすべてのサンプルを通り、右側の隙間で最も異なります。',
    },
    kinks: {
      title: '同じサンプルへの relu ネットワークのフィット',
      caption:
        '折れ目はすべて x = 0 から始まります。lazy なネットワークは折れ目を動かせず、2 本の直線しか描けません。rich なネットワークは折れ目をサンプルまで運び、サンプルの間を結ぶ直線の近くに落ち着きます。',
    },
    twin: {
      title: '数字での lazy ツインとの差',
      caption:
        '学習の終了時の、ネットワークとツインの出力の距離。単位は rms(y) です。左側では γ₀ に比例して小さくなります。',
      yLabel: 'ツインとの差 / rms(y)',
    },
  },
};
