import { countText } from '../number-text.ts';

const LIST = new Intl.ListFormat('ja');

/** The phrases for allowed values of a configuration, a link or a control; each is a noun phrase. */
export const config: typeof import('../en/config.ts').config = {
  number: (min, max) => `${min} から ${max} までの数`,
  wholeNumber: (min, max) => `${min} から ${max} までの整数`,
  numbers: (least, most, min, max) =>
    `${min} から ${max} までの数を ${least === most ? least : `${least}〜${most}`} 個並べたリスト`,
  flag: 'true または false',
  oneOf: (options) => `${LIST.format(options)} のいずれか`,
  someOf: (options) => `${LIST.format(options)} のいくつか（コンマ区切り）`,
  layerOf: (all, most) => `${LIST.format(all)}、または 1 から ${most} の層`,
  charts: (charts, displays) =>
    `図（${LIST.format(charts)}）、ピリオド、表示（${LIST.format(displays)}）の組（コンマ区切り）`,
  tooDeep: (most) => `リストやオブジェクトが ${most} 段より深く入れ子になっています`,
  object: '設定のオブジェクト',
  required: '省略できないので、値を加えてください',
  noSuchKey: 'このキーはないので、取り除いてください',
  version: '1（これ以外のバージョンはありません）',
  evenWidth: '偶数（対称なネットワークは 2 つの半分からできています）',
  triple: 'プリセット "custom" では 3 つの指数（入力、隠れ、出力）、ほかのプリセットでは指定なし',
  batch: (min, max) => `"full"、または ${min} から ${max} までの整数`,
  crossEntropy: 'このタスクでは "mse"（交差エントロピーには one-hot のクラスが必要です）',
  noIntegrableAdam:
    'スケーリング "ip" には adam の学習率がありません。ほかのスケーリングか最適化手法を選んでください。',
  exponentsMissing: 'プリセット "custom" には scaling.b と scaling.c が必要です（指数を 3 つずつ）。',
  integrableAdam: 'adam では "ip" 以外のスケーリング（"ip" には adam の学習率が定義されていません）',
  speeds: '最適化手法 "slo" では重みの層ごとに 1 つの速度（深さ + 1 個の数）、ほかの手法では指定なし',
  residualNeedsBp: '学習則 "bp" 以外では "none"（スキップ接続を通して誤差を送るのは誤差逆伝播だけです）',
  hiddenStates: '学習則 "pc"、"tp"、"dtp" では 1 以上（隠れ状態を動かす学習則のため）',
  symmetricNeedsLayers: '深さ 0 では false（線形モデルには二つの半分がありません）',
  pcNeedsPc: '学習則 "pc" では予測符号化の設定、ほかの学習則では指定なし',
  tpNeedsTp: '学習則 "tp" か "dtp" ではターゲット伝播の設定、ほかの学習則では指定なし',
  noRichness: '学習則 "pc"、"tp"、"dtp" では 1（エネルギーやターゲットにリッチネスはありません）',
  noCentring: '学習則 "pc"、"tp"、"dtp" では false（エネルギーやターゲットに中心化はありません）',
  criticalUnit: 'adam と slo では "absolute"（臨界学習率があるのは sgd と momentum のステップだけです）',
  pcGbar: '学習則 "pc" では、スケーリングが "mup" でないかぎり 0',
  sampleIndex: (samples) => `0 から ${samples - 1} までの整数（訓練サンプルは ${samples} 個で、0 から数えます）`,
  batchSize: (size) => `最初のバッチと同じ ${size} サンプル`,
  batchSamples: (most) => `1 個以上 ${countText(most)} 個以下のサンプルのリスト`,
  batches: (most) => `1〜${countText(most)} 個のバッチのリスト（各バッチはサンプルのリスト）`,
  measuredSteps: (most, last) => `${countText(most)} 個以下のステップのリスト（0 から ${last} までの整数）`,
  layerLr: '重みの層ごとに 1 つの係数（深さ + 1 個の数）',
  digest: '16 桁の 16 進数（開いたデータのダイジェスト）',
  fileName: (most) => `${most} 文字以下のファイル名`,
  digitClasses: '"all"、または "3-7" のような異なる 2 つの数字',
  side: '14 または 28',
  priorTargets: '入力より少ない数の目標値（予測する入力を 1 つ残すため）',
  priorRank: '層のユニット数以下の目標値（それより狭いネットワークでは当てはめられません）',
  priorOutputs: '目標値 y があるときは 1（事後分布が知られているのは 1 出力の場合です）',
  problem: (key, found, allowed, nearest) => {
    if (allowed === config.noSuchKey)
      return `${key}（値 ${found}）というキーは、ラボにありません。${nearest === null ? '' : `${nearest} と書くか、`}取り除いてください。`;
    if (allowed === config.required) return `${key} がありません。省略できないので、値を加えてください。`;
    return `${key} の値は ${found} です。許される値：${allowed}。`;
  },
  longList: (start, entries) => `${start}（要素 ${countText(entries)} 個のリスト）`,
  moreProblems: (count) => `このような問題がほかに ${countText(count)} 件あります。`,
  missing: '未指定',
  whole: '設定ファイル全体',
};

