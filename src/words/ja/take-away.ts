import { countText } from '../number-text.ts';

/** The words of the dialog "Take away", which is loaded late. */
export const takeAway: typeof import('../en/take-away.ts').takeAway = {
  title: '書き出し',
  close: '閉じる',
  of: (names) => (names.length > 1 ? `両方の実行：${names.join('、')}。` : `実行：${names[0]}。`),
  elsewhere: {
    sweep: 'スイープは、マップの上の「CSV」と「JSON」で保存します。ここにある実行と設定は「学習」の画面のものです。',
    prior:
      'ランダムなネットワークの数値は「表」で表示でき、ヒストグラムは横のボタンで保存します。ここにある実行と設定は「学習」の画面のものです。',
  },
  nothing: 'まだ何も学習していません。ファイルは実行の最初のステップから保存できます。',
  saved: (files) => `保存しました：${files.join('、')}。`,
  savedBut: (saved, notes) => [saved, ...notes].join(''),
  failed: (why) => `ファイルを作れませんでした（${why}）。失われたものはないので、もう一度試してください。`,
  fileName: 'run',
  both: 'comparison',
  ofSide: (side, rest) => (rest === '' ? side : `${side}：${rest}`),
  about: (parts) => parts.join(' · '),
  size: (size) => `約 ${size}`,
  button: (item, action) => `${item}：${action}`,
  numbers: {
    title: '数値',
    about: (rows) =>
      `すべての測定量の表（実行、ステップ、層、測定量、値の ${rows} 行）、または表計算ソフト向けの 1 ステップ 1 行の表`,
    action: 'CSV（整然データ）',
    byStep: 'CSV（1 ステップ 1 行）',
    byStepEnding: '-by-step',
  },
  run: {
    title: '実行',
    about: (isPair, hasWeights) =>
      `${isPair ? '両方の実行' : '実行'}の設定と測定量${hasWeights ? '、ステップ 0 と現在の重み' : ''}。このページで再び開けます`,
    withoutWeights: '重みなし：テキストには大きすぎるため、配列で保存してください',
    noWeights: '重みなし：この実行の重みは残っていません',
    action: 'JSON',
  },
  arrays: {
    title: '配列',
    about: (isPair) =>
      `ステップ 0 と表示中のステップの重み、データ、特徴、各層の NFM と AGOP（numpy.load 用${isPair ? '、片側ずつ 1 ファイル' : ''}）`,
    none: 'この実行の重みは残っていません。大きすぎるか、新しい実行に場所を譲ったためです',
    ofStep: (step) =>
      `重みが残っている最新のステップ ${countText(step)} のものです。現在のステップを保存するには、実行を一時停止してください。`,
    action: '.npz',
  },
  pytorch: {
    title: 'PyTorch',
    about: (isPair) =>
      `${isPair ? '各ネットワーク' : '同じネットワーク'}を PyTorch だけで学習し直すスクリプトと、そのデータ、初期重み、バッチ。2 つのファイルは同じフォルダに置いてください`,
    action: '.py と .npz',
  },
  experiment: {
    title: '実験',
    about: (isPair) =>
      `${isPair ? '両方のネットワークの' : ''}すべての設定。ここでも「npm run lab -- run --config」でも開けます`,
    action: 'JSON',
  },
  citation: {
    title: '引用',
    about: 'バージョン、日付、この実験へのリンクを含む BibTeX の文献情報',
    copy: 'コピー',
    copied: '引用をコピーしました。',
    notCopied: 'ブラウザがコピーを許可しませんでした。代わりに引用を保存してください。',
    save: 'BibTeX',
    fileName: 'lazy-rich-lab',
  },
  lacks: {
    weights: '実行の出発点となった重みは含みません。重みは配列（.npz）だけに入ります',
    rates: (rates) => `学習率は開始時のもの（途中で変更：${rates}）`,
    schedules: (changes) => `学習率スケジュールは開始時のもの（途中で変更：${changes.join('、')}）`,
    points: (steps) => `すべての点を含みます（最後の点はステップ ${steps[steps.length - 1]} で追加）`,
  },
  runs: {
    title: '履歴',
    about: (runs) => `実行の表（設定と結果、${runs} 行）`,
    none: '履歴はまだ空です',
    action: 'CSV',
    fileName: 'runs',
  },
  pictures: {
    title: '図',
    about: '各グラフと図のメニューから、論文やスライドに合う大きさの SVG と PNG で保存できます',
  },
  open: {
    title: '読み込み',
    about:
      'ページの好きなところにファイルをドロップするか、貼り付けるか、選んでください。保存したファイル、リンク、データの表（CSV）、NumPy の配列（.npz、.npy）、ネットワークの重みを開けます。',
    action: 'ファイルを開く',
  },
};
