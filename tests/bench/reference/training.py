# SPDX-License-Identifier: GPL-3.0-or-later
"""Times one training step in PyTorch. Argument: how many threads."""

import sys

from samples import show, time_repeatedly, use_threads

use_threads(sys.argv[1])

import torch

from translator import EOS, WORDS, Translator

LENGTH, BATCH, BATCHES = 10, 32, 40


def sentences():
    ids = torch.randint(4, WORDS, (LENGTH, BATCH))
    ids[-1] = EOS
    return ids


def main():
    torch.manual_seed(1)
    model = Translator()
    optimiser = torch.optim.Adam(model.parameters(), lr=0.003, foreach=True)  # the fastest of its variants
    batches = []
    for _ in range(BATCHES):
        target = sentences()
        start = torch.ones(1, BATCH, dtype=torch.long)
        batches.append((sentences(), torch.cat([start, target[:-1]]), target))
    position = 0

    def step():
        nonlocal position
        position = (position + 1) % BATCHES
        optimiser.zero_grad(set_to_none=True)
        loss = model.loss(*batches[position])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        return loss.item()

    show(time_repeatedly(step, 1.0, 3.0))


main()
