#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/attention/*.npz: attention computed from its papers' equations, in double.

Each file holds what `attention-lab compute` takes, by its names, and what it should give as
"expected.NAME". Every number is computed by itself from its equation, one pair of positions and
one unit after the other, without matrix products over positions and without code of the program.
The arrays given are exact in single precision, so that the same file tests that as well.
Needs numpy. Run: python3 tests/reference/make_attention_vectors.py
"""
from itertools import count
from math import exp, fsum, log, sqrt, tanh
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parent.parent / "data" / "attention"


# What all equations are made of.

def product(x, y):
    """The sum of x_k y_k."""
    assert len(x) == len(y)
    return fsum(float(a) * float(b) for a, b in zip(x, y))


def times(matrix, x):
    return np.array([product(row, x) for row in matrix])


def length(x):
    return sqrt(fsum(float(a) ** 2 for a in x))


def unit(x):
    return np.array([a / length(x) if length(x) > 0 else 0.0 for a in x])


def softmax(scores, keep):
    """Over the kept positions; all 0 when there are none."""
    weights = np.zeros(len(scores))
    kept = [i for i in range(len(scores)) if keep[i]]
    if kept:
        top = max(scores[i] for i in kept)
        total = fsum(exp(scores[i] - top) for i in kept)
        for i in kept:
            weights[i] = exp(scores[i] - top) / total
    return weights


def log_softmax(scores, keep, i):
    kept = [scores[j] for j in range(len(scores)) if keep[j]]
    return scores[i] - max(kept) - log(fsum(exp(e - max(kept)) for e in kept))


def blend(weights, values):
    return np.array([product(weights, values[:, k]) for k in range(values.shape[1])])


class Problem:
    """One file's input, with what is left out filled in."""

    def __init__(self, given):
        self.given = given
        self.query, self.keys = given["query"], given["keys"]
        self.values = given.get("values", self.keys)
        self.T, self.M = len(self.query), len(self.keys)
        self.keep = np.broadcast_to(given.get("mask", np.ones(self.M)), (self.T, self.M))
        self.temperature = float(given.get("temperature", 1.0))

    def __getitem__(self, name):
        return self.given[name]

    def scores(self, score):
        """score(t, i) for all pairs."""
        return np.array([[score(t, i) for i in range(self.M)] for t in range(self.T)])

    def weights(self, scores, keep=None):
        keep = self.keep if keep is None else keep
        return np.array([softmax(scores[t] / self.temperature, keep[t]) for t in range(self.T)])

    def contexts(self, weights, values=None):
        values = self.values if values is None else values
        return np.array([blend(weights[t], values) for t in range(self.T)])

    def attended(self, scores):
        weights = self.weights(scores)
        return {"scores": scores, "weights": weights, "context": self.contexts(weights)}


# The mechanisms, each with the steps that it names.

def none(p):
    """Cho et al. 2014: the last state. Here the last that is kept."""
    context = np.zeros((p.T, p.values.shape[1]))
    for t in range(p.T):
        for i in range(p.M):
            if p.keep[t, i]:
                context[t] = p.values[i]
    return {"context": context}


def mean(p):
    weights = np.zeros((p.T, p.M))
    for t in range(p.T):
        count = sum(1 for i in range(p.M) if p.keep[t, i])
        for i in range(p.M):
            weights[t, i] = 1 / count if p.keep[t, i] else 0
    return {"weights": weights, "context": p.contexts(weights)}


def one_hidden_layer(p, w, u, v):
    """v^T tanh(w s + u h_i)."""
    queries = np.array([times(w, state) for state in p.query])
    keys = np.array([times(u, key) for key in p.keys])
    hidden = np.array([[[tanh(a + b) for a, b in zip(queries[t], keys[i])] for i in range(p.M)]
                       for t in range(p.T)])
    return {"projected.keys": keys, "projected.query": queries, "hidden": hidden,
            "scores": p.scores(lambda t, i: product(v, hidden[t, i]))}


