/** The words of the charts. */
export const charts: typeof import('../en/charts.ts').charts = {
  empty: '再生すると動きます。',
  noPlaceOnLog: '対数軸に表示できる正の値がありません。',
  zeroOrLess: '≤ 0',
  offLog: (value) => `${value}（対数軸の外）`,
  footMarks: (values) => `下端の三角は、値が ${values === '0' ? '0' : '0 以下'}で対数軸に置けないことを示します。`,
  step: (step) => `ステップ ${step}`,
  summary: (title, step, values) => {
    const texts = values.map(({ text, more }) => (more.length > 0 ? `${text}（${more.join('、')}）` : text));
    return `${title}、ステップ ${step}：${texts.join('、')}。`;
  },
  emptySummary: (title) => `${title}：値はまだありません。`,
  earlier: (value, step) => `${value}（ステップ ${step}）`,
  seriesValue: (label, value) => `${label} ${value}`,
  reading: (place, values) => `${place}：${values.join('、')}。`,
  notMeasured: '未測定',
  time: {
    moment: 'わずかな時間',
    seconds: (count) => `${count} 秒`,
    minutes: (count) => `${count} 分`,
    hours: (count) => `${count} 時間`,
  },
  limit: (value) => `極限 ${value}`,
  keys: '左右の矢印キーで値を 1 ステップずつ、Home と End で最初と最後の値を読みます。Escape で終わります。',
  matrix: {
    keys: '矢印キーで値を 1 つずつ、Shift を押しながらだと 10 ずつ読みます。Escape で終わります。',
    entry: (row, column, value) => `${row} 行 ${column} 列：${value}`,
    mean: (firstRow, lastRow, firstColumn, lastColumn, value) =>
      `${firstRow}〜${lastRow} 行、${firstColumn}〜${lastColumn} 列：平均 ${value}`,
  },
  strip: {
    inputs: (count) => `d = ${count}`,
    width: (count) => `n = ${count}`,
    outputs: (count) => `k = ${count}`,
    input: '入力',
    output: '出力',
    inputShort: '入力',
    outputShort: '出力',
    inspect: '層の中を見る',
    inspectLayer: (layer) => `第 ${layer} 層の中を見る`,
    inspectReadout: '読み出し層の中を見る',
    ramp: '特徴の移動量',
    summary: (inputs, depth, width, outputs) =>
      `入力 ${inputs} 個、幅 ${width} の隠れ層 ${depth} 層、出力 ${outputs} 個のネットワーク。`,
    movement: (layer, value) => `第 ${layer} 層 ${value}`,
    movements: (values) => `特徴の相対移動量：${values.join('、')}。`,
  },
};
