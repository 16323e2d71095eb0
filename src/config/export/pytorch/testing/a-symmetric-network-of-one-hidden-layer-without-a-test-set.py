# ---- The numbers of the experiment ----

L = 1  # hidden layers, each of 4 units; the weights W[1] to W[L + 1] are [fan_out, fan_in]
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: neural tangent parametrization, with rho = n / n0 = 4 / 2 = 2 (docs/maths.md 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 0.5) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.126093995, 2: 0.5}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.1, c = (0, 1, 1).
LR = {1: 0.1, 2: 0.05}


x, y = array("x", 12, 2), array("y", 12, 1)  # training samples as rows, and their targets


def output(z, x):
    """Returns f(x) = (z^(L+1) - z^(L+1) at step 0): the centred output starts at 0 (docs/maths.md 1)."""
    with torch.no_grad():
        _, z0 = forward(W0, x)
    return z[L + 1] - z0[L + 1]


# ---- Weights at step 0 ----

SHAPE = {1: (4, 2), 2: (1, 4)}


def draw_weights():
    """Returns W^l ~ N(0, std_l^2), entry by entry."""
    W = {l: STD[l] * torch.randn(SHAPE[l]) for l in SHAPE}
    # Two equal copies of a network of half the width with opposite readouts, so that f_0 = 0.
    half = 2
    W[1] = W[1][:half].repeat(2, 1)
    for l in range(2, L + 1):
        A = math.sqrt(2) * W[l][:half, :half]
        W[l] = torch.block_diag(A, A)
    W[L + 1] = torch.cat([W[L + 1][:, :half], -W[L + 1][:, :half]], dim=1)
    return W


# ---- The learning rule (docs/maths.md 4) ----

def set_gradients(x, y):
    """Gives every parameter its gradient of the loss of a batch, by backpropagation (Rumelhart et al. 1986)."""
    for parameter in W.values():
        parameter.grad = None
    _, z = forward(W, x)
    loss_of(output(z, x), y).backward()


# ---- The measures (docs/maths.md 5) ----

def accuracy(f, y):
    """Returns the share of samples whose output has the sign of the target."""
    return (f * y > 0).double().mean().item()


def ratio(a, b):
    """Returns a / b, or None where that is not defined."""
    return float(a / b) if b > 0 else None


def alignment(z, f):
    """Returns how well every layer is aligned with its gradients, the neural feature ansatz of Radhakrishnan et al.
    (2024; centred: Beaglehole et al. 2024), on the probe samples.

    NFM = W^T W, AGOP = W^T K W with K = (1/Q) sum of (df_j/dz^l)(df_j/dz^l)^T over samples and outputs: the average
    outer product of the gradients df_j/dh^(l-1). Centred: the same with W - W_0 in place of W.
    Only of the hidden layer: at the output K is the identity, and both are 1 whatever the network does.
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
    return {"nfaUncentered": uncentered, "nfaCentered": centered}


def measure():
    """Returns the main measures of the network as it is now."""
    probe = x[:Q].clone().requires_grad_()  # so that every z^l has a gradient
    h, z = forward(W, probe)
    h0, _ = forward(W0, x[:Q])
    f = output(z, probe)
    with torch.no_grad():
        measured = {"loss": loss_of(output(forward(W, x)[1], x), y).item()}
        measured["accuracy"] = accuracy(output(forward(W, x)[1], x), y)
    # How far the features of every hidden layer have moved: ||H_t - H_0|| / ||H_0||.
    measured["featureMove"] = [ratio((h[l] - h0[l]).norm(), h0[l].norm()) for l in range(1, L + 1)]
    return {**measured, **alignment(z, f)}