def additive(p):
    """Bahdanau, Cho and Bengio 2015: appendix A.1.2, then equations 6 and 5."""
    steps = one_hidden_layer(p, p["W"], p["U"], p["v"])
    return {**steps, **p.attended(steps["scores"])}


def concat(p):
    """Luong, Pham and Manning 2015, section 3.1: v^T tanh(W [s; h_i])."""
    dq = p.query.shape[1]
    steps = one_hidden_layer(p, p["W"][:, :dq], p["W"][:, dq:], p["v"])
    for t in range(p.T):
        for i in range(p.M):
            joined = np.concatenate([p.query[t], p.keys[i]])
            hidden = [tanh(product(row, joined)) for row in p["W"]]
            assert np.allclose(hidden, steps["hidden"][t, i], atol=1e-12)
    return {**steps, **p.attended(steps["scores"])}


def dot(p):
    """Luong et al. 2015, section 3.1."""
    return p.attended(p.scores(lambda t, i: product(p.query[t], p.keys[i])))


def scaled_dot(p):
    """Vaswani et al. 2017, equation 1."""
    d = p.keys.shape[1]
    return p.attended(p.scores(lambda t, i: product(p.query[t], p.keys[i]) / sqrt(d)))


def general_scores(p):
    keys = np.array([times(p["W"], key) for key in p.keys])
    return {"projected.keys": keys,
            "scores": p.scores(lambda t, i: fsum(
                float(p.query[t, k]) * float(p["W"][k, j]) * float(p.keys[i, j])
                for k in range(p["W"].shape[0]) for j in range(p["W"].shape[1])))}


def general(p):
    """Luong et al. 2015, section 3.1: s^T W h_i."""
    steps = general_scores(p)
    return {**steps, **p.attended(steps["scores"])}


def location(p):
    """Luong et al. 2015, equation 8: softmax(W s), one row of W a position."""
    return p.attended(p.scores(lambda t, i: product(p["W"][i], p.query[t])))


def cosine(p):
    """Graves et al. 2014, equations 6 and 5."""
    keys = np.array([unit(key) for key in p.keys])
    queries = np.array([unit(state) for state in p.query])
    cosines = p.scores(lambda t, i: product(p.query[t], p.keys[i]) /
                       (length(p.query[t]) * length(p.keys[i])))
    return {"unit.keys": keys, "unit.query": queries, "cosines": cosines,
            **p.attended(float(p["beta"]) * cosines)}


def query_key(p):
    """k_i = W_K h_i, q_t = W_Q s_t, k_i^T q_t."""
    keys = np.array([times(p["W_K"], key) for key in p.keys])
    queries = np.array([times(p["W_Q"], state) for state in p.query])
    return {"projected.keys": keys, "projected.query": queries,
            **p.attended(p.scores(lambda t, i: product(keys[i], queries[t])))}


def windows(p, centres):
    """1 where |i - p_t| <= D, and the mask inside the window."""
    window = p.scores(lambda t, i: 1.0 if abs(i - centres[t]) <= int(p["D"]) else 0.0)
    return window, np.logical_and(window, p.keep)


def local_m(p):
    """Luong et al. 2015, section 3.2: p_t = t, here no farther than the last position."""
    centres = np.array([float(min(t, p.M - 1)) for t in range(p.T)])
    window, keep = windows(p, centres)
    steps = general_scores(p)
    weights = p.weights(steps["scores"], keep)
    return {**steps, "centre": centres, "window": window, "weights": weights,
            "context": p.contexts(weights)}


