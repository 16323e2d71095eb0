/** The words of the verdict on a run: lazy, in between or rich. */
export const regime: typeof import('../en/regime.ts').regime = {
  names: { lazy: 'lazy', between: '中間', rich: 'rich', unknown: '判定待ち', diverging: '発散中' },
  label: 'レジーム',
  evidence: {
    featureMove: (share) => `移動量 ${share}`,
    ntkChange: (share) => `カーネル ${share}`,
    kernelChange: (share) => `特徴カーネル ${share}`,
    twinGap: (share) => `ツインとの差 ${share}`,
  },
  noStart: { name: '判定なし', why: 'ステップ 0 の損失が不明です' },
  loss: (share) => `損失 ${share}`,
  together: (numbers) => numbers.join('、'),
  percent: (value) => `${value}%`,
  lessThan: (value) => `<\u00a0${value}`,
  hint: {
    label: '判定のしかた',
    rule: '現在の損失におけるネットワークについて判定します。3 つの問いにそれぞれ答えを出し、その中央値を取ります。答えが 2 つで食い違うときは「中間」とします。',
    questions: {
      twinGap: (lazy, rich) =>
        `関数は lazy ツインの関数から、目標値に比べてどれだけ離れていますか？${lazy} までは lazy、${rich} からは rich です。`,
      kernel: (tangent, features) =>
        `タンジェントカーネルはどれだけ変わりましたか？${tangent[0]} までは lazy、${tangent[1]} からは rich です。測定されていないときは特徴カーネルに同じことを問います（${features[0]} と ${features[1]}）。`,
      featureMove: (lazy, rich) =>
        `特徴は、最もよく動いた層でどれだけ動きましたか？${lazy} までは lazy、${rich} からは rich です。`,
    },
    wait: (share) =>
      `何も学習していないネットワークは動いていないので、訓練損失がステップ 0 の ${share} に下がるまで判定を待ちます。学習を続けるほど、ネットワークはさらに動きます。損失が開始時の 10 倍になったものは「発散中」とします。`,
    twin: 'lazy ツインとの差は、損失の「lazy ツイン」がオンのときに測定します。',
  },
};
