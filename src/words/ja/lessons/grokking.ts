/** The words of the lesson on grokking. */
const KUMAR = 'arXiv 2310.06110（設定は独自）';
const GROMOV = 'arXiv 2301.02679（設定は独自）';
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** What the lesson says, by claim, world, measurement and figure. */
export const grokking: typeof import('../../../lessons/12-grokking/words.ts').said = {
  claims: {
    delay: (least, chance) => ({
      statement: 'ネットワークは、訓練サンプルにフィットしてからずっと後に規則を見つけます。',
      source: GROMOV,
      expected: `ステップ数が ${least} 倍以上で、訓練サンプルにフィットした時点でテストの正答率が ${percent(chance)} 以下`,
    }),
    plain: (fitted, found) => ({
      statement: 'rich な状態から始めれば、ふつうの勾配降下法は重み減衰なしで規則を見つけます。',
      source: GROMOV,
      expected: `最後に、訓練の正答率が ${percent(fitted)}、テストの正答率が ${percent(found)} 以上`,
    }),
  },
  late: {
    'lazy-first': (most) => ({
      statement: '訓練サンプルにフィットするまで学習は lazy で、カーネルと特徴の向きが変わるのはその後です。',
      source: KUMAR,
      expected: `規則を見つけるまでの変化のうち、その時点までが ${percent(most)} 以下`,
    }),
    'aligns-late': (most) => ({
      statement: 'カーネルと特徴が目標値にそろうのも、後になってからです。',
      source: KUMAR,
      expected: `規則を見つけるまでの上昇のうち、その時点までが ${percent(most)} 以下`,
    }),
  },
  inverse: {
    scale: (margin) => ({
      statement: '開始時の出力の大きさ 1/γ₀ が小さいほど、規則は早く見つかります。',
      source: KUMAR,
      expected: `1 ステップの減衰を同じにしたとき、γ₀ に対するステップ数の両対数での傾きが −1 から ${margin} 以内`,
    }),
    decay: (margin) => ({
      statement: '重み減衰が強いほど、規則は早く見つかります。',
      source: KUMAR,
      expected: `減衰に対するステップ数の両対数での傾きが −1 から ${margin} 以内`,
    }),
  },
  worlds: {
    rich: 'rich な状態からの開始',
    lazy: 'より lazy な状態からの開始',
    fitted: '訓練サンプルにフィットするまでのステップ数',
  },
  measured: {
    delay: (fitted, found, right) =>
      `ステップ ${fitted} でフィット（テストの正答率 ${right}）、ステップ ${found} で規則`,
    notAll: (missing, all) =>
      `${all} 個のネットワークのうち ${missing} 個が、規則を見つけないか、フィットより後ではありません`,
    shares: (kernel, features) => `カーネル ${kernel}、特徴 ${features}`,
    accuracies: (trained, tested) => `訓練 ${trained}、テスト ${tested}`,
  },
  figures: {
    course: {
      title: 'まずサンプル、次に規則',
      caption:
        '重み減衰のあるネットワークの正答率。ステップは対数軸です。短い休みに見えるところに、ほとんどの時間がかかっています。',
    },
    movement: {
      title: '内側で動くもの',
      caption:
        'タンジェントカーネルの向きと、隠れ層の特徴のカーネルの向きがどれだけ変わったか。訓練サンプルにフィットするまで、どちらもほとんど動きません。',
    },
    alignment: {
      title: '特徴と目標値',
      caption: '特徴と目標値のアライメント。はじめに少し下がり、規則が見つかるにつれて上がります。',
    },
    rich: {
      title: 'rich な状態からの開始',
      caption: '同じネットワークを γ₀ = 64、重み減衰なしで学習したもの。規則はサンプルのすぐ後に見つかります。',
    },
    scale: {
      title: 'リッチネスごとのテストの正答率',
      caption: '1 ステップの減衰は同じです。2 倍 rich なら、規則は 2 倍早く見つかります。',
    },
    decay: {
      title: '重み減衰ごとのテストの正答率',
      caption: 'γ₀ = 4。減衰が 2 倍なら、ステップ数は半分です。',
    },
  },
  accuracy: '訓練',
  testAccuracy: 'テスト',
  right: '正答率',
  kernel: 'タンジェントカーネル',
  features: '特徴',
  turned: '1 − 開始時とのコサイン',
  aligned: 'アライメント（CKA）',
  atRichness: (richness) => `γ₀ = ${richness}`,
  atDecay: (decay) => `減衰 ${decay}`,
};
