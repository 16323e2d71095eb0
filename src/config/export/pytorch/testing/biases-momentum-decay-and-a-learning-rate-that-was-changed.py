"""A recorded \"run\"

A run of the Lazy Rich Lab: the same network, trained anew by PyTorch 1.13 or newer and nothing else.
The data and the initial weights and batches are in the .npz beside this script, under the same name.
The experiment in the lab: https://example.org/#v=1

Prints one line of JSON, {"losses": {step: training loss}}, and on the way all measures on stderr.
With --measures the line has all measures too. Where steps are too large for the curvature (a loss that spikes and
recovers, or jumps at the edge of stability), each step multiplies rounding, and no two programs find the same losses
for long. Losses that are tiny beside the first one agree in fewer digits.
Sections such as 5.1 are those of docs/maths.md of the lab.
"""

import ast
import json
import math
import sys
import zipfile
import zlib
from pathlib import Path

import torch

# The lab trains in float32, but keeps W - W_0 apart from W_0 so that small moves keep their digits. Here float64 does.
torch.set_default_dtype(torch.float64)


# ---- The numbers of the experiment ----

L = 2  # hidden layers, each of 4 units; the weights W[1] to W[L + 1] are [fan_out, fan_in]
GAMMA0 = 0.5  # richness: small is lazy, large is rich
STEPS = 50
MEASURED_AT = {0, 10, 50}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 1) for input,
# hidden layers and output, g = 1.5335304 and at the output 1.
STD = {1: 0.8853841893, 2: 0.7667652, 3: 0.3535533906}

# Learning rates: lr_l = lr * gamma0^2 * rho^-(c_l + kappa) * layerLr[l - 1], with lr = 0.2 * 0.25, a multiple
# of the critical learning rate of these weights (docs/maths.md 5.4), c = (-1, 0, 1), kappa = 0.5, layerLr =
# (1, 2, 0.5).
LR = {1: 0.01767766953, 2: 0.01767766953, 3: 0.002209708691}
# Those of the biases have c of the input layer in hidden layers, and 0 at the output.
BIAS_LR = {1: 0.01767766953, 2: 0.03535533906, 3: 0.004419417382}

# The learning rate was changed during the run: {steps done: factor on all rates from there on}.
LR_CHANGES = {7: 0.1 / 0.2}

# Weight decay, decoupled (docs/maths.md 3): W -= lr_l * lambda_l * W, not of biases, with lambda_l = 0.01 *
# rho^(c_l + kappa): it cancels the width factor of lr_l, so that a step takes the same share of a weight at
# every width.
DECAY = {1: 0.007071067812, 2: 0.01414213562, 3: 0.02828427125}


x, y = array("x", 12, 3), array("y", 12, 2)  # training samples as rows, and their targets
x_test, y_test = array("x_test", 5, 3), array("y_test", 5, 2)


BATCH = 8


def all_batches():
    """Yields the samples of one step after the other: those of the run, or drawn anew where the .npz has none."""
    if "batches" in CONTENTS:
        batches = array("batches", 60, BATCH, dtype=torch.int64)
        if batches.min() < 0 or batches.max() >= len(x):
            sys.exit(f"The array batches of {FILE} names a sample that is not there: there are {len(x)}, from 0 on.")
        yield from batches
    else:
        print(f"{FILE.name} has no batches: they are drawn anew, so the losses will differ.", file=sys.stderr)
        while True:
            order = torch.randperm(12)  # every epoch in another order, without the rest that fills no batch
            for start in range(0, 12 - BATCH + 1, BATCH):
                yield order[start : start + BATCH]


# ---- The network and its loss ----

def phi(z):
    """Returns the activation, gelu."""
    return torch.nn.functional.gelu(z)


def forward(W, b, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1) + b^l, h^l = phi(z^l) (docs/maths.md 1)."""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T + b[l]
        h[l] = phi(z[l])
    z[L + 1] = h[L] @ W[L + 1].T + b[L + 1]
    return h, z


def output(z, x):
    """Returns f(x) = (z^(L+1) - z^(L+1) at step 0) / gamma0: the centred output starts at 0 (docs/maths.md 1)."""
    with torch.no_grad():
        _, z0 = forward(W0, b0, x)
    return (z[L + 1] - z0[L + 1]) / GAMMA0


# ---- Weights, biases at step 0 ----

SHAPE = {1: (4, 3), 2: (4, 4), 3: (2, 4)}


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
    loss_of(output(z, x), y).backward()


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l], "decay": DECAY[l]} for l in W]
groups += [{"params": [b[l]], "lr": BIAS_LR[l], "decay": 0} for l in b]
optimizer = torch.optim.SGD(groups, momentum=0.9)  # v = 0.9 v + g, W -= lr_l v


def train_step(step, x, y):
    """Makes one step on a batch."""
    for group in optimizer.param_groups:
        group["lr"] *= LR_CHANGES.get(step, 1)
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
    f = output(z, probe)
    with torch.no_grad():
        measured = {"loss": loss_of(output(forward(W, b, x)[1], x), y).item()}
        measured["testLoss"] = loss_of(output(forward(W, b, x_test)[1], x_test), y_test).item()
    # How far the features of every hidden layer have moved: ||H_t - H_0|| / ||H_0||.
    measured["featureMove"] = [ratio((h[l] - h0[l]).norm(), h0[l].norm()) for l in range(1, L + 1)]
    return {**measured, **alignment(z, f)}


batches = all_batches()
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
        rows = next(batches)
        train_step(step, x[rows], y[rows])

print(json.dumps({"losses": losses, "measures": measures} if "--measures" in sys.argv else {"losses": losses}))
