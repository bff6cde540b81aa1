#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/layers/*.npz: layers computed from their papers' equations, in double.

Each file holds the parameters under the program's names ("param.NAME"), the inputs and the
outputs. Gates are computed one by one from separate matrices and stacked only to be stored.
Needs numpy. Run: python3 tests/reference/make_layer_vectors.py
"""
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parent.parent / "data" / "layers"
LENGTH, BATCH, INPUTS, UNITS = 4, 3, 3, 5


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class Source:
    """Random matrices, each drawn once."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)

    def matrix(self, *shape):
        return self.random.uniform(-1, 1, shape)

    def gate(self, inputs=INPUTS, units=UNITS):
        return {"W": self.matrix(units, inputs), "U": self.matrix(units, units),
                "b": self.matrix(units, 1)}


def pre(gate, x, h):
    return gate["W"] @ x + gate["U"] @ h + gate["b"][:, 0]


def stack(gates, key):
    return np.concatenate([gate[key] for gate in gates])


def rnn_step(cell, x, s):
    return np.tanh(pre(cell, x, s))


def gru_step(cell, x, h):
    z = sigmoid(pre(cell["z"], x, h))
    r = sigmoid(pre(cell["r"], x, h))
    candidate = np.tanh(pre(cell["h"], x, r * h))
    return (1 - z) * h + z * candidate


def lstm_step(cell, x, h, c):
    i = sigmoid(pre(cell["i"], x, h))
    o = sigmoid(pre(cell["o"], x, h))
    f = sigmoid(pre(cell["f"], x, h))
    c = f * c + i * np.tanh(pre(cell["c"], x, h))
    return o * np.tanh(c), c


def gru_parameters(cell, name):
    gates = [cell["z"], cell["r"], cell["h"]]
    return {f"param.{name}.W": stack(gates, "W"), f"param.{name}.b": stack(gates, "b"),
            f"param.{name}.U_zr": stack(gates[:2], "U"), f"param.{name}.U": cell["h"]["U"]}


def make_simple_rnn(source):
    cell = source.gate()
    x, s0 = source.matrix(LENGTH, BATCH, INPUTS), source.matrix(BATCH, UNITS)
    states = np.empty((LENGTH, BATCH, UNITS))
    for b in range(BATCH):
        s = s0[b]
        for t in range(LENGTH):
            s = states[t, b] = rnn_step(cell, x[t, b], s)
    return {"param.rnn.W": cell["W"], "param.rnn.U": cell["U"], "param.rnn.b": cell["b"],
            "x": x, "initial": s0, "states": states}


def make_gru(source):
    cell = {gate: source.gate() for gate in "zrh"}
    x, h0 = source.matrix(LENGTH, BATCH, INPUTS), source.matrix(BATCH, UNITS)
    states = np.empty((LENGTH, BATCH, UNITS))
    for b in range(BATCH):
        h = h0[b]
        for t in range(LENGTH):
            h = states[t, b] = gru_step(cell, x[t, b], h)
    return {**gru_parameters(cell, "gru"), "x": x, "initial": h0, "states": states}


def make_lstm(source):
    cell = {gate: source.gate() for gate in "iofc"}
    gates = [cell[gate] for gate in "iofc"]
    x = source.matrix(LENGTH, BATCH, INPUTS)
    h0, c0 = source.matrix(BATCH, UNITS), source.matrix(BATCH, UNITS)
    states, cells = np.empty((2, LENGTH, BATCH, UNITS))
    for b in range(BATCH):
        h, c = h0[b], c0[b]
        for t in range(LENGTH):
            h, c = states[t, b], cells[t, b] = lstm_step(cell, x[t, b], h, c)
    return {**{f"param.lstm.{key}": stack(gates, key) for key in "WUb"}, "x": x, "initial": h0,
            "initial_cell": c0, "states": states, "cells": cells}


def make_bidirectional(source):
    """Sentences of 4, 2 and 1 words; what the padding holds must not matter."""
    cells = {way: {gate: source.gate() for gate in "zrh"} for way in ("forward", "backward")}
    lengths = np.array([4, 2, 1])
    x = source.matrix(LENGTH, BATCH, INPUTS)
    keep = (np.arange(LENGTH)[:, None] < lengths[None, :]).astype(np.int64)
    states = np.full((BATCH, LENGTH, 2 * UNITS), np.nan)  # NaN: padding, not to be compared
    for b in range(BATCH):
        h = np.zeros(UNITS)
        for i in range(lengths[b]):
            h = states[b, i, :UNITS] = gru_step(cells["forward"], x[i, b], h)
        h = np.zeros(UNITS)
        for i in reversed(range(lengths[b])):
            h = states[b, i, UNITS:] = gru_step(cells["backward"], x[i, b], h)
    return {**gru_parameters(cells["forward"], "encoder.forward"),
            **gru_parameters(cells["backward"], "encoder.backward"),
            "x": x, "keep": keep, "states": states}


def make_linear(source):
    w, b, x = source.matrix(UNITS, INPUTS), source.matrix(UNITS, 1), source.matrix(7, INPUTS)
    return {"param.linear.W": w, "param.linear.b": b, "x": x, "y": x @ w.T + b[:, 0]}


def make_embedding(source):
    table, ids = source.matrix(UNITS, 11), np.array([10, 0, 3, 3])
    return {"param.words": table, "ids": ids, "vectors": table.T[ids]}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    makers = [make_simple_rnn, make_gru, make_lstm, make_bidirectional, make_linear,
              make_embedding]
    for seed, make in enumerate(makers, start=1):
        name = make.__name__.removeprefix("make_")
        np.savez(OUT / f"{name}.npz", **make(Source(seed)))


if __name__ == "__main__":
    main()
