import { taskShape } from '../../../tasks/tasks.ts';
import type { Experiment } from '../../experiment.ts';
import { outputOf, parameters } from './network-part.ts';
import { joinLines, section } from './python-text.ts';
import type { ReproducedRun } from './reproduced-run.ts';

/** Returns the part with the measures. */
export function measuresPart(run: ReproducedRun): string {
  const { experiment, samples } = run;
  const { classes } = taskShape(experiment.task);
  return section('The measures (docs/maths.md 5)', [
    classes === null ? null : accuracy(experiment),
    `
def ratio(a, b):
    """Returns a / b, or None where that is not defined."""
    return float(a / b) if b > 0 else None


def cosine(A, B):
    """Returns <A, B> / (||A|| ||B||)."""
    return ratio((A * B).sum(), A.norm() * B.norm())`,
    alignment(experiment),
    joinLines([
      `
def measure():
    """Returns the main measures of the network as it is now."""
    probe = x[:Q].clone().requires_grad_()  # so that every z^l has a gradient
    h, z = forward(${parameters(experiment)}, probe)
    h0, _ = forward(${parameters(experiment, true)}, x[:Q])
    f = ${outputOf(experiment, 'z', 'probe')}
    with torch.no_grad():
        measured = {${fit('loss', 'x', 'y', experiment)}}`,
      classes === null ? null : `        measured["accuracy"] = accuracy(${onSet('x', experiment)}, y)`,
      samples.test === 0
        ? null
        : `        measured["testLoss"] = loss_of(${onSet('x_test', experiment)}, y_test).item()`,
      samples.test === 0 || classes === null
        ? null
        : `        measured["testAccuracy"] = accuracy(${onSet('x_test', experiment)}, y_test)`,
      `    # How far the features of every hidden layer have moved: ||H_t - H_0|| / ||H_0||.
    measured["featureMove"] = [ratio((h[l] - h0[l]).norm(), h0[l].norm()) for l in range(1, L + 1)]
    return {**measured, **alignment(z, f)}`,
    ]),
  ]);
}

/** Returns f on a set of samples. */
const onSet = (x: string, experiment: Experiment) =>
  outputOf(experiment, `forward(${parameters(experiment)}, ${x})[1]`, x);

const fit = (name: string, x: string, y: string, experiment: Experiment) =>
  `"${name}": loss_of(${onSet(x, experiment)}, ${y}).item()`;

const accuracy = (experiment: Experiment): string =>
  taskShape(experiment.task).outputs === 1
    ? `
def accuracy(f, y):
    """Returns the share of samples whose output has the sign of the target."""
    return (f * y > 0).double().mean().item()`
    : `
def accuracy(f, y):
    """Returns the share of samples whose largest output is that of their class."""
    return (f.argmax(dim=1) == y.argmax(dim=1)).double().mean().item()`;

const alignment = ({ net }: Experiment): string => `
def alignment(z, f):
    """Returns how well every layer is aligned with its gradients, the neural feature ansatz of Radhakrishnan et al.
    (2024; centred: Beaglehole et al. 2024), on the probe samples.

    NFM = W^T W, AGOP = W^T K W with K = (1/Q) sum of (df_j/dz^l)(df_j/dz^l)^T over samples and outputs: the average
    outer product of the gradients df_j/dh^(l-1). Centred: the same with W - W_0 in place of W.
    Only of ${net.depth === 1 ? 'the hidden layer' : 'hidden layers'}: at the output K is the identity, and both are 1 whatever the network does.
    """
    uncentered, centered = [], []
    for l in range(1, L + 1):
        rows = [torch.autograd.grad(f[:, j].sum(), z[l], retain_graph=True)[0] for j in range(f.shape[1])]
        D = torch.cat(rows)
        K = D.T @ D / Q
        with torch.no_grad():
            moved = W[l] - W0[l]
            uncentered.append(cosine(W[l].T @ W[l], W[l].T @ K @ W[l]))
            centered.append(cosine(moved.T @ moved, moved.T @ K @ moved))
    return {"nfaUncentered": uncentered, "nfaCentered": centered}`;