def local_p(p):
    """Luong et al. 2015, equations 9 and 10; positions from 0, nothing is normalised again."""
    hidden = np.array([[tanh(a) for a in times(p["W_p"], state)] for state in p.query])
    centres = np.array([p.M / (1 + exp(-product(p["v_p"], hidden[t]))) for t in range(p.T)])
    window, keep = windows(p, centres)
    deviation = int(p["D"]) / 2
    gaussian = p.scores(lambda t, i: exp(-(i - centres[t]) ** 2 / (2 * deviation ** 2)))
    steps = general_scores(p)
    align = p.weights(steps["scores"], keep)
    weights = align * gaussian
    return {**steps, "centre.hidden": hidden, "centre": centres, "window": window,
            "gaussian": gaussian, "align": align, "weights": weights,
            "context": p.contexts(weights)}


def hard(p):
    """Xu et al. 2015, section 4.1: the first i whose cumulative weight exceeds u."""
    steps = additive(p)
    sample = np.zeros((p.T, p.M))
    log_probability = np.zeros(p.T)
    for t in range(p.T):
        weights = steps["weights"][t]
        exceeding = [i for i in range(p.M) if fsum(weights[:i + 1]) > p["u"][t]]
        if exceeding:
            sample[t, exceeding[0]] = 1
            log_probability[t] = log_softmax(steps["scores"][t] / p.temperature, p.keep[t],
                                             exceeding[0])
    return {**steps, "uniform": p["u"], "sample": sample, "log.probability": log_probability,
            "context": p.contexts(sample)}


def multi_head(p):
    """Vaswani et al. 2017, section 3.2.2; head k has rows k d / heads onwards."""
    heads, d = int(p["heads"]), len(p["W_Q"])
    units = d // heads
    rows = [slice(k * units, (k + 1) * units) for k in range(heads)]
    queries = np.array([[times(p["W_Q"][r], state) for r in rows] for state in p.query])
    keys = np.array([[times(p["W_K"][r], key) for key in p.keys] for r in rows])
    values = np.array([[times(p["W_V"][r], value) for value in p.values] for r in rows])
    scores = np.array([p.scores(lambda t, i: product(queries[t, k], keys[k, i]) / sqrt(units))
                       for k in range(heads)])
    weights = np.array([p.weights(scores[k]) for k in range(heads)])
    contexts = np.array([p.contexts(weights[k], values[k]) for k in range(heads)])
    joined = np.array([np.concatenate([contexts[k, t] for k in range(heads)])
                       for t in range(p.T)])
    return {"head.query": queries, "head.keys": keys, "head.values": values,
            "scores": scores.transpose(1, 0, 2), "weights": weights.transpose(1, 0, 2),
            "head.context": contexts.transpose(1, 0, 2), "joined.heads": joined,
            "context": np.array([times(p["W_O"], joined[t]) for t in range(p.T)])}


ADDITIVE = {"W": ("a", "dq"), "U": ("a", "dk"), "v": ("a",)}

# Each mechanism with its parameters, and what is multiplied until scores are about 10,000.
MECHANISMS = {
    "none": (none, {}, {"keys": 1e4}),
    "mean": (mean, {}, {"keys": 1e4}),
    "additive": (additive, ADDITIVE, {"W": 400, "U": 400, "v": 1e4}),
    "dot": (dot, {}, {"query": 70, "keys": 70}),
    "scaled-dot": (scaled_dot, {}, {"query": 120, "keys": 120}),
    "general": (general, {"W": ("dq", "dk")}, {"W": 8000}),
    "concat": (concat, {"W": ("a", "dq+dk"), "v": ("a",)}, {"W": 400, "v": 1e4}),
    "location": (location, {"W": ("L", "dq")}, {"W": 1e4}),
    "cosine": (cosine, {"beta": ()}, {"beta": 2e4}),
    "query-key": (query_key, {"W_Q": ("d", "dq"), "W_K": ("d", "dk")}, {"W_Q": 100, "W_K": 100}),
    "local-m": (local_m, {"W": ("dq", "dk")}, {"W": 8000}),
    "local-p": (local_p, {"W": ("dq", "dk"), "W_p": ("a", "dq"), "v_p": ("a",)}, {"W": 8000}),
    "hard": (hard, ADDITIVE, {"W": 400, "U": 400, "v": 1e4}),
    "multi-head": (multi_head, {"W_Q": ("d", "dq"), "W_K": ("d", "dk"), "W_V": ("d", "dv"),
                                "W_O": ("do", "d")}, {"W_Q": 100, "W_K": 100}),
}
ALIKE = ("dot", "scaled-dot", "cosine")  # queries and keys of the same units


