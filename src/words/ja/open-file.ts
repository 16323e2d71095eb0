/** The sentences about files that are opened; each names the file, says what is wrong, and what to do. */
export const openFile: typeof import('../en/open-file.ts').openFile = {
  pasted: '貼り付けたテキスト',
  several: (count) =>
    `ファイルが ${count} 個あります。1 つずつ開いてください。シャードのファイルは "npm run lab -- merge" でまとめられます。`,
  unreadable: (name, why) => `${name} を読めません（${why}）。もう一度試すか、コピーを使ってください。`,
  empty: (name) =>
    `${name} は空です。表（CSV）、NumPy の配列（.npz、.npy）、ラボが書き出したファイルのいずれかを選んでください。`,
  tooLarge: (name, size, most, kind) =>
    `${name} の大きさは ${size} ですが、ここで開ける${kind}は ${most} までです。小さくしてください。`,
  kinds: {
    json: ' JSON ファイル（スイープの画面にドロップするスイープの結果を除く）',
    link: 'リンク',
    arrays: '配列のファイル',
    table: '表',
  },
  notJson: (name, why) =>
    `${name} は完全な JSON ではありません（${why}）。ラボが書き出したままのファイルを使うか、その箇所を直してください。`,
  unknown: (name) =>
    `${name} はラボで開けるファイルではありません。実験、実行、スイープの結果の JSON、リンク、1 行に 1 サンプルの表（CSV）、NumPy の配列（.npz、.npy）のいずれかを選んでください。`,
  refused: (name, sentence) => `${name}：${sentence}`,
  members: (name, count) =>
    `${name} には ${count} 個のネットワークがあります。ページに表示する実行は 1 ファイルに 1 つなので、最初のものを表示します。`,
  run: {
    number: 'float32 で表せる数',
    count: '0 以上の整数',
    text: '1〜200 文字の文字列',
    list: 'リスト',
    object: 'オブジェクト',
    measure: '数、null、"Infinity"、"-Infinity" のいずれか',
    frames: (most) => `1〜${most} 個のフレームのリスト`,
    step: (before) => (before < 0 ? '0 以上の整数' : `直前のステップ ${before} より大きい整数`),
    snapshots: 'ステップ 0 と最後のステップの、2 個以下のリスト',
    perLayer: (layers) => `重みの層ごとに 1 つ、計 ${layers} 個のリスト`,
    shape: (rows, columns) => `設定どおり ${rows} 行、各行 ${columns} 個の数`,
    values: (count) => `設定どおり ${count} 個の数`,
    given: 'ページで作れるタスク（ケースの実行はコマンドラインで開きます）',
    asWritten: 'ラボがそこに書いた値',
  },
};
