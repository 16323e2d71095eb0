/** The words of the lesson on the edge of stability and the catapult. */

const EDGE = 'arXiv 2103.00065（設定は独自）';
const CATAPULT = 'arXiv 2003.02218（設定は独自）';
const between = (least: number, most: number) =>
  `ネットワークが、それ以下のどの学習率でもそうであるように、下りてくる最大の学習率が、平均で臨界学習率の ${least} 倍から ${most} 倍の間`;

/** What the lesson says, by claim, world, measurement and figure. */
export const edgeOfStability: typeof import('../../../lessons/09-edge-of-stability/words.ts').said = {
  claims: {
    sharpens: (within) => ({
      statement:
        '勾配降下法で学習する rich なネットワークは、安定性の境界までシャープネスが上がり、そこにとどまります。',
      source: EDGE,
      expected: `シャープネスが開始時に 0.5 未満で、1000 ステップの最後の 200 ステップの平均が 1 から ${within} 以内`,
    }),
    'lazy-stays': (stays) => ({
      statement: 'lazy なネットワークのシャープネスは、元のままです。',
      source: 'ステップ 0 での線形化の曲率が一定であることから従う',
      expected: `どのネットワークでも、測定したどのステップでも、最初の値からのずれが ${100 * stays}% 以内`,
    }),
    'every-rate': (within) => ({
      statement:
        'ネットワークがどれだけ鋭くなるかは、学習率が決めます。十分に大きいどの学習率でも、曲率は 2/η になります。',
      source: EDGE,
      expected: `どの学習率でも、1000 ステップの最後の 200 ステップでのシャープネスの平均が 1 から ${within} 以内`,
    }),
    'not-monotonic': (up) => ({
      statement: '境界では、損失はステップごとに上下しますが、それでも下がっていきます。',
      source: EDGE,
      expected: `最後の 40 ステップの ${100 * up}% より多くで上がり、最後の損失がステップ 500 での損失の 80% 未満`,
    }),
    momentum: (beta) => ({
      statement: 'モメンタムを使うと境界は 2(1 + β)/η にあり、ネットワークは同じ学習率で 2 倍近く鋭くなります。',
      source: EDGE,
      expected: `1000 ステップの最後の 200 ステップで、曲率が 2/η の 1.7 倍から 2.1 倍の間（1 + β = ${1 + beta}）`,
    }),
    catapult: (spike) => ({
      statement: '臨界学習率より上では、ほとんど lazy なネットワークの損失は爆発し、より平らな場所でまた下りてきます。',
      source: CATAPULT,
      expected: `どのネットワークでも、ピークが最初の損失の ${spike} 倍より大きく、最後の損失が最初の損失より小さく、シャープネスが 1 より上から 1 より下へ移る`,
    }),
    twin: {
      statement: '線形化したツインにはそれができず、発散します。',
      source: CATAPULT,
      expected: 'どの実行でも、ネットワークは最初の損失より下で終わり、ツインは最初の損失の 1000 倍より上で終わる',
    },
    window: (least, most) => ({
      statement: '浅い linear と relu のネットワークは、臨界学習率の約 2 倍までの学習率なら下りてきます。',
      source: CATAPULT,
      expected: between(least, most),
    }),
    widths: (least, most) => ({
      statement: '浅い relu のネットワークのこの範囲は、64 以上のどの幅でも同じです。',
      source: CATAPULT,
      expected: between(least, most),
    }),
    deep: (least, most) => ({
      statement: '隠れ層が 2 つや 3 つの relu のネットワークは、はるかに大きい学習率でも下りてきます。',
      source: CATAPULT,
      expected: between(least, most),
    }),
    heights: {
      statement: 'NTP では、スパイクの高さは幅に比例します。',
      source: CATAPULT,
      expected: '幅に対するピークの両対数軸での傾きが 0.8 から 1.2 の間',
    },
  },
  worlds: {
    lazy: 'γ₀ = 3 の代わりに 0.03',
    rich: 'γ₀ = 0.03 の代わりに 3',
    smallRate: '学習率 0.05',
    plain: 'モメンタムの代わりに通常の勾配降下法',
    beyond: '範囲を超えた学習率',
    below: '学習率 0.9',
    tanh: 'linear と relu の代わりに tanh',
    threeLayers: '1 つの代わりに 3 つの隠れ層',
    oneLayer: '2 つや 3 つの代わりに 1 つの隠れ層',
    mup: 'NTP の代わりに μP',
  },
  measured: {
    fromTo: (start, end) => `${start} から ${end} へ`,
    change: (change) => `変化は最大で ${change}`,
    byRate: (ends) => ends.map(({ rate, value }) => `学習率 ${rate} で ${value}`).join('、'),
    ups: (ups, left) => `ステップの ${ups} で上がり、ステップ 500 での損失の ${left} が残る`,
    curvature: (curvature) => `2/η の ${curvature} 倍`,
    thrown: (rates) =>
      rates
        .map(
          ({ rate, spike, down, of, sharpness }) =>
            `学習率 ${rate}：ピークは ${spike} 倍以上、${of} 個のうち ${down} 個が下りてくる、最後のシャープネスは ${sharpness} 以下`,
        )
        .join('\n'),
    twins: (lost, down, of) =>
      `${of} 個のツインのうち ${lost} 個が発散し、${of} 個のネットワークのうち ${down} 個が下りてくる`,
    ends: (ends) => ends.map(({ name, end }) => `${end}（${name}）`).join('、'),
  },
  rowName: (study, row) => (study === 'widths' ? `幅 ${row}` : study === 'deep' ? `隠れ層 ${row} つ` : String(row)),
  figures: {
    sharpness: {
      title: '学習中のシャープネス',
      caption:
        'rich なネットワークは 1 の境界まで上がり（モメンタムを使うとずっと早く）、そこにとどまります。lazy なネットワークの線は水平です。',
    },
    loss: {
      title: '同じネットワークの損失',
      caption:
        'rich なネットワークは、境界に達した後も、上下しながら学習を続けます。lazy なネットワークの損失はなめらかに下がり、同じ最適化手法どうしではより遅く下がります。',
    },
    catapult: {
      title: 'カタパルトとツイン',
      caption:
        '臨界学習率の 1.1 倍での損失。ネットワークとツインは一緒に爆発し、やがてネットワークは曲率が変わるほど遠くまで行きます。ネットワークは下りてきますが、ツインは図の外へ出ていきます。',
    },
    flatter: {
      title: '同じネットワークのシャープネス',
      caption:
        '臨界学習率より下では何も起こりません。上では、ネットワークはシャープネスが 1 を超える場所を離れます。学習率が大きいほど早く、遠くへ離れます。',
    },
    window: {
      title: '学習率に対する、500 ステップ後の損失',
      caption:
        '隠れ層が 1 つのネットワークの、最初の損失に対する割合。線は、半分より多くのネットワークが発散するところで終わります。最初に終わるのは tanh で、linear と relu は臨界学習率の 2 倍で終わります。',
    },
    deep: {
      title: 'より深い relu のネットワークでの同じ図',
      caption: 'より深いネットワークは、隠れ層が 1 つのネットワークがとうに発散している学習率でも下りてきます。',
    },
  },
  edge: '安定性の境界',
  sharpness: 'シャープネス',
  loss: '損失',
  network: 'ネットワーク',
  twin: 'lazy ツイン',
  lossLeft: '残っている損失',
  cells: {
    lazy: 'lazy',
    rich: 'rich',
    lazyMomentum: 'lazy、モメンタム',
    richMomentum: 'rich、モメンタム',
  },
  rate: '学習率（臨界学習率 = 1）',
  atRate: (rate) => `学習率 ${rate}`,
  activation: '活性化関数',
  hiddenLayers: '隠れ層の数',
};
