/** The words of all measures. */
import type { Translation } from '../translation.ts';

type Rows = Translation['rows'];

const loss = {
  formula: '二乗誤差または交差エントロピー',
  explanation:
    '学習に使うサンプル（訓練）とそれ以外のサンプル（テスト）で、ネットワークがどれだけ間違っているか。両者の差は丸暗記した分です。',
};
const accuracy = {
  formula: '正解の割合',
  explanation: 'ネットワークがクラスを正しく答えるサンプルの割合（訓練サンプルとテストサンプル）。',
};
const twin = {
  formula: loss.formula,
  explanation:
    '破線（比較中は点線）：lazy ツイン、つまりステップ 0 で線形化し、同じバッチで学習させたネットワーク。これが近くにある間、ネットワークは lazy です。差は、プローブサンプルでの出力の距離を目標値の大きさで割ったものです。',
};
const infinite = {
  formula: loss.formula,
  explanation:
    '点線（比較中は一点鎖線）：NTP のもとでの無限幅ネットワーク。同じバッチで、カーネル法として学習します。開始時の出力がランダムなときは、16 通りの開始の平均です。',
};

const machine = {
  formula: loss.formula,
  explanation:
    '水平の線：ネットワークを使わず、同じサンプルに一度でフィットさせたカーネル。ラプラスカーネルはすべての入力を同じように見ます。再帰的特徴マシン（RFM）はそこから始め、フィットした関数の勾配を次の特徴にします。特徴を学ぶカーネルです。',
};
const alike = (matrix: string, pearson: boolean) => ({
  formula: pearson ? `ρ(M, ${matrix})` : `cos(M, ${matrix})`,
  explanation: `再帰的特徴マシンの特徴 M と第 1 層の ${matrix} がどれだけ似ているか。${pearson ? '成分どうしの相関で、大きさのほかに共通点がなければ 0 です。' : '2 つの行列のコサインです。'}M はデータだけから決まります。rich なネットワークは、やがて同じ特徴を見つけます。ステップ 0 の値と比べてください。ランダムな重みも、ほとんど学んでいない M も、単位行列の定数倍に近いので、互いに似ています。`,
});

/** Measures of the whole network. */
export const runMeasures: Rows['runMeasures'] = {
  loss: { title: '訓練損失', ...loss },
  testLoss: { title: 'テスト損失', ...loss },
  accuracy: { title: '訓練正解率', ...accuracy },
  testAccuracy: { title: 'テスト正解率', ...accuracy },
  outputRms: {
    title: '出力の大きさ',
    formula: 'fₜ の二乗平均平方根',
    explanation: 'プローブサンプルでの出力の二乗平均平方根。中心化とリッチネスを含みます。',
  },
  twinLoss: { title: 'lazy ツインの損失', ...twin },
  twinTestLoss: { title: 'lazy ツインのテスト損失', ...twin },
  twinGap: {
    title: 'lazy ツインとの差',
    formula: 'rms(f − u) / rms(y)',
    explanation:
      '出力 f が、lazy ツイン（ステップ 0 で線形化したネットワーク）の出力 u からどれだけ離れているか。プローブサンプルで測り、目標値の大きさで割ります。0 に近いと lazy です。',
  },
  infiniteLoss: { title: 'n = ∞ の損失', ...infinite },
  infiniteTestLoss: { title: 'n = ∞ のテスト損失', ...infinite },
  ntkMove: {
    title: 'タンジェントカーネルの向き',
    formula: '1 − cos(Θₜ, Θ₀)',
    explanation:
      'プローブサンプルでのタンジェントカーネルの向きがどれだけ変わったか。各層に学習率の重みが付いた、出力を実際に動かすカーネルです。0 なら、ネットワークはカーネル法のように学習しています（lazy）。',
  },
  ntkChange: {
    title: 'タンジェントカーネルの変化',
    formula: '‖Θₜ − Θ₀‖ / ‖Θ₀‖',
    explanation:
      'タンジェントカーネルが、向きと大きさの両方でどれだけ変わったか。カーネルが大きくなるだけのネットワークは、学習が速くなるだけで、新しいことを学びません。',
  },
  ntkTarget: {
    title: 'カーネルと目標値のアライメント',
    formula: 'yᵀΘy / (‖Θ‖ ‖y‖²)',
    explanation:
      'プローブサンプルで、タンジェントカーネルが目標値とどれだけそろっているか。1 なら、目標値がその唯一の方向です。ネットワークがタスクに合う特徴を作ると上がります。',
  },
  inferenceEnergy: {
    title: '推論のエネルギー',
    formula: '推論後の F',
    explanation:
      '隠れ状態が落ち着いた後、重みが学習する直前に残っている、予測符号化のエネルギー。プローブサンプルでの平均です。',
  },
  equilibriumGap: {
    title: '平衡との差',
    formula: '最後の力 / 最初の力',
    explanation:
      '推論が終わるときに隠れ状態がまだ動く速さの、開始時に対する比。平衡では 0 です。推論ステップを増やすか刻みを大きくすると下がります。',
  },
  sharpness: {
    title: 'シャープネス',
    formula: 'η λ₁ / 2(1 + β)',
    explanation:
      'シャープネスは、訓練損失の最大の曲率 λ₁ に学習率 η を掛けたもので、1 が安定性の境界になるように定めています。1 より下では、坂を下るステップが損失を下げます。1 より上では、最も鋭い方向で行き過ぎ、ネットワークがより平らな場所を見つけるか発散するまで、損失が上がります。一定の学習率での学習は、しばしば損失を鋭くし、値は 1 の近くにとどまります。各層はそれぞれの学習率で数え、β はモメンタムの係数です。最初の 1,024 個の訓練サンプルで測ります。小さなバッチでは、1 より下でもステップが不安定になることがあります。',
  },
  ntkRank: {
    title: 'タンジェントカーネルのランク',
    formula: '(tr Θ)² / ‖Θ‖²',
    explanation:
      'タンジェントカーネルの有効ランク。プローブサンプルでの出力がいくつの方向に沿って学習するか。1 なら、1 つの方向だけに沿って学習します。',
  },
  laplaceTestLoss: { title: 'ラプラスカーネルのテスト損失', ...machine },
  rfmTestLoss: { title: '特徴マシンのテスト損失', ...machine },
  rfmNfm: { title: '特徴マシンと NFM', ...alike('NFM', false) },
  rfmNfmPearson: { title: '特徴マシンと NFM（Pearson）', ...alike('NFM', true) },
  rfmAgop: { title: '特徴マシンと AGOP', ...alike('AGOP', false) },
  rfmShare: {
    title: '特徴マシンの方向',
    formula: 'tr UᵀMU / tr M',
    explanation:
      '再帰的特徴マシンの特徴 M のうち、目標値を決める隠れた方向 U に沿う割合。1 なら、その方向を見つけ、ほかには何も見ていません。',
  },
  rfmAgopPearson: { title: '特徴マシンと AGOP（Pearson）', ...alike('AGOP', true) },
};

