/** Four lines that make a file of arrays from a PyTorch MLP `model` and its data `x`, `y` (docs/files.md). */
export const NETWORK_SNIPPET = `import numpy as np, torch
layers = [m for m in model.modules() if isinstance(m, torch.nn.Linear)]
arrays = {f"{n}{l}": p.detach().numpy() for l, m in enumerate(layers, 1) for n, p in (("W", m.weight), ("b", m.bias)) if p is not None}
np.savez("network.npz", activation="tanh", x=x.numpy(), y=y.numpy(), **arrays)`;
