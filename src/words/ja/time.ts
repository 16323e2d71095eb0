/** The words of the time line. */
export const time: typeof import('../en/time.ts').time = {
  label: '時間',
  bar: 'タイムライン',
  now: '現在',
  at: { now: '現在', step: (step) => `ステップ ${step}` },
  place: (step, newest) => `ステップ ${step} / ${newest}`,
  playBack: '過去を再生',
  stop: '過去の再生を停止',
  speed: '実行全体の再生時間',
  inSeconds: (seconds) => `${seconds} 秒で`,
  noPast: (why) => `以前のステップのネットワークは図にできませんが、学習は続いています。${why}`,
  noSnapshots: 'この大きさのネットワークではスナップショットを残さないので、以前のステップはグラフだけで見られます。',
  notKept: 'この実行の重みは残っておらず、曲線だけがあります。',
  logScale: 'log',
  logScaleLabel: 'タイムライン：ステップを対数で',
};
