#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/attention/*.npz: attention computed from its paper's equations, in double.

Each file holds what `attention-lab compute` takes, by its names, and what it should give as
"expected.NAME". Every score, weight and context is computed by itself from the equations, one
pair of positions after the other, without matrix products over positions.
Needs numpy. Run: python3 tests/reference/make_attention_vectors.py
"""
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parent.parent / "data" / "attention"


def masked_softmax(scores, keep):
    """Softmax over the kept positions; all 0 when there are none."""
    weights = np.zeros(len(scores))
    kept = [i for i in range(len(scores)) if keep[i]]
    if kept:
        top = max(scores[i] for i in kept)
        total = sum(np.exp(scores[i] - top) for i in kept)
        for i in kept:
            weights[i] = np.exp(scores[i] - top) / total
    return weights


def additive(given):
    """Bahdanau, Cho and Bengio 2015: appendix A.1.2, then equations 6 and 5."""
    query, keys = given["query"], given["keys"]
    values = given.get("values", keys)
    length, positions = len(query), len(keys)
    keep = np.broadcast_to(given.get("mask", np.ones(positions)), (length, positions))
    temperature = float(given.get("temperature", 1.0))
    units = len(given["v"])
    result = {
        "projected.keys": np.array([given["U"] @ key for key in keys]),
        "projected.query": np.array([given["W"] @ state for state in query]),
        "hidden": np.zeros((length, positions, units)),
        "scores": np.zeros((length, positions)),
        "weights": np.zeros((length, positions)),
        "context": np.zeros((length, values.shape[1])),
    }
    for t in range(length):
        for i in range(positions):
            hidden = np.tanh(given["W"] @ query[t] + given["U"] @ keys[i])
            result["hidden"][t, i] = hidden
            result["scores"][t, i] = given["v"] @ hidden
        result["weights"][t] = masked_softmax(result["scores"][t] / temperature, keep[t])
        for i in range(positions):
            result["context"][t] += result["weights"][t, i] * values[i]
    return result


def arrays(seed, length, positions, dq, dk, units, dv=None):
    random = np.random.default_rng(seed)
    given = {
        "query": random.normal(size=(length, dq)),
        "keys": random.normal(size=(positions, dk)),
        "W": random.normal(size=(units, dq)) / np.sqrt(dq),
        "U": random.normal(size=(units, dk)) / np.sqrt(dk),
        "v": random.normal(size=units),
    }
    if dv is not None:
        given["values"] = random.normal(size=(positions, dv))
    return given, random


def save(name, given):
    expected = {"expected." + key: value for key, value in additive(given).items()}
    np.savez(OUT / f"additive_{name}.npz", **given, **expected)


def main():
    OUT.mkdir(parents=True, exist_ok=True)

    given, _ = arrays(1, length=1, positions=1, dq=3, dk=2, units=2)
    save("single", given)

    given, _ = arrays(2, length=1, positions=5, dq=4, dk=6, units=3)
    given["mask"] = np.array([False, True, False, True, True])
    save("small", given)

    given, _ = arrays(3, length=4, positions=6, dq=5, dk=7, units=4, dv=3)
    given["mask"] = np.array([1, 1, 1, 1, 0, 0])
    given["temperature"] = np.array(0.7)
    save("medium", given)

    given, random = arrays(4, length=12, positions=20, dq=16, dk=24, units=10)
    given["mask"] = random.integers(0, 2, size=(12, 20))
    given["mask"][7] = 0  # nothing to attend to
    given["mask"][3] = 0
    given["mask"][3, 11] = 1  # only one position
    save("large", given)

    # The hidden layer saturates, so that the scores are close to -10,000 and 10,000.
    given, _ = arrays(5, length=3, positions=4, dq=3, dk=5, units=2)
    given["W"] *= 400
    given["U"] *= 400
    given["v"] = np.array([9000.0, 1000.0])
    save("extreme", given)


if __name__ == "__main__":
    main()
