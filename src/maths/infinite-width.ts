import { ACTIVATION_ROWS, gainOf, type Activation } from './activation.ts';
import { closedDual, type DualActivation } from './dual-activation.ts';
import { hermiteDual } from './hermite-dual.ts';

/**
 * The settings of a network that its infinite-width limit depends on. A readout that starts at zero has outputGain 0:
 * it never grows to order 1 / sqrt(n), so that only its own kernel is left. There are no biases.
 */
export interface InfiniteNetwork {
  activation: Activation;
  depth: number;
  outputGain: number;
  baseWidth: number;
  /** g of docs/maths.md 2; see `gainOf`. */
  gain: number;
}

/** The settings of an experiment that {@link infiniteNetworkOf} reads. */
interface WideExperiment {
  net: Omit<InfiniteNetwork, 'gain'> & { gain?: number; outputInit: string; symmetric: boolean };
  scaling: { centered: boolean };
}

/** Returns the infinitely wide network of an experiment, and whether its function starts at 0. */
export function infiniteNetworkOf({ net, scaling }: WideExperiment): {
  network: InfiniteNetwork;
  startsAtZero: boolean;
} {
  const hasReadout = net.outputInit !== 'zero';
  return {
    network: { ...net, gain: gainOf(net), outputGain: hasReadout ? net.outputGain : 0 },
    startsAtZero: scaling.centered || net.symmetric || !hasReadout,
  };
}

/** The kernels of an infinitely wide network between two sets of A and B inputs. */
export interface InfiniteWidthKernels {
  /** Covariance of the outputs of random networks at step 0 (one output), [A, B] as rows. */
  nngp: Float64Array[];
  /** The tangent kernel of `ntp`, weighted by the layers' learning rates as in docs/maths.md 5.1, [A, B] as rows. */
  tangent: Float64Array[];
}

/** The diagonals of the kernels: each input with itself, [A]. */
export interface InfiniteWidthDiagonals {
  /** Variance of the output at step 0. */
  nngp: Float64Array;
  /** Tangent kernel of an input with itself. */
  tangent: Float64Array;
}

type Inputs = readonly ArrayLike<number>[];

function dualOf(activation: Activation): DualActivation {
  const row = ACTIVATION_ROWS[activation];
  return row.dual === 'by quadrature' ? hermiteDual(row) : closedDual(row.dual);
}

function innerProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Returns g^2 of the weights after each hidden layer: those of hidden layers, then that of the output. */
const squaredGains = ({ depth, gain, outputGain }: InfiniteNetwork) =>
  Array.from({ length: depth }, (_, l) => (l === depth - 1 ? outputGain : gain) ** 2);

/** Computes the variances of the pre-activations of each hidden layer, [layer][A], and the diagonals of the output. */
function propagateDiagonals(network: InfiniteNetwork, inputs: Inputs) {
  const dual = dualOf(network.activation);
  const variances: Float64Array[] = [];
  let tangent = Float64Array.from(inputs, (x) => innerProduct(x, x));
  let nngp = Float64Array.from(inputs, (x, i) => (network.gain ** 2 * tangent[i]) / x.length);
  for (const squaredGain of squaredGains(network)) {
    variances.push(nngp);
    const { value, derivative } = dual.self(nngp);
    tangent = tangent.map((theta, i) => network.baseWidth * value[i] + squaredGain * derivative[i] * theta);
    nngp = value.map((phi) => squaredGain * phi);
  }
  return { variances, nngp, tangent };
}

/**
 * Returns the {@link infiniteWidthKernels} of each input with itself.
 *
 * @param inputs [A, d] as rows
 */
export function infiniteWidthDiagonals(network: InfiniteNetwork, inputs: Inputs): InfiniteWidthDiagonals {
  const { nngp, tangent } = propagateDiagonals(network, inputs);
  return { nngp, tangent };
}

/**
 * Returns the Gaussian-process and the tangent kernel of a network without biases as its width goes to infinity
 * (docs/maths.md 6; Jacot et al. 2018, Lee et al. 2018), layer by layer with (u, v) ~ N(0, K^l):
 *
 *     K^1 = g^2 x.x'/d,           K^{l+1} = g^2 E[phi(u) phi(v)]
 *     Theta^1 = x.x',             Theta^{l+1} = n0 E[phi(u) phi(v)] + g^2 E[phi'(u) phi'(v)] Theta^l
 *
 * with g_out in the last step. Theta carries the learning rates of `ntp` (input 1, later layers n0/n).
 *
 * @param left [A, d] as rows
 * @param right [B, d] as rows; if it is the same array as `left`, the kernels are computed once per pair
 */
export function infiniteWidthKernels(network: InfiniteNetwork, left: Inputs, right: Inputs): InfiniteWidthKernels {
  const dual = dualOf(network.activation);
  const symmetric = left === right;
  const rows = propagateDiagonals(network, left).variances;
  const columns = symmetric ? rows : propagateDiagonals(network, right).variances;

  const tangent = left.map((a) => Float64Array.from(right, (b) => innerProduct(a, b)));
  const nngp = tangent.map((row, i) => row.map((product) => (network.gain ** 2 * product) / left[i].length));
  squaredGains(network).forEach((squaredGain, l) => {
    const { value, derivative } = dual.between(rows[l], columns[l]);
    for (let i = 0; i < left.length; i++) {
      for (let j = symmetric ? i : 0; j < right.length; j++) {
        const k = nngp[i][j];
        const phi = value(i, j, k);
        tangent[i][j] = network.baseWidth * phi + squaredGain * derivative(i, j, k) * tangent[i][j];
        nngp[i][j] = squaredGain * phi;
        if (symmetric) {
          tangent[j][i] = tangent[i][j];
          nngp[j][i] = nngp[i][j];
        }
      }
    }
  });
  return { nngp, tangent };
}
