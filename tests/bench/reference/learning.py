# SPDX-License-Identifier: GPL-3.0-or-later
"""Times how long the translator learns in PyTorch until it says 95 % of held-out sentences exactly, as
tests/bench/bench_learning.cpp does: the same sentences, sizes, batches of similar length, learning rate and
clipping. Arguments: the sentences as bench_learning writes them, how many threads, and the sizes and options
that it names."""

import math
import random
import sys
import time

from samples import show, use_threads

use_threads(sys.argv[2])

import torch

from translator import Translator

WANTED, MEASURE_EVERY, SORTED_TOGETHER, WARM_UP = 0.95, 20, 50, 50
BEGIN = 1


def read(path):
    """Word counts, and pairs of ids to train on and to judge by."""
    with open(path) as file:
        words = tuple(int(number) for number in file.readline().split())
        parts = {"train": [], "held": []}
        for line in file:
            part, source, target = line.rstrip("\n").split("\t")
            parts[part].append([[int(word) for word in side.split()] for side in (source, target)])
    return words, parts["train"], parts["held"]


def pad(sentences, value):
    longest = max(len(sentence) for sentence in sentences)
    return torch.tensor([sentence + [value] * (longest - len(sentence)) for sentence in sentences]).t()


def as_batch(pairs):
    sources, targets = zip(*pairs)
    previous = [[BEGIN] + target[:-1] for target in targets]
    return pad(sources, 0), pad(previous, 0), pad(targets, -1), torch.tensor([len(source) for source in sources])


def batches(pairs, size):
    """Endless, of similar length."""
    while True:
        order = random.sample(pairs, len(pairs))
        window, found = size * SORTED_TOGETHER, []
        for first in range(0, len(order), window):
            near = sorted(order[first : first + window], key=lambda pair: (len(pair[0]), len(pair[1])))
            found += [near[k : k + size] for k in range(0, len(near), size)]
        random.shuffle(found)
        for batch in found:
            yield as_batch(batch)


def exact(model, batch):
    source, previous, target, lengths = batch
    with torch.no_grad():
        said = model.logits(source, previous, lengths).argmax(dim=2)
    return ((said == target) | (target < 0)).all(dim=0).float().mean().item()


def main():
    options = {name: float(value) for name, value in (option.split("=") for option in sys.argv[3:])}
    torch.manual_seed(1)
    random.seed(1)
    words, train, held = read(sys.argv[1])
    size = {name: int(options[name]) for name in ("embedding", "readout")}
    model = Translator(words, units=int(options["encoder"]), hidden=int(options["attention"]), **size)
    optimiser = torch.optim.Adam(model.parameters(), lr=options["rate"], foreach=True)
    judged, steps, spent = as_batch(held), int(options["steps"]), 0.0
    for step, batch in enumerate(batches(train, int(options["batch"])), start=1):
        start = time.perf_counter()
        cosine = 0.5 * (1 + math.cos(math.pi * min(1, (step - 1) / steps)))
        optimiser.param_groups[0]["lr"] = options["rate"] * min(1, step / WARM_UP) * (0.01 + 0.99 * cosine)
        optimiser.zero_grad(set_to_none=True)
        loss = model.loss(*batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        spent += time.perf_counter() - start
        if step % MEASURE_EVERY == 0 and exact(model, judged) >= WANTED:
            show([1000 * spent])
            return
        if step == 3 * steps:  # other random numbers than ours: it may take longer
            sys.exit("learning.py: it did not get to 95 % in three times its steps")


main()
