/** The words of the inspector of a layer. */
export const inspector: typeof import('../en/inspector.ts').inspector = {
  close: '層の表示を閉じる',
  opening: '層の中を調べています…',
  stopped: '実行が停止しています。この層の中を見るには、実行を始め直してください。',
  layers: '層',
  layer: (layer) => `${layer}`,
  readout: '読み出し',
  layerName: (layer) => `第 ${layer} 層`,
  readoutName: '読み出し層',
  ofSide: (side) => `${side}：`,
  side: 'ネットワーク',
  shape: (fanOut, fanIn) => `${fanOut} × ${fanIn}`,
  step: (step) => `ステップ ${step}`,
  inFigure: (layer, step, isOfChange) => `${layer}、ステップ ${step}${isOfChange ? '、W − W₀ のみ' : ''}。`,
  of: {
    label: '表示する重み',
    weights: 'W',
    change: 'W − W₀',
    weightsTitle: '現在の重み',
    changeTitle: '学習された分：ステップ 0 からの重みの変化',
  },
  asTable: '表',
  asTableLabel: 'スペクトル：表で表示',

  matrices: {
    title: 'NFM と AGOP',
    titleWithMachine: 'NFM と AGOP と RFM',
    nfm: { title: 'NFM', formula: { weights: 'WᵀW', change: '(W − W₀)ᵀ(W − W₀)' } },
    agop: { title: 'AGOP', formula: { weights: 'WᵀKW', change: '(W − W₀)ᵀK(W − W₀)' } },
    machine: { title: 'RFM', formula: { weights: 'M', change: 'M' } },
    aboutMachine:
      'M は、再帰的特徴マシンがネットワークなしで同じデータから見つけたもの、つまりカーネルでフィットした関数自身の平均勾配外積です。',
    about:
      'ニューラル特徴行列（NFM）は層の重みがどの入力に反応するかを、平均勾配外積（AGOP）は出力がどの入力に敏感かを表します。K は、層の活性化前の値に関する出力 f の勾配の外積をプローブサンプルで平均したもので、f の係数 1/γ₀ を含みます。ニューラル特徴仮説によれば、2 つの行列は似てきます。',
    scale:
      '1 つのカラースケールで見られるように、各行列を対角成分の平均で割っています。大きさはトレースからわかります。',
    blocks: (block) => `各セルは ${block} × ${block} 要素の平均です。`,
    trace: (value) => `トレース ${value}`,
    label: (title, formula, trace, largest, mean) =>
      `${title}（${formula}）の行列：トレース ${trace}。対角成分の平均に対して、対角成分の最大は ${largest}、ほかのセルの大きさの平均は ${mean} です。`,
    scaleLabel: (limit) => `色の範囲は −${limit} から +${limit} まで。範囲の外は端の色`,
    zero: 'すべて 0：この重みは動いていません。',
  },

  eigenvalues: {
    title: '固有値',
    unit: 'トレースに占める割合',
    place: (rank) => `固有値 ${rank}`,
    about:
      '2 つの行列の固有値を大きい順に、トレースに占める割合で示します。最初が急なら、少数の方向が層を担っています。',
  },
  overlaps: {
    title: '固有空間の重なり',
    unit: '‖UₖᵀVₖ‖² / k',
    series: '重なり',
    chance: '偶然',
    place: (rank) => `k = ${rank}`,
    about:
      'NFM の最初の k 個の固有ベクトル U が張る空間と、AGOP の固有ベクトル V が張る空間の共通部分の大きさ。空間のなす角のコサインの二乗の平均です。1 なら同じ空間です。n 次元のランダムな空間では k/n（破線）になります。',
  },
  machine: {
    title: '特徴マシン',
    unit: '損失',
    axis: 'ラウンド',
    train: '訓練',
    test: 'テスト',
    place: (round) => `ラウンド ${round}`,
    about:
      'ラウンドごとの再帰的特徴マシンの損失。ラウンド 0 はラプラスカーネルで、すべての入力を同じように見ます。以後の各ラウンドは、直前にフィットした関数の勾配を通して入力を見ます。カーネルは何にでもフィットするので、訓練サンプルでの損失は最初からほぼ 0 です。',
  },
  diagonals: {
    title: '対角成分',
    unit: '平均に対する比',
    place: (index) => `入力 ${index}`,
    axis: '入力',
    about:
      '2 つの行列の対角成分を、それぞれの平均で割ったもの。層の各入力がどれだけ強く重み付けされているか（NFM）、出力が各入力にどれだけ敏感か（AGOP）を表します。',
  },
  singularValues: {
    title: '特異値',
    unit: 'σ',
    weights: 'W',
    change: 'W − W₀',
    place: (rank) => `特異値 ${rank}`,
    about:
      '重みと、ステップ 0 からの重みの変化の特異値（大きい順）。変化の少数の特異値がほかより大きく抜け出ていれば、重みは低ランクの動きをしています。つまり特徴が学習されました。',
  },
  features: {
    title: '特徴',
    about:
      'この層が入力から作るもの。サンプルを特徴の主な 2 方向で（現在とステップ 0）、平面のタスクの第 1 層ではユニットを入力重みで示します。ネットワークの横にあるのと同じ図です。',
  },
  preactivations: {
    title: '活性化前の値',
    readoutTitle: '出力',
    unit: 'z',
    density: '密度',
    now: '現在',
    start: 'ステップ 0',
    about:
      '全ユニット、全プローブサンプルにわたる、層の活性化前の値 z の分布（現在とステップ 0）。lazy なネットワークでは 2 つの分布が重なります。',
    readoutAbout:
      '全出力、全プローブサンプルにわたる、読み出し層の z の分布（現在とステップ 0）。z を中心化して γ₀ で割ると f になります。',
  },
  inference: {
    title: '推論',
    axis: '推論ステップ',
    unit: '開始時に対する比',
    place: (step) => `推論ステップ ${step}`,
    energy: 'エネルギー F',
    gap: '力',
    energyOf: (first, last) => `F ${first} → ${last}`,
    about:
      '重みが学習する前に、予測符号化の隠れ状態がプローブサンプル上でどのように落ち着くか。エネルギー F と、状態をまだ動かしている力 ‖dv/dt‖ を示します。平衡では力は 0 です。予測を固定した場合、F は下がるとは限りません。',
  },
  pictures: {
    title: '画像で表示',
    about:
      'この層の入力は画素なので、2 つの行列の対角成分と最初の固有ベクトルを画像で示します。対角成分は共通のカラースケールです。固有ベクトルはそれぞれ別のスケールで、符号に意味はありません。',
    diagonal: '対角成分',
    vector: (rank) => `v${'₁₂₃₄'[rank - 1] ?? rank}`,
    label: (matrix, what) => `${matrix}：${what}の画像`,
    figureName: (matrix, what) => `${matrix} ${what}`,
    vectorName: (rank) => `固有ベクトル ${rank}`,
  },
  rank: '順位',
  largest: (shown, total) => `${total} 個のうち大きい ${shown} 個`,
  summary: (title, parts) => `${title}：${parts.join('、')}。`,
  series: (name, first, last, count) => `${name}は ${count} 個の値で ${first} から ${last} まで`,
  noValues: (title) => `${title}：値はありません。`,
  table: {
    caption: (layer) => `${layer}のスペクトル`,
    machine: 'RFM の割合',
    nfm: 'NFM（割合）',
    agop: 'AGOP（割合）',
    weights: 'W の σ',
    change: 'W − W₀ の σ',
    overlap: '重なり',
    chance: '偶然',
  },
};
