/** What stands behind the verdicts on a scaling, when one is pressed, and the rate of a schedule; loaded late. */
export const scalingReasons: typeof import('../en/scaling-reasons.ts').scalingReasons = {
  rateNow: (factor, rate) => `現在は × ${factor}: η = ${rate}`,
  rateOfSide: (rate) => `η = ${rate}`,
  verdict: {
    about:
      '幅 n を無限大にするとき、このスケーリングで勾配降下法がどう振る舞うかを、表の指数 a, b, c から読み取ったものです（Yang と Hu、2021）。特徴は n^−r の大きさで動きます。r = 0 ではどの幅でも同じだけ動きます（特徴学習）。r > 0 では動きがしだいに小さくなり、ネットワークはカーネル法になります（カーネルレジーム）。',
    failing: {
      unstable: '幅とともに限りなく大きくなるものがあるので、不安定です：',
      trivial: '極限でネットワークを何も通らないので、自明です：',
    },
    frozen: '極限で出力がまったく動かないので、自明です。',
    grows: {
      inputInit: 'ステップ 0 での第 1 層の活性化前の値（入力層の a + b が 0 より小さい）',
      hiddenInit: 'ステップ 0 でのほかの隠れ層の活性化前の値（a + b が ½ より小さい）',
      outputInit: 'ステップ 0 での出力（出力層の a + b が ½ より小さい）',
      featureMove: '特徴の動き（r が 0 より小さい）',
      outputMove: '読み出し層による出力の動き（出力層の 2a + c が 1 より小さい）',
      outputFeatureMove: '特徴の動きによる出力の動き（出力層の a + b と r の和が 1 より小さい）',
    },
    vanishes: {
      inputInit: 'ステップ 0 で第 1 層の活性化前の値が消える（入力層の a + b が 0 より大きい）',
      hiddenInit: 'ステップ 0 でほかの隠れ層の活性化前の値が消える（a + b が ½ より大きい）',
    },
  },
  decaySlip: {
    about:
      '重み減衰に、幅の係数を含んだ各層の学習率が掛かっています。層ごとに学習率をもつ単純な AdamW で起こりがちな誤りです。λ の意味が幅ごとに変わるので、小さなネットワークで最適な λ は大きなネットワークに合いません。この幅で 1 ステップが取り去る重みの割合：',
    layer: (role, share, due) => `${role}層で ${share}（本来は ${due}）`,
    atBase: '基準幅では違いはありません。',
    remedy: 'ステップごとの減衰を「どの幅でも同じ」にしてください。',
  },
};
