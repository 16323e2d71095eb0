/** The words of the charts of results, which are loaded late. */
export const resultCharts: typeof import('../en/result-charts.ts').resultCharts = {
  histogram: {
    empty: '値はまだありません。',
    bin: (from, to) => `${from}〜${to}`,
    summary: (title, labels) => `${title}。表示中：${labels.join('、')}。`,
  },
  heatMap: {
    keys: '矢印キーでセルを 1 つずつ、Home と End で行の両端を読みます。Escape で終わります。',
    chooseKeys: 'Enter でセルを選びます。',
    axisValue: (label, value) => `${label} ${value}`,
    cell: (places) => places.join(' · '),
    band: (low, high) => `${low}〜${high}`,
    bandLabel: '範囲',
    reading: (cell, values) => `${cell}：${values.join('、')}。`,
    states: {
      empty: '未着手',
      running: '学習中',
      diverged: '発散',
      failed: '失敗',
      refused: '不可能',
    },
    best: { lowest: '行の最小', highest: '行の最大' },
    bestKey: { lowest: '各行の最小', highest: '各行の最大' },
    ofWhole: (best) => `全シードがそろうセルのうち${best}`,
    partialKey: '一部のシードを除く',
    atLeast: (value) => `≥ ${value}`,
    summary: (title, done, all, low, high) =>
      `${title}。全 ${all} セルのうち ${done} セルに値があり、範囲は ${low}〜${high} です。`,
    emptySummary: (title) => `${title}。値のあるセルはまだありません。`,
  },
  xy: {
    keys: '左右の矢印キーで点を 1 つずつ、Home と End で最初と最後の点を読みます。Escape で終わります。',
    chooseKeys: 'Enter でその位置を選びます。',
    place: (label, value) => `${label} ${value}`,
    slope: (slope, error) => `傾き ${slope} ± ${error}`,
    withSlope: (label, slope) => `${label}、${slope}`,
    band: (low, high) => `${low}〜${high}`,
    empty: '値はまだありません。',
    withBand: (value, band) => `${value}（${band}）`,
    summary: (title, series) => `${title}。表示中：${series.join('、')}。`,
  },
};
