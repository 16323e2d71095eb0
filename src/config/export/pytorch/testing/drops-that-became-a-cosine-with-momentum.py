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
# A schedule multiplies all of them: rate_factor below.

# The learning rate was changed during the run: {steps done: factor on all rates from there on}.
LR_CHANGES = {9: 0.2 / 0.1}


# ---- The optimizer (docs/maths.md 3) ----

groups = [{"params": [W[l]], "lr": LR[l], "rate": LR[l]} for l in W]
optimizer = torch.optim.SGD(groups, momentum=0.9)  # v = 0.9 v + g, W -= lr_l v


def rate_factor(step):
    """Returns the factor of the schedule on all learning rates after so many steps (docs/maths.md 3)."""
    if step >= 9:  # it was changed there
        return 1
    if step >= 5:  # it was changed there
        final, share = 0.2, min(step / 18, 1)
        return final + (1 - final) * (1 + math.cos(math.pi * share)) / 2
    if step < 2:
        return (step + 1) / 2
    return 0.5 ** ((step - 2) // 4)


def train_step(step, x, y):
    """Makes one step on a batch."""
    for group in optimizer.param_groups:
        group["rate"] *= LR_CHANGES.get(step, 1)
        group["lr"] = group["rate"] * rate_factor(step)
    set_gradients(x, y)
    with torch.no_grad():
        optimizer.step()


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
