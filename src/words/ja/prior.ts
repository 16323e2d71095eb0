/** The words of the prior view. */
export const prior: typeof import('../en/prior.ts').prior = {
  controls: '事前分布',
  ratio: {
    label: '深さと幅の比',
    symbol: 'L/N',
    hint: '幅 N はそのままで、深さ L を変えます。L も N も大きい線形ネットワークでは、出力がガウス分布からどれだけ離れるかは L/N だけで決まります。0（無限幅）ではガウス過程になります。',
    valueText: (ratio, depth, width) => `${ratio}：幅 ${width} の層が ${depth} 層`,
  },
  noData: 'なし',

  histogram: {
    title: 'ランダムなネットワークの出力',
    posteriorTitle: 'データが与えられたときの、最後の入力での出力',
    about:
      '学習はしません。どのネットワークにも、ガウス分布の新しい重みを抽出します。ヒストグラムは、すべての入力での出力を合わせたものです。線は理論値で、この幅と深さの線形ネットワークの厳密な分布、この L/N のまま L と N を大きくした極限、無限幅のガウス過程です。',
    posteriorAbout:
      '事後分布です。各ネットワークを、そのネットワークのもとでのデータの尤度で重み付けし、最後の入力での出力をヒストグラムにしています。平均はどの深さでもガウス過程と同じですが、広がりは異なります。',
    xLabel: '出力 f',
    yLabel: '密度',
    drawn: '抽出したネットワーク',
    drawnFew: (effective) => `抽出したネットワーク（有効なのは ${effective} 個だけで、ヒストグラムは信頼できません）`,
    curves: {
      exact: '厳密解',
      proportional: 'この L/N での極限',
      gaussian: 'ガウス分布（N → ∞）',
    },
    from: '下端',
    to: '上端',
    drawnDensity: '抽出',
  },

  numbers: {
    title: '測定と理論',
    about:
      'どの数にも、ネットワーク間のばらつきから求めた標準誤差が付いています。≠ は、理論が標準誤差の 4 倍より離れていることを示します。',
    drawn: '抽出',
    theories: { exact: '厳密解', proportional: 'L/N 極限', gaussian: 'N → ∞' },
    theoryTitles: {
      exact: 'この幅と深さでの厳密な値',
      proportional: 'この L/N のまま L と N を無限大にした極限',
      gaussian: '無限幅のガウス過程（NNGP）',
    },
    names: {
      mean: '平均',
      variance: '分散',
      kurtosis: '尖度',
      logSquare: 'log f² の平均',
      inputCorrelation: 'f² の相関、2 入力',
      outputCorrelation: 'f² の相関、2 出力',
      crossCorrelation: 'f² の相関、両方とも別',
      scale: '分散 / NNGP の分散',
    },
    symbols: {
      mean: 'E f',
      variance: 'E f²',
      kurtosis: 'E f⁴ / (E f²)²',
      logSquare: 'E log f²',
      inputCorrelation: '1 つの出力、x と x′',
      outputCorrelation: '出力 1 と 2、x',
      crossCorrelation: '出力 1 は x、2 は x′',
      scale: '線形ネットワークの E[Q | y]',
    },
    posteriorVariance: 'データが与えられたときの Var f',
    away: (errors) => `抽出した値から標準誤差の ${errors} 倍`,
    none: '–',
    waiting: '最初のネットワークを待っています。',
  },

  story: {
    shape: (depth, width, activation) =>
      depth === 0
        ? '隠れ層なし：ガウス分布の重みをもつ線形写像で、出力は厳密にガウス分布に従います。'
        : `幅 ${width} の隠れ層 ${depth} 層、活性化関数：${activation}。`,
    shared:
      '1 つの線形ネットワークでは、すべての入力が 1 つのランダムなスケール Q を共有します。Q が与えられれば出力はガウス分布に従います。ネットワーク全体ではその混合なので、裾が重く、頂が高くなり、2 つの出力の二乗は相関したままです。ガウス過程にはこのどれもありません。',
    nonlinear:
      'この活性化関数について理論が与えるのは無限幅のガウス過程だけで、ほかはすべて抽出したネットワークから求めています。',
    heavy:
      '裾がこれほど重いと、まれな少数のネットワークが尖度と相関を決めます。それが抽出されるまでは、これらの値もその誤差も小さすぎます。',
    effective: (effective) =>
      `データによる重み付けは一様ではなく、同じ重みのネットワーク ${effective} 個分に相当します。`,
    rare: (effective) =>
      `この事前分布ではデータがまれで、有効なネットワークは約 ${effective} 個だけです。抽出する数を増やすか、目標値を 0 に近づけてください。`,
    tooFew: (effective) =>
      `この事前分布ではデータが非常にまれで、有効なネットワークは約 ${effective} 個だけです。標準誤差を求めるには少なすぎ、数値もヒストグラムも事後分布から大きく外れている可能性があります。抽出する数を増やすか、目標値を 0 に近づけるか、層を減らすか広げてください。`,
    impossible: 'このデータを与えるネットワークは 1 つもありません。',
  },
};
