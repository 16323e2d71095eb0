/** The words of the lesson on feature learning as alignment. */

/** What the lesson says, by claim, world, measurement and figure. */
export const alignment: typeof import('../../../lessons/03-alignment/words.ts').said = {
  source: 'arXiv 2402.05271（設定は独自）',
  silentSource: 'arXiv 2111.00034（設定は独自）',
  claims: {
    'centred-is-high': {
      statement:
        '学習が第 2 層の重みに加えるものは、どの初期スケールでも、最初のステップから最後まで高いアライメントを持ちます。',
      expected: '4 つのスケールのそれぞれで、中心化アライメントの最低値が 0.7 以上',
    },
    'uncentred-rises': {
      statement: '初期重みが小さいほど、第 2 層のアライメントは中心化アライメントに近づきます。',
      expected: '両者の差が s とともに小さくなり、s = 1 で 0.4 より大きく、s = 1/8 で 0.05 未満',
    },
    'learned-share': {
      statement: '初期重みが小さいほど、第 2 層のアライメントのうち学習されたものの割合が大きくなります。',
      expected: '割合が、s が小さくなるにつれて大きくなり、s = 1 で 0.2 未満、s = 1/8 で 0.75 より大きい',
    },
    'test-loss': {
      statement:
        'この目標値では、小さい重みから始まり、そのためアライメントが高くなるネットワークほど、よく汎化します。',
      expected: 'テスト損失が s とともに下がり、s = 1/8 では s = 1 の半分未満',
    },
    'first-step': (spread, error) => ({
      statement:
        '最初のステップの後のアライメントは、その前にわかります。ステップ 0 での入力、残差、カーネルから決まるからです。',
      expected: `予測どうしの開きが ${spread} より大きく、すべてのネットワークの両方の隠れ層で、どの予測も ${error} 未満の誤差で当たる`,
    }),
    'slo-input': (raised) => ({
      statement: 'ほかの層より速く動く第 1 層では、アライメントが高くなります。',
      expected: `同じステップの長さをすべての層で均等に分けたときより、${raised} 以上高い`,
    }),
    'slo-hidden': (raised) => ({
      statement: 'ほかの層より速く動く第 2 層では、アライメントが高くなります。',
      expected: `同じステップの長さをすべての層で均等に分けたときより、${raised} 以上高い`,
    }),
    'slo-test-loss': (percent) => ({
      statement: 'ここでは、第 1 層を速くすると、同じ長さのステップをすべての層で分け合うより汎化もよくなります。',
      expected: `訓練損失が同じになったところで、テスト損失が ${percent}% を超えて低い`,
    }),
    digits: {
      statement: '数字でも、初期重みが小さければ、第 2 層のアライメントが高くなります。',
      expected: 'アライメントの上昇が、s = 1/8 で 0.6 より大きく、s = 1/2 で 0.1 未満',
    },
    'silent-alignment': (risen, fallen) => ({
      statement: '小さい重みから始めると、タンジェントカーネルは、損失が下がる前に目標値の方を向きます。',
      expected: `訓練損失が ${fallen}% 下がったところで、アライメントの上昇の ${risen}% より多くが済んでいる`,
    }),
    'silent-rank': (left, grown, fallen) => ({
      statement:
        '数字では、小さい重みから始めると、タンジェントカーネルはまず少数の方向に絞られます。損失が下がる間に、ほかの方向が加わります。',
      expected: `訓練損失が ${fallen}% 下がったところで、有効ランクがステップ 0 の ${left} 倍未満、終了時にはその ${grown} 倍より大きい`,
    }),
  },
  worlds: {
    lazy: 'lazy なネットワーク（γ₀ は 1 の代わりに 0.001）',
    largeSteps: '0.03 の代わりに 0.1 の学習率',
    probeStep: '全サンプルではなくプローブサンプルによるステップの予測',
    secondFast: '第 1 層の代わりに速い第 2 層',
    firstFast: '第 2 層の代わりに速い第 1 層',
    largeWeights: '小さい重みの代わりに大きい初期重み（s = 1）',
  },
  measured: {
    byScale: (values) => values.map(({ value, scale }) => `s = ${scale} で ${value}`).join('、'),
    lowest: (byScale) => `最低値は ${byScale}`,
    gap: (byScale) => `差は ${byScale}`,
    share: (byScale) => `割合は ${byScale}`,
    testLoss: (byScale) => `テスト損失は ${byScale}`,
    rise: (byScale) => `上昇は ${byScale}`,
    predictions: (low, high, off) => `予測は ${low} から ${high} まで、外れは最大で ${off}`,
    against: (fast, even) => `${even} に対して ${fast}`,
    risen: (share, start, end) => `${start} から ${end} までの上昇の ${share}`,
    ranks: (start, early, end) => `${start} から ${early} へ、終了時には ${end}`,
    testLossAgainst: (fast, even, level, change) =>
      `訓練損失 ${level} で、テスト損失は ${even} に対して ${fast}、変化は ${change}`,
  },
  figures: {
    rise: {
      title: '学習中の第 2 層のアライメント',
      caption:
        '中心化アライメントは、最大のスケールでも最小のスケールでも、最初のステップから高くなっています。中心化なしのアライメントは偶然で決まる値から始まり、初期重みが小さいときだけ、中心化アライメントまで上がります。',
    },
    'test-loss': {
      title: '初期スケールに対するテスト損失',
      caption:
        '同じ小さい訓練損失でのテスト損失。右から左へ初期重みが小さくなり、ネットワークは同じサンプルからより多くを学習します。',
      yLabel: 'テスト損失',
    },
    slo: {
      title: '3 通りの速度での第 1 層のアライメント',
      caption:
        '速度が等しいと、層のアライメントは終了時にも開始時とほぼ同じです。この層が速いとき（1, 0.1, 0.1）は高くなり、第 2 層が速いとき（0.1, 1, 0.1）は高くなりません。',
    },
    digits: {
      title: '3 と 7 での第 2 層のアライメント',
      caption:
        '中程度の重みから始めると、数字は学習されるのに、アライメントはほとんど上がりません。小さい重みから始めると上がります。',
    },
    silent: {
      title: 'タンジェントカーネルのアライメントと損失',
      caption:
        '小さい重み（s = 0.04）から始めると、損失がまだ開始時のままの間に、アライメントはほとんど上がりきります。大きい重み（s = 1）から始めると、損失がとうに下がっていても、カーネルの向きはほとんど変わりません。',
      yLabel: '損失の残りの割合、アライメント',
    },
    'silent-rank': {
      title: '3 と 7 でのタンジェントカーネルの有効ランク',
      caption:
        '小さい重みから始めると、カーネルは損失が下がる前に少数の方向に絞られ、下がる間にほかの方向が加わります。大きい重みから始めると、最初のステップから新しい方向が加わっていきます。',
    },
  },
  alignment: (layer) => `第 ${layer} 層のアライメント`,
  uncentred: '中心化なし',
  centred: '中心化',
  lossLeft: '開始時に対する訓練損失',
  kernelAlignment: 'カーネルと目標値のアライメント',
  kernelRank: 'タンジェントカーネルの有効ランク',
};
