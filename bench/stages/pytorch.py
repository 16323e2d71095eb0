"""PyTorch as a contestant of bench/: answers JSON requests on stdin, one a line, by JSON on stdout."""

import json
import sys
import time

import numpy
import torch


class Network:
    """Holds data and weights of the problem on a device: members side by side as [M, ., .], one member as matrices."""

    def __init__(self, job):
        self.device = torch.device(job["device"])
        self.lr, self.samples, self.members = job["lr"], job["samples"], job["members"]
        values = torch.from_numpy(numpy.fromfile(job["file"], dtype=numpy.float32))
        sizes = [job["inputs"]] + [job["width"]] * job["depth"] + [1]
        taken = 0

        def take(*shape):
            nonlocal taken
            count = int(numpy.prod(shape))
            taken += count
            return values[taken - count : taken].reshape(shape).to(self.device)

        self.x = take(self.samples, sizes[0])
        self.y = take(self.samples, 1)
        lead = () if self.members == 1 else (self.members,)
        self.start = [take(*lead, n, m) for m, n in zip(sizes, sizes[1:])]
        if lead:
            self.x, self.y = (a.expand(*lead, *a.shape).contiguous() for a in (self.x, self.y))
        self.reset()

    def reset(self):
        """Goes back to the initial weights."""
        self.W = [W.clone() for W in self.start]

    def output(self):
        h = self.x
        for W in self.W[:-1]:
            h = torch.relu(h @ W.mT)
        return h @ self.W[-1].mT

    def loss(self):
        with torch.no_grad():
            return float(0.5 / self.samples / self.members * (self.output() - self.y).square().sum())


class Manual:
    """Writes out the backward pass, into buffers made once; the update is part of the product of the gradient."""

    name = "manual backward, out="

    def __init__(self, network):
        self.net = network
        lead = network.x.shape[:-1]
        widths = [W.shape[-2] for W in network.W]
        like = dict(device=network.device)
        self.h = [torch.empty(*lead, n, **like) for n in widths]
        self.delta = [torch.empty(*lead, n, **like) for n in widths]
        self.into = torch.mm if network.members == 1 else torch.bmm

    @torch.inference_mode()
    def step(self):
        W, h, delta, net = self.net.W, self.h, self.delta, self.net
        last = len(W) - 1
        below = net.x
        for l in range(last + 1):
            self.into(below, W[l].mT, out=h[l])
            below = h[l]
            if l < last:
                below.clamp_min_(0)
        torch.sub(h[last], net.y, out=delta[last])
        delta[last].mul_(1 / net.samples)
        for l in range(last, -1, -1):
            if l > 0:
                self.into(delta[l], W[l], out=delta[l - 1])
                torch.ops.aten.threshold_backward.grad_input(delta[l - 1], h[l - 1], 0, grad_input=delta[l - 1])
            below = h[l - 1] if l > 0 else net.x
            if net.members == 1:
                W[l].addmm_(delta[l].mT, below, alpha=-net.lr)
            else:
                W[l].baddbmm_(delta[l].mT, below, alpha=-net.lr)


class Autograd:
    """Takes the gradient by autograd, and updates in place."""

    name = "autograd"

    def __init__(self, network):
        self.net = network

    def step(self):
        net = self.net
        for W in net.W:
            W.requires_grad_(True)
        loss = 0.5 / net.samples * (net.output() - net.y).square().sum()
        gradients = torch.autograd.grad(loss, net.W)
        with torch.no_grad():
            torch._foreach_add_(net.W, gradients, alpha=-net.lr)


class PredictiveCoding:
    """Runs sequential inference from the top, as in src/engine/rules/pc.ts; for one member."""

    name = "manual predictive coding"

    def __init__(self, network, steps, dt):
        self.net, self.steps, self.dt = network, steps, dt

    @torch.inference_mode()
    def step(self):
        net, W = self.net, self.net.W
        top = len(W)
        z, v = [None], [net.x]
        for l in range(1, top + 1):
            z.append(v[l - 1] @ W[l - 1].mT)
            if l < top:
                v.append(torch.relu(z[l]))

        def mismatch(l):
            return v[l] - torch.relu(z[l])

        def error(l):
            return net.y - z[l] if l == top else torch.ops.aten.threshold_backward(mismatch(l), z[l], 0)

        for _ in range(self.steps):
            for l in range(top - 1, 0, -1):
                v[l] = v[l].add(torch.addmm(mismatch(l), error(l + 1), W[l], beta=-1), alpha=self.dt)
            for l in range(2, top + 1):
                z[l] = v[l - 1] @ W[l - 1].mT
        errors = [error(l + 1) for l in range(top)]
        for l in range(top):
            W[l].addmm_(errors[l].mT, v[l], alpha=net.lr / net.samples)


class Graph:
    """Replays the step of another contestant, captured once as a CUDA graph."""

    def __init__(self, inner):
        self.name = inner.name + ", CUDA graph"
        stream = torch.cuda.Stream()
        with torch.cuda.stream(stream):
            for _ in range(3):
                inner.step()
        torch.cuda.synchronize()
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            inner.step()
        self.step = self.graph.replay


def settle(network):
    if network.device.type == "cuda":
        torch.cuda.synchronize()


def timed(network, method, steps):
    start = time.perf_counter()
    for _ in range(steps):
        method.step()
    settle(network)
    return 1000 * (time.perf_counter() - start)


def contest(network, job):
    """Returns the method that is faster here."""
    if job["rule"] == "pc":
        methods = [PredictiveCoding(network, job["inference"]["steps"], job["inference"]["dt"])]
    else:
        methods = [Manual(network), Autograd(network)]
    if job["graph"]:
        methods = [Graph(methods[0])]
    if len(methods) == 1:
        return methods[0]
    times = []
    for method in methods:
        timed(network, method, 2)
        steps = max(1, int(100 / max(timed(network, method, 1), 0.1)))
        times.append(min(timed(network, method, steps) / steps for _ in range(3)))
        # Plain tensors again, and nothing learned.
        network.reset()
    return methods[times.index(min(times))]


def about(job, method):
    config = torch.__config__.show()
    cuda = job["device"] == "cuda"
    return {
        "version": torch.__version__,
        "method": method.name,
        "threads": torch.get_num_threads(),
        "device": torch.cuda.get_device_name() if cuda else "cpu",
        "blas": next((part.strip() for part in config.replace("\n", ",").split(",") if "BLAS_INFO" in part), ""),
    }


def answer(request, state):
    ask = request["ask"]
    if ask == "prepare":
        job = request["job"]
        if job["threads"]:
            torch.set_num_threads(job["threads"])
        if job["device"] == "cuda" and not torch.cuda.is_available():
            return {"error": "PyTorch finds no CUDA device here"}
        network = Network(job)
        method = contest(network, job)
        if job["graph"]:
            # The graph keeps the addresses of the weights.
            for W, start in zip(network.W, network.start):
                W.copy_(start)
        state.update(network=network, method=method)
        return {"about": about(job, method)}
    if ask == "round":
        ms = timed(state["network"], state["method"], request["steps"])
        return {"start": 0, "end": ms, "js": ms}
    return {"loss": state["network"].loss()}


def main():
    state = {}
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line), state)
        except Exception as error:  # the bench reports it as the reason of an empty row
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


main()
