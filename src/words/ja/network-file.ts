import { countText } from '../number-text.ts';

const listed = (values: readonly (string | number)[]) => values.join('、');

/** The words about networks that are opened from a file of arrays. */
export const networkFile: typeof import('../en/network-file.ts').networkFile = {
  noWeights: (file) =>
    `${file} には重み行列がありません。入力側から W1、W2、… を加えてください（W1 だけなら線形モデルです）。`,
  gap: (file, layer, later) =>
    `${file} には ${listed(later)} がありますが、W${layer} がありません。加えるか、行列に 1 から切れ目なく番号を付けてください。`,
  otherNames: (file, names) =>
    `${file} には重みらしい ${listed(names)} があります。入力側から順に W1, b1, W2, b2, … と名付けてください。docs/files.md（“From PyTorch”）の 4 行の Python でできます。`,
  notRead: (file, names) =>
    `${file} からはデータだけを読み、${listed(names)} は読みません。重みの名前は入力側から順に W1, b1, W2, b2, … です。`,
  noMatrix: (file, name, found) =>
    `${file} の ${name} は、数の行列 [fan_out, fan_in] であるべきところが${found}です。そのような配列として保存してください。`,
  text: '文字列',
  shape: (shape) => ` [${shape.join(', ')}] `,
  missing: (file, name) =>
    `${file} にはステップ 0 のほかの配列がありますが、${name} がありません。加えるか、ステップ 0 の配列をすべて取り除いてください。`,
  otherShape: (file, name, found, due) =>
    `${file} の ${name} の形は${found}ですが、${due}が必要です。その層の形で保存してください。`,
  transposed: (file, layer, [rows, columns]) =>
    `${file} の W${layer} は [${rows}, ${columns}] で、転置しないと前後の層と合いません。行列は PyTorch と同じく [fan_out, fan_in] で保存してください（Keras と JAX のものは転置）。`,
  broken: (file, layer, fanIn, below) =>
    `${file} の W${layer} は ${fanIn} 個の入力を取りますが、W${layer - 1} の出力は ${below} 個です。行列は PyTorch と同じく [fan_out, fan_in] です。`,
  widths: (file, widths) =>
    `${file} の隠れ層のユニット数は ${listed(widths)} です。ラボが開くのは隠れ層の幅がそろったネットワークだけなので、そのように学習させてください。`,
  width: (file) => (value, least, most) =>
    `${file} の隠れ層のユニット数は ${countText(value)} です。ラボが扱う幅は ${least} から ${countText(most)} までです。`,
  depth: (file) => (value, least, most) =>
    `${file} の隠れ層は ${value} 層です。ラボが扱うのは ${least} 層から ${most} 層までです。`,
  notFinite: (file, name, { row, column }, value) =>
    `${file} の ${name} の ${row} 行 ${column} 列（1 から数えて）が ${value} です。ラボが開くのは float32 で有限な重みだけです。`,
  otherTask: (file, { inputs, outputs }, task, isOwn) =>
    `${file} のネットワークは入力 ${inputs} 個、出力 ${outputs} 個ですが、${isOwn ? 'ファイルが指定するタスク' : '現在のタスク'}は ${task.inputs} 個と ${task.outputs} 個です。同じ大きさのタスクを選んで開き直すか、データを x と y としてファイルに入れてください。`,
  otherConfig: (file) =>
    `${file} の config の実験は、幅、深さ、バイアスの有無のいずれかが重みと合いません。重みだけを開くには config を取り除いてください。`,
  badConfig: (file, why) => `${file} の config はラボの実験ではありません。${why}`,
  noText: '数の配列になっています。取り除くか、実験を JSON の文字列として保存してください。',
  noJson: 'JSON ではありません。重みだけを開くには取り除いてください。',
  noActivation: (file, name, known) => `${file} の活性化関数は「${name}」です。ラボにあるのは ${listed(known)} です。`,
  noSamples: (file) => `${file} の x にサンプルがありません。1 つ以上入れるか、x と y を取り除いてください。`,
  noNumbers: (file, name) => `${file} の ${name} は文字列です。数の配列として保存してください。`,
  otherInputs: (file, name, shape, inputs) =>
    `${file} の ${name} の形は${shape}ですが、ネットワークの入力は ${inputs} 個です。[samples, ${inputs}] として保存してください。`,
  otherTargets: (file, name, shape, outputs) =>
    `${file} の ${name} の形は${shape}ですが、ネットワークの出力は ${outputs} 個です。[samples, ${outputs}]${outputs > 1 ? '、またはクラスの番号' : ''}として保存してください。`,
  otherRows: (file, x, rows, y, others) =>
    `${file} のサンプル数は ${x} が ${countText(rows)}、${y} が ${countText(others)} です。同じ数だけ保存してください。`,
  tooManySamples: (file, name, count, most) =>
    `${file} の ${name} には ${countText(count)} サンプルありますが、ラボが扱うのは ${countText(most)} までです。減らして保存してください。`,
  noClass: (file, name, row, value, classes) =>
    `${file} の ${name} の ${row} 行目（1 から数えて）が ${value} です。クラスは 0 から ${classes - 1} までの整数です。`,
  badStep: (file, value, most) =>
    `${file} の step が ${value} です。step は 0 から ${countText(most)} までの 1 つの整数です。`,
  badRates: (file, value, min, max) =>
    `${file} の learning_rates の最後の値が ${value} です。learning_rates は [step, rate] を並べた [changes, 2] で、rate は ${min} から ${max} までです。`,
  movedAtStart: (file) =>
    `${file} の step は 0 ですが、W1, W2, … が W1_0, W2_0, … と異なります。その間のステップ数を step に入れてください。`,
  line: {
    label: '開いたネットワーク',
    opened: (file, layers, hasBiases, step) =>
      `${file}：${layers.join(' → ')}${hasBiases ? '、バイアスあり' : ''}、ステップ ${countText(step)}。再生すると学習が続きます。`,
    unused: (file, layers) =>
      `${file} は使われていません。現在の設定の形が ${layers.join(' → ')} と異なります。「元に戻す」で戻れます。`,
    other: (file) => `${file} は使われていません。これは別の実験で、重みはその実験のものを初期化します。`,
    begin: 'これで始める',
    beginLabel: 'この実験を、開いたネットワークから始める',
    about: '開いたネットワークについて',
    link: 'このページへのリンクには設定だけが入り、重みは入りません。両方を 1 つのファイルにまとめるには、配列として保存してください。',
    snippet: '次の 4 行で、PyTorch の MLP から、学習に使ったデータを含むファイルを作れます。',
    letGo: '手放す',
    letGoLabel: '開いたネットワークを手放す：次の重みはランダムに初期化',
  },
  noStart:
    'ステップ 0 の重み（W1_0, W2_0, …）がファイルにありません。移動量は開いたときの重みから測り、そこで 0 とします。',
  noStep: '重みが何ステップ後のものか（step）がファイルにありません。ステップ 1 として表示します。',
  someBiases: (layers) => `第 ${layers.join('、')} 層にバイアスがありません。これらは 0 から始まります。`,
  asIs: '設定がファイルにありません。f はネットワークの出力そのまま（γ₀ は 1、中心化なし）とし、どの層も学習率そのもので学習します。',
  activation: (name) =>
    `活性化関数がファイルにないので、先に設定されていた ${name} を使います。学習に使った活性化関数を設定で選んでください。`,
};
