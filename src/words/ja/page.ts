import { charts } from './page-charts.ts';

/** The words of the panel of all settings. */
const settings: (typeof import('../en/page.ts').page)['settings'] = {
  title: 'すべての設定',
  about:
    '設定を変えると実行が始め直されます。学習率とそのスケジュールは、学習中ならすぐに効きます。アドレスにすべてが保存されます。',
  automatic: (value) => `自動（${value}）`,
  reset: '既定値に戻す',
  sections: { task: 'タスク', network: 'ネットワーク', training: '学習', measures: '測定' },
  summaries: {
    batch: (batch) => `バッチ ${batch}`,
    fullBatch: 'フルバッチ',
    losses: { mse: '二乗誤差', ce: '交差エントロピー' },
    seed: (seed) => `シード ${seed}`,
  },
  fullBatch: 'フル',
  allSamples: 'すべて',
  speedOf: (layer) => `第 ${layer} 層の速度`,
  factorOf: (layer) => `第 ${layer} 層の学習率係数`,
};

/** The words of the page. */
export const page: typeof import('../en/page.ts').page = {
  settings,
  title: 'Lazy–Rich Lab',
  tagline: 'ネットワークは特徴を動かして学習するのか',
  skip: 'グラフへ移動',
  views: {
    label: '画面',
    names: { lesson: 'レッスン', training: '学習', sweep: 'スイープ', prior: '事前分布' },
  },
  keys: { space: 'スペース' },
  begin: { title: '実験例', about: 'どれも、すべての設定とともにラボで開きます。', close: '閉じる' },
  takeAway: '書き出し',
  share: '共有',
  drop: 'ファイルをドロップして開く',
  unknownBackend: (asked, known) =>
    `アドレスで指定された計算エンジン "${asked}" はないので、ラボが選びました。指定できるもの：${known.join('、')}。`,
  unknownThreads: (asked, most) =>
    `アドレスに "threads=${asked}" とあります。指定できるのは 1 から ${most} までの整数です。ラボはコアの数だけ使います。`,
  unknownCapture: (asked) =>
    `アドレスに "capture=${asked}" とあります。指定できるのは 1（ステップを一度記録して再生）か 0（演算を 1 つずつ実行）で、ラボは 1 としました。`,

  transport: {
    label: '実行',
    play: '再生',
    playOn: '再生：現在に戻って続ける',
    pause: '一時停止',
    step: '1 ステップ',
    reset: 'リセット：ステップ 0 から始め直す',
    redraw: '最初のネットワークから描き直す',
  },
  sides: {
    lazy: 'lazy',
    rich: 'rich',
    left: '左',
    right: '右',
    byDefault: '標準',
    fact: (name, value) => `${name} = ${value}`,
    more: '…',
    measured: '測定：',
    network: (name) => `ネットワーク、${name}`,
    region: (name, about) => (about ? `${name}：${about}` : name),
  },
  runs: {
    present: 'この実行',
    last: '前回の実行',
    lastNamed: (name) => `前回の実行：${name}`,
  },
  readout: {
    step: 'ステップ',
    of: (newest) => `/ ${newest}`,
    speed: (value) => `${value} ステップ/s`,
    phases: { opening: '開始中', running: '実行中', paused: '一時停止', done: '完了', failed: '停止' },
    fitting: 'RFM をフィット中',
    noData: 'データがありません',
    noPoint: '点がありません',
  },
  priorReadout: {
    networks: { before: 'ネットワーク ', after: ' 個' },
    phases: { opening: '開始中', running: '抽出中', paused: '一時停止', done: '完了', failed: '停止' },
  },
  backend: {
    opening: '準備中…',
    chosen: (isWasm, wasm, webgpu) =>
      `ここでは ${isWasm ? 'WebAssembly' : 'WebGPU'} のほうが高速です。このネットワークの 1 ステップは WebAssembly で約 ${wasm} ms、WebGPU で約 ${webgpu} ms かかります（1 日以内にこの端末で測定）。`,
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    label: (name) => `計算エンジン：${name}。選ばれた理由`,
    title: '計算エンジン',
    adapter: (adapter) => `グラフィックスアダプタ：${adapter}。`,
    uses: (memory) => `この実行は約 ${memory} のメモリを使います。`,
    local: 'すべてこのブラウザの中で計算され、どこにも送られません。',
    force:
      '計算エンジンを比べるには、アドレスに ?backend=webgpu、?backend=wasm、?backend=cpu のいずれかを加えてください。capture=0 を加えると演算を 1 つずつ実行し、遅くなります。',
  },
  link: {
    copy: 'この実験へのリンクをコピー',
    copied: 'リンクをコピーしました',
    failed: 'ブラウザがコピーを許可しませんでした。リンクはアドレスバーにあります',
  },
  theme: {
    label: '配色',
    system: '配色：システムに合わせる。ライトに変更',
    light: '配色：ライト。ダークに変更',
    dark: '配色：ダーク。システムに合わせる',
  },

  controls: '実験',
  sheet: { title: '設定', close: '設定を閉じる' },
  learned: 'ネットワークが学習した関数',
  exactValue: (label) => `${label}（数値で入力）`,
  explain: (label) => `説明：${label}`,
  criticalRate: {
    symbol: 'η',
    subscript: 'c',
    unit: '臨界学習率を単位として',
    tick: '臨界',
    about:
      '臨界学習率の何倍かで指定します。臨界学習率を超えると、線形化したネットワークの勾配降下法は発散します（二乗誤差）。交差エントロピーでは出力 0 から離れますが、収束することもあります。すべてのステップが全訓練サンプルを使う場合の値です。小さなバッチにはより低い固有の限界があり、実行中に示されます。',
    valueText: (value) => `臨界学習率の ${value} 倍`,
  },
  scaling: {
    presetTitles: {
      sp: '標準パラメータ化：普通に使われるもの。最適な学習率が幅とともにずれます。κ = 1 では幅の広いネットワークは lazy です。',
      ntp: 'NTK パラメータ化：幅の広いネットワークは lazy です。',
      mup: '最大更新パラメータ化：どの幅でも rich です。',
      ip: '可積分（平均場）パラメータ化：隠れ層が 1 層なら μP と同じです。それより深いと、開始時に特徴が消えます。',
      custom: '入力層、隠れ層、出力層の指数を自分で決めます。',
    },
    roles: ['入力', '隠れ', '出力'],
    exponents: '指数 b と c',
    exponentOf: (name, role) => `指数 ${name}、${role}層`,
  },
  richness: {
    lazy: 'lazy',
    rich: 'rich',
    valueText: (value) => `${value}。小さいと lazy、大きいと rich`,
  },
  summary: (parts) => parts.join(' · '),
  sentences: (all) => all.join(''),
  moreSettings: 'すべての設定',
  closeSettings: '設定を閉じる',

  help: 'ヘルプ：キーと説明',
  undo: { undo: '元に戻す', redo: 'やり直す' },
  comparison: {
    lazyRich: 'lazy | rich',
    noRichness: (rule) => `${rule}にはリッチネスがないので、lazy と rich のネットワークを比較できません。`,
    title: '比較…',
    about:
      'データ、初期重み、バッチが同じ 2 つのネットワークが、足並みをそろえて学習します。違いは 1 つの設定だけです。',
    setting: '設定',
    values: { left: '左の値', right: '右の値' },
    flags: { true: 'はい', false: 'いいえ' },
    compare: '比較する',
    end: '1 つに戻す',
    left: (name) => `左の${name}`,
    right: (name) => `右の${name}`,
    refused: {
      leftSide: (sentence) => `左側：${sentence}`,
      rightSide: (sentence) => `右側：${sentence}`,
    },
  },

  task: {
    label: 'タスク',
    none: 'データがありません。',
    figureTitle: 'タスク',
    pictureLabel: 'タスクのサンプルの例',
  },
  network: {
    title: 'ネットワーク',
    about:
      '各隠れ層は、特徴が開始時から動くにつれて色づきます。色はリッチネスのスライダと同じで、寒色が lazy、暖色が rich です。',
    pick: '層を選ぶと、その重みを詳しく見られます。',
    lost: (file) =>
      `${file} のネットワークは、ページを再読み込みすると失われます。ここの重みはランダムに初期化したもので、ステップ 0 にあります。元のネットワークに戻すには ${file} を開き直してください。このまま再生すると、初期化した重みで学習が始まります。`,
  },
  table: {
    title: 'スケーリング',
    about:
      '重みの層ごとの、初期重みの標準偏差、学習率、それと等価な abc パラメータ化の指数（乗数 n^−a、標準偏差 n^−b、学習率 n^−c）。',
    layer: '層',
    role: '役割',
    shape: '形',
    std: '初期 std',
    lr: '学習率',
    biasLr: 'バイアス学習率',
    abc: 'a, b, c',
    roles: { input: '入力', hidden: '隠れ', output: '出力' },
    layers: (first, last) => (first === last ? `${first}` : `${first}〜${last}`),
    scrollLabel: '各層のスケーリング',
    opening: '表は最初の実行とともに表示されます。',
    verdict: {
      label: (sentence) => `スケーリング：${sentence}。その意味`,
      regimes: {
        unstable: '不安定',
        trivial: '自明',
        kernel: 'カーネルレジーム',
        featureLearning: '特徴学習',
      },
      sentence: (regime, r) => `n → ∞ で${regime}、r = ${r}`,
    },
    decaySlip: {
      sentence: '減衰が幅に依存',
      label: '重み減衰が幅に依存。その意味',
    },
  },

  charts,

  failure: {
    title: '実行が停止しました',
    titled: (title) => `${title}：`,
    remedy: (setting, value) => `${setting} ${value} で始め直す`,
    goOn: (step) => `ステップ ${step} から続ける`,
    gpu: {
      again: 'GPU に問題が起きたため、開き直しました。実行は少し前の時点から続きます。',
      givenUp:
        'GPU に問題が起きたため、使うのをやめました。実行は少し前の時点から WebAssembly で続きます。そこから先は、末尾の桁が異なることがあります。GPU をもう一度使うには、ページを再読み込みしてください。',
    },
    reset: 'リセット',
    showControl: '設定を表示',
    openData: 'データを開く…',
  },
  data: { title: '手元のデータ', change: 'データ…' },
  brought: {
    label: 'タスクの設定',
    took: (settings) => `学習できる設定に変えました：${settings.join('、')}。`,
    mine: '元の設定のまま',
  },
  notices: {
    label: 'お知らせ',
    close: '閉じる',
    opened: (file) => `${file} を開きました。`,
    openedText: '貼り付けたものを開きました。',
    all: 'すべてのお知らせを表示',
  },
  late: {
    notLoaded: {
      title: (part) => `${part}を読み込めませんでした`,
      sentence:
        'ページのファイルが届きませんでした。ネットワーク接続がないか、ページを開いた後にラボが更新されています。失われたものはなく、実行は続いています。もう一度試してもだめなら、ページを再読み込みしてください。実験はアドレスに残りますが、実行は最初から始まります。',
    },
    failed: {
      title: (part) => `${part}で問題が起きました`,
      sentence:
        'ページのこの部分で問題が起きました。ほかに失われたものはなく、実行は続いています。もう一度試してもだめなら、ページを再読み込みしてください。実験はアドレスに残りますが、実行は最初から始まります。',
    },
    again: 'もう一度試す',
    loading: '読み込み中…',
    close: '閉じる',
    reload: 'ページを再読み込み',
    parts: {
      lesson: 'レッスンの画面',
      sweep: 'スイープの画面',
      prior: '事前分布の画面',
      inspector: '層の表示',
      settings: '設定のパネル',
      runs: '履歴',
      table: '表',
      drawing: '点の描画',
      network: '開いたネットワークの表示',
      dialog: '説明',
      figures: '図のメニュー',
      help: 'ヘルプ',
      present: 'プロジェクタ用の表示',
      tour: 'ツアー',
      embed: '埋め込まれたラボ',
    },
  },
  broken: {
    title: 'ページで問題が起きました',
    sentence: 'ページ自体に問題が起き、続けられません。実験はアドレスに残っているので、再読み込みすれば戻ります。',
    reload: '再読み込み',
    copy: '詳細をコピー',
    copied: '詳細をコピーしました',
  },
};
