/** The words of the lesson on grokking. */
const KUMAR = 'arXiv 2310.06110（設定は独自）';
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** What the lesson says, by claim, world, measurement and figure. */
export const grokking: typeof import('../../../lessons/12-grokking/words.ts').said = {
  claims: {
    delay: (least, few) => ({
      statement: 'ネットワークは訓練サンプルにフィットし、規則はずっと後に見つけます。',
      source: 'arXiv 2201.02177（設定は独自）',
      expected: `訓練損失の 10 分の 9 がなくなったとき、テストの正解率が ${percent(few)} 以下で、規則にはその ${least} 倍以上のステップがかかること`,
    }),
    scale: (few, most) => ({
      statement: 'rich な状態から始めるほど、サンプルにフィットした時点で規則がわかっています。',
      source: KUMAR,
      expected: `訓練損失の 10 分の 9 がなくなったときのテストの正解率が、γ₀ とともに ${percent(few)} 未満から ${percent(most)} 以上に上がること`,
    }),
    decay: (margin) => ({
      statement: '重み減衰が強いほど、規則は早く見つかります。',
      source: 'arXiv 2311.18817（設定は独自）',
      expected: `減衰に対するステップ数の両対数での傾きが −1 から ${margin} 以内`,
    }),
    plain: (found) => ({
      statement: 'rich な状態から始めれば、ふつうの勾配降下法は重み減衰なしで規則を見つけます。',
      source: 'arXiv 2301.02679（設定は独自）',
      expected: `最後に、テストの正解率が ${percent(found)} 以上`,
    }),
  },
  late: {
    'turns-late': (most) => ({
      statement: 'カーネルと特徴の向きが変わるのは、訓練損失が下がるより後です。',
      source: KUMAR,
      expected: `訓練損失の半分がなくなったとき、規則を見つけるまでの変化の ${percent(most)} 以下`,
    }),
    'aligns-late': (most) => ({
      statement: 'カーネルと特徴の、目標値とのアライメントも、遅れて上がります。',
      source: KUMAR,
      expected: `訓練損失の半分がなくなったとき、規則を見つけるまでの上昇の ${percent(most)} 以下`,
    }),
  },
  worlds: {
    rich: 'rich な状態からの開始（γ₀ = 100）',
    less: '100 の代わりに γ₀ = 2',
    right: '訓練サンプルがすべて正解になった時点',
    fitted: '訓練損失の 10 分の 9 がなくなるまでのステップ数',
  },
  measured: {
    delay: (fitted, right, found) =>
      `ステップ ${fitted} でフィット（テストの正解率 ${right}）、ステップ ${found} で規則`,
    notAll: (missing, all) => `${all} 個のネットワークのうち ${missing} 個が規則を見つけません`,
    share: (half, fitted) => `${half}、10 分の 9 がなくなったときは ${fitted}`,
    shares: (kernel, features) => [`カーネル ${kernel}`, `特徴 ${features}`].join('\n'),
    byRichness: (known) => known.map(([richness, right]) => `γ₀ = ${richness}：${right}`).join('、'),
    right: (right) => `正解率 ${right}`,
  },
  figures: {
    course: {
      title: 'まずサンプル、次に規則',
      caption:
        '重み減衰のあるネットワークの正解率。γ₀ = 2、学習率 0.04、減衰 0.003。ステップは対数軸です。最後の区間に、ほとんどの時間がかかっています。',
    },
    loss: {
      title: '損失で見た同じもの',
      caption: '訓練損失はすぐに下がります。テスト損失は、出力が 0 のときの値より上がってから、後で下がります。',
    },
    movement: {
      title: '内側で変わる向き',
      caption:
        'このネットワークのタンジェントカーネルと、隠れ層の特徴のカーネルの向きがどれだけ変わったか。訓練損失がほとんど変わらなくなっても、どちらも変わり続けます。',
    },
    alignment: {
      title: '特徴と目標値',
      caption: 'このネットワークの、特徴と目標値のアライメント。',
    },
    scale: {
      title: 'リッチネスごとのテスト正解率',
      caption: '重み減衰なし、学習率 0.0005。γ₀ = 16 のネットワークは、規則の一部を見つけて終わります。',
    },
    decay: {
      title: '重み減衰ごとのテスト正解率',
      caption: 'γ₀ = 4、学習率 0.04。減衰が 2 倍なら、ステップ数は半分です。',
    },
  },
  training: '訓練',
  test: 'テスト',
  right: '正解率',
  lossLabel: '損失',
  kernel: 'タンジェントカーネル',
  features: '特徴',
  turned: '1 − 開始時とのコサイン',
  aligned: 'アライメント（CKA）',
  atRichness: (richness) => `γ₀ = ${richness}`,
  atDecay: (decay) => `減衰 ${decay}`,
};
