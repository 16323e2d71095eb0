/** The words of the lesson on staircases and isolated parities. */

/** What the lesson says, by claim, world, measurement and figure. */
export const staircases: typeof import('../../../lessons/08-staircases/words.ts').said = {
  source: 'arXiv 2202.08658 にならう（設定は独自）',
  claims: {
    slower: {
      statement: '3 つの入力の積は、それだけのときのほうが、階段のいちばん上にあるときより遅く学習されます。',
      expected: 'ステップ数が、24 入力でも 48 入力でも 3 倍以上',
    },
    steeper: (steeper) => ({
      statement: '意味のない入力は、マージ階段より孤立パリティを大きく遅らせます。',
      expected: `入力数に対するステップ数の両対数軸での傾きが ${steeper} 以上大きい（1 次近似では 1/2）`,
    }),
    'fewer-samples': (few) => ({
      statement: 'マージ階段は学習され、孤立パリティは学習されないようなサンプル数があります。',
      expected: `48 入力、${few} サンプルで、最もよいテスト損失がマージ階段で 0.1 未満、パリティで 0.4 より大きい（0.5 なら何も学習されていない）`,
    }),
    lazy: {
      statement: 'lazy なネットワークは、rich なネットワークに十分なサンプルからでは、マージ階段を学習しません。',
      expected: '最もよいテスト損失が、lazy 側の端で 0.5（いちばん上の 1 段分）より大きく、rich 側の端で 0.1 未満',
    },
    'stair-by-stair': {
      statement: 'lazy なネットワークには、上のほうの段が欠けています。',
      expected: '1 段目は 0.8 より大きく、段が進むごとに小さくなり、3 段目は 0.2 未満',
    },
  },
  worlds: {
    pairs: '3 つの入力の代わりに 2 つの入力の積',
    sixInputs: '48 個の代わりに 6 個の入力（3 つの積は 20 個）',
    richEnd: 'lazy 側の端の代わりに rich 側の端（γ₀ = 4）',
  },
  measured: {
    factors: (factors) => factors.map(({ factor, inputs }) => `${inputs} 入力で ${factor} 倍`).join('、'),
    slopes: (parity, staircase, difference) => `傾きは ${staircase} に対して ${parity}、差は ${difference}`,
    testLosses: (staircase, parity) => `テスト損失は ${staircase} と ${parity}`,
    bothEnds: (lazy, rich) => `テスト損失は lazy 側の端で ${lazy}、rich 側の端で ${rich}`,
    stairs: (stairs) => stairs.join('、'),
  },
  figures: {
    plateau: {
      title: '3 つの入力の孤立パリティ',
      caption:
        'テスト損失は、何も学習されていない 0.5 に長くとどまります。その後で下がり、入力が多いほどそれが遅くなります。',
    },
    stairs: {
      title: '階段の上にある同じパリティ',
      caption: '損失は最初の数ステップから下がり、いちばん上の段の前で長く待つことはありません。',
    },
    'steps-parity': {
      title: '孤立パリティを学習するまでのステップ数',
      caption:
        '入力数に対して、次数ごとに 1 本の線で示します。3 つ目の因子は 2 つ目よりはるかに多くのステップを要し、入力が多いほどその差が広がります。',
    },
    'steps-staircase': {
      title: 'マージ階段を学習するまでのステップ数',
      caption: '段が 1 つ増えるごとにステップ数は数倍になり、線どうしは近いままです。',
    },
  },
  testLoss: 'テスト損失',
  stepsToLearn: '10 分の 1 になるまでのステップ数',
};
