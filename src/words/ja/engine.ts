import { numberText } from '../number-text.ts';

/** Formats a number of a measurement. */
const short = (value: number) => numberText(value, 3);

/** The words of the engine about its backends and about runs that can't go on. */
export const engine: typeof import('../en/engine.ts').engine = {
  backendAsked: (name) => `指定により、${name} で計算しています。`,
  softwareAsked: (adapter) =>
    `指定により、WebGPU を ${adapter} で動かしています。これはソフトウェアなので、WebAssembly より遅くなります。`,
  realGpu: (adapter) => `WebGPU を GPU（${adapter}）で動かしています。`,
  noWebGpu: 'このブラウザに WebGPU のアダプタがないので、WebAssembly で計算しています。',
  softwareGpu: (adapter) =>
    `WebGPU のアダプタが遅いソフトウェア（${adapter}）だけなので、WebAssembly で計算しています。`,
  gpuFailed: (why) => `WebGPU を起動できなかったので（${why}）、WebAssembly で計算しています。`,
  plainJavaScript: (why) => `WebAssembly を起動できなかったので（${why}）、JavaScript だけでゆっくり計算しています。`,
  cannotOpen: (name, why) =>
    `バックエンド ${name} を起動できませんでした（${why}）。ほかのバックエンドを選ぶか、ラボに選ばせてください。`,
  notInitialized: 'tfjs が初期化に失敗しました',
  noAdapter: 'WebGPU のアダプタがありません',
  unnamedGpu: '名前のない GPU',
  deviceLost: (why) => `GPU との接続が失われました（${why}）。実験をリセットして、新しいデバイスで始めてください。`,
  gpuError: (why) =>
    `GPU がエラーを報告しました（${why}）。実験をリセットするか、より小さなネットワークを選んでください。`,
  notOnGpu: 'テンソルに値がなく、GPU 上の場所もありません。',
  threads: (most) =>
    `1 つのスレッドより速いときは、最大 ${most} 個のスレッドが 1 つのネットワークを一緒に学習します。数値はスレッドの数によりません。`,
  oneThread:
    '1 つのスレッドがネットワークを学習します。複数のスレッドを使うには、ほかのサイトとメモリを共有しないページであることが必要です。これはサーバの設定で可能になり、埋め込みでなければ 2 回目の訪問からは保存されたラボでも可能になります。',
  threadLost:
    'このネットワークを一緒に学習しているスレッドが応答しなくなりました。最後に保存されたステップから続けてください。',
  readsWhileRecording: 'テンソルを読み出す学習ステップは記録できません。',
  notRecordable: '学習ステップに、記録できない演算があります。',
  keepsTensors: '独自のテンソルを保持する学習ステップは記録できません。',
  sharedState: '状態のテンソルがほかのテンソルとメモリを共有しているため、その場で変更できません。',
  noKernels: '場所が指定されていません',
  withoutKernels: (why) =>
    `ラボの専用カーネルを読み込めませんでした（${why}）。カーネルなしではステップに数倍の時間がかかります。`,
  notFinite: '有限でない数',
  diverged: (step, loss, first) =>
    `学習が発散しました。ステップ ${step} までに損失が ${first} から ${loss} になりました。`,
  divergedAtStart: 'ステップ 0 での出力が有限でないため、このネットワークは学習できません。',
  catapult: ({ step, times, sharpness }, now, nowStep) =>
    `カタパルト：ステップ ${step} で損失は最初の値の ${short(times)} 倍になり、シャープネスは安定性の境界である 1 を超える ${short(sharpness)} でした。ネットワークは発散せず、シャープネスの低い場所に移り（ステップ ${nowStep} で ${short(now)}）、そこで学習を続けています。`,
  causes: {
    overflow: (gain, depth, better) =>
      `ゲイン ${gain} が ${depth} 層にわたって掛かり、信号がオーバーフローします。ゲインか深さを下げてください${better === null ? '。' : `（ゲイン ${better} なら最初の損失は普通の大きさです）。`}`,
    growth: (gain, depth, critical, better) =>
      `ゲイン ${gain} が ${depth} 層にわたって掛かり、信号と勾配が大きくなりすぎて、ラボが受け付けるどの学習率でも高すぎます（${critical === null ? '臨界学習率は小さすぎて求められません' : `臨界学習率は ${critical} です`}）。ゲインか深さを下げてください${better === null ? '。' : `（ゲイン ${better} ならこの学習率は臨界学習率を下回ります）。`}`,
    weightDecay: (share, factor) =>
      `重み減衰は 1 ステップで各重みの ${share} 倍を取り去ります（学習率 × 減衰）。勾配に関係なく、減衰だけでステップごとに重みが ${factor} 倍になります。減衰を弱くしてください。`,
    inference: (found) =>
      `重みが動く前に推論が発散しました。ステップ 0 の重みで、dt = ${found.dt} の推論 ${found.steps} ステップにより、下がるはずの${found.isEnergy ? 'エネルギー' : '力（最初に対する比）'}が ${found.first} から ${found.last} になりました。${found.better === null ? 'dt を小さくするか、推論のステップ数を減らすか、損失の重みを小さくしてください。' : `dt = ${found.better} なら下がります。`}`,
    aboveCritical: (lr, critical, ratio, isMse) =>
      `学習率 ${lr} は臨界学習率 ${critical} の ${ratio} 倍です。臨界学習率を超えると、ステップ 0 で線形化したネットワークのフルバッチ勾配降下法は${isMse ? '発散します' : '出力 0 で不安定になります'}。学習率を下げてください。`,
    smallBatches: (batch, lr, step, limit, share) =>
      `学習率 ${lr} は臨界学習率より低いのですが、臨界学習率はフルバッチの限界です。ステップ 0 で線形化し、同じサイズ ${batch} のバッチで学習させたネットワークも、ステップ ${step} までに発散します。このようなバッチには固有の限界があり、ここでは${share === null ? `臨界学習率の ${limit} まで下がります` : `${limit}（フルバッチの ${share} 倍）まで下がります`}。学習率を下げるか、バッチを大きくしてください。`,
    decayAndSharpness: (share, calm, step) =>
      `重み減衰と勾配が合わせて強すぎます。減衰は 1 ステップで各重みの ${share} 倍を取り去り、その半分がシャープネス（ステップ ${step} で ${calm}）に加わって、和が安定性の境界 1 を超えます。減衰を弱くするか、学習率を下げてください。`,
    sharpFromStart: (lr, start) =>
      `学習率 ${lr} は線形化したネットワークの臨界学習率より低いのですが、ネットワーク自体の曲率はより大きく、シャープネスはステップ 0 ですでに安定性の境界 1 を超える ${start} でした。学習率を下げてください。`,
    sharpened: (lr, start, calm, step) =>
      `ネットワークがシャープになりました。学習率 ${lr} でのシャープネスは、ステップ 0 で ${start}、損失が上がる直前のフレームであるステップ ${step} で ${calm} となり、安定性の境界 1 を超えました。学習率を下げてください。`,
    sharpnessBelow: (calm, step) =>
      `損失が上がる直前のフレームであるステップ ${step} で、シャープネスは安定性の境界 1 を下回る ${calm} でした。`,
    unknown: (lr, measured, calmer) =>
      `ラボが計算できる原因はどれも当てはまりませんでした。${measured ?? ''}${
        calmer
          ? `学習率 ${lr} の代わりに ${calmer.lr} で最初から試すと、${calmer.steps} ステップでは損失が上がりません。`
          : `まず ${lr} より低い学習率を試してください。`
      }`,
  },
  twinTooLarge: (numbers, most) =>
    `lazy ツインを省きました。ヤコビ行列に ${numbers} 個の数が必要ですが、${most} 個までしか扱えません。サンプルか出力を減らすか、幅を小さくすると使えます。`,
  infiniteTooLarge: (rows, columns, most) =>
    `無限幅ネットワークを省きました。カーネルの要素が ${rows} x ${columns} 個になりますが、${most} 個までしか扱えません。サンプルを減らすと使えます。`,
  infiniteNeedsDescent:
    '無限幅ネットワークを省きました。無限幅ネットワークは勾配降下法で学習します。表示するには、学習則 "bp" と sgd か momentum を選び、重み減衰をなくしてください。',
  infiniteOfOne:
    '無限幅ネットワークを省きました。これはアンサンブルではなく、1 つのネットワークと並べて学習させるものです。',
  infiniteWithout:
    '無限幅ネットワークを省きました。無限幅ネットワークには隠れ層があり、バイアスもスキップ接続も層ごとの学習率係数もありません。表示するには、これらを変えてください。',
  machineWithout:
    'ここには再帰的特徴マシンがありません。最小二乗でフィットするため、損失は二乗誤差でなければなりません。',
  machineTooLarge: (samples: number, most: number) =>
    `ここには再帰的特徴マシンがありません。訓練サンプル ${samples} 個のカーネルが必要ですが、${most} 個までしか扱えません。`,
  sharpnessWithout:
    'シャープネスを省きました。シャープネスが示すのは、学習則 "bp" と sgd か momentum がいつ発散するかだけで、ほかのステップについては何も言えません。表示するには、これらを選んでください。',
  batchLimit: (size, share) =>
    `臨界学習率は、全訓練サンプルを一度に使うステップのものです。${size === 1 ? '1 サンプルずつの' : `サイズ ${size} のバッチの`}ステップにはより低い固有の限界があり、その約 ${share} 倍です。`,
  arraysLeftOut: (names, most, together) =>
    `${names.join('、')} を省きました。1 つ ${most} MB を超える行列と、配列全体を ${together} MB より大きくする行列は入れません。重みとデータから計算してください。`,
  noCriticalRate: (seed) =>
    `シード ${seed} のネットワークには臨界学習率がありません。ステップ 0 でどの出力も重みに依存しないためです。train.lrUnit を "absolute" にするか、ほかのシードを選んでください。`,
  membersDiffer: (what) =>
    `アンサンブルのメンバーの ${what} が異なります。異なってよいのはシード、学習率、gamma0 と、重み減衰がないときのスケーリングだけです。`,
  shape: (inputs, outputs, classes) => `入力 ${inputs} 個、出力 ${outputs} 個、クラス ${classes ?? 0} 個`,
  doesNotFit: (needed, limit, backend, fits) =>
    `この実行には ${needed} が必要ですが、${backend} で使えるのは ${limit} です。${fits}。`,
  bufferDoesNotFit: (needed, limit, fits) =>
    `この実行には ${needed} のバッファが必要ですが、この GPU のバッファは 1 つ ${limit} までです。${fits}。`,
  backendNames: { wasm: 'WebAssembly', webgpu: 'WebGPU', cpu: 'ここの JavaScript' },
  wouldFit: (sizes) => `${sizes.join('、または')}なら収まります`,
  nothingFits: 'サンプルを減らしてください',
  sizes: {
    'net.width': (width) => `幅 ${width}`,
    'train.batch': (batch) => `サイズ ${batch} のバッチ`,
    members: (members) => `メンバー ${members} 個`,
  },
  buffers: {
    weights: 'ステップ 0 の重み、その変化、その和',
    biases: 'バイアス',
    optimizer: '最適化手法のメモリ',
    feedback: 'フィードバック',
    rates: '学習率',
    data: 'サンプルと目標値',
    initialOutputs: 'ステップ 0 の出力',
    references: 'プローブ集合でのステップ 0',
    calmWeights: '最後の安定したフレームの重み',
    twin: 'lazy ツイン',
    infinite: '無限幅ネットワーク',
    step: '記録されたステップと単独の数',
  },
  fromStep: {
    optimizer: (step, optimizer) =>
      `実行はステップ ${step} から続きますが、${optimizer} のメモリは保存されていないので新しく始まります。続く数ステップは、中断のない実行とわずかに異なります。`,
    feedback: (step) => `学習されたフィードバックは保存されていないので、ステップ ${step} から新しく学習します。`,
    twin: (step) =>
      `lazy ツインを省きました。lazy ツインはステップ 0 から学習しますが、この実行はステップ ${step} から続くものです。表示するには実行をリセットしてください。`,
    infinite: (step) =>
      `無限幅ネットワークを省きました。無限幅ネットワークはステップ 0 から学習しますが、この実行はステップ ${step} から続くものです。表示するには実行をリセットしてください。`,
  },
  startDiffers: (members) =>
    `続きの出発点となる重みが、${members === 1 ? '1 つのネットワーク' : `${members} 個のネットワーク`}の 1 つのステップのものではありません。`,
  checkpointDiffers: '保存された学習の途中経過がネットワークと合いません。実行を始め直してください。',
  noTrainingData: '訓練サンプルがありません。少なくとも 1 つ与えてください。',
  dataDiffers: (expected, found) => `設定が求めるのは${expected}ですが、データは${found}です。`,
  weights: '重み',
  biases: 'バイアス',
  feedback: 'フィードバック',
  matrixDiffers: (what, layer, expected, found) =>
    `与えられた第 ${layer} 層の${what}には ${found} 個の数がありますが、設定が求めるのは ${expected} 個です。`,
  noSuchSample: (index, samples) =>
    `train.batches にサンプル ${index} がありますが、サンプルは 0 から数えて ${samples} 個だけです。`,
  unequalBatches: 'train.batches のバッチの大きさがそろっていません。どのバッチにも同じ数のサンプルを入れてください。',
};

