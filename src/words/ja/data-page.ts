import { countText } from '../number-text.ts';
import { told } from './task-phrases.ts';

/** The words of the dialog in which a person opens data of their own. */
export const dataPage: typeof import('../en/data-page.ts').dataPage = {
  title: '手元のデータ',
  about:
    'データはこのブラウザの中にとどまります。実行へのリンクにはデータの名前だけが入り、データそのものは入りません。',
  close: '閉じる',
  pasted: '貼り付けた行',
  drop: 'ここにファイルをドロップして開く',
  invite: '表をここにドロップするか、行を貼り付けるか、ファイルを選んでください。',
  hint: '1 行に 1 サンプルの CSV か TSV、または NumPy の配列（x と y、任意で x_test と y_test を含む .npz、あるいは 1 つの .npy）。',
  choose: 'ファイルを選ぶ…',
  another: '別のファイル…',
  example: '例を開く：アヤメ',
  exampleHead: 'がく片の長さ,がく片の幅,花弁の長さ,花弁の幅,種',
  wanted: {
    ask: (file, sizes) =>
      `この実行には、このブラウザにないデータが必要です（${file === '' ? '' : `${file}、`}${sizes}）。同じファイルを同じ選択で開いてください。`,
    same: 'これがこの実行のデータです。',
    other: (found, asked) =>
      found === asked
        ? `数は同じ（${found}）ですが、同じデータではありません。数値、列の選び方、順序のいずれかが異なります。`
        : `同じデータではありません。これは${found}、実行のデータは${asked}です。`,
    begin: 'このデータで学習を始める',
    anew: 'それでもこのデータで学習',
  },
  settings: (changed) =>
    changed.length === 0
      ? '今の実行の設定はすべてそのままで、データだけが変わります。'
      : `今の実行の設定は、合うものはそのままです。このデータに合わせて変わる設定：${changed.join('、')}。`,
  reading: (file) => `${file} を読み込み中`,
  size: (rows, columns) => `${countText(rows)} 行、${countText(columns)} 列`,
  delimiter: 'セルの区切り',
  delimiters: { '\t': 'タブ', ';': 'セミコロン', '|': '縦棒', ',': 'カンマ' },
  decimal: '小数点',
  decimals: { '.': '1.5', ',': '1,5' },
  header: '最初の行は列名',
  preview: '最初の数行',
  unusable: { counts: '行番号のため', constant: '全行で同じ値のため', texts: '異なる文字列が多すぎるため' },
  ragged: 'この行は除かれます。セルが多すぎるか少なすぎます。',
  spread: (columns) =>
    `文字列の列は、文字列ごとに 1 つの入力になります（${columns
      .slice(0, 6)
      .map(({ name, inputs }) => `${name}：入力 ${countText(inputs)} 個`)
      .join('、')}${columns.length > 6 ? '…' : ''}）。`,
  few: (samples) =>
    `サンプルは ${countText(samples)} 個だけです。これほど少ないと、ほかのサンプルについてはほとんど何も言えません。`,
  kinds: { number: '数', text: '文字列' },
  roleOf: (column) => `${column} の役割`,
  roles: { input: '入力', target: '目標値', ignore: '使わない', split: '訓練 / テスト' },
  more: (columns) => `ほかの ${countText(columns)} 列を表示`,
  problems: '取り込めなかったもの',
  leftOut: (rows) => `除かれた行（${countText(rows)} 行）：`,
  moreProblems: (count) => `ほかの ${countText(count)} 件を表示`,
  targetAs: '目標値の種類',
  targets: { classes: 'クラス', numbers: '数' },
  testShare: 'テストの割合',
  seed: '分割のシード',
  standardize: '標準化',
  standardizeTitle:
    '入力（数の目標値があればそれも）を、訓練サンプル上で平均 0、分散 1 にします。ラボの学習率はそのような入力を前提にしています。',
  classes: (names) => `クラス：${told(names.slice(0, 8))}${names.length > 8 ? `、ほか ${names.length - 8} 個` : ''}。`,
  digest: (digest) => `ダイジェスト ${digest}。`,
  preparing: 'サンプルを準備中…',
  train: 'このデータで学習',
  kept: {
    title: 'このブラウザに保存されたデータ',
    why: {
      elsewhere: '別のタブが保存を担当しています。',
      forbidden: 'ブラウザはこのページのために何も保存しません。ページを閉じるとデータは失われます。',
      'no-table':
        'ブラウザに最後の表を保存する空きがありません。データは保存されていますが、再読み込みのあとで列の役割を変えるには、ファイルをもう一度開いてください。',
      full: 'ブラウザに空きがありません。ページを閉じると新しいデータは失われます。',
      newer:
        'このブラウザのデータは新しいバージョンのラボが保存したもので、このバージョンでは読めません。新しいバージョンを使うには、ページを再読み込みしてください。それまでのデータは、ページを閉じると失われます。',
    },
    noRoom: (size) =>
      `ブラウザに空きがないので、${size} のデータはページを閉じると失われます。ここでほかのデータを削除すると、自動で保存されます。保存したスイープや実行を削除しても空きができます。`,
    waits: '未保存',
    removed: (name) => `${name} を削除しました。`,
    undo: '元に戻す',
    train: '学習',
    taken: (targets, { classes, inputs, rows }) =>
      `目標値 ${told(targets.slice(0, 4))}${targets.length > 4 ? `、ほか ${targets.length - 4} 列` : ''}${classes === null ? '' : `（${countText(classes)} クラス）`}、入力 ${countText(inputs)} 個、${countText(rows)} 行`,
    at: (time) => `${time.toLocaleString('ja', { dateStyle: 'medium', timeStyle: 'medium' })} に保存`,
    ofTime: (name, at) => `${name}（${at}）`,
    roles: '列の役割…',
    rolesOf: (name) => `${name} を、列の役割とともにもう一度開く`,
    trainOn: (name) => `${name} で学習`,
    remove: (name) => `${name} を削除`,
  },
};
