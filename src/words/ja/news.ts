/** What a screen reader says of the run while it trains. */
export const news: typeof import('../en/news.ts').news = {
  label: '実行のお知らせ',
  started: '学習が始まりました。',
  goesOn: (step) => `ステップ ${step} から学習を再開しました。`,
  paused: (step) => `ステップ ${step} で一時停止しました。`,
  done: (step) => `ステップ ${step} で終了しました。`,
  rate: (rate) => `学習率は ${rate} になりました。`,
  schedule: (name) => `学習率スケジュールが変わりました：${name}。`,
  regimes: {
    lazy: 'ネットワークは lazy です。',
    between: 'ネットワークは lazy と rich の中間です。',
    rich: 'ネットワークは rich です。',
    diverging: 'ネットワークは発散しています。',
  },
  ofSide: (side, sentence) => `${side}：${sentence}`,
};
