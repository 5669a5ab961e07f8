#!/usr/bin/env python3
"""Time PyTorch eager on fresh variants of two problems, one thread.

    python3 torch_variants.py SECONDS

For each problem, over and over for the given seconds: draw the given values, compute every
intermediate value and the gradient of the loss with respect to every one of them and every
parameter. Prints one JSON object: the version of PyTorch, and the seconds that one variant takes.
"""

import json
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def draw(*shape):
    return torch.round(torch.randn(*shape), decimals=2)


def classifier():
    x, w1, b1 = draw(2), draw(3, 2), draw(3)
    w2, b2, y = draw(4, 3), draw(4), 2
    leaves = [tensor.requires_grad_() for tensor in (x, w1, b1, w2, b2)]
    ha = w1 @ x + b1
    hs = torch.nn.functional.softplus(ha)
    oa = w2 @ hs + b2
    os = torch.softmax(oa, 0)
    loss = -torch.log(os[y])
    return loss, [ha, hs, oa, os, *leaves]


def residual_block():
    w1, w2, x, t = draw(3, 3), draw(1, 3), draw(3), draw(1)[0]
    leaves = [tensor.requires_grad_() for tensor in (w1, w2, x)]
    z1 = w1 @ x
    h = torch.sigmoid(z1)
    z2 = h + x
    y = (w2 @ z2)[0]
    loss = (y - t) ** 2 / 2
    return loss, [z1, h, z2, y, *leaves]


def seconds_per_variant(problem, seconds):
    def once():
        loss, variables = problem()
        return [loss, *torch.autograd.grad(loss, variables)]

    for _ in range(20):
        once()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        once()
        count += 1
    return (time.perf_counter() - start) / count


if __name__ == "__main__":
    duration = float(sys.argv[1])
    print(
        json.dumps(
            {
                "torch": torch.__version__,
                "classifier": seconds_per_variant(classifier, duration),
                "residual block": seconds_per_variant(residual_block, duration),
            }
        )
    )