/** The sentences of the worker and its supervisor about failures. */
export const worker: typeof import('../en/engine.ts').worker = {
  config: (problems) => `この実験は実行できません。${problems}`,
  unreachable: (address, why) =>
    `ファイル ${address} を読み込めませんでした（${why}）。接続を確かめて始め直すか、ほかのタスクを選んでください。`,
  httpStatus: (status) => `サーバの応答 ${status}`,
  memory: (width, depth) =>
    `このデバイスには、幅 ${width}、深さ ${depth} に必要なメモリがありません。幅を小さくするか、サンプルを減らしてください。`,
  deviceLost: (why) => `GPU との接続が失われました（${why}）。実行を始め直すか、ほかの計算エンジンを選んでください。`,
  internal: (why) =>
    `ラボの内部で問題が起きました（${why}）。実行を始め直してください。繰り返し起きるときは報告してください。`,
  noReason: '理由は不明です',
  sentence: (reason) => `${reason}。`,
};

/** The sentences about workers themselves, which the page says of them. */
export const workerHost: typeof import('../en/engine.ts').workerHost = {
  silent: (seconds) =>
    `ワーカから ${seconds} 秒間応答がなかったため、終了させました。繰り返し起きるときは、ページを再読み込みしてください。`,
  notLoaded:
    '学習用のスクリプトを読み込めませんでした。ネットワーク接続がないか、ページを開いた後にラボが更新されています。実行をリセットしてもう一度試し、それでもだめならページを再読み込みしてください。',
  offline:
    'このページはオフラインで、これに必要なスクリプトがこのブラウザに保存されていません。ここまでの学習結果は残ります。ネットワークに接続してから、実行をリセットするか、スイープを再開して、もう一度試してください。',
  died: (why) => `ワーカが予期せず停止しました（${why}）。実行を始め直すか、ページを再読み込みしてください。`,
  garbled: 'メッセージを読み取れませんでした',
  noSpawn: (why) =>
    `このブラウザはワーカを起動できませんでした（${why}）。ラボにはモジュールワーカに対応したブラウザが必要です。`,
};
