import * as v from 'valibot';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { draftValue } from '../../settings/draft.ts';
import { flag, integer, number, oneOf, optionalNumber } from '../../settings/kind.ts';
import { entriesOf, linear, log, row } from '../../settings/row.ts';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';

/** The ways to initialize the readout (docs/maths.md 2). */
const OUTPUT_INITS = ['normal', 'zero', 'sign'] as const;

/** The ways to add skip connections to hidden layers 2..L (docs/maths.md 8.1). */
export const RESIDUALS = ['none', 'plain', 'depth-mup', 'mean-field'] as const;
/** One of {@link RESIDUALS}. */
export type Residual = (typeof RESIDUALS)[number];

const GAINS = { min: 0, max: 10 };

/** The settings of the network: its size, its activation, and its initial weights. */
export const NET = translated('net', {
  width: row(integer({ min: 1, max: 4096 }, 256), {
    key: 'width',
    axis: log(32, 256, 4),
    words: {
      label: 'Width',
      symbol: 'n',
      hint: 'Units in each hidden layer. The scaling says how initial weights and learning rates change with the width. At the base width all presets give the same network.',
      onAxis: 'width n',
    },
  }),
  depth: row(integer({ min: 0, max: 64 }, 3), {
    key: 'depth',
    axis: linear(1, 4, 4),
    words: {
      label: 'Depth',
      symbol: 'L',
      hint: 'Hidden layers. There is one more layer of weights: the readout. With 0 it is all there is: a linear model.',
      onAxis: 'depth L',
    },
  }),
  /** n0, the width at which all presets give the same network. */
  baseWidth: row(integer({ min: 1, max: 4096 }, 64), {
    key: 'baseWidth',
    axis: log(16, 256, 5),
    words: {
      label: 'Base width',
      symbol: 'n₀',
      hint: 'The width at which all scalings give the same network. The further the width is from it, the more they differ.',
      onAxis: 'base width n₀',
    },
  }),
  /** Whether hidden layers add to the one below, and with which factor. */
  residual: row(oneOf(RESIDUALS, 'none'), {
    key: 'residual',
    axis: 'all',
    words: {
      label: 'Skip connections',
      hint: 'Residual: each hidden layer from the second on adds β φ(Wh) to the layer below, in place of replacing it. Plain: β = 1. Depth-μP: β falls as 1/√depth, and the best learning rate stays the same over depth. Mean field: β falls as 1/depth. At the base depth the three are one network. Only for backpropagation.',
      onAxis: 'skip connections',
      short: '',
      options: { none: 'None', plain: 'Plain, β = 1', 'depth-mup': 'Depth-μP', 'mean-field': 'Mean field' },
    },
  }),
  /** The depth at which all kinds of residual networks are the same. */
  baseDepth: row(integer({ min: 2, max: 64 }, 3), {
    key: 'baseDepth',
    axis: null,
    isUsed: (draft) => draftValue(draft, 'net.residual') !== 'none',
    words: {
      label: 'Base depth',
      symbol: 'L₀',
      hint: 'The depth at which all kinds of skip connections give the same network. The further the depth is from it, the more they differ.',
    },
  }),
  activation: row(oneOf(ACTIVATIONS, 'relu'), {
    key: 'activation',
    axis: 'all',
    words: {
      label: 'Activation',
      hint: 'The curve that each unit applies to its weighted sum. With linear, the whole network is a linear map, however deep. ReLU gives functions with kinks; tanh and erf, smooth ones that saturate.',
      onAxis: 'activation',
      short: '',
      options: {
        linear: 'Linear',
        relu: 'ReLU',
        tanh: 'tanh',
        erf: 'erf',
        gelu: 'GELU',
        silu: 'SiLU',
        sigmoid: 'Sigmoid',
        quadratic: 'Quadratic, z²',
      },
    },
  }),
  /** g of docs/maths.md 2; absent: the activation's unit-variance gain (`maths/activation.ts`). */
  gain: row(optionalNumber(GAINS), {
    key: 'gain',
    axis: linear(0.5, 2, 4),
    words: {
      label: 'Gain',
      symbol: 'g',
      hint: 'Factor on the standard deviation of input and hidden weights. Larger: signals grow from layer to layer; smaller: they fade. If left out, the gain keeps unit variance.',
      onAxis: 'gain g',
    },
  }),
  outputGain: row(number(GAINS, 1), {
    key: 'outputGain',
    axis: log(0.1, 1, 5),
    words: {
      label: 'Output gain',
      symbol: 'gₒᵤₜ',
      hint: 'Factor on the standard deviation of the readout. Larger: the output at the start is larger, and the features have to move less to change it.',
      onAxis: 'output gain',
    },
  }),
  bias: row(flag(false), {
    key: 'bias',
    axis: 'all',
    words: {
      label: 'Biases',
      hint: 'Adds to each unit a number of its own that is learned, 0 at the start. Without biases a ReLU network of one input can only draw two straight lines that meet at 0.',
      onAxis: 'biases',
    },
  }),
  outputInit: row(oneOf(OUTPUT_INITS, 'normal'), {
    key: 'outputInit',
    axis: 'all',
    words: {
      label: 'Output init',
      hint: 'The initial entries of the readout: drawn from a normal distribution; all zero; or random signs of one size.',
      onAxis: 'output init',
      options: { normal: 'Normal', zero: 'Zero', sign: 'Signs, ±std' },
    },
  }),
  /** Whether the network is two copies with opposite readouts, so that f_0 = 0 without centring. */
  symmetric: row(flag(false), {
    key: 'symmetric',
    axis: null,
    words: {
      label: 'Symmetric network',
      hint: 'Two copies with opposite readouts: the output starts at exactly 0. Needs an even width.',
    },
  }),
});

/** The section `net` of an experiment. */
export const netSchema = v.pipe(
  v.strictObject(entriesOf(NET)),
  v.forward(
    v.check((net) => !net.symmetric || net.width % 2 === 0, words.config.evenWidth),
    ['width'],
  ),
  v.forward(
    v.check((net) => !net.symmetric || net.depth > 0, words.config.symmetricNeedsLayers),
    ['symmetric'],
  ),
);