def size_of(letters, sizes):
    return sum(sizes[letter] for letter in letters.split("+"))


def draw(name, seed, T, M, own_values=False, **sizes):
    """Random input for a mechanism."""
    random = np.random.default_rng(seed)
    sizes["L"] = M + seed % 3
    if name in ALIKE:
        sizes["dq"] = sizes["dk"]
    if not own_values:
        sizes["dv"] = sizes["dk"]

    def matrix(*shape):
        return random.normal(size=shape) / sqrt(shape[-1] if len(shape) > 1 else 1)

    given = {"query": random.normal(size=(T, sizes["dq"])),
             "keys": random.normal(size=(M, sizes["dk"]))}
    for parameter, letters in MECHANISMS[name][1].items():
        given[parameter] = np.array(matrix(*(size_of(each, sizes) for each in letters)))
    if own_values:
        given["values"] = random.normal(size=(M, sizes["dv"]))
    if name.startswith("local"):
        given["D"] = np.array(sizes["D"])
    if name == "multi-head":
        given["heads"] = np.array(sizes["heads"])
    if name == "hard":
        given["u"] = random.uniform(size=T)
    return given, random


def single_precision(array):
    return array.astype(np.float32).astype(np.float64) if array.dtype == np.float64 else array


def save(name, case, given):
    given = {key: single_precision(np.asarray(value)) for key, value in given.items()}
    steps = MECHANISMS[name][0](Problem(given))
    expected = {"expected." + key: value for key, value in steps.items()}
    np.savez_compressed(OUT / f"{name}_{case}.npz", **given, **expected)

def cases(name):
    given, _ = draw(name, 1, T=1, M=1, dq=3, dk=2, a=2, d=2, do=3, D=1, heads=1)
    save(name, "single", given)

    given, _ = draw(name, 2, T=1, M=5, dq=4, dk=6, a=3, d=4, do=2, D=2, heads=2)
    given["mask"] = np.array([False, True, False, True, True])
    save(name, "small", given)

    given, _ = draw(name, 3, T=4, M=6, dq=5, dk=7, dv=3, own_values=True, a=4, d=6, do=5, D=1,
                    heads=2)
    given["mask"] = np.array([1, 1, 1, 1, 0, 0])
    given["temperature"] = np.array(0.7)
    save(name, "medium", given)

    given, random = draw(name, 4, T=7, M=11, dq=8, dk=10, a=6, d=9, do=10, D=2, heads=3)
    given["mask"] = random.integers(0, 2, size=(7, 11))
    given["mask"][5] = 0  # nothing to attend to
    given["mask"][3] = 0
    given["mask"][3, 8] = 1  # only one position
    save(name, "large", given)

    # More target words than source positions.
    given, _ = draw(name, 5, T=5, M=2, dq=3, dk=4, a=3, d=4, do=4, D=1, heads=4)
    save(name, "long", given)

    save(name, "extreme", extreme(name))


def extreme(name):
    """The first random input whose scores are far below and far above 0."""
    for seed in count(6):
        given, _ = draw(name, seed, T=3, M=4, dq=3, dk=5, a=2, d=4, do=5, D=2, heads=2)
        for key, factor in MECHANISMS[name][2].items():
            given[key] = given[key] * factor
        steps = MECHANISMS[name][0](Problem(given))
        if "scores" not in steps or (steps["scores"].min() < -9e3 and steps["scores"].max() > 9e3):
            return given


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name in MECHANISMS:
        cases(name)


if __name__ == "__main__":
    main()
