/**
 * The sentences about files of NumPy, .npy and .npz. `subject` is a file, or an array in one; each says what is wrong, with
 * the value, and what to do.
 */
const SAVE = 'ファイルを保存し直してください';
const SAVE_NUMBERS = 'numpy.asarray(a, dtype="float32") などで数として保存してください';

/** The words about files of NumPy. */
export const numpy: typeof import('../en/numpy.ts').numpy = {
  noSnapshots:
    'この実行の重みは保存されていません。大きすぎるか、新しい実行に場所を譲ったためです。npm run lab -- export に --npz を付けて学習させるか、より小さなネットワークを実行してください。',

  dataTooLarge:
    'この実行のデータは .npz ファイルには大きすぎるので、スクリプトが学習に使うデータを用意できません。サンプルを減らすか、npm run lab -- run で学習させてください。',
  notFromStart: (step) =>
    `この実行はステップ ${step} の重みから続いたものですが、スクリプトはステップ 0 から始まります。そのネットワークなしで実行を始め直してから、スクリプトを保存してください。`,
  pointsAdded:
    'この実行の学習中に点が追加されましたが、スクリプトのデータはステップ 0 から変わりません。実行をリセットし、学習が済んでからスクリプトを保存してください。',
  askedTwice: 'この実行の配列は準備中です。しばらくお待ちください。',

  inFile: (array, file) => `${file} の "${array}" `,

  notNpy: (subject, start) =>
    `${subject} は NumPy の配列ではありません。先頭が \\x93NUMPY ではなく ${start} です。numpy.save か numpy.savez で保存してください。`,
  version: (subject, version) =>
    `${subject} は NumPy 形式のバージョン ${version} ですが、読めるのは 1.0、2.0、3.0 です。新しい numpy で保存してください。`,
  headerEnds: (subject, said, there) =>
    `${subject} はヘッダの途中で終わっています。ヘッダは ${said} バイトのはずが ${there} バイトしかありません。${SAVE}。`,
  headerLong: (subject, bytes, most) =>
    `${subject} のヘッダは ${bytes} バイトですが、読めるのは ${most} バイトまでです。${SAVE}。`,
  header: (subject, header) =>
    `${subject} のヘッダ ${header} を読み取れません。numpy.save か numpy.savez で保存してください。`,
  dimensions: (subject, count, most) =>
    `${subject} は ${count} 次元ですが、読めるのは ${most} 次元までです。形を変えてください。`,
  objects: (subject) =>
    `${subject} には Python のオブジェクト（dtype "O"）があります。プログラムを実行しうるので開きません。${SAVE_NUMBERS}。`,
  columns: (subject, type) =>
    `${subject} は名前付きの列をもつ表（dtype ${type}）ですが、読めるのは単純な数だけです。列ごとに配列として保存してください。`,
  texts: (subject, type, shape) =>
    `${subject} には文字列（dtype "${type}"、形 ${shape}）がありますが、読めるのは数だけです。クラスは numpy.unique(a, return_inverse=True)[1] などで数にして保存してください。`,
  type: (subject, type) =>
    `${subject} の型は "${type}" ですが、読めるのは bool、int8〜int64、uint8〜uint64、float16、float32、float64 だけです。${SAVE_NUMBERS}。`,
  sizes: (subject, shape, type, said, there) =>
    `${subject} は形 ${shape} の "${type}" なので ${said} バイト必要ですが、${there} バイトあります。${SAVE}。`,
  tooLarge: (subject, value, place) =>
    `${subject} の ${place} に ${value} がありますが、読める整数は 2^53 = 9007199254740992 未満です。float64 として保存してください。`,
  letter: (subject, code, place) => `${subject} の文字列の ${place} 文字目 ${code} は文字ではありません。${SAVE}。`,
  memory: (subject, megabytes, most) =>
    `${subject} を読むと、それまでに読んだ分と合わせて ${megabytes} MB のメモリが必要ですが、1 つのファイルから読めるのは ${most} MB までです。サンプルを減らすか、float64 の代わりに float32 で保存してください。`,

  notZip: (file, start) =>
    `${file} は .npz ファイルではありません。先頭が ${start} で、末尾に zip の目次がありません。途中で切れている可能性があります。numpy.savez で保存し直してください。`,
  directory: (file, place) => `${file} の目次が ${place} バイト目で壊れています。numpy.savez で保存し直してください。`,
  manyArrays: (file, count, most) =>
    `${file} には配列が ${count} 個ありますが、読めるのは ${most} 個までです。減らして保存してください。`,
  notArray: (file, name) =>
    `${file} にある "${name}" は配列（.npy）ではありません。取り除くか、numpy.savez で配列を保存し直してください。`,
  arrayName: (file, name) =>
    `${file} の配列の名前 "${name}" は、ほかのフォルダへのパスになりえます。単純な名前にしてください。`,
  twice: (file, name) => `${file} には "${name}" が 2 つあります。名前が重ならないように保存し直してください。`,
  encrypted: (subject) => `${subject} は暗号化されています。パスワードなしで保存してください。`,
  method: (subject, method) =>
    `${subject} の圧縮方式は ${method} ですが、読めるのは 0（numpy.savez）と 8（numpy.savez_compressed）です。どちらかで保存してください。`,
  outside: (subject, from, to, there) =>
    `${subject} は ${from}〜${to} バイト目にあるはずですが、ファイルは ${there} バイトです。途中で切れているか壊れています。${SAVE}。`,
  impossible: (subject, packed, said) =>
    `${subject} は ${packed} バイトから ${said} バイトに展開されることになっていますが、ありえません。${SAVE}。`,
  unfolds: (subject, said) =>
    `${subject} を展開しても、ファイルに書かれた ${said} バイトになりません。壊れています。${SAVE}。`,
  damaged: (subject) => `${subject} は壊れています。チェックサムがファイルのものと異なります。${SAVE}。`,
};
