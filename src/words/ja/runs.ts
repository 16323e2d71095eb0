/** The words about kept runs: their names, and the sentences of their list. */
export const runs: typeof import('../en/runs.ts').runs = {
  names: {
    between: '、',
    without: (setting) => `${setting}なし`,
    byDefault: '既定値',
    flags: (isOn) => (isOn ? 'はい' : 'いいえ'),
    more: (parts) => `ほか ${parts} 個の設定`,
    rates: (parts) => parts.join(' → '),
    rateFrom: (lr, step) => `${lr}（ステップ ${step} から）`,
    skipped: '…',
    numbered: (name, number) => `${name}（${number}）`,
  },
  button: (count) => (count === 0 ? '履歴' : `履歴 ${count}`),
  notKept: {
    elsewhere:
      'このブラウザの実行は、先に開いたこのページのタブが保存しています。このタブには別の一覧があり、再読み込みすると失われます。',
    forbidden:
      'プライベートウィンドウなどのため、ブラウザがページに保存を許可していません。実行は再読み込みすると失われ、表示できる時点も少なくなります。',
    full: 'ブラウザに実行を保存する空きがありません。新しい実行は再読み込みすると失われ、表示できる時点も少なくなります。',
    newer:
      'このブラウザの実行は新しいバージョンのラボが保存したもので、このバージョンでは読めません。新しいバージョンを使うには、ページを再読み込みしてください。それまでの実行は、再読み込みすると失われます。',
  },
  tooManyPinned: (most) =>
    `すでに ${most} 件の実行がピン留めされています。これ以上は曲線を見分けられないので、先に 1 件のピン留めを外してください。`,
  noCurves: (name) => `「${name}」の曲線は、新しい実行に場所を譲ったため残っていません。設定と結果は残っています。`,
  removed: (name) => `「${name}」を削除しました。`,
  cleared: (count) => `${count} 件の実行を削除しました。`,
  file: {
    brokenSummary: '保存された実行の 1 つを読めないので、省きました。',
    newer: '新しいバージョンのラボで保存された実行が 1 つあり、省きました。',
    broken: (part) => `保存された実行の 1 つを読めないので（${part}）、省きました。`,
    settings: (problem) => `保存された実行の 1 つに、このラボにない設定があるので、省きました。${problem}`,
  },
};
