/** The words of the settings that only one learning rule has. */
import type { Translation } from '../translation.ts';

type Rows = Translation['rows'];

/** Predictive coding. */
export const predictiveCoding: Rows['predictiveCoding'] = {
  steps: {
    label: '推論ステップ数',
    hint: '重みが学習する前に隠れ状態が動く回数。多いと状態はよく落ち着きますが、1 ステップに時間がかかります。',
    onAxis: '推論ステップ数',
  },
  dt: {
    label: '推論の刻み',
    hint: '1 推論ステップに隠れ状態が動く大きさ。大きいほど速く落ち着きますが、大きすぎると落ち着きません。',
    onAxis: '推論の刻み dt',
  },
  schedule: {
    label: '順序',
    hint: '層を出力側から 1 つずつ動かすか、すべて同時に動かすか。',
    options: { sequential: '1 層ずつ', synchronous: '同時' },
  },
  fixedPrediction: {
    label: '予測の固定',
    hint: '予測、傾き、出力の誤差を順伝播の値に固定します。このとき dt = 1 で 1 層ずつ一巡すると、誤差逆伝播法と一致します。',
  },
  gammaOut: {
    label: '出力の重み',
    hint: 'エネルギーに占める損失の重み（基準幅で）。大きいほど、隠れ状態は目標値の方へ強く引かれます。',
    onAxis: '出力の重み γₒᵤₜ',
  },
  gbar: {
    label: '幅の指数',
    hint: 'μP のもとで、0 なら一次の勾配降下法に、−1 なら Gauss–Newton 法に近くなります。',
    onAxis: '幅の指数 ḡ',
  },
};

/** Target propagation. */
export const targetPropagation: Rows['targetPropagation'] = {
  feedback: {
    label: 'フィードバック',
    hint: 'リッジ回帰では、各層を次の層から最もよく再構成する線形写像を、バッチごとに計算します。学習では、ノイズを加えた特徴を使い、ネットワークと並べて学習させます。',
    options: { ridge: 'リッジ回帰', learned: '学習' },
  },
  ridge: {
    label: 'リッジ',
    hint: 'フィードバック重みを求めるリッジ回帰の罰則。大きいほど、フィードバック重みは小さく安定します。',
    onAxis: 'リッジ μ',
  },
  noise: {
    label: 'ノイズ',
    hint: '学習されるフィードバックが使う特徴に加えるノイズの標準偏差。大きいほど、現在の特徴から離れた特徴からも学習します。',
    onAxis: 'フィードバックのノイズ σ',
  },
  feedbackLr: {
    label: 'フィードバックの学習率',
    hint: '学習されるフィードバック重みの学習率。大きいほど、順方向の重みに速く追いつきます。',
    onAxis: 'フィードバックの学習率',
  },
  etaTarget: {
    label: 'ターゲットの刻み',
    hint: '出力からそのターゲットまでの距離。大きいほど、各ステップがより大きな変化を求めます。',
    onAxis: 'ターゲットの刻み η̂',
  },
};
