/** The words of the lesson on scaling and deep features. */

/** What the lesson says, by claim, world, measurement and figure. */
export const deepMup: typeof import('../../../lessons/02-deep-mup/words.ts').said = {
  source: 'arXiv 2503.09565（設定は独自）',
  statements: {
    'move-lazy': 'SP と NTP では、ネットワークの幅が広がるほど、特徴が動かなくなります。',
    'move-mup': 'μP では、特徴はどの幅でも同じだけ動きます。',
    'collapse-ip': 'IP では、学習が始まる前に特徴が失われています。第 3 層の特徴は 1/n のように小さくなります。',
    'joint-mup': 'μP では、学習前と学習後の特徴は、どの幅でも互いに線形独立なままです。',
    'joint-lazy': 'SP と NTP では、学習後の特徴が学習前の特徴に一致していきます。',
    'joint-ip': '特徴が小さくなる IP では、独立性はさらに速く、1/n² のように失われます。',
    'joint-relu': 'relu でも、μP では学習前と学習後の特徴が独立なままです。',
    'still-independent':
      'μP では、学習の終了時の特徴は、幅の広いネットワークでも狭いネットワークでも同じくらい互いに独立です。',
    fitted: 'μP の学習は、どの幅でも、どの抽出からでも、訓練誤差 0 に収束します。',
  },
  expected: {
    slope: (theory, within) => `傾きは、幅が無限大の極限で ${theory}、これらの幅ではそれとの差が ${within} 未満`,
    loss: (share) => `どのネットワークでも、損失が最初の値の ${share} 倍未満`,
  },
  worlds: {
    relu: (scaling) => `relu の ${scaling}`,
    inPlaceOfMup: (scaling) => `μP の代わりに ${scaling}`,
    mup: 'SP と NTP の代わりに μP',
    ipWithRelu: 'tanh の μP の代わりに relu の IP',
    secondLayer: '第 3 層の代わりに第 2 層',
    relus: 'tanh の代わりに relu',
  },
  measured: {
    slopes: (slopes) => `傾き ${slopes.map(({ slope, networks }) => `${slope}（${networks}）`).join('、')}`,
    loss: (share) => `最初の損失の ${share} 倍以下`,
  },
  figures: {
    movement: {
      title: '幅に対する特徴の移動量',
      caption:
        '学習の終了時の、最後の隠れ層の移動量。SP と NTP では幅とともに小さくなり、μP では変わりません。IP で上がるのは、小さくなる特徴で割っているからにすぎません。',
      yLabel: '特徴の移動量',
    },
    joint: {
      title: '学習前と学習後の特徴は独立か',
      caption:
        'tanh のネットワークの、ステップ 0 と終了時の特徴を合わせたグラム行列の最小固有値。ネットワークの幅が広がるとき、0 に近づかないのは μP だけです。',
      yLabel: '結合した最小固有値',
    },
    'joint-relu': {
      title: 'relu のネットワークで同じもの',
      caption: 'NTP と μP では、傾きは tanh と同じです。IP では、線は NTP より上にあり、NTP より速くは下がりません。',
      yLabel: '結合した最小固有値',
    },
  },
};
