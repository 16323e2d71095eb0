/** The words of the lesson on random linear networks whose depth grows with their width. */

const PAPER = 'arXiv 2411.15267（設定は独自）';
const WITH_FORMULA = 'arXiv 2411.15267（式は本文）';
const POSTERIOR = 'arXiv 2111.11954（式は本文）';
const correlation = (mostRatio: number) =>
  `L/N が ${mostRatio} 以下で厳密な値から標準誤差の 4 倍以内、かつ 0.1 以上では 0 より標準誤差の 5 倍を超えて大きい`;
const distance = (slope: string, within: number) =>
  `E log f² がガウス分布の値を下回る量の、幅に対する両対数軸での傾きが ${slope} ± ${within}`;

/** What the lesson says, by claim, world, measurement and figure. */
export const deepLinear: typeof import('../../../lessons/06-deep-linear/words.ts').said = {
  claims: {
    mixture: {
      statement: '深層線形ネットワークは、無限幅のガウス分布ではなく、ガウス分布の混合に従います。',
      source: PAPER,
      expected:
        'どの L/N でも、混合のヒストグラムと違うビンに入る出力が 1% 未満、かつ L/N = 0.5 と 1 では、ガウス分布のヒストグラムと違うビンに入る出力がその 5 倍より多い',
    },
    'typical-size': {
      statement:
        '出力の分散はどの深さでも 1 のままですが、典型的な大きさは小さくなります。E log f² は約 L/N だけ下がります。',
      source: 'arXiv 2411.15267 の分布について本文で導出',
      expected:
        '分散 1 と厳密な E log f² から標準誤差の 4 倍以内、かつ E log f² がガウス分布の値より標準誤差の 5 倍を超えて小さい',
    },
    ratio: (slope, within) => ({
      statement: 'L/N が同じネットワークは、どれほど幅が広くても、ガウス分布からの距離を保ちます。',
      source: PAPER,
      expected: distance(slope, within),
    }),
    'fixed-depth': (slope, within) => ({
      statement: '深さが同じネットワークは、幅が広がると、1/N のようにガウス分布に近づきます。',
      source: PAPER,
      expected: distance(slope, within),
    }),
    'inputs-correlate': (mostRatio) => ({
      statement:
        '白色化した 2 つの入力での 1 つのネットワークの出力の二乗は、(E Q² − 1) / (3 E Q² − 1) の相関を持ちます。',
      source: WITH_FORMULA,
      expected: correlation(mostRatio),
    }),
    'outputs-correlate': (mostRatio) => ({
      statement: '1 つの入力での 1 つのネットワークの 2 つの出力は、互いに依存します。ガウス過程の出力は依存しません。',
      source: WITH_FORMULA,
      expected: correlation(mostRatio),
    }),
    'posterior-mean': {
      statement: 'データが与えられたとき、深層線形ネットワークの予測の平均はガウス過程と同じです。',
      source: POSTERIOR,
      expected: '大きい目標値でも小さい目標値でも、ガウス過程の平均から標準誤差の 4 倍以内',
    },
    'posterior-variance': {
      statement:
        'その分散は、ガウス過程の分散の E[Q | y] 倍です。目標値が大きければより大きく、小さければより小さくなります。',
      source: POSTERIOR,
      expected:
        'この幅と深さでの厳密な E[Q | y] から標準誤差の 4 倍以内、かつ標準誤差の 5 倍を超えて、大きい目標値では 1 より大きく、小さい目標値では 1 より小さい',
    },
  },
  worlds: {
    activation: (name) => `活性化関数なしの代わりに ${name}`,
    sameDepth: 'L/N = 0.5 の代わりに、どの幅でも深さ 4',
    sameRatio: '深さ 4 の代わりに、どの幅でも L/N = 0.5',
  },
  measured: {
    byRatio: (values) => values.map(({ ratio, value }) => `L/N = ${ratio}：${value}`).join('、\n'),
    besideTheory: (value, theory) => `${value}（理論 ${theory}）`,
    wrongBins: (mixture, gaussian) => `混合に対して ${mixture}、ガウス分布に対して ${gaussian}`,
    byWidth: (values) => values.map(({ width, value }) => `${value}（幅 ${width}）`).join('、\n'),
    slopeOf: (slope, byWidth) => `傾き ${slope}：${byWidth}`,
    means: (means) => means.join('、'),
    scales: (scales) => scales.map(({ value, exact }) => `${value} 倍（厳密な値 ${exact}）`).join('、'),
  },
  figures: {
    histograms: {
      title: '深くなっていくランダムな線形ネットワークの出力',
      caption:
        '幅 40、深さ 0、4、20、40。隠れ層がなければ、出力はガウス分布に従います。深くなると、混合の示すとおり、出力は 0 の近くに集まり、裾が重くなります。',
    },
    ratio: {
      title: '同じ深さと幅の比、同じ深さ',
      caption:
        '最初の 2 つのパネルは、L/N = 0.5 で幅が 10 と 80 であり、同じ分布になります。最後の 2 つは、深さ 4 で幅が 16 と 128 であり、幅の広いほうはほとんどガウス分布です。',
    },
    posterior: {
      title: 'データが変えるもの',
      caption:
        '3 つの入力の目標値が大きいとき（1 つ目）と小さいとき（2 つ目）の、4 つ目の入力での出力。平均はガウス過程（点線）と同じで、広がりは異なります。',
    },
  },
};
