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
STEPS = 20
MEASURED_AT = {0, 1, 2, 3, 4, 6, 8, 11, 16, 20}
Q = 12  # probe samples: features and alignment are measured on the first of the training set

# Scaling with the width n: standard parametrization, with rho = n / n0 = 4 / 2 = 2 (docs/maths.md 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 0.5) for input,
# hidden layers and output, g = 1.4142135623730951 and at the output 1.
STD = {1: 0.1010152545, 2: 0.7071067812, 3: 0.5}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.01, c = (0, 0, 0).
LR = {1: 0.01, 2: 0.01, 3: 0.01}

# Weight decay, decoupled (docs/maths.md 3): W -= lr_l * lambda_l * W, not of biases, with lambda_l = 0.1: by
# the rate of each layer, so that the share changes with the width.
DECAY = {1: 0.1, 2: 0.1, 3: 0.1}


x, y = array("x", 12, 196), array("y", 12, 10)  # training samples as rows, and their targets
x_test, y_test = array("x_test", 5, 196), array("y_test", 5, 10)


# ---- The network and its loss ----

def phi(z):
    """Returns the activation, relu."""
    return torch.relu(z)


def slope(z):
    """Returns phi'(z)."""
    return (z > 0).to(z.dtype)


def loss_of(f, y):
    """Returns the mean over samples of the softmax cross-entropy, y one-hot (docs/maths.md 3)."""
    return -(y * torch.log_softmax(f, dim=1)).sum(dim=1).mean()


def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - softmax(f)."""
    return y - torch.softmax(f, dim=1)


# ---- Weights, feedback at step 0 ----

SHAPE = {1: (4, 196), 2: (4, 4), 3: (10, 4)}
FEEDBACK_SHAPE = {1: (4, 196), 2: (4, 4), 3: (10, 4)}


def draw_weights():
    """Returns W^l ~ N(0, std_l^2), entry by entry, and a readout of random signs, +-std."""
    W = {l: STD[l] * torch.randn(SHAPE[l]) for l in SHAPE}
    W[L + 1] = STD[L + 1] * (2 * torch.randint(2, SHAPE[L + 1]) - 1)
    return W


RHO = 0.3  # the share of the own weights in the feedback


def draw_feedback():
    """Returns the feedback of `fa`: rho W_0 + sqrt(1 - rho^2) Wtilde, Wtilde ~ N(0, std_l^2)."""
    return {l: RHO * W0[l] + math.sqrt(1 - RHO**2) * STD[l] * torch.randn(FEEDBACK_SHAPE[l]) for l in FEEDBACK_SHAPE}


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


# ---- The learning rule (docs/maths.md 4) ----

def errors(x, y):
    """Returns the errors e^l of feedback alignment (Lillicrap et al. 2016), and h^l: frozen feedback B^(l+1) stands
    where backpropagation has W^(l+1), e^l = phi'(z^l) * (B^(l+1),T e^(l+1)).
    """
    h, z = forward(W, x)
    e = {L + 1: output_error(z[L + 1], y)}
    for l in range(L, 0, -1):
        e[l] = slope(z[l]) * (e[l + 1] @ B[l + 1])
    return e, h


def set_gradients(x, y):
    """Gives every parameter what replaces its gradient: minus the mean over the batch of e^l h^(l-1),T."""
    e, h = errors(x, y)
    for l in range(1, L + 2):
        W[l].grad = -e[l].T @ h[l - 1] / len(x)


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l], "decay": DECAY[l]} for l in W]
optimizer = torch.optim.Adam(groups, betas=(0.9, 0.999), eps=1e-8)


def train_step(x, y):
    """Makes one step on a batch."""
    set_gradients(x, y)
    with torch.no_grad():
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                parameter -= group["lr"] * group["decay"] * parameter
        optimizer.step()


# ---- The measures (docs/maths.md 5) ----

def accuracy(f, y):
    """Returns the share of samples whose largest output is that of their class."""
    return (f.argmax(dim=1) == y.argmax(dim=1)).double().mean().item()


def ratio(a, b):
    """Returns a / b, or None where that is not defined."""
    return float(a / b) if b > 0 else None


def measure():
    """Returns the main measures of the network as it is now."""
    probe = x[:Q].clone().requires_grad_()  # so that every z^l has a gradient
    h, z = forward(W, probe)
    h0, _ = forward(W0, x[:Q])
    f = z[L + 1]
    with torch.no_grad():
        measured = {"loss": loss_of(forward(W, x)[1][L + 1], y).item()}
        measured["accuracy"] = accuracy(forward(W, x)[1][L + 1], y)
        measured["testLoss"] = loss_of(forward(W, x_test)[1][L + 1], y_test).item()
        measured["testAccuracy"] = accuracy(forward(W, x_test)[1][L + 1], y_test)
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
