/** The words of the view for a projector, which is loaded late. */
export const present: typeof import('../en/present.ts').present = {
  region: 'プロジェクタ用の表示',
  things: {
    function: { one: 'ネットワークが学習した関数', two: '2 つのネットワークが学習した関数' },
    features: { one: '特徴がどれだけ動いたか', two: '2 つのネットワークの特徴がどれだけ動いたか' },
    network: { one: 'どの層が動いたか', two: '2 つのネットワークのどの層が動いたか' },
    movement: {
      one: '特徴とカーネルは開始時からどれだけ離れたか',
      two: '特徴とカーネルは開始時からどれだけ離れたか',
    },
    loss: { one: 'データにどれだけ合っているか', two: '2 つのネットワークはデータにどれだけ合っているか' },
    alignment: { one: '重みの向きがどう変わったか', two: '2 つのネットワークの重みの向きがどう変わったか' },
    outputs: { one: 'ランダムなネットワークの出力', two: 'ランダムなネットワークの出力' },
    numbers: { one: 'ランダムなネットワーク：測定値と理論値', two: 'ランダムなネットワーク：測定値と理論値' },
    result: { one: '順に学習させた多数のネットワーク', two: '順に学習させた多数のネットワーク' },
    layer: { one: '層が見ているものと、出力が依存するもの', two: '層が見ているものと、出力が依存するもの' },
    whole: { one: 'レッスン', two: 'レッスン' },
  },
  titleInTalk: (title, thing) => `${title}：${thing}`,
  next: '次へ',
  previous: '前へ',
  place: (number, count) => `${number} / ${count}`,
  placeInTalk: (number, count) => `${count} 件中 ${number} 件目`,
  light: 'スポットライト：線を 1 本ずつ、ネットワークを 1 つずつ、またはポインタを追う円',
  leave: 'ラボに戻る',
  note: 'メモを表示、または隠す',
  editTalk: '発表：順に見せる実験のリスト',
};
