/** The words of the lesson on learning without backpropagation. */

const PAPER = 'arXiv 2411.02001（設定は独自）';
const WORKED_OUT = '本文で導出（設定は独自）';
const octaves = (below: number, above: number) =>
  `どの幅でも、標準誤差の 2 倍を含めて、最も幅の狭いネットワークの値からの低下が ${below} オクターブ未満、上昇が ${above} オクターブ未満`;
const power = (sunk: string) => `幅のべきの指数が、標準誤差の 2 倍を含めて ${sunk} より小さい`;

/** What the lesson says, by claim, world, measurement and figure. */
export const localLearning: typeof import('../../../lessons/05-local-learning/words.ts').said = {
  claims: {
    'pc-transfer': (below, above) => ({
      statement:
        'γₒᵤₜ ~ n の μP では、ネットワークの幅が広がっても、予測符号化の最適な学習率の変化は半オクターブ以内です。',
      source: PAPER,
      expected: octaves(below, above),
    }),
    'pc-drift': (sunk) => ({
      statement: 'SP では、予測符号化の最適な学習率は幅のべきで下がります。',
      source: PAPER,
      expected: power(sunk),
    }),
    'tp-transfer': (below, above) => ({
      statement:
        'μP では、ネットワークの幅が広がっても、ターゲット伝播の最適な学習率は下がらず、上昇は 1 オクターブ未満です。',
      source: PAPER,
      expected: octaves(below, above),
    }),
    'tp-drift': (sunk) => ({
      statement: 'SP では、ターゲット伝播の最適な学習率は幅のべきで下がります。',
      source: PAPER,
      expected: power(sunk),
    }),
    'pc-shrinking': (sinks) => ({
      statement:
        'γₒᵤₜ が変わらない μP では、C が小さくなる間、つまり基準幅からその 4 倍まで、予測符号化の最適な学習率が下がります。',
      source: WORKED_OUT,
      expected: `幅 256 での値が、幅 64 より、標準誤差の 2 倍を含めて ${sinks} オクターブ以上低い`,
    }),
    'one-sweep': (rounding) => ({
      statement: '予測を固定すれば、推論の 1 回の掃引は誤差逆伝播法と同じです。',
      source: WORKED_OUT,
      expected: `どの幅のどの層でも、コサインが ${rounding} 以内で 1`,
    }),
    'moving-sweep': (far) => ({
      statement: '予測が動く 1 回の掃引は、どの幅でも別のものです。',
      source: WORKED_OUT,
      expected: `どの幅でも、第 2 層と第 3 層のコサインが ${far} 未満`,
    }),
    'becomes-gradient': {
      statement:
        '損失がエネルギーの中で重みを保つとき、平衡での予測符号化は、ネットワークの幅が広がると誤差逆伝播法になります。',
      source: PAPER,
      expected: '1 − コサインが 1/n またはそれより速く小さくなる：どの層でも傾きが −1 未満',
    },
    between: ({ value, margin }) => ({
      statement:
        '線形ネットワークの誤差は、勾配の誤差とガウス・ニュートン法の誤差の間の、C/(1 + C) のところにあります。γₒᵤₜ ~ n では、どの幅でも 4 分の 3 のところです。',
      source: WORKED_OUT,
      expected: `どの幅でも、第 1 層で、角度の ${value} から ${margin} 以内`,
    }),
    persists: (flat, kept) => ({
      statement:
        '損失の重みが幅とともに大きくなるとき、1 出力の予測符号化は誤差逆伝播法になりません。読み出し層のずれが残ります。',
      source: '本ラボの発見',
      expected: `読み出し層の 1 − コサインの傾きが ±${flat} 以内、かつ最大の幅での値が ${kept} より大きい。どちらも標準誤差の 2 倍を含む（C が原因なら傾きは −1）`,
    }),
    'moved-states': (exact, moved) => ({
      statement:
        '1 出力の線形ネットワークでは、C はただの数です。入力の動かない第 1 層は勾配と完全に同じになり、動いた状態から学習する読み出し層は同じになりません。',
      source: WORKED_OUT,
      expected: `どの幅でも、1 − コサインが第 1 層で ${exact} 未満、読み出し層で標準誤差の 2 倍を含めて ${moved} より大きい`,
    }),
    'omega-targets': (margin) => ({
      statement: 'ターゲット伝播は、読み出し層と無関係に特徴を動かします。ω は 2 分の 1 のままです。',
      source: PAPER,
      expected: `どの幅でも、最初のステップの後と終了時に、2 種類のどちらでも、ω が 1/2 から ${margin} 以内`,
    }),
    'omega-gradient': {
      statement: '誤差逆伝播法は、特徴を読み出し層に沿って動かします。ω は 2 分の 1 より大きく、幅とともに上がります。',
      source: PAPER,
      expected: '最初のステップの後の ω が、どの幅でも 0.6 より大きく、幅が広がるごとに上がる',
    },
    'no-kernel-regime': (slope) => ({
      statement: '誤差逆伝播法が lazy になるまさにそのスケーリングで、ターゲット伝播はどの幅でも特徴を動かします。',
      source: PAPER,
      expected: `特徴の移動量の傾きが ±${slope} 以内（理論では 0、誤差逆伝播法では −1/2）`,
    }),
  },
  worlds: {
    sp: 'μP の代わりに SP',
    pcMup: 'SP の代わりに γₒᵤₜ ~ n の μP',
    tpMup: 'SP の代わりに μP',
    kept: 'C の変わらない γₒᵤₜ ~ n',
    moving: '動く予測',
    atRest: '静止するまでの推論',
    grows: 'γₒᵤₜ ~ n',
    stays: '変わらない γₒᵤₜ',
    shrinks: '変わらない γₒᵤₜ（C が小さくなる）',
    tenOutputs: '10 出力（C は行列）',
    bp: '誤差逆伝播法',
    tp: 'ターゲット伝播',
  },
  measured: {
    octaves: (octaves) => `${octaves.join('、')} オクターブ`,
    power: (power) => `指数 ${power}`,
    slopeOrSteeper: (slope) => `傾き ${slope}、またはそれより急`,
    deviations: (deviations, slope) => `${deviations.join('、')}、傾き ${slope}`,
    layers: (first, readout) => `第 1 層で最大 ${first}、読み出し層で最小 ${readout}`,
    oneTo: (off) => `${off} 以内で 1`,
    downTo: (lowest) => `最低で ${lowest}`,
    atMost: (highest) => `最大で ${highest}`,
    range: (low, high) => `${low} から ${high} まで`,
    slopes: (slopes) => `傾き ${slopes.join('、')}`,
  },
  figures: {
    transfer: {
      title: 'γₒᵤₜ ~ n の μP による予測符号化：学習率に対する損失',
      caption:
        '数字での 30 ステップ。線は幅ごとに 1 本です。最低点は互いに半オクターブ以内にあり、最も幅の広い 2 つのネットワークでは重なっています。',
    },
    drift: {
      title: 'SP による予測符号化：学習率に対する損失',
      caption: '幅 64 では同じネットワークです。幅が広いほど最低点は左にあり、それより右では発散します。',
    },
    shrinking: {
      title: 'γₒᵤₜ が変わらない μP による予測符号化',
      caption:
        '幅 64 では、ここでも同じネットワークです。最低点は、C が 3 から 1 未満まで小さくなる間は左へ動き、その後はほとんど動きません。',
    },
    gradient: {
      title: '10 出力：平衡での予測符号化と誤差逆伝播法',
      caption:
        '読み出し層の向きのコサイン。損失の重みが変わらないとき（ḡ = 0）、予測符号化は誤差逆伝播法になります。幅とともに大きくなるとき（ḡ = −1）は、もっとゆっくり近づきます。',
    },
    'one-output': {
      title: '1 出力：ずれは残る',
      caption:
        '4 と 9 を 1 つの出力で見分けるネットワークで同じもの。損失の重みが幅とともに大きくなるとき（ḡ = −1）、予測符号化は誤差逆伝播法から遠いところで横ばいになります。',
    },
    movement: {
      title: '標準的な読み出し層のスケールでの特徴の移動量',
      caption:
        '32 ステップ後の、最後の隠れ層の移動量。ネットワークの幅が広がると、誤差逆伝播法は lazy になり、ターゲット伝播はなりません。',
      yLabel: '特徴の移動量',
    },
  },
  trainingLoss: '訓練損失',
  cosineWithGradient: '勾配とのコサイン',
};
