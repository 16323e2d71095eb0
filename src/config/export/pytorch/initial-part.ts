import { feedbackShapes, layerShapes, type MatrixShape } from '../../scaling.ts';
import type { Experiment } from '../../experiment.ts';
import { allParameters } from './network-part.ts';
import { assignByKey, joinLines, section } from './python-text.ts';

/** Returns the part that takes the initial weights out of the .npz, or draws them anew by the law of the lab. */
export function initialPart(experiment: Experiment): string {
  const { net } = experiment;
  const further = [...(net.bias ? ['biases'] : []), ...(hasFeedback(experiment) ? ['feedback'] : [])];
  return section(['Weights', ...further].join(', ') + ' at step 0', [
    shapes(experiment),
    drawWeights(experiment),
    hasFeedback(experiment) ? drawFeedback(experiment) : null,
    `
if "W1_0" in CONTENTS:
    W0 = {l: array(f"W{l}_0", *SHAPE[l]) for l in SHAPE}
else:
    print(f"{FILE.name} has no W1_0: weights are drawn anew, so the losses will differ.", file=sys.stderr)
    torch.manual_seed(${experiment.seed})
    W0 = draw_weights()${feedbackOf(experiment)}
W = {l: W0[l].clone() for l in SHAPE}${
      net.bias
        ? `
b0 = {l: array(f"b{l}_0", SHAPE[l][0]) if f"b{l}_0" in CONTENTS else torch.zeros(SHAPE[l][0]) for l in SHAPE}
b = {l: b0[l].clone() for l in SHAPE}`
        : ''
    }${
      experiment.train.rule === 'bp'
        ? `
for parameter in ${allParameters(experiment)}:
    parameter.requires_grad_()`
        : ''
    }`,
  ]);
}

/** Returns whether a rule has feedback at step 0. */
export const hasFeedback = (experiment: Experiment): boolean =>
  feedbackShapes(experiment.train, layerShapes(experiment)).length > 0;

const shapesByLayer = (name: string, shapes: readonly MatrixShape[]) =>
  assignByKey(
    name,
    shapes.map(([rows, columns], l) => [l + 1, `(${rows}, ${columns})`] as const),
  );

const shapes = (experiment: Experiment): string => {
  const layers = layerShapes(experiment);
  return joinLines([
    shapesByLayer('SHAPE', layers),
    hasFeedback(experiment) ? shapesByLayer('FEEDBACK_SHAPE', feedbackShapes(experiment.train, layers)) : null,
  ]);
};

/** The readout at step 0 by `outputInit`. */
const READOUTS = {
  normal: 'STD[L + 1] * torch.randn(SHAPE[L + 1])',
  zero: 'torch.zeros(SHAPE[L + 1])',
  sign: 'STD[L + 1] * (2 * torch.randint(2, SHAPE[L + 1]) - 1)',
};
const READOUT_LAWS = {
  normal: 'W^l ~ N(0, std_l^2), entry by entry',
  zero: 'W^l ~ N(0, std_l^2), entry by entry, and a readout of zeros',
  sign: 'W^l ~ N(0, std_l^2), entry by entry, and a readout of random signs, +-std',
};

function drawWeights({ net }: Experiment): string {
  const doubled = net.symmetric
    ? `
    # Two equal copies of a network of half the width with opposite readouts, so that f_0 = 0.
    half = ${net.width / 2}
    W[1] = W[1][:half].repeat(2, 1)
    for l in range(2, L + 1):
        A = math.sqrt(2) * W[l][:half, :half]
        W[l] = torch.block_diag(A, A)
    W[L + 1] = torch.cat([W[L + 1][:, :half], -W[L + 1][:, :half]], dim=1)`
    : '';
  return `
def draw_weights():
    """Returns ${READOUT_LAWS[net.outputInit]}."""
    W = {l: STD[l] * torch.randn(SHAPE[l]) for l in SHAPE}${
      net.outputInit === 'normal'
        ? ''
        : `
    W[L + 1] = ${READOUTS[net.outputInit]}`
    }${doubled}
    return W`;
}

function drawFeedback({ train }: Experiment): string {
  const { rule, rho } = train;
  const laws = {
    fa: {
      says: 'feedback of `fa`: rho W_0 + sqrt(1 - rho^2) Wtilde, Wtilde ~ N(0, std_l^2)',
      is:
        rho === 0
          ? 'STD[l] * torch.randn(FEEDBACK_SHAPE[l])'
          : 'RHO * W0[l] + math.sqrt(1 - RHO**2) * STD[l] * torch.randn(FEEDBACK_SHAPE[l])',
    },
    dfa: { says: 'feedback of `dfa`: B^l ~ N(0, std_out^2)', is: 'STD[L + 1] * torch.randn(FEEDBACK_SHAPE[l])' },
    learned: {
      says: 'feedback from layer l + 1 to layer l before it learns: Q_(l+1) ~ N(0, 1 / n_(l+1))',
      is: 'torch.randn(FEEDBACK_SHAPE[l]) / math.sqrt(FEEDBACK_SHAPE[l][1])',
    },
  };
  const law = rule === 'fa' || rule === 'dfa' ? laws[rule] : laws.learned;
  return `${rule === 'fa' && rho !== 0 ? `RHO = ${rho}  # the share of the own weights in the feedback\n\n` : ''}
def draw_feedback():
    """Returns the ${law.says}."""
    return {l: ${law.is} for l in FEEDBACK_SHAPE}`;
}

function feedbackOf(experiment: Experiment): string {
  if (!hasFeedback(experiment)) return '';
  return `
if "W1_0" in CONTENTS and "B1" in CONTENTS:
    B = {l: array(f"B{l}", *FEEDBACK_SHAPE[l]) for l in FEEDBACK_SHAPE}
else:
    print("The feedback is drawn anew, so the losses will differ.", file=sys.stderr)
    B = draw_feedback()`;
}
