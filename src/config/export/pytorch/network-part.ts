import type { Activation } from '../../../maths/activation.ts';
import type { Experiment } from '../../experiment.ts';
import { blockFactor } from '../../scaling.ts';
import { joinParts, section } from './python-text.ts';

/** The activations and their derivatives in PyTorch (docs/maths.md 1). */
const ACTIVATIONS: Record<Activation, { phi: string; slope: string }> = {
  linear: { phi: 'z', slope: 'torch.ones_like(z)' },
  relu: { phi: 'torch.relu(z)', slope: '(z > 0).to(z.dtype)' },
  tanh: { phi: 'torch.tanh(z)', slope: '1 - torch.tanh(z) ** 2' },
  erf: { phi: 'torch.erf(z)', slope: '2 / math.sqrt(math.pi) * torch.exp(-z * z)' },
  gelu: {
    phi: 'torch.nn.functional.gelu(z)',
    slope: '(1 + torch.erf(z / math.sqrt(2))) / 2 + z * torch.exp(-z * z / 2) / math.sqrt(2 * math.pi)',
  },
  silu: { phi: 'z * torch.sigmoid(z)', slope: 'torch.sigmoid(z) * (1 + z * torch.sigmoid(-z))' },
  sigmoid: { phi: 'torch.sigmoid(z)', slope: 'torch.sigmoid(z) * torch.sigmoid(-z)' },
  quadratic: { phi: 'z * z', slope: '2 * z' },
};

/** Returns whether a rule differentiates by hand, and so needs phi' and the error of the output. */
const isByHand = ({ train }: Experiment): boolean => train.rule !== 'bp';

/** Returns the part with the network: activation, forward pass, output and loss. */
export const networkPart = (experiment: Experiment): string =>
  section('The network and its loss', [
    activation(experiment),
    forward(experiment),
    output(experiment),
    LOSSES[experiment.train.loss],
    isByHand(experiment) ? OUTPUT_ERRORS[experiment.train.loss] : null,
  ]);

function activation(experiment: Experiment): string {
  const { phi, slope } = ACTIVATIONS[experiment.net.activation];
  return joinParts([
    `
def phi(z):
    """Returns the activation, ${experiment.net.activation}."""
    return ${phi}`,
    isByHand(experiment)
      ? `
def slope(z):
    """Returns phi'(z)."""
    return ${slope}`
      : null,
  ]);
}

/** Returns the names of the parameters in a call: weights, and biases if there are any. */
export const parameters = ({ net }: Experiment, step0 = false): string => {
  const suffix = step0 ? '0' : '';
  return net.bias ? `W${suffix}, b${suffix}` : `W${suffix}`;
};

/** Returns all weights and biases. */
export const allParameters = ({ net }: Experiment): string => (net.bias ? '[*W.values(), *b.values()]' : 'W.values()');

function forward(experiment: Experiment): string {
  const bias = experiment.net.bias ? ' + b[l]' : '';
  const last = experiment.net.bias ? ' + b[L + 1]' : '';
  const plus = experiment.net.bias ? ' + b^l' : '';
  const isResidual = blockFactor(experiment.net) !== null;
  const features = isResidual ? 'h[l - 1] + BETA * phi(z[l]) if l > 1 else phi(z[l])' : 'phi(z[l])';
  const law = isResidual
    ? `,
    h^1 = phi(z^1), and h^l = h^(l-1) + beta phi(z^l) in the blocks above (docs/maths.md 1 and 8.1).`
    : ', h^l = phi(z^l) (docs/maths.md 1).';
  return `
def forward(${parameters(experiment)}, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1)${plus}${law}"""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T${bias}
        h[l] = ${features}
    z[L + 1] = h[L] @ W[L + 1].T${last}
    return h, z
`;
}

function output(experiment: Experiment): string | null {
  const { centered, gamma0 } = experiment.scaling;
  if (centered) {
    const over = gamma0 === 1 ? '' : ' / gamma0';
    const difference = 'z[L + 1] - z0[L + 1]';
    return `
def output(z, x):
    """Returns f(x) = (z^(L+1) - z^(L+1) at step 0)${over}: the centred output starts at 0 (docs/maths.md 1)."""
    with torch.no_grad():
        _, z0 = forward(${parameters(experiment, true)}, x)
    return ${gamma0 === 1 ? difference : `(${difference}) / GAMMA0`}
`;
  }
  return gamma0 === 1
    ? null
    : `
def output(z):
    """Returns f(x) = z^(L+1) / gamma0 (docs/maths.md 1)."""
    return z[L + 1] / GAMMA0
`;
}

/** Returns f of a forward pass `z` of the samples `x`. */
export function outputOf({ scaling }: Experiment, z: string, x: string): string {
  if (scaling.centered) return `output(${z}, ${x})`;
  return scaling.gamma0 === 1 ? `${z}[L + 1]` : `output(${z})`;
}

const LOSSES = {
  mse: `
def loss_of(f, y):
    """Returns the mean over samples of (1/2) ||f - y||^2 (docs/maths.md 3)."""
    return 0.5 * ((f - y) ** 2).sum(dim=1).mean()
`,
  ce: `
def loss_of(f, y):
    """Returns the mean over samples of the softmax cross-entropy, y one-hot (docs/maths.md 3)."""
    return -(y * torch.log_softmax(f, dim=1)).sum(dim=1).mean()
`,
};

const OUTPUT_ERRORS = {
  mse: `
def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - f."""
    return y - f
`,
  ce: `
def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - softmax(f)."""
    return y - torch.softmax(f, dim=1)
`,
};
