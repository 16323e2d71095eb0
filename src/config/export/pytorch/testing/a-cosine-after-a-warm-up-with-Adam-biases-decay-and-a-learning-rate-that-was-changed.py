# ---- The numbers of the experiment ----

L = 2  # hidden layers, each of 4 units; the weights W[1] to W[L + 1] are [fan_out, fan_in]
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 1) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.5925374, 2: 0.7962687, 3: 0.3535533906}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.01, c = (0, 1, 1).
LR = {1: 0.01, 2: 0.005, 3: 0.005}
# A schedule multiplies all of them: rate_factor below.
# Those of the biases have c of the input layer in hidden layers, and 0 at the output.
BIAS_LR = {1: 0.01, 2: 0.01, 3: 0.01}

# The learning rate was changed during the run: {steps done: factor on all rates from there on}.
LR_CHANGES = {7: 0.005 / 0.01}

# Weight decay, decoupled (docs/maths.md 3): W -= lr_l * lambda_l * W, not of biases, with lambda_l = 0.1 *
# rho^c_l: it cancels the width factor of lr_l, so that a step takes the same share of a weight at every
# width.
DECAY = {1: 0.1, 2: 0.2, 3: 0.2}


def forward(W, b, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1) + b^l, h^l = phi(z^l) (docs/maths.md 1)."""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T + b[l]
        h[l] = phi(z[l])
    z[L + 1] = h[L] @ W[L + 1].T + b[L + 1]
    return h, z


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
for parameter in [*W.values(), *b.values()]:
    parameter.requires_grad_()


# ---- The learning rule (docs/maths.md 4) ----

def set_gradients(x, y):
    """Gives every parameter its gradient of the loss of a batch, by backpropagation (Rumelhart et al. 1986)."""
    for parameter in [*W.values(), *b.values()]:
        parameter.grad = None
    _, z = forward(W, b, x)
    loss_of(z[L + 1], y).backward()


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l], "rate": LR[l], "decay": DECAY[l]} for l in W]
groups += [{"params": [b[l]], "lr": BIAS_LR[l], "rate": BIAS_LR[l], "decay": 0} for l in b]
optimizer = torch.optim.Adam(groups, betas=(0.9, 0.999), eps=1e-8)


def rate_factor(step):
    """Returns the factor of the schedule on all learning rates after so many steps (docs/maths.md 3)."""
    if step < 5:
        return (step + 1) / 5
    final, share = 0.1, min((step - 5) / 12, 1)
    return final + (1 - final) * (1 + math.cos(math.pi * share)) / 2


def train_step(step, x, y):
    """Makes one step on a batch."""
    for group in optimizer.param_groups:
        group["rate"] *= LR_CHANGES.get(step, 1)
        group["lr"] = group["rate"] * rate_factor(step)
    set_gradients(x, y)
    with torch.no_grad():
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                parameter -= group["lr"] * group["decay"] * parameter
        optimizer.step()


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


# ---- The training ----

print(
    "adam divides by the gradient: where that all but cancels, losses differ from the third digit on.",
    file=sys.stderr,
)


def in_words(name, value):
    """Returns a measure with four digits; one of layers has a value for each, and - where it is not defined."""
    values = value if isinstance(value, list) else [value]
    return " ".join([name, *("-" if v is None else f"{v:.4g}" for v in values)])


losses, measures = {}, {}
for step in range(STEPS + 1):
    if step in MEASURED_AT:
        measures[step] = measure()
        losses[step] = measures[step]["loss"]
        print(f"step {step}: " + ", ".join(in_words(*each) for each in measures[step].items()), file=sys.stderr)
        if not losses[step] <= 1e6 * max(1, losses[min(MEASURED_AT)]):
            print("The training has diverged (docs/maths.md 5.5), and ends here.", file=sys.stderr)
            losses[step] = losses[step] if math.isfinite(losses[step]) else None
            del measures[step]
            break
    if step < STEPS:
        train_step(step, x, y)

print(json.dumps({"losses": losses, "measures": measures} if "--measures" in sys.argv else {"losses": losses}))
