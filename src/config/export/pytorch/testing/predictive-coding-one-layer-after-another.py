# ---- The numbers of the experiment ----

L = 2  # hidden layers, each of 4 units; the weights W[1] to W[L + 1] are [fan_out, fan_in]
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 1) for input,
# hidden layers and output, g = 1.467167 and at the output 1.
STD = {1: 1.467167, 2: 0.7335835, 3: 0.3535533906}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.1, c = (-0.5, 0.5, 1).
LR = {1: 0.1414213562, 2: 0.07071067812, 3: 0.05}
# Those of the biases have c of the input layer in hidden layers, and 0 at the output.
BIAS_LR = {1: 0.1414213562, 2: 0.1414213562, 3: 0.1}


# ---- The network and its loss ----

def phi(z):
    """Returns the activation, erf."""
    return torch.erf(z)


def slope(z):
    """Returns phi'(z)."""
    return 2 / math.sqrt(math.pi) * torch.exp(-z * z)


def forward(W, b, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1) + b^l, h^l = phi(z^l) (docs/maths.md 1)."""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T + b[l]
        h[l] = phi(z[l])
    z[L + 1] = h[L] @ W[L + 1].T + b[L + 1]
    return h, z


def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - f."""
    return y - f


# ---- Weights, biases at step 0 ----

SHAPE = {1: (4, 1), 2: (4, 4), 3: (1, 4)}


if "W1_0" in CONTENTS:
    W0 = {l: array(f"W{l}_0", *SHAPE[l]) for l in SHAPE}
else:
    print(f"{FILE.name} has no W1_0: weights are drawn anew, so the losses will differ.", file=sys.stderr)
    torch.manual_seed(3)
    W0 = draw_weights()
W = {l: W0[l].clone() for l in SHAPE}
b0 = {l: array(f"b{l}_0", SHAPE[l][0]) if f"b{l}_0" in CONTENTS else torch.zeros(SHAPE[l][0]) for l in SHAPE}
b = {l: b0[l].clone() for l in SHAPE}


# ---- The learning rule (docs/maths.md 4) ----

INFERENCE_STEPS, DT = 6, 0.5
# The weight of the loss in the energy: 0.8 * rho^0.5.
GAMMA_OUT = 1.13137085


def errors(x, y):
    """Returns the errors of predictive coding (Rao and Ballard 1999; Whittington and Bogacz 2017), and the states v_l.

    Hidden states v_l start at the forward pass (v_0 = x) and go down the energy
        F = sum_l (1/2) ||v_l - phi(z^l)||^2 + gammaOut * loss(z^(L+1), y),   z^l = W^l v_(l-1) + b^l
        dv_l/dt = -(v_l - phi(z^l)) + W^(l+1),T e^(l+1),   with gammaOut before the second term at l = L
    """
    v, _ = forward(W, b, x)

    def z(l):
        return v[l - 1] @ W[l].T + b[l]

    def e(l):
        return output_error(z(l), y) if l == L + 1 else slope(z(l)) * (v[l] - phi(z(l)))

    def force(l):
        pull = e(l + 1) @ W[l + 1]
        return (GAMMA_OUT * pull if l == L else pull) - (v[l] - phi(z(l)))

    for _ in range(INFERENCE_STEPS):
        for l in range(L, 0, -1):  # one layer after another from the top: each sees the new state above it
            v[l] = v[l] + DT * force(l)
    return {l: e(l) for l in range(1, L + 2)}, v


def set_gradients(x, y):
    """Gives every parameter what replaces its gradient: minus the mean over the batch of e^l h^(l-1),T."""
    e, h = errors(x, y)
    for l in range(1, L + 2):
        W[l].grad = -e[l].T @ h[l - 1] / len(x)
        b[l].grad = -e[l].mean(dim=0)


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l]} for l in W]
groups += [{"params": [b[l]], "lr": BIAS_LR[l]} for l in b]
optimizer = torch.optim.SGD(groups)  # W -= lr_l g


def measure():
    """Returns the main measures of the network as it is now."""
    probe = x[:Q].clone().requires_grad_()  # so that every z^l has a gradient
    h, z = forward(W, b, probe)
    h0, _ = forward(W0, b0, x[:Q])
    f = z[L + 1]
    with torch.no_grad():
        measured = {"loss": loss_of(forward(W, b, x)[1][L + 1], y).item()}
        measured["testLoss"] = loss_of(forward(W, b, x_test)[1][L + 1], y_test).item()
    # How far the features of every hidden layer have moved: ||H_t - H_0|| / ||H_0||.
    measured["featureMove"] = [ratio((h[l] - h0[l]).norm(), h0[l].norm()) for l in range(1, L + 1)]
    return {**measured, **alignment(z, f)}
