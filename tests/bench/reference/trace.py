# SPDX-License-Identifier: GPL-3.0-or-later
"""Times forced decoding of 12 x 12 positions in PyTorch with every intermediate recorded.
Argument: how many threads."""

import sys

from samples import show, time_repeatedly, use_threads

use_threads(sys.argv[1])

import torch

from translator import EOS, Translator

LENGTH = 12


def trace(model, source, previous):
    """Every intermediate that the library lets one see, by name and target position."""
    record = {}
    words = model.source(source)
    states, last = model.encoder(words)
    keys = model.keys(states)
    state = torch.tanh(model.start(last[1]))
    record["embedding"], record["states"] = words, states
    record["projected.keys"], record["start"] = keys, state
    for t in range(LENGTH):
        word = model.target(previous[t])
        query = model.query(state)
        hidden = torch.tanh(keys + query)
        scores = model.score(hidden).squeeze(2)
        weights = torch.softmax(scores, dim=0)
        context = weights.t() @ states[:, 0]
        record["query", t], record["projected.query", t], record["hidden", t] = state, query, hidden
        record["scores", t], record["weights", t], record["context", t] = scores, weights, context
        state = model.decoder(torch.cat([word, context], dim=1), state)
        readout = torch.tanh(model.readout(torch.cat([state, word, context], dim=1)))
        logits = model.output(readout)
        record["previous.word", t], record["state", t], record["readout", t] = word, state, readout
        record["logits", t], record["probabilities", t] = logits, torch.softmax(logits, dim=1)
    return record


def main():
    torch.manual_seed(1)
    model = Translator().eval()
    source = torch.randint(4, 300, (LENGTH, 1))
    source[-1] = EOS
    previous = torch.cat([torch.ones(1, 1, dtype=torch.long), source[:-1]])
    with torch.inference_mode():
        show(time_repeatedly(lambda: trace(model, source, previous), 0.5, 2.0))


main()
