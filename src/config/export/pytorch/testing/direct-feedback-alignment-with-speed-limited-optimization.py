"""A recorded \"run\"

A run of the Lazy Rich Lab: the same network, trained anew by PyTorch 1.13 or newer and nothing else.
The data and the initial weights and feedback are in the .npz beside this script, under the same name.

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
GAMMA0 = 2  # richness: small is lazy, large is rich
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 1) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.126093995, 2: 0.7962687, 3: 0.3535533906}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.1, c = (0, 0, 0).
LR = {1: 0.1, 2: 0.1, 3: 0.1}
# Those of the biases have c of the input layer in hidden layers, and 0 at the output.
BIAS_LR = {1: 0.1, 2: 0.1, 3: 0.1}

# The learning rate was changed during the run: {steps done: factor on all rates from there on}.
LR_CHANGES = {5: 0.05 / 0.1}

# Weight decay, decoupled (docs/maths.md 3): W -= lr_l * lambda_l * W, not of biases, with lambda_l = 0.1 *
# rho^c_l: it cancels the width factor of lr_l, so that a step takes the same share of a weight at every
# width.
DECAY = {1: 0.1, 2: 0.1, 3: 0.1}

# Speeds C_l of speed-limited optimization (docs/maths.md 3).
SPEED = {1: 1, 2: 2, 3: 3}


x, y = array("x", 12, 2), array("y", 12, 1)  # training samples as rows, and their targets
x_test, y_test = array("x_test", 5, 2), array("y_test", 5, 1)


def slope(z):
    """Returns phi'(z)."""
    return 1 - torch.tanh(z) ** 2


def forward(W, b, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1) + b^l, h^l = phi(z^l) (docs/maths.md 1)."""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T + b[l]
        h[l] = phi(z[l])
    z[L + 1] = h[L] @ W[L + 1].T + b[L + 1]
    return h, z


def output(z):
    """Returns f(x) = z^(L+1) / gamma0 (docs/maths.md 1)."""
    return z[L + 1] / GAMMA0


def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - f."""
    return y - f


# ---- Weights, biases, feedback at step 0 ----

SHAPE = {1: (4, 2), 2: (4, 4), 3: (1, 4)}
FEEDBACK_SHAPE = {1: (4, 1), 2: (4, 1)}


def draw_weights():
    """Returns W^l ~ N(0, std_l^2), entry by entry, and a readout of zeros."""
    W = {l: STD[l] * torch.randn(SHAPE[l]) for l in SHAPE}
    W[L + 1] = torch.zeros(SHAPE[L + 1])
    return W


def draw_feedback():
    """Returns the feedback of `dfa`: B^l ~ N(0, std_out^2)."""
    return {l: STD[L + 1] * torch.randn(FEEDBACK_SHAPE[l]) for l in FEEDBACK_SHAPE}


if "W1_0" in CONTENTS:
    W0 = {l: array(f"W{l}_0", *SHAPE[l]) for l in SHAPE}
else:
    print(f"{FILE.name} has no W1_0: weights are drawn anew, so the losses will differ.", file=sys.stderr)
    torch.manual_seed(3)
    W0 = draw_weights()
if "W1_0" in CONTENTS and "B1" in CONTENTS:
    B = {l: array(f"B{l}", *FEEDBACK_SHAPE[l]) for l in FEEDBACK_SHAPE}
else:
    print("The feedback is drawn anew, so the losses will differ.", file=sys.stderr)
    B = draw_feedback()
W = {l: W0[l].clone() for l in SHAPE}
b0 = {l: array(f"b{l}_0", SHAPE[l][0]) if f"b{l}_0" in CONTENTS else torch.zeros(SHAPE[l][0]) for l in SHAPE}
b = {l: b0[l].clone() for l in SHAPE}


# ---- The learning rule (docs/maths.md 4) ----

def errors(x, y):
    """Returns the errors e^l of direct feedback alignment (Nokland 2016), and h^l: the error of the output goes
    straight to every layer, e^l = phi'(z^l) * (B^l e^(L+1)).
    """
    h, z = forward(W, b, x)
    e = {L + 1: output_error(output(z), y) / GAMMA0}
    for l in range(1, L + 1):
        e[l] = slope(z[l]) * (e[L + 1] @ B[l].T)
    return e, h


def set_gradients(x, y):
    """Gives every parameter what replaces its gradient: minus the mean over the batch of e^l h^(l-1),T."""
    e, h = errors(x, y)
    for l in range(1, L + 2):
        W[l].grad = -e[l].T @ h[l - 1] / len(x)
        b[l].grad = -e[l].mean(dim=0)


# ---- The optimizer (docs/maths.md 3) ----

def train_step(step, x, y):
    """Makes one step on a batch."""
    for l in LR:
        LR[l] *= LR_CHANGES.get(step, 1)
        BIAS_LR[l] *= LR_CHANGES.get(step, 1)
    set_gradients(x, y)
    with torch.no_grad():
        for l in W:  # W -= lr_l C_l g / ||g||: speed-limited optimization
            direction = SPEED[l] * W[l].grad / (W[l].grad.norm() + 1e-12)
            W[l] -= LR[l] * (direction + DECAY[l] * W[l])
            b[l] -= BIAS_LR[l] * SPEED[l] * b[l].grad / (b[l].grad.norm() + 1e-12)


# ---- The measures (docs/maths.md 5) ----

def accuracy(f, y):
    """Returns the share of samples whose output has the sign of the target."""
    return (f * y > 0).double().mean().item()


def ratio(a, b):
    """Returns a / b, or None where that is not defined."""
    return float(a / b) if b > 0 else None


def measure():
    """Returns the main measures of the network as it is now."""
    probe = x[:Q].clone().requires_grad_()  # so that every z^l has a gradient
    h, z = forward(W, b, probe)
    h0, _ = forward(W0, b0, x[:Q])
    f = output(z)
    with torch.no_grad():
        measured = {"loss": loss_of(output(forward(W, b, x)[1]), y).item()}
        measured["accuracy"] = accuracy(output(forward(W, b, x)[1]), y)
        measured["testLoss"] = loss_of(output(forward(W, b, x_test)[1]), y_test).item()
        measured["testAccuracy"] = accuracy(output(forward(W, b, x_test)[1]), y_test)
    # How far the features of every hidden layer have moved: ||H_t - H_0|| / ||H_0||.
    measured["featureMove"] = [ratio((h[l] - h0[l]).norm(), h0[l].norm()) for l in range(1, L + 1)]
    return {**measured, **alignment(z, f)}


# ---- The training ----

print(
    "slo divides by the gradient: where that all but cancels, losses differ from the third digit on.",
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
