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

INFERENCE_STEPS, DT = 20, 0.2
# The weight of the loss in the energy: 1.
GAMMA_OUT = 1


def errors(x, y):
    """Returns the errors of predictive coding (Rao and Ballard 1999; Whittington and Bogacz 2017), and h^l.

    Hidden states v_l start at the forward pass h^l and move by
        dv_l/dt = -(v_l - h^l) + W^(l+1),T e^(l+1),   with gammaOut before the second term at l = L
    with fixed predictions: z^l, h^l = phi(z^l) and the error of the output stay as the forward pass gave them.
    """
    h, z = forward(W, x)
    v = dict(h)

    def e(l):
        return output_error(z[l], y) if l == L + 1 else slope(z[l]) * (v[l] - h[l])

    def force(l):
        pull = e(l + 1) @ W[l + 1]
        return (GAMMA_OUT * pull if l == L else pull) - (v[l] - h[l])

    for _ in range(INFERENCE_STEPS):
        forces = {l: force(l) for l in range(1, L + 1)}  # all layers at once
        for l in forces:
            v[l] = v[l] + DT * forces[l]
    return {l: e(l) for l in range(1, L + 2)}, h


def set_gradients(x, y):
    """Gives every parameter what replaces its gradient: minus the mean over the batch of e^l h^(l-1),T."""
    e, h = errors(x, y)
    for l in range(1, L + 2):
        W[l].grad = -e[l].T @ h[l - 1] / len(x)
