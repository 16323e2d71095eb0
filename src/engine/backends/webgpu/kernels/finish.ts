import type { Activation } from '../../../../maths/activation.ts';
import { activationShader } from './activation.ts';

/** The work on each entry of a product, in WGSL. */
export interface Finish {
  /** Names of the float arrays that it writes, and of those that it only reads. */
  written: readonly string[];
  read: readonly string[];
  /**
   * A function `finish(sum, i, column, member)` of the entry, its index in [M, rows, columns], its column and its
   * member, with its own helpers.
   */
  shader: string;
}

const finishing = (body: string): string => /* wgsl */ `
fn finish(sum: f32, i: u32, column: u32, member: u32) {
  ${body}
}`;

/** The finish that stores the product itself. */
export const KEEP: Finish = { written: ['product'], read: [], shader: finishing('product[i] = sum;') };

/** Returns the finish z = product + bias by column and h = phi(z); only z where phi is linear. */
export function denseFinish(activation: Activation, biased: boolean): Finish {
  const activated = activation !== 'linear';
  return {
    written: activated ? ['preactivations', 'activations'] : ['preactivations'],
    read: biased ? ['bias'] : [],
    shader: `${activated ? activationShader(activation) : ''}${finishing(`
  let z = sum${biased ? ' + bias[member * sizes.columns + column]' : ''};
  preactivations[i] = z;
  ${activated ? 'activations[i] = phi(z);' : ''}`)}`,
  };
}

/** Returns the finish that multiplies the product by phi'(z), given h = phi(z). */
export const gatedFinish = (activation: Activation): Finish =>
  activation === 'linear'
    ? KEEP
    : {
        written: ['product'],
        read: ['preactivations', 'activations'],
        shader: `${activationShader(activation)}${finishing(
          'product[i] = sum * slope(preactivations[i], activations[i]);',
        )}`,
      };

/** The code that turns a gradient, `sum`, into the `direction` of an optimizer, and the optimizer's memory. */
interface OptimizerShader {
  /** Float arrays like the parameter's, changed in place. */
  memory: readonly string[];
  /** The place of a member's learning rate. */
  rate: string;
  body: string;
}

/** The optimizers of `optimizers.ts`. Adam's `rates` are lr and the two bias corrections, by member. */
const OPTIMIZERS = {
  sgd: { memory: [], rate: 'rates[member]', body: 'var direction = sum;' },
  momentum: {
    memory: ['velocity'],
    rate: 'rates[member]',
    body: `var direction = 0.9 * velocity[i] + sum;
  velocity[i] = direction;`,
  },
  adam: {
    memory: ['mean', 'square'],
    rate: 'rates[3u * member]',
    body: `let m = 0.9 * mean[i] + ${1 - 0.9} * sum;
  let v = 0.999 * square[i] + ${1 - 0.999} * sum * sum;
  mean[i] = m;
  square[i] = v;
  var direction = (m / rates[3u * member + 1u]) / (sqrt(v / rates[3u * member + 2u]) + 1e-8);`,
  },
} satisfies Record<string, OptimizerShader>;

/** An optimizer with a shader. */
export type ShaderOptimizer = keyof typeof OPTIMIZERS;

/** Returns the finish that moves weights, with the product as their gradient: W - W_0 moves, and W with it. */
export function descendFinish(optimizer: ShaderOptimizer, weightDecay: number): Finish {
  const { memory, rate, body } = OPTIMIZERS[optimizer];
  return {
    written: ['moved', 'weights', ...memory],
    read: ['initial', 'rates'],
    shader: finishing(`${body}
  ${weightDecay === 0 ? '' : `direction += f32(${weightDecay}) * weights[i];`}
  let now = moved[i] - direction * ${rate};
  moved[i] = now;
  weights[i] = initial[i] + now;`),
  };
}

/** Returns the finish that moves biases, with the product as their gradient. */
export function descendBiasFinish(optimizer: ShaderOptimizer): Finish {
  const { memory, rate, body } = OPTIMIZERS[optimizer];
  return {
    written: ['biases', ...memory],
    read: ['rates'],
    shader: finishing(`${body}
  biases[i] -= direction * ${rate};`),
  };
}
