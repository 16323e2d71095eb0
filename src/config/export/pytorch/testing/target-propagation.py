# ---- The numbers of the experiment ----

L = 2  # hidden layers, each of 4 units; the weights W[1] to W[L + 1] are [fan_out, fan_in]
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 0.5) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.5925374, 2: 0.7962687, 3: 0.5}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.1, c = (0, 1, 1).
LR = {1: 0.1, 2: 0.05, 3: 0.05}


def slope(z):
    """Returns phi'(z)."""
    return 1 - torch.tanh(z) ** 2


def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - f."""
    return y - f


if "W1_0" in CONTENTS:
    W0 = {l: array(f"W{l}_0", *SHAPE[l]) for l in SHAPE}
else:
    print(f"{FILE.name} has no W1_0: weights are drawn anew, so the losses will differ.", file=sys.stderr)
    torch.manual_seed(3)
    W0 = draw_weights()
W = {l: W0[l].clone() for l in SHAPE}


# ---- The learning rule (docs/maths.md 4) ----

ETA_TARGET = 0.3  # how far the target of the output lies from it


RIDGE = 0.1


def ridge_feedback(above, below):
    """Returns Q^T of the ridge regression that reconstructs a layer from the one above it, samples as rows:
    Q = H_below (H_above^T H_above + mu I)^-1 H_above^T with samples as columns.
    """
    gram = above @ above.T
    mu = max(RIDGE, 2**-23 * gram.abs().sum(dim=1).max().item())  # the lab keeps mu above the rounding of float32
    inverse, _ = torch.linalg.inv_ex(gram + mu * torch.eye(len(above)))
    return above.T @ inverse @ below


def errors(x, y):
    """Returns the errors of target propagation (Bengio 2014; Lee et al. 2015), and h^l.

    The target of the output lies down the gradient of the loss, t_(L+1) = f + etaTarget * delta_f. It is handed down,
        t_l = Q_(l+1) t_(l+1)
    and every layer learns to come closer to its own: e^l = phi'(z^l) * (t_l - h^l).
    """
    h, z = forward(W, x)
    a = {**h, L + 1: z[L + 1]}
    target = z[L + 1] + ETA_TARGET * output_error(z[L + 1], y)
    e = {L + 1: target - z[L + 1]}
    for l in range(L, 0, -1):
        Q_T = ridge_feedback(a[l + 1], h[l])
        target = target @ Q_T
        e[l] = slope(z[l]) * (target - h[l])
    return e, h


def set_gradients(x, y):
    """Gives every parameter what replaces its gradient: minus the mean over the batch of e^l h^(l-1),T."""
    e, h = errors(x, y)
    for l in range(1, L + 2):
        W[l].grad = -e[l].T @ h[l - 1] / len(x)
