/** The words of the lesson on recursive feature machines. */
import { numberText } from '../../number-text.ts';

const SOURCE = 'arXiv 2212.13881（設定は独自）';
const ratio = (value: number) => numberText(value, 2);

/** What the lesson says, by claim, world, measurement and figure. */
export const featureMachine: typeof import('../../../lessons/11-feature-machine/words.ts').said = {
  claims: {
    'fewer-samples': {
      statement:
        '隠れた方向が 1 つの目標では、特徴を学ぶカーネルは、学ばないカーネルよりはるかに少ないサンプルで足ります。',
      source: SOURCE,
      expected: '同じテスト損失になるラプラスカーネルのサンプル数の 4 分の 1 以下',
    },
    directions: (least) => ({
      statement: '特徴マシンの特徴は、目標の隠れた方向です。',
      source: SOURCE,
      expected: `サンプル 512 個で、M のうちその方向に沿う割合が ${least} 以上（M = I なら 1/24）`,
    }),
    'no-use': (least) => ({
      statement:
        '目標がすべての入力に同じように依存するときは、見つけるものがなく、特徴マシンのほうが良いことはありません。',
      source: '本文で導いたもの',
      expected: `どのサンプル数でも、テスト損失がラプラスカーネルの ${least} 倍以上`,
    }),
    'beats-laplace': (most) => ({
      statement: 'rich なネットワークも、この目標ではラプラスカーネルに勝ちます。lazy なネットワークは勝ちません。',
      source: SOURCE,
      expected: `テスト損失がラプラスカーネルの ${most} 倍以下`,
    }),
  },
  alike: {
    nfm: (least) => ({
      statement: 'rich なネットワークの第 1 層のニューラル特徴行列は、特徴マシンの特徴に似ています。',
      source: SOURCE,
      expected: `成分どうしの相関が ${least} 以上`,
    }),
    agop: (least) => ({
      statement: '出力が敏感な方向を表す平均勾配外積も、同じように似ています。',
      source: SOURCE,
      expected: `成分どうしの相関が ${least} 以上`,
    }),
  },
  worlds: {
    'one-direction': '隠れた方向が 1 つ',
    'all-directions': '入力と同じ数の方向',
    noise: 'ほとんど雑音の目標',
    lazy: 'lazy なネットワーク',
  },
  measured: {
    samples: (needed, most) => `サンプル ${most} 個の代わりに ${needed} 個`,
    never: (most) => `サンプル ${most} 個でもラプラスカーネルの損失に届きません`,
    share: (value) => `割合 ${value}`,
    ratios: (least, largest) => `${ratio(least)}〜${ratio(largest)} 倍`,
    pearson: (value) => `相関 ${value}`,
    losses: (own, laplace) => `${own}、ラプラスカーネル ${laplace}`,
  },
  figures: {
    'one-direction': {
      title: 'サンプル数に対するテスト損失（24 入力のうち隠れた方向が 1 つ）',
      caption:
        'ラプラスカーネルによるものと、1 ラウンドと 5 ラウンドで特徴を学んだカーネルによるもの。特徴を学んだカーネルの損失は、数百サンプルから急に下がります。',
    },
    'all-directions': {
      title: 'サンプル数に対するテスト損失（8 入力で方向が 8 つ）',
      caption:
        '目標がすべての入力に同じように依存するときの、同じ特徴マシン。サンプルが少ないうちは、学んだ特徴のせいで悪くなり、多ければ何も変わりません。',
    },
    nfm: {
      title: 'ネットワークと特徴マシン',
      caption:
        'ネットワークが学習する間に、第 1 層のニューラル特徴行列が、同じデータでの特徴マシンの特徴にどれだけ似るか。rich なネットワークは 100 ステップほどで見つけ、lazy なネットワークは動きません。',
    },
    agop: {
      title: '出力が敏感な方向',
      caption: '平均勾配外積について同じもの。',
    },
  },
  rounds: ['ラプラスカーネル', '1 ラウンド', '5 ラウンド'],
  networks: ['lazy', 'rich'],
  testLoss: 'テスト損失',
  pearson: 'M との相関',
  nfm: 'NFM',
  agop: 'AGOP',
};