/** Why settings that clash can't stand together, by the phrase for what is allowed. */
const CLASHES: ReadonlyMap<string, string> = new Map([
  [config.evenWidth, '対称なネットワークは 2 つの半分からできているため'],
  [config.triple, 'スケーリング "custom" には固有の指数が必要で、ほかのスケーリングにはないため'],
  [config.crossEntropy, '交差エントロピーには one-hot のクラスをもつタスクが必要なため'],
  [config.integrableAdam, 'スケーリング "ip" には Adam の学習率がないため'],
  [config.speeds, '最適化手法 "slo" は重みの層ごと（深さ + 1）に速度を取り、ほかの手法に速度はないため'],
  [config.residualNeedsBp, '残差ネットワークを訓練できるのは誤差逆伝播だけのため'],
  [config.hiddenStates, 'この学習則は隠れ状態を動かしますが、隠れ層がないため'],
  [config.symmetricNeedsLayers, '線形モデルには二つの半分がないため'],
  [config.pcNeedsPc, 'この設定は予測符号化だけのものであるため'],
  [config.tpNeedsTp, 'この設定はターゲット伝播だけのものであるため'],
  [config.criticalUnit, '臨界学習率があるのは SGD とモメンタムだけであるため'],
  [config.pcGbar, '予測符号化でこの指数があるのはスケーリング "mup" のときだけであるため'],
  [config.layerLr, '係数は重みの層ごと（深さ + 1）に 1 つであるため'],
  [config.priorTargets, '予測する入力を 1 つ残すため、目標値は入力より少ない必要があるため'],
  [config.priorRank, '層には目標値の数以上のユニットが必要なため'],
  [config.priorOutputs, 'データ y があるときは、事後分布が知られている 1 出力に限られるため'],
]);

/** The things that rules with energies or targets lack, by the phrase for what is allowed. */
const LACKING: ReadonlyMap<string, string> = new Map([
  [config.noRichness, 'リッチネス'],
  [config.noCentring, '出力の中心化'],
]);
const LACKING_RULES: Readonly<Partial<Record<string, string>>> = {
  pc: '予測符号化',
  tp: 'ターゲット伝播',
  dtp: '差分ターゲット伝播',
};

/** The sentences about a link that could not be taken as it is. A setting is named by its label and its key. */
export const link: typeof import('../en/config.ts').link = {
  task: 'タスク',
  named: (label, key) => `「${label}」（${key}）`,
  unknownLesson: (id) => `レッスン "${id}" はありません。一覧から選んでください。`,
  unknownKey: (key, nearest) =>
    `リンクにある "${key}" はこのラボにない設定なので、無視しました${nearest === null ? '' : `（"${nearest}" ならあります）`}。`,
  otherView: {
    training: (name) => `${name}は無視しました。学習の実行にこの設定はありません。`,
    prior: (name) => `${name}は無視しました。事前分布にこの設定はありません。`,
  },
  onlyTraining: (key) => `"${key}" は無視しました。2 つのネットワークを比較するのは学習の画面だけです。`,
  sameOnBoth: (name) => `${name}は左側と同じ値なので、まだ違いは出ません。`,
  noComparison: 'リンクの右側に有効な設定が残らなかったので、2 つではなく 1 つのネットワークを開きました。',
  repeated: (name, last) => `リンクに${name}が 2 回以上あります。最後の値 ${last} を使います。`,
  unreadable: (part) => `リンクの一部 "${part}" は読み取れないので、無視しました。`,
  newerVersion: (version, newest) =>
    `リンクのバージョンは "${version}" ですが、このラボが読めるのはバージョン ${newest} までなので、バージョン ${newest} として読みました。`,
  replaced: (name, found, allowed, used) => `${name}を ${found} ではなく ${used} にしました。許される値：${allowed}。`,
  leftOut: (name, found, allowed) =>
    `${name} = ${found} を取り除きました${allowed === config.noSuchKey ? '（この設定はありません）。' : `。許される値：${allowed}。`}`,
  changed: (name, change, to, why) =>
    `${to.length > 0 ? `${LIST.format(to)} に合わせて、` : ''}${name}を${change}（${why}）。`,
  changes: {
    leftOut: '取り除きました',
    switched: (isOn) => (isOn ? 'オンにしました' : 'オフにしました'),
    set: (used, found) => `${found === null ? '' : ` ${found} ではなく`} ${used} にしました`,
  },
  why: (allowed, at, rule) => {
    const lacking = LACKING.get(allowed);
    if (lacking) return `${LACKING_RULES[rule] ?? '予測符号化とターゲット伝播'}に${lacking}はないため`;
    return CLASHES.get(allowed) ?? `${at.length > 0 ? `${LIST.format(at)} に` : ''}許される値：${allowed}`;
  },
  notInTask: (task) => `タスク「${task}」にこの設定はありません`,
  noEffect: (name, why) => `${name}はここでは効果がありません（${why}）。`,
  unused: {
    'train.rho': 'フィードバックアライメントだけの設定です',
    'train.decayScale': '重み減衰がありません',
    'train.pc.gbar': 'スケーリング "mup" だけの設定です',
  },
  unusedSetting: 'ほかの設定がこれを使いません',
  noTwin: {
    rule: '誤差逆伝播法のときだけあります',
    optimizer: 'SGD とモメンタムのときだけあります',
    weightDecay: '重み減衰のあるネットワークにはありません',
  },
  noFit: '互いに合う設定',
  tooLong: (found, most) =>
    `リンクは ${countText(found)} 文字ありますが、ラボが読むのは ${countText(most)} 文字までなので、すべて無視しました。`,
  tooManyPairs: (found, most) =>
    `リンクは ${countText(found)} 個の部分からなりますが、ラボが読むのは ${most} 個までなので、すべて無視しました。`,
  more: (count) => `リンクにはこのような誤りがほかに ${countText(count)} 件あります。`,
  axis: '設定とその値（"train.lr:0.01,0.1" や "train.lr:log:0.01:1:5" など）',
  axisParts: {
    from: (allowed) => `最初の値として${allowed}`,
    to: (allowed) => `最後の値として${allowed}`,
    count: (allowed) => `値の個数として${allowed}`,
    scale: (allowed) => `間隔として${allowed}`,
  },
  lessonId: 'レッスンの名前（"alignment" など）',
};
