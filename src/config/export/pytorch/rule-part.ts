import {
  DEFAULT_PREDICTIVE_CODING,
  DEFAULT_TARGET_PROPAGATION,
  type PredictiveCoding,
  type TargetPropagation,
} from '../../settings/local-rules.ts';
import { scaledGammaOut } from '../../scaling.ts';
import { streamState } from '../../../maths/random.ts';
import type { Experiment } from '../../experiment.ts';
import { allParameters, outputOf, parameters } from './network-part.ts';
import { comment, joinParts, section, shortNumber } from './python-text.ts';

/** Returns the part with the learning rule: a function that gives every parameter its gradient, or what replaces it. */
export function rulePart(experiment: Experiment): string {
  const { rule } = experiment.train;
  switch (rule) {
    case 'bp':
      return section(HEAD, [backpropagation(experiment)]);
    case 'fa':
      return section(HEAD, [feedbackAlignment(experiment), setGradients(experiment)]);
    case 'dfa':
      return section(HEAD, [directFeedbackAlignment(experiment), setGradients(experiment)]);
    case 'pc':
      return section(HEAD, [predictiveCoding(experiment), setGradients(experiment)]);
    case 'tp':
    case 'dtp':
      return section(HEAD, [targetPropagation(experiment), setGradients(experiment)]);
  }
}

const HEAD = 'The learning rule (docs/maths.md 4)';

const backpropagation = (experiment: Experiment): string => `
def set_gradients(x, y):
    """Gives every parameter its gradient of the loss of a batch, by backpropagation (Rumelhart et al. 1986)."""
    for parameter in ${allParameters(experiment)}:
        parameter.grad = None
    _, z = forward(${parameters(experiment)}, x)
    loss_of(${outputOf(experiment, 'z', 'x')}, y).backward()`;

/** Returns the function that turns the errors of a rule into what replaces the gradient. */
const setGradients = ({ net }: Experiment): string => `
def set_gradients(x, y):
    """Gives every parameter what replaces its gradient: minus the mean over the batch of e^l h^(l-1),T."""
    e, h = errors(x, y)
    for l in range(1, L + 2):
        W[l].grad = -e[l].T @ h[l - 1] / len(x)${
          net.bias
            ? `
        b[l].grad = -e[l].mean(dim=0)`
            : ''
        }`;

/** Returns the error of z^(L+1): delta_f, over gamma0. */
const topError = (experiment: Experiment): string => {
  const delta = `output_error(${outputOf(experiment, 'z', 'x')}, y)`;
  return experiment.scaling.gamma0 === 1 ? delta : `${delta} / GAMMA0`;
};

const feedbackAlignment = (experiment: Experiment): string => `
def errors(x, y):
    """Returns the errors e^l of feedback alignment (Lillicrap et al. 2016), and h^l: frozen feedback B^(l+1) stands
    where backpropagation has W^(l+1), e^l = phi'(z^l) * (B^(l+1),T e^(l+1)).
    """
    h, z = forward(${parameters(experiment)}, x)
    e = {L + 1: ${topError(experiment)}}
    for l in range(L, 0, -1):
        e[l] = slope(z[l]) * (e[l + 1] @ B[l + 1])
    return e, h`;

const directFeedbackAlignment = (experiment: Experiment): string => `
def errors(x, y):
    """Returns the errors e^l of direct feedback alignment (Nokland 2016), and h^l: the error of the output goes
    straight to every layer, e^l = phi'(z^l) * (B^l e^(L+1)).
    """
    h, z = forward(${parameters(experiment)}, x)
    e = {L + 1: ${topError(experiment)}}
    for l in range(1, L + 1):
        e[l] = slope(z[l]) * (e[L + 1] @ B[l].T)
    return e, h`;

function predictiveCoding(experiment: Experiment): string {
  const settings = experiment.train.pc ?? DEFAULT_PREDICTIVE_CODING;
  return joinParts([
    `
INFERENCE_STEPS, DT = ${settings.steps}, ${settings.dt}
${comment(`The weight of the loss in the energy: ${settings.gammaOut}${settings.gbar === 0 ? '' : ` * rho^${-settings.gbar}`}.`)}
GAMMA_OUT = ${shortNumber(scaledGammaOut(experiment, settings))}`,
    settings.fixedPrediction ? fixedInference(experiment, settings) : freeInference(experiment, settings),
  ]);
}

const freeInference = (experiment: Experiment, settings: PredictiveCoding): string => `
def errors(x, y):
    """Returns the errors of predictive coding (Rao and Ballard 1999; Whittington and Bogacz 2017), and the states v_l.

    Hidden states v_l start at the forward pass (v_0 = x) and go down the energy
        F = sum_l (1/2) ||v_l - phi(z^l)||^2 + gammaOut * loss(z^(L+1), y),   z^l = W^l v_(l-1)${experiment.net.bias ? ' + b^l' : ''}
        dv_l/dt = -(v_l - phi(z^l)) + W^(l+1),T e^(l+1),   with gammaOut before the second term at l = L
    """
    v, _ = forward(${parameters(experiment)}, x)

    def z(l):
        return v[l - 1] @ W[l].T${experiment.net.bias ? ' + b[l]' : ''}

    def e(l):
        return output_error(z(l), y) if l == L + 1 else slope(z(l)) * (v[l] - phi(z(l)))

    def force(l):
        pull = e(l + 1) @ W[l + 1]
        return (GAMMA_OUT * pull if l == L else pull) - (v[l] - phi(z(l)))

    for _ in range(INFERENCE_STEPS):
${moves(settings)}
    return {l: e(l) for l in range(1, L + 2)}, v`;

