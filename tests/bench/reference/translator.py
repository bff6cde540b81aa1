# SPDX-License-Identifier: GPL-3.0-or-later
"""The translator of src/models/translator.h as a PyTorch user would write it: the library's own
GRUs, and everything that does not depend on the step before computed for all positions at once."""

import torch
from torch import nn

WORDS, EMBEDDING, UNITS, HIDDEN, READOUT = 300, 32, 64, 32, 32
EOS = 2


class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.source = nn.Embedding(WORDS, EMBEDDING)
        self.target = nn.Embedding(WORDS, EMBEDDING)
        self.encoder = nn.GRU(EMBEDDING, UNITS, bidirectional=True)
        self.start = nn.Linear(UNITS, UNITS)
        self.keys = nn.Linear(2 * UNITS, HIDDEN, bias=False)
        self.query = nn.Linear(UNITS, HIDDEN, bias=False)
        self.score = nn.Linear(HIDDEN, 1, bias=False)
        self.decoder = nn.GRUCell(EMBEDDING + 2 * UNITS, UNITS)
        self.readout = nn.Linear(UNITS + EMBEDDING + 2 * UNITS, READOUT)
        self.output = nn.Linear(READOUT, WORDS)

    def encode(self, source):
        """States (M, B, 2 UNITS), projected keys (M, B, HIDDEN) and s_0, from ids (M, B)."""
        states, last = self.encoder(self.source(source))
        return states, self.keys(states), torch.tanh(self.start(last[1]))

    def loss(self, source, previous, target):
        """Mean cross entropy; all ids position by position: (M, B) and (T, B)."""
        states, keys, state = self.encode(source)
        words = self.target(previous)
        decoded, contexts = [], []
        for word in words:
            hidden = torch.tanh(keys + self.query(state))
            weights = torch.softmax(self.score(hidden).squeeze(2), dim=0)
            context = (weights.unsqueeze(2) * states).sum(dim=0)  # on CPUs faster than bmm
            state = self.decoder(torch.cat([word, context], dim=1), state)
            decoded.append(state)
            contexts.append(context)
        parts = torch.cat([torch.stack(decoded), words, torch.stack(contexts)], dim=2)
        logits = self.output(torch.tanh(self.readout(parts)))
        return nn.functional.cross_entropy(logits.view(-1, WORDS), target.view(-1))
