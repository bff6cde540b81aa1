// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <random>

#include "figures/alignment_figure.h"

namespace lab::figures::samples {

/// A figure with these words and random weights, a softmax in each row.
inline AlignmentFigure alignment(const QStringList& source, const QStringList& target,
                                 unsigned seed = 1) {
    AlignmentFigure figure;
    figure.source = source;
    figure.target = target;
    figure.weights.resize(target.size(), source.size());
    std::mt19937 generator(seed);
    std::normal_distribution<float> scores(0, 2);
    for (float& weight : figure.weights.reshaped()) {
        weight = std::exp(scores(generator));
    }
    for (auto row : figure.weights.rowwise()) {
        row /= row.sum();
    }
    return figure;
}

/// So many different words and, as the last, <eos>.
inline QStringList words(int count) {
    QStringList list;
    for (int i = 0; i + 1 < count; ++i) {
        list += QStringLiteral("word%1").arg(i);
    }
    return list << QStringLiteral("<eos>");
}

inline AlignmentFigure french() {
    return alignment({QStringLiteral("the"), QStringLiteral("heart"), QStringLiteral("<eos>")},
                     {QStringLiteral("l’"), QStringLiteral("été"), QStringLiteral("cœur"),
                      QStringLiteral("français"), QStringLiteral("<eos>")});
}

}  // namespace lab::figures::samples
