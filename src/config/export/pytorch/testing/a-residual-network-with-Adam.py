# ---- The numbers of the experiment ----

L = 4  # hidden layers, each of 4 units; the weights W[1] to W[L + 1] are [fan_out, fan_in]
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 1) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.5925374, 2: 0.7962687, 3: 0.7962687, 4: 0.7962687, 5: 0.3535533906}

# Factor of the residual blocks (depth-muP, beta = D^-1/2, with D = (L - 1) / (baseDepth - 1) and baseDepth =
# 3; docs/maths.md 8.1).
BETA = 0.816496580927726

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.01, c = (0, 1, 1), and in the blocks times 0.8164965809
# for the depth.
LR = {1: 0.01, 2: 0.004082482905, 3: 0.004082482905, 4: 0.004082482905, 5: 0.005}


def forward(W, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1),
    h^1 = phi(z^1), and h^l = h^(l-1) + beta phi(z^l) in the blocks above (docs/maths.md 1 and 8.1)."""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T
        h[l] = h[l - 1] + BETA * phi(z[l]) if l > 1 else phi(z[l])
    z[L + 1] = h[L] @ W[L + 1].T
    return h, z


# ---- Weights at step 0 ----

SHAPE = {1: (4, 1), 2: (4, 4), 3: (4, 4), 4: (4, 4), 5: (1, 4)}


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l]} for l in W]
optimizer = torch.optim.Adam(groups, betas=(0.9, 0.999), eps=1e-8)


# ---- The training ----

print(
    "adam divides by the gradient: where that all but cancels, losses differ from the third digit on.",
    file=sys.stderr,
)


def in_words(name, value):
    """Returns a measure with four digits; one of layers has a value for each, and - where it is not defined."""
    values = value if isinstance(value, list) else [value]
    return " ".join([name, *("-" if v is None else f"{v:.4g}" for v in values)])