/** Measures of hidden layers. */
export const layerMeasures: Rows['layerMeasures'] = {
  featureMove: {
    title: '特徴の移動量',
    formula: '‖Hₜ − H₀‖ / ‖H₀‖',
    explanation:
      '各隠れ層の特徴が開始時からどれだけ動いたか（特徴の大きさに対する比）。0 に近いと、ネットワークはもとの特徴の重みを付け替えただけです（lazy）。1 に近いかそれ以上なら、自ら特徴を作っています（rich）。',
  },
  featureRms: {
    title: '特徴の大きさ',
    formula: 'Hₜ の二乗平均平方根',
    explanation: '特徴の二乗平均平方根。よいスケーリングでは、どの幅でも 1 程度の大きさに保たれます。',
  },
  deltaRms: {
    title: '活性化前の値の変化',
    formula: 'Zₜ − Z₀ の二乗平均平方根',
    explanation:
      '活性化前の値の変化の二乗平均平方根で、座標チェックに使う量です。幅に対して、μP では一定に保たれ、カーネルレジームでは 1/√n で小さくなります。',
  },
  kernelMove: {
    title: 'カーネルの向き',
    formula: '1 − cos(Φₜ, Φ₀)',
    explanation:
      '特徴カーネル Φ = HHᵀ の向きがどれだけ変わったか。カーネルの変化と違い、特徴が大きくなるだけなら 0 のままです。',
  },
  kernelChange: {
    title: 'カーネルの変化',
    formula: '‖Φₜ − Φ₀‖ / ‖Φ₀‖',
    explanation: '特徴カーネル Φ = HHᵀ が、向きと大きさの両方でどれだけ変わったか。',
  },
  effectiveRank: {
    title: '有効ランク',
    formula: '(Σλ)² / Σλ²',
    explanation: '特徴がいくつの方向を使っているか。特徴カーネル Φ の固有値の参加比です。',
  },
  gateFlips: {
    title: 'ゲートの反転',
    formula: 'ユニットの割合',
    explanation: 'ステップ 0 と符号が異なる活性化前の値の割合。ReLU では、開いたか閉じたゲートの割合です。',
  },
  gramMinEig: {
    title: '最小固有値',
    formula: 'λmin(HₜHₜᵀ / n)',
    explanation:
      'プローブサンプルでの特徴のグラム行列の最小固有値。0 より大きければ、サンプルの特徴は線形独立で、読み出し層だけでどんな目標値にも当てはめられます。',
  },
  jointMinEig: {
    title: '結合最小固有値',
    formula: '[H₀; Hₜ] の λmin / n',
    explanation:
      'ステップ 0 の特徴と現在の特徴を合わせたグラム行列の最小固有値。どの幅でも 0 より大きければ、特徴は新しい方向に動いています。つまり rich でありながら独立です。',
  },
  featureCka: {
    title: '開始時との類似度',
    formula: 'CKA(Φₜ, Φ₀)',
    explanation:
      '中心化カーネルアライメント（CKA）：特徴の平均を引いた後の、特徴カーネル Φ = HHᵀ とステップ 0 のそれとのコサイン。1 なら、回転と拡大を除いて特徴は同じです（lazy）。',
  },
  targetCka: {
    title: '目標値との類似度',
    formula: 'CKA(Φₜ, YYᵀ)',
    explanation:
      'プローブサンプルでの、特徴と目標値の中心化カーネルアライメント（CKA）。1 なら、2 つのサンプルの特徴が似ているのは、ちょうど目標値が似ているときです。目標値がすべて同じときは定義されません。',
  },
  balanceDrift: {
    title: 'バランスのずれ',
    formula: '‖Bₜ − B₀‖ / ‖B₀⁺‖',
    explanation:
      '学習が勾配流からどれだけ離れているか。活性化関数が ReLU か線形で、バイアスがないとき、勾配流は隣り合う層のバランス B を保ちます。したがって、ずれはステップの大きさ、またはほかの学習則や最適化手法によるものです。バイアスがあると、勾配流でもずれます。B は、ユニットごとに、入ってくる重みの二乗和から出ていく重みの二乗和を引いたものです（それぞれ層の学習率で割ります）。',
  },
  collapse: {
    title: '神経崩壊',
    formula: 'NC1：クラス内 / クラス間',
    explanation:
      'プローブサンプルでの、クラス間の分散に対する、クラス内の特徴の分散の比（neural collapse）。0 なら、1 つのクラスのサンプルはすべて同じ特徴をもちます。クラスが 1 つだけのときは定義されません。',
  },
};

