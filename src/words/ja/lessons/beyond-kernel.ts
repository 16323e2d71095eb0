/** The words of the lesson on two trained layers and random labels. */

const OURS = 'arXiv 2212.02323、1902.04674（設定は独自）';
const TWO_RATES = 'arXiv 2212.02323（設定は独自）';
const OWN_FINDING = '本ラボの設定での本ラボの発見';
const ONE_SAMPLE = {
  source: '本文で導出',
  expected: (mostErrors: number) => `どの割合も、全部の幅を合わせた割合も、標準誤差の ${mostErrors} 倍以内`,
};
/** A ratio that stays on one line. */
const kept = (ratio: string) => ratio.replaceAll(' ', '\u00a0');

const SAMPLES = '重みあたりのサンプル数 n/(md)';
const UNITS = 'ユニット数 m';
const RATE = '学習率 η';
const FACTORS = '学習率の倍率';

/** What the lesson says, by claim, world, measurement and figure. */
export const beyondKernel: typeof import('../../../lessons/04-beyond-kernel/words.ts').said = {
  claims: {
    boundary: ({ inputs, widths, ratio }) => ({
      statement: `d = ${inputs} 入力では、ステップが小さくても大きくても、${widths.join(' または ')} ユニットのネットワークのほぼすべてが、√(md) の 4〜6 倍にあたる n = ${ratio} md 個のランダムラベルにフィットします。`,
      source: OURS,
      expected: `n/(md) = ${ratio} で、どちらのステップの大きさでも、ネットワークの 90% 以上`,
    }),
    'beyond-lazy': (inputs) => ({
      statement:
        '小さいステップでは、半数のネットワークがフィットするラベル数は、md と同じく m に比例して増えます。√(md) は m の平方根でしか増えません。',
      source: OURS,
      expected: `m = ${inputs} 以上で、幅の指数が 0.85〜1.15（√(md) なら 0.5）`,
    }),
    dimension: {
      statement:
        '隠れ層の重みの数を md = 400 に固定すると、ステップが小さくても大きくても、入力が多くユニットが少ないほうが、同じ数のランダムラベルに少ないステップでフィットします。',
      source: OWN_FINDING,
      expected:
        'どちらの学習率でも、n = 0.1 md 個のラベルにフィットするまでのステップ数が、d が 2 倍になるごとに 3 分の 1 以下',
    },
    'smaller-steps': ({ ratio, small, large }) => ({
      statement:
        '大きいステップは境界を下げます。同じステップ数でも、それぞれを 3 分の 1 の大きさにすると、大きいステップではフィットしないラベルにフィットします。',
      source: OWN_FINDING,
      expected: `n/(md) = ${ratio} で、学習率 ${small} ではネットワークの 75% 以上、${large} では 25% 以下`,
    }),
    moves: (ratio) => ({
      statement: `n = ${ratio} md 個のラベルにフィットするとき、ネットワークは lazy からほど遠いところにあります。ステップが小さくても大きくても、重みは大きく動き、多くのゲートが反転します。`,
      source: TWO_RATES,
      expected: 'どちらの学習率でも、隠れ層の重みが自分の長さの半分を超えて動き、ゲートの 10% より多くが反転',
    }),
    'twin-fits': (ratio) => ({
      statement: `lazy ツイン、すなわち開始時のネットワークの m(d + 1) 個の特徴による線形回帰も、n = ${ratio} md 個のラベルにフィットします。このためにカーネルレジームを超えたネットワークは要りません。`,
      source: 'ステップ 0 での線形化について n < md から従う（設定は独自）',
      expected: 'ツインの 80% 以上',
    }),
    'two-rates': (ratio) => ({
      statement: `小さいステップでは、2 つの学習率の比によらず、また読み出し層を学習させなくても、ネットワークは n = ${ratio} md 個のランダムラベルにフィットします。`,
      source: TWO_RATES,
      expected: `隠れ層と読み出し層の学習率の比が ${kept('1 : 100')} から ${kept('100 : 1')} までのどれでも、また ${kept('1 : 0')} でも、ネットワークの 80% 以上`,
    }),
    'two-rates-movement': {
      statement:
        'どちらの層が仕事をするかは、学習率の比で決まります。隠れ層が読み出し層の 100 倍速いときは、読み出し層が 100 倍速いときに比べて、隠れ層の重みは 5 倍を超えて動き、読み出し層の動きはずっと小さくなります。',
      source: TWO_RATES,
      expected: '隠れ層の重みの移動量が 5 倍以上、読み出し層の移動量が 10 分の 1 以下',
    },
    balance: {
      statement:
        '両方の層が動く間、小さいステップは、読み出しの重みの二乗と入力側の重みの二乗をそれぞれの学習率で割ったものの差を、ユニットごとに保ちます。',
      source: '勾配流と relu の斉次性から従う。2 つの学習率による学習は arXiv 2212.02323',
      expected: `学習率の比が ${kept('1 : 100')} から ${kept('100 : 1')} までのどれでも、バランスのずれが 0.02 以下`,
    },
    'one-sample': (mostErrors) => ({
      statement:
        '割合 (3/4 − p/4)ᵐ のネットワークは、1 個のサンプルに決してフィットしません。p は、ユニットが符号を変えられる確率です。',
      source: ONE_SAMPLE.source,
      expected: ONE_SAMPLE.expected(mostErrors),
    }),
    'one-sample-rates': (mostErrors) => ({
      statement:
        '何個のユニットが符号を変えられるかは、2 つの学習率の比で決まります。読み出し層が 16 倍速ければ失敗するネットワークは減り、読み出し層を学習させなければ増えます。その数は式のとおりです。',
      source: ONE_SAMPLE.source,
      expected: ONE_SAMPLE.expected(mostErrors),
    }),
  },
  worlds: {
    rate: (rate) => `学習率 ${rate}`,
    rates: (ratio) => `学習率の比 ${kept(ratio)}`,
    readoutAlone: '両方の層の代わりに読み出し層だけを学習',
    readoutRegression: '読み出し層だけを学習（m 個の特徴による線形回帰）',
    largeSteps: '3 倍大きいステップ',
    smoothLabels: 'ランダムラベルの代わりに線形教師のラベル',
    lazy: 'lazy なネットワーク（γ₀ = 0.02）',
    hiddenStays: '学習させない隠れ層',
    bothFaster: '別の比の代わりに、両方とも 3 倍の学習率',
    tanh: 'relu の代わりに tanh',
    noTurn: '学習させない読み出し層（符号を変えるユニットがない）',
    tanhUnits: 'オフになることのない tanh のユニット',
  },
  measured: {
    shares: (shares) =>
      shares
        .map(({ count, networks, name, steps }) => `${name} で ${networks} 個中 ${count} 個（T = ${steps} ステップ）`)
        .join('、\n'),
    exponent: (exponent, steps) => `指数 ${exponent}（T = ${steps} ステップ）`,
    stepsByRate: (byRate, inputs) =>
      `d = ${inputs.join('、')} のとき、\n${byRate.map(({ rate, steps }) => `学習率 ${rate} で ${steps.join('、')} ステップ`).join('、\n')}`,
    twoRates: ([small, large], steps) =>
      `学習率 ${small.rate} で ${small.networks} 個中 ${small.count} 個、${large.rate} で ${large.networks} 個中 ${large.count} 個（T = ${steps} ステップ）`,
    moves: (cells) =>
      cells.map(({ rate, move, flips }) => `学習率 ${rate} で移動量 ${move}、反転したゲート ${flips}`).join('、\n'),
    twins: ({ count, networks }, steps) => `ツイン ${networks} 個中 ${count} 個（T = ${steps} ステップ）`,
    sharesByRates: (shares) =>
      shares.map(({ count, networks, ratio }) => `${kept(ratio)} で ${networks} 個中 ${count} 個`).join('、'),
    layersMove: (hidden, readout) => `移動量は隠れ層の重みで ${hidden}、読み出し層で ${readout}`,
    drifts: (drifts) => `ずれは ${drifts.map(({ drift, ratio }) => `${kept(ratio)} で ${drift}`).join('、')}`,
    failures: ({ off, count, networks, expected, width, name }) =>
      `最大で標準誤差の ${off} 倍：${width === null ? 'すべての m' : `m = ${width}`}、${name} で、予想 ${expected} 個に対し ${networks} 個中 ${count} 個`,
  },
  figures: {
    phase: (inputs, rate) => ({
      title: '小さいステップでランダムラベルにフィットするネットワーク',
      caption: `d = ${inputs} 入力、学習率 ${rate} で、m ユニットのネットワークのうち n 個のサンプルにフィットするものの割合。10 ユニット以上では、境界は md の約 4 分の 3 のところで変わりません。下側の曲線は n = √(md) です。最も幅の狭いネットワークは早くから失敗します。助けてくれるユニットのないサンプルがあるからです。`,
      axisNames: [UNITS, SAMPLES],
    }),
    'large-steps': (rate) => ({
      title: '3 倍大きいステップで同じもの',
      caption: `学習率は ${rate} で、学習時間は同じ、つまりステップ数は 3 分の 1 です。境界は低くなり、md に対する割合は幅とともに下がります。`,
      axisNames: [UNITS, SAMPLES],
    }),
    rate: (units, steps) => ({
      title: '小さいステップほど先へ進む',
      caption: `${units} ユニットのネットワークのうちフィットするものの割合。臨界学習率を単位とする 3 つの学習率で、それぞれ ${steps} ステップです。`,
      axisNames: [SAMPLES, RATE],
    }),
    dimension: {
      title: '同じ数の重みを別の形に分ける',
      caption:
        'n = 40 個のラベルにフィットするまでのステップ数（ネットワークの中央値）。md は一貫して 400 で、左端は 5 入力の 80 ユニット、右端は 20 入力の 20 ユニットです。ステップを 3 分の 1 の大きさにすると、ステップ数は 3 倍になります。',
      axisNames: ['入力数 d', RATE],
      yLabel: 'フィットするまでのステップ数',
    },
    gates: (units) => ({
      title: `${units} ユニットの学習中に反転するゲート`,
      caption:
        'ユニットとサンプルの組ごとのゲートのうち、状態がステップ 0 と異なるものの割合。線は n/(md) ごとに 1 本です。lazy なネットワークなら、ほぼすべてのゲートが元のままです。',
      axisNames: [SAMPLES],
      yLabel: '反転したゲートの割合',
    }),
    layers: (units) => ({
      title: '2 つの学習率でフィットするネットワーク',
      caption: `${units} ユニットのネットワークのうちフィットするものの割合を、隠れ層と読み出し層の学習率の倍率ごとに示します。0,1 では読み出し層だけ、1,0 では隠れ層だけが学習します。`,
      axisNames: [FACTORS, SAMPLES],
    }),
    'layers-movement': {
      title: '隠れ層の重みは、速いほど多くの仕事をする',
      caption:
        'ラベルにフィットしたとき、または学習が終わったときの、隠れ層の重みの開始時に対する移動量。隠れ層が速くなる右側ほど、またラベルが多いほど大きくなります。',
      axisNames: [FACTORS, SAMPLES],
      valueLabel: '隠れ層の重みの移動量',
    },
    'one-sample': {
      title: '1 個のサンプルにフィットするネットワーク',
      caption:
        '失敗の割合は 2 つの値の間にあります。サンプルの見えるユニットがない 2⁻ᵐ と、正しい符号で見えるユニットがない (3/4)ᵐ です。入力が少ないほど、多くのユニットが符号を変えられます。',
      axisNames: [UNITS, '入力数 d'],
    },
    'one-sample-rates': (inputs) => ({
      title: '2 つの学習率で同じもの',
      caption: `d = ${inputs} 入力で、隠れ層と読み出し層の学習率の倍率の組ごとに 1 本の線です。読み出し層を学習させなければ、どのユニットも符号を変えられません。読み出し層が速ければ、ほぼすべてのユニットが変えられます。`,
      axisNames: [UNITS, FACTORS],
    }),
  },
  shareThatFits: 'フィットする割合',
  gateFlips: 'ゲートの反転',
};
