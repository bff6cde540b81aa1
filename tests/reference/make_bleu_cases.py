#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/training/bleu.json: corpora with their BLEU (Papineni et al. 2002).

Counts are exact fractions up to the final geometric mean, n-grams are counted by Counter, and the
brevity penalty is written as in the paper's section 2.3. No smoothing: 0 where an order has no
match. Run: python3 tests/reference/make_bleu_cases.py
"""
import json
import math
import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "data" / "training" / "bleu.json"


def ngrams(tokens, order):
    return Counter(zip(*(tokens[k:] for k in range(order))))


def bleu(pairs):
    precisions = []
    for order in (1, 2, 3, 4):
        clipped = sum(((ngrams(h, order) & ngrams(r, order)).total() for h, r in pairs))
        total = sum(ngrams(h, order).total() for h, _ in pairs)
        if clipped == 0:
            return 0.0
        precisions.append(Fraction(clipped, total))
    c = sum(len(h) for h, _ in pairs)
    r = sum(len(r) for _, r in pairs)
    penalty = 1.0 if c > r else math.exp(1 - r / c)
    return 100 * penalty * math.exp(math.fsum(0.25 * math.log(p) for p in precisions))


def noisy(rng, sentence, words):
    """The sentence with words lost, changed, doubled and swapped."""
    result = []
    for word in sentence:
        draw = rng.random()
        if draw < 0.07:
            continue
        result.append(rng.choice(words) if draw < 0.15 else word)
        if draw > 0.95:
            result.append(word)
    if len(result) > 2 and rng.random() < 0.3:
        k = rng.randrange(len(result) - 1)
        result[k], result[k + 1] = result[k + 1], result[k]
    return result


def main():
    rng = random.Random(5)
    words = "la le un chat chien rouge noir mange voit . , ne pas il elle".split()
    corpora = [
        [("the the the the the the the".split(), "the cat is on the mat".split())],
        [("the cat is on the mat .".split(), "the cat is on the mat .".split())],
        [("the cat is on".split(), "the cat is on the mat .".split())],
        [("a b c d e f".split(), "a b c d".split()), ([], "x y".split())],
        [("a b c".split(), "a b c".split())],
    ]
    for size in (1, 2, 5, 20, 100):
        references = [[rng.choice(words) for _ in range(rng.randint(1, 15))] for _ in range(size)]
        corpora.append([(noisy(rng, r, words), r) for r in references])
    cases = [{"hypotheses": [h for h, _ in pairs], "references": [r for _, r in pairs],
              "bleu": bleu(pairs)} for pairs in corpora]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(cases) + "\n", encoding="utf-8")
    print([round(case["bleu"], 4) for case in cases])


if __name__ == "__main__":
    main()