const alignment = {
  formula: 'コサイン',
  explanation:
    '重みの層ごとの、ニューラル特徴行列 WᵀW と平均勾配外積（AGOP）のコサイン。中心化なしは、行列全体を比べます。中心化（両方を示すときは実線）は、開始時から学習された分だけを比べます。中心化はステップ 0 では定義されず、そこの白抜きの点は、ステップの大きさを 0 に近づけた極限です。lazy なネットワークでも、中心化なしのアライメントは偶然に高くなりえます。1 なら、関数が敏感な方向へ重みが向いています。',
};
const pearson = {
  formula: '相関',
  explanation:
    '各行列から要素の平均を引いた後のアライメント。論文のコードではこのように計算しています。コサインとは 0.4 ほど異なることがあります。',
};

/** The pairs of alignments. */
export const alignmentPairs: Rows['alignmentPairs'] = {
  nfa: { title: 'アライメント', ...alignment },
  nfaPearson: { title: 'アライメント（Pearson）', ...pearson },
};

/** Measures of layers of weights. */
export const weightMeasures: Rows['weightMeasures'] = {
  weightMove: {
    title: '重みの移動量',
    formula: '‖Wₜ − W₀‖ / ‖W₀‖',
    explanation:
      '各層の重みがどれだけ動いたか（重みの大きさに対する比）。幅の広いネットワークでは、特徴が大きく動いてもこれはごく小さいことがあります。',
  },
  nfaUncentered: { title: 'アライメント（中心化なし）', ...alignment },
  nfaCentered: { title: 'アライメント（中心化）', ...alignment },
  nfaUncenteredPearson: { title: 'アライメント（Pearson、中心化なし）', ...pearson },
  nfaCenteredPearson: { title: 'アライメント（Pearson、中心化）', ...pearson },
  nfaRatio: {
    title: '学習された割合',
    formula: '⟨ΔNFM, ΔAGOP⟩ / ⟨NFM, AGOP⟩',
    explanation:
      'アライメントのうち、偶然ではなく学習されたものの割合。W の行列の内積に対する、W − W₀ の行列の内積の比です。',
  },
  nfaSqrt: {
    title: 'アライメント（平方根）',
    formula: 'cos(WᵀW, √AGOP)',
    explanation:
      'WᵀW と、平均勾配外積の平方根のアライメント。ニューラル特徴仮説は最初この形で述べられました。中心化なしです。',
  },
  nfaCenteredLimit: { title: 'アライメント（中心化、初期極限）', ...alignment },
  bpCosine: {
    title: '誤差逆伝播法とのコサイン',
    formula: 'コサイン',
    explanation:
      '重みの層ごとの、この学習則の方向と、同じサンプルで誤差逆伝播法が与える勾配とのコサイン。1 なら一致し、0 なら無関係です。',
  },
  gaussNewtonCosine: {
    title: 'Gauss–Newton とのコサイン',
    formula: 'コサイン',
    explanation:
      '重みの層ごとの、予測符号化の方向と、その Gauss–Newton 極限（出力の重みが大きい極限）とのコサイン。1 なら、曲率を考慮しています。',
  },
  omega: {
    title: '伝達の指数',
    formula: 'ω',
    explanation:
      '層の初期重みが、下の特徴の動きをどのように伝えるか：rms(W₀Δh) = n^ω · rms(W₀) · rms(Δh)。½ なら、重みにとって動きはランダムに見えます。1 なら、動きは重みと完全にそろっています。',
  },
};
