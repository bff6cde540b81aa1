# SPDX-License-Identifier: GPL-3.0-or-later
"""The translator of src/models/translator.h as a PyTorch user would write it: the library's own
GRUs, and everything that does not depend on the step before computed for all positions at once."""

import torch
from torch import nn

WORDS, EMBEDDING, UNITS, HIDDEN, READOUT = 300, 32, 64, 32, 32
EOS = 2


class Translator(nn.Module):
    def __init__(self, words=(WORDS, WORDS), embedding=EMBEDDING, units=UNITS, hidden=HIDDEN, readout=READOUT):
        super().__init__()
        self.source = nn.Embedding(words[0], embedding)
        self.target = nn.Embedding(words[1], embedding)
        self.encoder = nn.GRU(embedding, units, bidirectional=True)
        self.start = nn.Linear(units, units)
        self.keys = nn.Linear(2 * units, hidden, bias=False)
        self.query = nn.Linear(units, hidden, bias=False)
        self.score = nn.Linear(hidden, 1, bias=False)
        self.decoder = nn.GRUCell(embedding + 2 * units, units)
        self.readout = nn.Linear(units + embedding + 2 * units, readout)
        self.output = nn.Linear(readout, words[1])

    def encode(self, source, lengths=None):
        """States (M, B, 2 units), projected keys (M, B, hidden) and s_0, from ids (M, B). `lengths` (B): of
        the sentences, where they are padded."""
        words = self.source(source)
        if lengths is None:
            states, last = self.encoder(words)
        else:
            packed = nn.utils.rnn.pack_padded_sequence(words, lengths, enforce_sorted=False)
            states, last = self.encoder(packed)
            states, _ = nn.utils.rnn.pad_packed_sequence(states)
        return states, self.keys(states), torch.tanh(self.start(last[1]))

    def logits(self, source, previous, lengths=None):
        """(T, B, words); all ids position by position: (M, B) and (T, B)."""
        states, keys, state = self.encode(source, lengths)
        words = self.target(previous)
        dropped = None
        if lengths is not None:
            dropped = torch.arange(len(source)).unsqueeze(1) >= lengths.unsqueeze(0)
        decoded, contexts = [], []
        for word in words:
            hidden = torch.tanh(keys + self.query(state))
            scores = self.score(hidden).squeeze(2)
            if dropped is not None:
                scores = scores.masked_fill(dropped, float("-inf"))
            weights = torch.softmax(scores, dim=0)
            context = (weights.unsqueeze(2) * states).sum(dim=0)  # on CPUs faster than bmm
            state = self.decoder(torch.cat([word, context], dim=1), state)
            decoded.append(state)
            contexts.append(context)
        parts = torch.cat([torch.stack(decoded), words, torch.stack(contexts)], dim=2)
        return self.output(torch.tanh(self.readout(parts)))

    def loss(self, source, previous, target, lengths=None):
        """Mean cross entropy; targets of -1 are padding."""
        logits = self.logits(source, previous, lengths)
        return nn.functional.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-1)
