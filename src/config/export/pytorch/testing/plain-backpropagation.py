"""A recorded \"run\"

A run of the Lazy Rich Lab: the same network, trained anew by PyTorch 1.13 or newer and nothing else.
The data and the initial weights are in the .npz beside this script, under the same name.

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
# Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = (0, 0.5, 1) for input,
# hidden layers and output, g = 1.5925374 and at the output 1.
STD = {1: 1.5925374, 2: 0.7962687, 3: 0.3535533906}

# Learning rates: lr_l = lr * rho^-c_l, with lr = 0.1, c = (-1, 0, 1).
LR = {1: 0.2, 2: 0.1, 3: 0.05}


# ---- Data, from the .npz beside this script ----

FILE = Path(__file__).with_suffix(".npz")


def read_npz():
    """Returns the contents of the .npz by name: a zip file of .npy files, one for each array."""
    if not FILE.exists():
        sys.exit(f"{FILE} is missing. Put the .npz of this run beside this script, under the same name.")
    try:
        with zipfile.ZipFile(FILE) as archive:
            return {name[: -len(".npy")]: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
        sys.exit(f"{FILE} can't be read ({problem}). Save the .npz of this run once more.")


CONTENTS = read_npz()
TYPES = {"<f4": torch.float32, "<f8": torch.float64, "<i4": torch.int32, "<i8": torch.int64}


def array(name, *shape, dtype=torch.float64):
    """Returns an array of the .npz, which must have this shape: a text header, and then the numbers row by row.

    numpy.load would do the same; PyTorch does not need numpy, and some versions of the two do not go together.
    """
    if name not in CONTENTS:
        sys.exit(f"{FILE} has no array {name}. Take the .npz that was saved with this script.")
    content = CONTENTS[name]
    try:
        end = 10 + int.from_bytes(content[8:10], "little")
        header = ast.literal_eval(content[10:end].decode("latin1"))
        found, kind, by_columns = header["shape"], header["descr"], header["fortran_order"]
    except (ValueError, SyntaxError, KeyError, TypeError):
        sys.exit(f"The array {name} of {FILE} has no header of a .npy file. Save the .npz of this run once more.")
    if found != shape:
        sys.exit(f"The array {name} of {FILE} has the shape {found}, but this script needs {shape}. "
                 "Take the .npz that was saved with this script.")
    if kind not in TYPES or by_columns:
        sys.exit(f"The array {name} of {FILE} is stored as {kind}{' by columns' if by_columns else ''}; "
                 "store it as float32, row by row.")
    size = torch.zeros((), dtype=TYPES[kind]).element_size() * math.prod(shape)
    if len(content) - end != size:
        sys.exit(f"The array {name} of {FILE} has {len(content) - end} bytes of numbers instead of {size}. "
                 "Save the .npz of this run once more.")
    return torch.frombuffer(bytearray(content[end:]), dtype=TYPES[kind]).reshape(shape).to(dtype)


x, y = array("x", 12, 1), array("y", 12, 1)  # training samples as rows, and their targets
x_test, y_test = array("x_test", 5, 1), array("y_test", 5, 1)


# ---- The network and its loss ----

def phi(z):
    """Returns the activation, tanh."""
    return torch.tanh(z)


def forward(W, x):
    """Returns h^0..h^L and z^1..z^(L+1) of samples x: z^l = W^l h^(l-1), h^l = phi(z^l) (docs/maths.md 1)."""
    h, z = {0: x}, {}
    for l in range(1, L + 1):
        z[l] = h[l - 1] @ W[l].T
        h[l] = phi(z[l])
    z[L + 1] = h[L] @ W[L + 1].T
    return h, z


def loss_of(f, y):
    """Returns the mean over samples of (1/2) ||f - y||^2 (docs/maths.md 3)."""
    return 0.5 * ((f - y) ** 2).sum(dim=1).mean()


# ---- Weights at step 0 ----

SHAPE = {1: (4, 1), 2: (4, 4), 3: (1, 4)}


def draw_weights():
    """Returns W^l ~ N(0, std_l^2), entry by entry."""
    W = {l: STD[l] * torch.randn(SHAPE[l]) for l in SHAPE}
    return W


if "W1_0" in CONTENTS:
    W0 = {l: array(f"W{l}_0", *SHAPE[l]) for l in SHAPE}
else:
    print(f"{FILE.name} has no W1_0: weights are drawn anew, so the losses will differ.", file=sys.stderr)
    torch.manual_seed(3)
    W0 = draw_weights()
W = {l: W0[l].clone() for l in SHAPE}
for parameter in W.values():
    parameter.requires_grad_()


# ---- The learning rule (docs/maths.md 4) ----

def set_gradients(x, y):
    """Gives every parameter its gradient of the loss of a batch, by backpropagation (Rumelhart et al. 1986)."""
    for parameter in W.values():
        parameter.grad = None
    _, z = forward(W, x)
    loss_of(z[L + 1], y).backward()


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l]} for l in W]
optimizer = torch.optim.SGD(groups)  # W -= lr_l g


def train_step(x, y):
    """Makes one step on a batch."""
    set_gradients(x, y)
    with torch.no_grad():
        optimizer.step()


# ---- The measures (docs/maths.md 5) ----

def ratio(a, b):
    """Returns a / b, or None where that is not defined."""
    return float(a / b) if b > 0 else None


def cosine(A, B):
    """Returns <A, B> / (||A|| ||B||)."""
    return ratio((A * B).sum(), A.norm() * B.norm())


def alignment(z, f):
    """Returns how well every layer is aligned with its gradients, the neural feature ansatz of Radhakrishnan et al.
    (2024; centred: Beaglehole et al. 2024), on the probe samples.

    NFM = W^T W, AGOP = W^T K W with K = (1/Q) sum of (df_j/dz^l)(df_j/dz^l)^T over samples and outputs: the average
    outer product of the gradients df_j/dh^(l-1). Centred: the same with W - W_0 in place of W.
    Only of hidden layers: at the output K is the identity, and both are 1 whatever the network does.
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
    f = z[L + 1]
    with torch.no_grad():
        measured = {"loss": loss_of(forward(W, x)[1][L + 1], y).item()}
        measured["testLoss"] = loss_of(forward(W, x_test)[1][L + 1], y_test).item()
    # How far the features of every hidden layer have moved: ||H_t - H_0|| / ||H_0||.
    measured["featureMove"] = [ratio((h[l] - h0[l]).norm(), h0[l].norm()) for l in range(1, L + 1)]
    return {**measured, **alignment(z, f)}


# ---- The training ----

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
        train_step(x, y)

print(json.dumps({"losses": losses, "measures": measures} if "--measures" in sys.argv else {"losses": losses}))
