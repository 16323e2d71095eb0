/** The words of the lesson on tests of a parametrization. */

const TRANSFER = 'arXiv 2203.03466（設定は独自）';
const BY_YANG_HU = 'arXiv 2011.14522（設定は独自）';
const BY_ORDERS = 'arXiv 2203.03466 にならい本文で導出';
const bestRateSlope = (slope: string) => `幅に対する最適な学習率の、両対数軸での傾きが ${slope}`;
const STAYS = bestRateSlope('−1/6〜1/6：この範囲で半オクターブ未満');
const FALLS = bestRateSlope('−2/3 未満：この範囲で 2 オクターブ以上');

/** What the lesson says, by claim, world, measurement and figure. */
export const coordinateCheck: typeof import('../../../lessons/07-coordinate-check/words.ts').said = {
  checks: {
    'sgd-mup': {
      statement: 'SGD の μP では、どの層もどの幅でも同じだけ変わります。',
      source: BY_YANG_HU,
    },
    'sgd-ntp': {
      statement: 'SGD の NTP では、出力は学習し、隠れ層は幅とともに動かなくなります。',
      source: BY_YANG_HU,
    },
    'sgd-sp': {
      statement: 'SGD の SP で学習率が 1 つなら、出力が幅とともに発散します。',
      source: BY_YANG_HU,
    },
    'adam-mup': {
      statement: 'Adam には固有の指数が必要です。それを使えば、μP はこのチェックにも合格します。',
      source: BY_ORDERS,
    },
    'adam-sp': {
      statement: 'Adam の SP では、隠れ層と出力が幅とともに発散します。',
      source: BY_ORDERS,
    },
    'by-hand': {
      statement: '手で書き下した μP は、チェックに合格します。',
      source: BY_ORDERS,
    },
    'slip-input': {
      statement: '第 1 層の指数の間違いは、その層に現れ、ほかには現れません。',
      source: BY_ORDERS,
    },
    'slip-readout': {
      statement: '読み出し層の指数の間違いは、出力に現れ、ほかには現れません。',
      source: BY_ORDERS,
    },
  },
  claims: {
    'transfer-sgd': {
      statement: 'SGD の μP では、幅が 8 倍になっても最適な学習率は変わりません。',
      source: TRANSFER,
      expected: STAYS,
    },
    'drift-sgd': {
      statement: 'SGD の SP では、幅が 8 倍になると最適な学習率が下がります。',
      source: TRANSFER,
      expected: FALLS,
    },
    'transfer-adam': {
      statement: 'Adam の μP では、幅が 8 倍になっても最適な学習率は変わりません。',
      source: TRANSFER,
      expected: STAYS,
    },
    'drift-adam': {
      statement: 'Adam の SP では、幅が 8 倍になると最適な学習率が下がります。',
      source: TRANSFER,
      expected: FALLS,
    },
    decay: {
      statement:
        'SGD の μP では、どの幅でも同じ割合を奪う重み減衰なら、幅の広いネットワークの損失は狭いネットワークと変わりません。',
      source: 'arXiv 2203.03466 にならう（設定は独自）',
      expected: '最大の幅での訓練損失が、基準幅での値の 0.8〜1.25 倍',
    },
  },
  expected: {
    slopes: ({ names, slopes, tolerance, steps }) =>
      `ステップ ${steps.join(' と ')} で、幅に対する ${names.join('、')} の傾きが ${slopes.join('、')}、それぞれ ± ${tolerance}`,
    range: (least, most) => `${least}〜${most}`,
  },
  worlds: {
    inPlaceOf: (other, scaling) => `${scaling} の代わりに ${other}`,
    ntpForSp: 'SP の代わりに、同じ重みで学習率の異なる NTP',
    exponentsOfSgd: (exponents) => `Adam の指数の代わりに SGD の指数 ${exponents}`,
    exponents: (other, right) => `指数 ${right} の代わりに ${other}`,
    wrongReadout: '第 1 層の代わりに読み出し層の指数の間違い',
    wrongInput: '読み出し層の代わりに第 1 層の指数の間違い',
    decayByRate: '各層の学習率による減衰',
  },
  measured: {
    slopes: (slopes, error) => `${slopes.join('、')}（誤差はそれぞれ ± ${error} 以下）`,
    bySteps: (steps) => steps.map(({ step, slopes }) => `ステップ ${step}：${slopes}`).join('、\n'),
    times: (ratio) => `${ratio} 倍`,
  },
  figures: {
    'check-sgd': {
      title: '座標チェック（SGD）',
      caption:
        '1 ステップで最後の隠れ層の活性化前の値がどれだけ動いたかを、幅に対して示します。水平なら正しく、μP は水平、NTP は傾き −1/2 で下がり、SP は傾き 1/2 で上がります。',
    },
    'check-adam': {
      title: '座標チェック（Adam）',
      caption: 'Adam で同じもの。今度は SP が傾き 1 で上がります。どの重みも、いくつあっても同じだけ動くからです。',
    },
    'adam-sp': {
      title: '学習率に対する損失（SP）',
      caption: 'Adam、50 ステップ。幅が 2 倍になるごとに、最適な学習率は小さくなり、元の学習率での損失は悪くなります。',
    },
    'adam-mup': {
      title: '学習率に対する損失（μP）',
      caption: 'μP での同じネットワーク。谷は上下に並び、最適な学習率までは幅が広いほどよくなります。',
    },
    decay: {
      title: '重み減衰のもとでの損失',
      caption:
        '重み減衰 λ = 0.5、μP の SGD で 100 ステップ後の訓練損失を、幅に対して示します。減衰に幅の因子がなければ、どの幅でも同じ意味になります。各層の学習率を使うと、第 1 層では n のように大きくなり、その層の学習したものを消してしまいます。',
    },
  },
  change: 'z の変化（最後の隠れ層）',
  trainingLoss: '訓練損失',
};
