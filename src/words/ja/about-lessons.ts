/** The title of each lesson, and one sentence about it for the list of lessons, by the name of its id. */
export const aboutLessons: typeof import('../en/about-lessons.ts').aboutLessons = {
  lazyOrRich: {
    title: 'lazy か rich か',
    summary: '1 つのダイヤルで、同じネットワークがカーネル法から特徴を学習するものへと変わります。',
  },
  deepMup: {
    title: '深い μP ネットワークの rich な特徴',
    summary:
      '深いネットワークを幅に応じてスケーリングする 4 つの方法のうち、動いても独立なままの特徴を保つのは 1 つだけです。',
  },
  alignment: {
    title: 'アライメントとしての特徴学習',
    summary: '重みは勾配の向く方を向くようになり、勾配降下法が加える部分は最初のステップからそうなっています。',
  },
  beyondKernel: {
    title: 'カーネルレジームを超えて：浅いネットワーク',
    summary:
      '学習する 2 つの層は、いくつのランダムラベルにフィットできるのか。そのとき lazy からどれだけ離れ、どちらの層が働いているのかを調べます。',
  },
  localLearning: {
    title: '無限幅での局所的な学習',
    summary: '誤差逆伝播法を使わない学習：予測符号化とターゲット伝播は、幅の広いネットワークで何をするのかを調べます。',
  },
  deepLinear: {
    title: '深さと幅を一緒に：深層線形ネットワーク',
    summary: '深さが幅とともに大きくなると、ランダムなネットワークはガウス分布ではなく、ガウス分布の混合になります。',
  },
  coordinateCheck: {
    title: 'この μP は正しいか',
    summary: '指数の間違いを見つける 2 つのテスト：座標チェックと、最適な学習率が変わらないかどうかを調べます。',
  },
  staircases: {
    title: '階段：マージ階段と孤立パリティ',
    summary: '難しい段も、易しい段が続いた先にあれば、学習は易しくなります。',
  },
  edgeOfStability: {
    title: '安定性の境界とカタパルト',
    summary:
      'rich なネットワークは、勾配降下法がかろうじて安定するところまで鋭くなり、臨界学習率を超えると、より平坦なところへ投げ出されます。',
  },
  residual: {
    title: '深い残差ネットワークと depth-μP',
    summary: 'スキップ接続と正しい係数があれば、3 層で見つけた学習率が 50 層でも使えます。',
  },
  featureMachine: {
    title: 'ネットワークなしの特徴',
    summary: '特徴を学ぶカーネルは、rich なネットワークが見つけるものを、データだけから見つけます。',
  },
  grokking: {
    title: 'グロッキング：まず lazy、あとで rich',
    summary: '訓練サンプルを暗記してからずっと後に、ネットワークの特徴が動き出し、規則を見つけます。',
  },
};
