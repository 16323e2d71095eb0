/** The words of the panel with the list of runs, which is loaded late. */
export const runsPanel: typeof import('../en/runs-panel.ts').runsPanel = {
  title: '履歴',
  close: '履歴を閉じる',
  about: 'ピン留めした実行は、現在の実行と並べてグラフに描かれます。',
  kept: (runs, size) =>
    `ブラウザは最後の ${runs} 件の実行と、ピン留めした実行や名前を付けた実行をすべて保存します。曲線と各時点の保存は合計 ${size} までで、古い実行の時点から先に、次にその曲線が消えます。ピン留めした実行と名前を付けた実行のものは最後まで残ります。`,
  full: (runs, size) =>
    runs === 0
      ? 'ブラウザに空きがないので、この一覧の変更は再読み込みすると失われます。'
      : `ブラウザに空きがないので、${runs} 件の実行の曲線（${size}）は再読み込みすると失われます。設定と結果は残ります。`,
  toGo: (runs, size) =>
    runs === 0
      ? '曲線を消せる古い実行はありません。保存したスイープか手元のデータを削除してください。'
      : `最も古い ${runs} 件の実行の時点か曲線（${size}）を消すか、実行、保存したスイープ、手元のデータを削除すると空きができます。`,
  makeRoom: '消して空ける',
  empty: '実行は、次の実行に入れ替わるか終わると、ここに入ります。',
  clear: 'すべて削除',
  more: (count) => `ほかの ${count} 件を表示`,
  common: '共通の設定',
  commonLabel: 'すべての実行に共通の設定を表示',
  undo: '元に戻す',
  columns: { run: '実行', steps: 'ステップ', seconds: '時間（s）', regime: 'レジーム' },
  task: 'タスク',
  meanOf: (measure) => `${measure}：最後のステップでの層の平均`,
  lastOf: (measure) => `最後のステップでの${measure}`,
  sortBy: (column) => `${column}で並べ替え`,
  nameOf: '実行の名前',
  beside: (name) => `比較相手：${name}`,
  failed: '途中で停止',
  pin: (name) => `「${name}」をピン留め`,
  hide: (name) => `「${name}」をグラフから隠す`,
  show: '表示',
  showOf: (name) => `「${name}」を表示`,
  compare: '比較',
  compareWith: (name) => `「${name}」と比較`,
  use: '使う',
  useOf: (name) => `「${name}」の設定を使う`,
  useLastOf: (name) => `「${name}」の設定を、最後の学習率で使う`,
  remove: (name) => `「${name}」を削除`,
};
