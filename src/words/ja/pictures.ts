/** The words of the pictures of a learned function and of features, most of them for those who can't see them. */
export const pictures: typeof import('../en/pictures.ts').pictures = {
  percent: (percent) => `${percent}%`,
  right: (percent) => `正解 ${percent}`,
  rightOfTest: (percent) => `テスト：正解 ${percent}`,
  takenFor: (truth, answer) => `${truth}→${answer}`,
  inFigure: (caption) => `${caption}。`,
  answers: {
    pick: '学習した内容の表示',
    kinds: {
      images: {
        text: '画像',
        title: '誤差の最も大きいテスト画像。学習中の入れ替わりは 1 秒に 1 回までです。',
      },
      outputs: {
        text: '出力',
        title: '出力そのもの。入力が 1 つか 2 つなら入力に対して、それより多ければ目標値に対して示します。',
      },
      confusion: { text: '混同行列', title: 'テストデータでのすべての答えの表。行が正解、列が答えです。' },
      table: { text: '表', title: '2 つの数の表全体。ネットワークが正しく答えた項目を示します。' },
    },
    figureTitle: { images: 'テスト画像への答え', confusion: 'クラスの混同行列', table: '表全体' },
    caption: {
      outputs: (place) => place,
      images: (place) => `${place}、誤差順`,
      confusion: (place) => `${place}、行が正解`,
      table: (place) => `${place}、行が a、列が b`,
    },
    tableKey: { line: '訓練', accent: 'テストで正解', danger: '誤り' },
    tableTitle:
      '行が 1 つ目の数、列が 2 つ目の数です。灰色は訓練データの項目、青は一度も見せていないのに正しく答えた項目、赤は誤り（訓練データでは薄い赤）です。',
  },
  function: {
    title: '学習した関数：',
    figureTitle: {
      function: '学習した関数',
      test: '目標値に対する出力（テストデータ）',
      train: '目標値に対する出力（訓練データ）',
      memorized: '目標値に対する出力（暗記）',
    },
    shortTitle: '学習：',
    kinks: { text: '折れ目', title: '第 1 層の最初の 256 ユニットの折れ目' },
    empty: 'ネットワークが学習した関数がここに表示されます。',
    line: (error) => `曲線と、学習した関数${error === null ? '' : `（曲線との差の二乗平均平方根は ${error}）`}。`,
    besideLine: (name, error) => `「${name}」の当てはめと曲線との差は ${error} です。`,
    kinksOf: (count) => `第 1 層のユニットの折れ目 ${count} 個を下に示しています。`,
    beside: {
      twin: {
        text: 'lazy ツイン',
        label: 'lazy ツインの当てはめを描く',
        trainLabel: 'lazy ツインの当てはめを描く。ネットワークと並べて学習させるため、実行は始め直されます',
      },
      limit: {
        text: 'n = ∞',
        label: '無限幅ネットワークの当てはめを描く',
        trainLabel: '無限幅ネットワークの当てはめを描く。これと並べて学習させるため、実行は始め直されます',
      },
    },
    noFit: {
      untrained: (name) => `このネットワークと並べて「${name}」を学習させていません。`,
      notKept: (name) => `この実行は「${name}」なしで保存されました。`,
    },
    plane: (percent) => `決定面${percent === null ? '' : `（テストサンプルの正解率 ${percent}）`}。`,
    surface: '2 つの入力の平面上の、学習した関数。',
    hinges: (count) => `選んだ ${count} ユニットの線。`,
    hingeCaption: { relu: '折れ目', smooth: 'z = 0' },
    hingeTitle: {
      relu: '黄色の線は、選んだ第 1 層のユニットの活性化前の値 w·x + b が 0 になる場所です。ここでユニットがオンになり、関数に折れ目ができます。',
      smooth:
        '黄色の線は、選んだ第 1 層のユニットの活性化前の値 z = w·x + b が 0 になる場所です。この活性化関数は滑らかなので、関数に折れ目はできません。',
    },
    images: (percent, error, wrong) =>
      `誤差の最も大きいテスト画像（大きい順）。テストデータの正解率は ${percent}、最大の誤差は ${error} です。${
        wrong.length === 0 ? '表示中の画像に間違いはありません。' : `間違い：${wrong.join('、')}。`
      }`,
    confusion: (percent, mistakes) =>
      `テストデータ全体での答えをクラス別に示した表（行が正解、列が答え）。正解率は ${percent} です。${
        mistakes.length === 0 ? '間違いはありません。' : `最も多い間違い：${mistakes.join('、')}。`
      }`,
    mistakes: (mistake, count) => `${mistake}（${count} 回）`,
    cell: {
      right: (truth, count, all, percent) => `${truth} に正解：${all} 個中 ${count} 個（${percent}）`,
      wrong: (truth, answer, count, all, percent) =>
        `${truth} を ${answer} と間違い：${all} 個中 ${count} 個（${percent}）`,
    },
    table: (percent, right, training) =>
      `2 つの数の表全体。テストデータの正解率は ${percent}、訓練データは ${training} 個中 ${right} 個が正解です。`,
    entries: {
      entry: (a, b, answer, said, set) =>
        `${a}, ${b}：${said} ${said === answer ? 'で正解' : `と答え、正解は ${answer}`}（${set}）`,
      sets: ['テストデータ', '訓練データ'],
    },
    wrong: (truth, predicted) => `${truth} を ${predicted} と間違い`,
    pairs: (samples, error) => `${samples}の、目標値に対する出力。差の二乗平均平方根は ${error} です。`,
    pairsOf: {
      test: 'テストサンプル',
      train: '訓練サンプル',
      memorized: '訓練サンプル（テストラベルは学習できないため）',
    },
    pairsTitle: { test: 'テストサンプル：', train: '訓練サンプル：', memorized: '訓練サンプル：' },
    memorized: 'テストラベルはコイン投げで決まり、どのネットワークにも学習できないので、訓練サンプルを示しています。',
    marks: '● 現在  ○ 開始時  ┄ 偶然',
    aboutShares: {
      label: '隠れた方向の割合について',
      what: '目標値は入力の少数の方向だけに依存します。下の図は、各層がその方向をどれだけ見つけたかを示します。値は、層の入力に対する感度のうち、その方向に沿う割合です。点の後ろの帯は、すべての方向を合わせた割合です。',
      formula: 's(u) = uᵀMu / tr M, M = プローブサンプルでの JᵀJ の平均, J = 層の ∂z/∂x; f では J = ∂f/∂x',
      reading:
        '1 なら、層はその方向だけを見ています。偶然なら 1 方向あたり 1/d です。第 1 層では M は WᵀW、つまりニューラル特徴行列です。lazy なネットワークでは、f がその方向を向くことはあっても、各層の割合は変わりません。',
    },
    shares: {
      title: (names) => `${names.length > 3 ? `${names[0]} … ${names[names.length - 1]}` : names.join(', ')} の割合`,
      layer: '層',
      f: 'f',
      said: (names, layers, chance) =>
        `入力への感度のうち、${names.length === 1 ? `隠れた方向 ${names[0]}` : `隠れた方向 ${names[0]} から ${names[names.length - 1]} が張る空間`}の割合（偶然なら ${chance}）：${layers.join('、')}。`,
      ofLayer: (layer, share, start) =>
        `${layer === null ? '出力' : `第 ${layer} 層`} ${share}${start === null ? '' : `（開始時 ${start}）`}`,
    },
    target: '目標値',
    output: '出力',
  },
  draw: {
    clear: '消去：すべての点を取り除く',
    clearShort: '消去',
    begin: '点を描く',
    beginLabel: 'ここに点を描く：このタスクのサンプルが、追加も取り消しもできる点になります',
  },
  features: {
    pick: '特徴を表示する層',
    ofLayer: (layer) => `第 ${layer} 層`,
    inputs: '入力',
    pickKind: 'この層の表示内容',
    kind: { units: 'ユニット', samples: 'サンプル', weights: '重み', kernel: 'カーネル' },
    figureTitle: (layer, kind) => `第 ${layer} 層の特徴：${kind}`,
    caption: {
      units: (place) => `● ${place}、○ 開始時`,
      samples: (place) => place,
      weights: (place) => `右：${place}、左：開始時。よく動いた順`,
      kernel: (place) => `下：${place}、上：開始時`,
    },
    unit: (unit, moved) => `ユニット ${unit}：${moved}`,
    weights: (count, units) =>
      `第 1 層で最もよく動いた ${count} ユニットの、開始時と現在の入力重み。重みに対する変化の割合：${units.join('、')}。`,
    halves: { now: '現在', start: '開始時' },
    signs: ['−1', '+1'],
    kernel: (count, layer, isRegression, now, start) => {
      const groups = isRegression
        ? ['ともに目標値の下半分、またはともに上半分の', '下半分と上半分の']
        : ['同じクラスの', '異なるクラスの'];
      return `${isRegression ? '目標値' : 'クラス'}の順に並べた ${count} サンプルでの、第 ${layer} 層の特徴カーネル。要素の平均は、${groups[0]} 2 サンプルで ${now.within}（開始時 ${start.within}）、${groups[1]} 2 サンプルで ${now.between}（開始時 ${start.between}）です。`;
    },
    entry: (row, column, now, start) => `${row} と ${column}：現在 ${now}、開始時 ${start}`,
    empty: '層の特徴がここに表示されます。',
    units: (count, moved, chosen) =>
      `第 1 層の ${count} ユニットを入力重みで示した図。重みは開始時から、その大きさの ${moved} だけ動きました。${
        chosen === null ? '' : `${chosen} ユニットを選択中。`
      }`,
    keys: '矢印キーでユニットをたどり、Enter で選択と解除、Escape ですべて解除します。決定面には、選んだ各ユニットの活性化前の値が 0 になる線が表示されます。',
    readUnit: ({ number, count, x, y, moved, isChosen }) =>
      `${count} 個中 ${number} 番目のユニット：位置 ${x}、${y}、移動量 ${moved}${isChosen ? '、選択中' : ''}`,
    start: '開始時',
    choose: {
      label: 'ユニットの選択',
      most: (count) => `よく動いた ${count} 個`,
      mostLabel: (count) => `最もよく動いた ${count} ユニットを選ぶ`,
      mostHere: (count) => `ここで最も動いた ${count} 個`,
      mostHereLabel: (count) => `こちら側で最もよく動いた ${count} ユニットを選び、両側の同じユニットに印を付ける`,
      none: 'なし',
      noneLabel: 'すべてのユニットの選択を解除',
    },
    samples: (count, layer, moved) =>
      `第 ${layer} 層の特徴の主な 2 方向で示した ${count} サンプル。この平面で開始時から、その大きさの ${moved} だけ動きました。`,
  },
};
