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

# Scaling with the width n: maximal update parametrization (muP), with rho = n / n0 = 4 / 2 = 2 (docs/maths.md
# 2).
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 0.5) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.5925374, 2: 0.7962687, 3: 0.5}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.1, c = (0, 1, 1).
LR = {1: 0.1, 2: 0.05, 3: 0.05}
# Those of the biases have c of the input layer in hidden layers, and 0 at the output.
BIAS_LR = {1: 0.1, 2: 0.1, 3: 0.1}


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


def output_error(f, y):
    """Returns delta_f = -dloss/df of each sample: y - f."""
    return y - f


# ---- Weights, biases, feedback at step 0 ----

SHAPE = {1: (4, 1), 2: (4, 4), 3: (1, 4)}
FEEDBACK_SHAPE = {1: (4, 4), 2: (4, 1)}


def draw_feedback():
    """Returns the feedback from layer l + 1 to layer l before it learns: Q_(l+1) ~ N(0, 1 / n_(l+1))."""
    return {l: torch.randn(FEEDBACK_SHAPE[l]) / math.sqrt(FEEDBACK_SHAPE[l][1]) for l in FEEDBACK_SHAPE}


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

ETA_TARGET = 0.3  # how far the target of the output lies from it


NOISE, FEEDBACK_LR = 0.2, 0.1

# The noise is that of the lab, by its generator: xoroshiro128+ (Blackman and Vigna 2018). torch.randn would do as well.
state = [0x5a2652cced622ba8, 0xbd99fb9f109738db]
spare = []


def uniform():
    """Returns a number that is uniform on [0, 1)."""
    s0, s1 = state
    mixed = s0 ^ s1
    state[0] = (s0 << 24 | s0 >> 40) & (2**64 - 1) ^ mixed ^ (mixed << 16) & (2**64 - 1)
    state[1] = (mixed << 37 | mixed >> 27) & (2**64 - 1)
    return (s0 + s1) % 2**32 / 2**32


def normal():
    """Returns a standard normal number, by Marsaglia's polar method."""
    while not spare:
        u, v = 2 * uniform() - 1, 2 * uniform() - 1
        square = u * u + v * v
        if 0 < square < 1:
            scale = math.sqrt(-2 * math.log(square) / square)
            spare.extend([v * scale, u * scale])
    return spare.pop()


def learn_feedback(h):
    """Makes one step of SGD on the loss of reconstructing noisy features from the layer above (Lee et al. 2015):
        h~ = h^l + noise * eps,   a~ = phi(W^(l+1) h~),   loss = (1/2) ||Q_(l+1) a~ - h~||^2, a mean over the batch
    """
    for l in range(1, L + 1):
        eps = torch.tensor([normal() for _ in range(h[l].numel())]).reshape(h[l].shape)
        noisy = h[l] + NOISE * eps
        above = noisy @ W[l + 1].T + b[l + 1]
        if l < L:
            above = phi(above)
        gradient = (above @ B[l].T - noisy).T @ above / len(noisy)
        B[l] = B[l] - FEEDBACK_LR / above.shape[1] * gradient


def errors(x, y):
    """Returns the errors of difference target propagation (Bengio 2014; Lee et al. 2015), and h^l.

    The target of the output lies down the gradient of the loss, t_(L+1) = f + etaTarget * delta_f. It is handed down,
        t_l = h^l + Q_(l+1) (t_(l+1) - a_(l+1)),   a_(L+1) = f, a_l = h^l below
    and every layer learns to come closer to its own: e^l = phi'(z^l) * (t_l - h^l).
    """
    h, z = forward(W, b, x)
    a = {**h, L + 1: z[L + 1]}
    target = z[L + 1] + ETA_TARGET * output_error(z[L + 1], y)
    e = {L + 1: target - z[L + 1]}
    for l in range(L, 0, -1):
        Q_T = B[l].T
        target = h[l] + (target - a[l + 1]) @ Q_T
        e[l] = slope(z[l]) * (target - h[l])
    learn_feedback(h)
    return e, h


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