const fixedInference = (experiment: Experiment, settings: PredictiveCoding): string => `
def errors(x, y):
    """Returns the errors of predictive coding (Rao and Ballard 1999; Whittington and Bogacz 2017), and h^l.

    Hidden states v_l start at the forward pass h^l and move by
        dv_l/dt = -(v_l - h^l) + W^(l+1),T e^(l+1),   with gammaOut before the second term at l = L
    with fixed predictions: z^l, h^l = phi(z^l) and the error of the output stay as the forward pass gave them.
    """
    h, z = forward(${parameters(experiment)}, x)
    v = dict(h)

    def e(l):
        return output_error(z[l], y) if l == L + 1 else slope(z[l]) * (v[l] - h[l])

    def force(l):
        pull = e(l + 1) @ W[l + 1]
        return (GAMMA_OUT * pull if l == L else pull) - (v[l] - h[l])

    for _ in range(INFERENCE_STEPS):
${moves(settings)}
    return {l: e(l) for l in range(1, L + 2)}, h`;

const moves = ({ schedule }: PredictiveCoding): string =>
  schedule === 'sequential'
    ? `        for l in range(L, 0, -1):  # one layer after another from the top: each sees the new state above it
            v[l] = v[l] + DT * force(l)`
    : `        forces = {l: force(l) for l in range(1, L + 1)}  # all layers at once
        for l in forces:
            v[l] = v[l] + DT * forces[l]`;

function targetPropagation(experiment: Experiment): string {
  const settings = experiment.train.tp ?? DEFAULT_TARGET_PROPAGATION;
  const isDifference = experiment.train.rule === 'dtp';
  const learned = settings.feedback === 'learned';
  const law = isDifference
    ? 't_l = h^l + Q_(l+1) (t_(l+1) - a_(l+1)),   a_(L+1) = f, a_l = h^l below'
    : 't_l = Q_(l+1) t_(l+1)';
  const down = isDifference ? 'h[l] + (target - a[l + 1]) @ Q_T' : 'target @ Q_T';
  return joinParts([
    `ETA_TARGET = ${settings.etaTarget}  # how far the target of the output lies from it`,
    learned ? learnedFeedback(experiment, settings) : ridgeFeedback(settings),
    `
def errors(x, y):
    """Returns the errors of ${isDifference ? 'difference ' : ''}target propagation (Bengio 2014; Lee et al. 2015), and h^l.

    The target of the output lies down the gradient of the loss, t_(L+1) = f + etaTarget * delta_f. It is handed down,
        ${law}
    and every layer learns to come closer to its own: e^l = phi'(z^l) * (t_l - h^l).
    """
    h, z = forward(${parameters(experiment)}, x)
    a = {**h, L + 1: z[L + 1]}
    target = z[L + 1] + ETA_TARGET * output_error(z[L + 1], y)
    e = {L + 1: target - z[L + 1]}
    for l in range(L, 0, -1):
        Q_T = ${learned ? 'B[l].T' : 'ridge_feedback(a[l + 1], h[l])'}
        target = ${down}
        e[l] = slope(z[l]) * (target - h[l])${learned ? '\n    learn_feedback(h)' : ''}
    return e, h`,
  ]);
}

const ridgeFeedback = ({ ridge }: TargetPropagation): string => `
RIDGE = ${ridge}


def ridge_feedback(above, below):
    """Returns Q^T of the ridge regression that reconstructs a layer from the one above it, samples as rows:
    Q = H_below (H_above^T H_above + mu I)^-1 H_above^T with samples as columns.
    """
    gram = above @ above.T
    mu = max(RIDGE, 2**-23 * gram.abs().sum(dim=1).max().item())  # the lab keeps mu above the rounding of float32
    inverse, _ = torch.linalg.inv_ex(gram + mu * torch.eye(len(above)))
    return above.T @ inverse @ below`;

function learnedFeedback({ seed, net }: Experiment, { noise, feedbackLr }: TargetPropagation): string {
  const [s0, s1] = streamState(seed, 'noise').map((word) => `0x${word.toString(16)}`);
  return `
NOISE, FEEDBACK_LR = ${noise}, ${feedbackLr}

# The noise is that of the lab, by its generator: xoroshiro128+ (Blackman and Vigna 2018). torch.randn would do as well.
state = [${s0}, ${s1}]
spare = []


def uniform():
    """Returns a number that is uniform on [0, 1)."""
    s0, s1 = state
    mixed = s0 ^ s1
    state[0] = (s0 << 24 | s0 >> 40) & (2**64 - 1) ^ mixed ^ (mixed << 16) & (2**64 - 1)
    state[1] = (mixed << 37 | mixed >> 27) & (2**64 - 1)
    return (s0 + s1) % 2**32 / 2**32


def normal():
    """Returns a standard normal number, by Marsaglia's polar method."""
    while not spare:
        u, v = 2 * uniform() - 1, 2 * uniform() - 1
        square = u * u + v * v
        if 0 < square < 1:
            scale = math.sqrt(-2 * math.log(square) / square)
            spare.extend([v * scale, u * scale])
    return spare.pop()


def learn_feedback(h):
    """Makes one step of SGD on the loss of reconstructing noisy features from the layer above (Lee et al. 2015):
        h~ = h^l + noise * eps,   a~ = phi(W^(l+1) h~),   loss = (1/2) ||Q_(l+1) a~ - h~||^2, a mean over the batch
    """
    for l in range(1, L + 1):
        eps = torch.tensor([normal() for _ in range(h[l].numel())]).reshape(h[l].shape)
        noisy = h[l] + NOISE * eps
        above = noisy @ W[l + 1].T${net.bias ? ' + b[l + 1]' : ''}
        if l < L:
            above = phi(above)
        gradient = (above @ B[l].T - noisy).T @ above / len(noisy)
        B[l] = B[l] - FEEDBACK_LR / above.shape[1] * gradient`;
}
