/** The words about sweeps, on the page and on the command line. */
export const sweep: typeof import('../en/sweep.ts').sweep = {
  config: {
    setting: '実験の設定（"train.lr"、"net.width"、"scaling.gamma0" など）',
    noTasks: '"task.name" 以外の設定（タスクには固有の設定があるので、タスクごとにスイープを実行してください）',
    value: '数、語、true、false のいずれか',
    values: (most) => `1〜${most} 個の値のリスト（省略して from、to、count、scale を与えることもできます）`,
    distinct: '重複のない値',
    end: '数',
    logEnds: '端が 0 以下なら "linear"（"log" の端は 0 より大きい必要があります）',
    name: '短い文字列',
    axes: '1 つか 2 つの軸のリスト（各軸は {"setting", "values"} または {"setting", "from", "to", "count", "scale"}）',
    twice: '異なる 2 つの設定',
    given: 'タスクをラボが作る実験',
    seeds: 'より少ないシード、またはより小さい base.seed（最大のシードが大きすぎます）',
  },
  diverged: (step) => `ステップ ${step} までに発散しました。`,
  failedAgain: (times, sentence) => `${times} 回失敗しました。${sentence}`,
  mixed: (first, other) =>
    `最初のネットワークは ${first}、ほかは ${other} で学習したので、曲線の一致はおおよそのものです。`,
  notKept: {
    elsewhere:
      'このブラウザのスイープは、このページの別のタブが保存しています。このタブでも学習できますが、再読み込みすると失われます。JSON で保存するか、別のタブを閉じてからこのタブを再読み込みしてください。',
    forbidden:
      'プライベートウィンドウなどのため、ブラウザがページに保存を許可していないので、再読み込みするとスイープは失われます。JSON で保存してください。',
    full: 'ブラウザにスイープを保存する空きがないので、再読み込みすると新しい結果は失われます。JSON で保存してください。',
    newer:
      'このブラウザのスイープは新しいバージョンのラボが保存したもので、このバージョンでは読めません。新しいバージョンを使うには、ページを再読み込みしてください。それまでのスイープは、再読み込みすると失われます。',
  },
  keptOutdated: '前回のスイープは別のバージョンのラボで保存されたもので、読めなくなりました。',
};

/** The sentences about files with results of sweeps. */
export const sweepFile: typeof import('../en/sweep.ts').sweepFile = {
  notAResult: 'これはスイープの結果ではありません。"kind": "sweep" を含む、ラボが書き出したファイルを選んでください。',
  version: (version) =>
    `この結果の形式はバージョン ${version} ですが、このラボが読むのはバージョン 1 です。ファイルと同じくらい新しいラボで開いてください。`,
  damaged: (where) => `この結果は ${where} で壊れています。別のコピーを使うか、スイープを実行し直してください。`,
  badSweep: (problem) => `この結果のスイープを読めません。${problem}`,
  nothingToMerge: 'まとめる結果を 1 つ以上指定してください。',
  otherSweep: (first, other) =>
    `${first} と ${other} は別のスイープの結果です。まとめられるのは、同じスイープのファイルの結果だけです。`,
  otherBackend: (first, firstBackend, other, otherBackend) =>
    `${first} は ${firstBackend}、${other} は ${otherBackend} で学習したもので、丸めが異なります。すべてのシャードに同じ --backend を指定してください。`,
  otherRun: (first, other, cell, seed) =>
    `${first} と ${other} の両方にセル ${cell} の実行 ${seed} がありますが、内容が異なります。まとめられるのは、同じバージョンのラボと同じ種類のマシンの結果だけです。`,
};
