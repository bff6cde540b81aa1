# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the plot of bench_export.cpp in matplotlib, from the numbers to the file.
Arguments: file, whose ending says the format, and the picture's width in inches."""

import sys

import matplotlib

matplotlib.use("agg")
matplotlib.rcParams["svg.fonttype"] = "none"  # text stays text, as in ours; faster than outlines
matplotlib.rcParams["pdf.fonttype"] = 42

import matplotlib.pyplot as plt
import numpy as np

from samples import show, time_repeatedly

POSITIONS = 12
SOURCE = ["the", "agreement", "on", "the", "european", "economic", "area", "was", "signed", "in",
          "august", "‹end›"]
TARGET = ["l'", "accord", "sur", "la", "zone", "économique", "européenne", "a", "été", "signé",
          "en", "‹end›"]


def diagonal_weights():
    distance = np.subtract.outer(np.arange(POSITIONS), np.arange(POSITIONS))
    weights = np.exp(-(distance.astype(np.float32) ** 2))
    return weights / weights.sum(axis=1, keepdims=True)


def plot(weights, file, inches):
    figure, axes = plt.subplots(figsize=(inches, 0.8 * inches))
    axes.imshow(weights, vmin=0, vmax=1, cmap="viridis")
    axes.set_xticks(range(POSITIONS), SOURCE, rotation=90)
    axes.set_yticks(range(POSITIONS), TARGET)
    axes.set_xlabel("English")
    axes.set_ylabel("French")
    for row, column in np.argwhere(weights >= 0.05):
        weight = weights[row, column]
        axes.text(column, row, f"{weight:.2f}"[1:], ha="center", va="center", fontsize=7,
                  color="white" if weight < 0.6 else "black")
    figure.savefig(file, dpi=300)
    plt.close(figure)


def main():
    file, inches = sys.argv[1], float(sys.argv[2])
    weights = diagonal_weights()
    show(time_repeatedly(lambda: plot(weights, file, inches), 0.5, 2.0))


main()
