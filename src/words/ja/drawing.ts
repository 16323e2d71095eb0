/** The words about points that a person draws. */
export const drawing: typeof import('../en/drawing.ts').drawing = {
  surface: {
    plane: '2 つのクラスの点を置く',
    line: '曲線の点を置く',
  },
  keys: '矢印キーでカーソルを動かし、Shift を押しながらだと細かく動きます。Enter で点を置き、Shift + Enter でもう一方のクラスの点を置きます。Backspace で最後の点を取り消します。',
  first: 'ここをクリック、ドラッグ、タップして、最初の点を置いてください。',
  tools: '点を描く',
  about: {
    plane: 'クリック、ドラッグ、タップで、このクラスの点を置きます。',
    line: 'クリック、ドラッグ、タップで、曲線の点を置きます。',
  },
  classes: { '-1': '−1', '1': '+1' },
  classLabel: (label) => `クラス ${label} の点を置く`,
  other: '右クリック：他方',
  aboutOther: '右ボタンか Shift で、もう一方のクラスの点を置きます。',
  takeBack: '最後の点を取り消す（Backspace）',
  list: {
    open: (count) => `${count}：一覧`,
    caption: '置いた点（新しい順）',
    point: '点',
    class: 'クラス',
    remove: (number) => `点 ${number} を消す`,
  },
  points: (count) => `${count} 点`,
  full: (most) =>
    `リンクに入る点は最大 ${most} 個で、ちょうどいっぱいです。新しい点を置くには、いくつか取り消してください。`,
  cursor: (x, y) => `x ${x}、y ${y}`,
  placed: (count, x, y, label) =>
    `${count} 個目の点を ${x}、${y} に置きました${label === null ? '' : `（クラス ${label}）`}`,
  takenBack: (count) => `取り消しました。残り ${count} 点`,
};
