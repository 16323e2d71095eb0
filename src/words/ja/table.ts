import { countText } from '../number-text.ts';

const shape = (lengths: readonly number[]) => `[${lengths.join(', ')}]`;

/** Cuts a text of a cell for a sentence, and leaves out what can't be seen in it. */
const short = (text: string) => {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return seen.length > 30 ? `${seen.slice(0, 30)}…` : seen;
};

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

const ROW_LEFT_OUT = 'この行は除かれます。';

/** The words of reading tables: each refusal says where, what, and what to do. */
export const table: typeof import('../en/table.ts').table = {
  column: (place) => `列 ${place}`,
  empty: (file) => `${file} に行がありません。1 行に 1 サンプルのファイルを選んでください。`,
  foreign: {
    workbook: (file) =>
      `${file} は Excel のブックです。CSV として保存するか、セルをコピーしてここに貼り付けてください。`,
    objects: (file) =>
      `${file} は Python のオブジェクト（torch.save、pickle）を含み、プログラムを実行する恐れがあるため開きません。numpy.savez で、重みを W1、b1、W2、… として、またはデータを x と y として保存してください。`,
    pdf: (file) =>
      `${file} は PDF で、ラボは PDF から表を取り出せません。セルをコピーするか、CSV として保存してください。`,
    picture: (file) =>
      `${file} は画像です。ラボが開くのは、表（CSV）、NumPy の配列（.npz、.npy）、ラボが書き出したファイルです。`,
    packed: (file) => `${file} は圧縮されています。展開して、中のファイルを開いてください。`,
    columns: (file) =>
      `${file} はバイナリ形式の表です。CSV（pandas では to_csv（…, index=False））か NumPy の配列として保存してください。`,
    script: (file) =>
      `${file} は PyTorch のスクリプトで、ラボへのリンクを含みません。同じ場所の .npz を開いてください（実験が入っています）。`,
    svg: (file) => `${file} は画像（SVG）で、ラボへのリンクを含みません。表か配列を選んでください。`,
    bib: (file) => `${file} は文献情報で、ラボへのリンクを含みません。表か配列を選んでください。`,
    web: (file) =>
      `${file} はウェブページで、表そのものではありません。表を CSV としてダウンロードするか、セルをコピーして貼り付けてください。`,
    markup: (file) => `${file} は XML で、表ではありません。CSV として保存してください。`,
  },
  binary: (file) =>
    `${file} はテキストではなく、表計算ソフトなどの独自形式のファイルです。そのソフトで CSV（UTF-8）として保存し、それを開いてください。`,
  noRows: (file, first) =>
    `${file} に取り込める行がありません${first === null ? '' : `（最初の問題：${first}）`}。区切り文字と、最初の行が列名かどうかを確かめてください。`,
  onlyRow: (file, isOfNames) =>
    isOfNames
      ? `${file} には 1 行しかなく、列名のようです。その下に、サンプルごとの行を 2 行以上加えてください。`
      : `${file} には 1 行しかありませんが、学習用とテスト用に少なくとも 1 行ずつ必要です。サンプルごとに行を分けてください。`,
  rowTooLong: (file, row, bytes) =>
    `${file} の ${countText(row)} 行目が ${megabytes(bytes)} を超えています。サンプルごとに行を分け、引用符を閉じてください。`,
  tooManyColumns: (file, columns, most) =>
    `${file} の列は ${countText(columns)} 列ありますが、ラボが読むのは ${countText(most)} 列までです。列を減らすか、サンプルを列ではなく行に書いてください。`,
  tooManyCells: (file, row, columns, most) =>
    `${file} は ${countText(columns)} 列で、${countText(row)} 行目でラボが読める上限の ${countText(most)} セルを超えます。行を減らしてください。`,
  ragged: (row, cells, width) =>
    `${countText(row)} 行目のセルは ${countText(width)} 個ではなく ${countText(cells)} 個なので、除かれます。ほかの行と同じ数にしてください。`,
  quotes: (row) =>
    `${countText(row)} 行目の引用符が閉じていないか、文字列の途中にあります。引用符そのものは 2 つ重ねて書いてください。`,
  cell: (row, column, fault) => `${countText(row)} 行目、列「${column}」：${fault}。${ROW_LEFT_OUT}`,
  faults: {
    empty: '値がありません',
    tooLarge: '数が、ラボの計算で扱える 3.4×10³⁸ を超えています',
    text: (text) => `数の列に「${short(text)}」とあります`,
    part: (text) => `「${short(text)}」とありますが、意味をもつのは「train」と「test」だけです`,
  },
  tooFarApart:
    '同じ列のほかの数から離れすぎた数があり、標準化すると単精度で表せません。その行か列を除くか、標準化しないでください。',
  oneRow: '行が 1 つしかありません。学習用とテスト用が必要なので、サンプルごとに 1 行を用意してください。',
  tooFewRows: (rows, first) =>
    `使う列のすべてに値がある行が${rows === 0 ? 'ありません' : ' 1 つしかありません'}（${first.replace(ROW_LEFT_OUT, '').replace(/。$/, '')}）。欠けのある列を「使わない」にしてください。`,
  noTraining: '学習に使える行が残りません。分割の列に「train」と「test」の両方を入れてください。',
  tooManySamples: (rows, most) =>
    `1 つの種類のサンプルが ${countText(rows)} 個ありますが、ラボが扱うのは ${countText(most)} 個までです。行を減らしてください。`,
  noInput: '入力の列がありません。少なくとも 1 列を「入力」にしてください。',
  tooManyInputs: (inputs, most) =>
    `選んだ列から入力が ${countText(inputs)} 個できますが、ネットワークが取れるのは ${countText(most)} 個までです。いくつかを「使わない」にしてください。`,
  tooManyTexts: (column, most) =>
    `列「${column}」には ${most} 種類より多い文字列があり、それぞれを入力にするには多すぎます。「使わない」にしてください。`,
  noTarget: '目標値の列がありません。1 列を「目標値」にしてください。',
  tooManyTargets: (targets, most) =>
    `目標値が ${countText(targets)} 列ありますが、ネットワークの出力は ${countText(most)} 個までです。減らしてください。`,
  oneTarget: (targets) =>
    `目標値が ${countText(targets)} 列ありますが、クラスは 1 列から作ります。1 列だけ選ぶか、目標値を数として扱ってください。`,
  textTarget: (column) => `列「${column}」は文字列で、数として学習できません。目標値をクラスとして扱ってください。`,
  tooManyClasses: (column, most) =>
    `列「${column}」には ${most} 種類より多い値があり、クラスには多すぎます。ほかの目標値を選ぶか、数として扱ってください。`,
  oneClass: (column, value) =>
    `列「${column}」は、使うすべての行で「${short(value)}」なので、学習することがありません。ほかの目標値を選んでください。`,
  outOfMemory: '表に必要なメモリが、ブラウザで使える分を超えています。行か列を減らしてください。',
  readerDied: '表を読む部分が続けられなくなりました。ページを再読み込みして、ファイルを開き直してください。',
  arrays: {
    noData: (file, names) =>
      `${file} に配列 x と y がありません（あるのは ${names.length === 0 ? '0 個' : names.slice(0, 8).join('、')}）。numpy.savez("data.npz", x=x, y=y) で保存してください。`,
    halfTest: (file) =>
      `${file} には x_test と y_test の一方しかありません。両方入れるか、どちらも取り除いてください。`,
    rows: (file, x, xShape, y, yShape) =>
      `${file} の ${x} ${shape(xShape)} と ${y} ${shape(yShape)} のサンプル数が異なります。サンプルごとに目標値を与えてください。`,
    columns: (file, a, aShape, b, bShape) =>
      `${file} の ${a} ${shape(aShape)} と ${b} ${shape(bShape)} では、1 サンプルの大きさが異なります。同じ大きさで保存してください。`,
    text: (file, name) => `${file} の ${name} は数の配列ではなく文字列です。数を保存してください。`,
    notATable: (file, found) =>
      `${file} は ${shape(found)} の配列ですが、表には行と列が必要です。[samples, columns] の配列か、x と y の .npz として保存してください。`,
  },
};
