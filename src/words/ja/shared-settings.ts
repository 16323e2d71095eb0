/** The words of the settings that several tasks share, of sweeps and of the prior. */
import type { Translation } from '../translation.ts';
import { net } from './settings.ts';

type Rows = Translation['rows'];

/** Settings that several tasks have. */
export const taskSettings: Rows['taskSettings'] = {
  d: {
    label: '入力数',
    hint: '入力の数。多いほど、肝心なものがより多くの方向に紛れ、タスクが難しくなります。',
    onAxis: '入力数 d',
  },
  noise: {
    label: 'ノイズ',
    hint: 'ノイズの標準偏差。訓練データの目標値、または平面の点の位置に加わります。大きいと、すべてのサンプルに当てはめることはノイズに当てはめることになります。',
    onAxis: 'ノイズ σ',
  },
  targets: {
    label: '目標値の形',
    hint: '2 つのクラスの表し方。クラスごとに 1 つの出力（one-hot）か、+1 または −1 の 1 つの出力です。',
    options: { onehot: 'one-hot', sign: '±1' },
  },
  degree: {
    label: '次数',
    hint: '掛け合わせる入力の数。1 つ増えるごとに、lazy なネットワークにはずっと難しくなります。',
    onAxis: '次数 k',
  },
  samples: {
    label: '訓練サンプル数',
    hint: 'ネットワークが学習に使うサンプルの数。多いとテスト損失が下がり、全サンプルを使うステップに時間がかかります。',
    onAxis: '訓練サンプル数 P',
  },
  testSamples: {
    label: 'テストサンプル数',
    hint: 'ネットワークが学習に使わないサンプルの数。多いとテスト損失がより正確にわかります。',
  },
  seed: {
    label: 'データのシード',
    hint: '別の数にすると、同じタスクの別のデータになります。重みには固有のシードがあります。',
    onAxis: 'データのシード',
  },
};

/** Sweeps. */
export const sweep: Rows['sweep'] = {
  seeds: {
    label: 'シード数',
    hint: '各セルのネットワークの数。シードは実験のシードから順に 1 ずつ増えます。',
  },
  draw: {
    label: 'シードの対象',
    hint: 'シードごとに新しくするもの。重みだけ、または重みとデータの両方です。',
    options: { weights: '重み', data: '重み、データ' },
  },
  frames: {
    label: '測定の範囲',
    hint: '測定するステップごとの測定量。当てはまりと移動量だけ、アライメントとカーネルも、固有値を含むすべて、の 3 段階です。',
    options: { light: '基本', alignment: 'アライメント', full: 'すべて' },
  },
  perOctave: {
    label: '2 倍ごとの回数',
    hint: 'ステップ数が 2 倍になるごとに測定する回数。このほかステップ 0 と最後のステップでも測定します。',
  },
  until: {
    label: '停止する損失',
    hint: '測定したステップで訓練損失が初めてこの値以下になると、そのネットワークの学習を止めます。',
  },
  name: { label: '名前', hint: '保存されたスイープの一覧とファイルでの名前。' },
};

/** Settings that only axes have. */
export const axes: Rows['axes'] = {
  samplesPerWeight: { onAxis: '重みあたりのサンプル数 P/(nd)' },
  inputsAtWeights: { onAxis: '入力数 d（重みの数 nd を固定）' },
  gamma0AtDecay: { onAxis: 'リッチネス γ₀（1 ステップの減衰を固定）' },
};

/** The prior. */
export const prior: Rows['prior'] = {
  depth: { label: '深さ L', hint: '隠れ層の数。重みの層はこれより 1 つ多く、最後が読み出し層です。' },
  width: {
    label: '幅',
    hint: '層の数が整数である範囲で L/N を保ったまま、幅 N を変えます。このスライダに沿って、厳密な分布はガウス分布ではなく、L/N を固定した極限に近づきます。',
  },
  activation: {
    label: '活性化関数',
    hint: 'すべての隠れ層の活性化関数。',
    options: net.activation.options,
  },
  inputs: { label: '入力数 P', hint: '各ネットワークの出力を読む入力の数。' },
  outputs: { label: '出力数 D', hint: '各ネットワークの出力の数。' },
  overlap: { label: '重なり', hint: '任意の 2 つの入力のなす角のコサイン。0 なら白色化されています。' },
  y: {
    label: 'データ y',
    hint: '最初のいくつかの入力の目標値（1, −0.5 など）。このとき画面は、最後の入力での事後分布を示します。',
  },
  gain: {
    label: 'ゲイン g',
    hint: '重みの標準偏差は g/√N です。指定しなければ、分散 1 を保つ値になります。',
  },
  networks: { label: 'ネットワーク数', hint: '抽出するネットワークの数。' },
  seed: { label: 'シード', hint: '同じシードなら同じネットワークが抽出されます。' },
};
