// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alignment_samples.h"
#include "figures/comparison_figure.h"

namespace lab::figures::samples {

inline QStringList wordsOf(const char* sentence) {
    return QString::fromUtf8(sentence).split(u' ');
}

/// What a mechanism says, its weights at random.
inline ComparisonPanel panel(const QString& title, const QString& citation,
                             const QStringList& source, const QStringList& target, unsigned seed) {
    ComparisonPanel made;
    made.title = title;
    made.citation = citation;
    made.target = target;
    made.weights = alignment(source, target, seed).weights;
    return made;
}

/// The six panels of one sentence: two exact, two with errors, one without a reference, and one
/// without weights.
inline ComparisonFigure comparison() {
    ComparisonFigure figure;
    figure.source = wordsOf("he does not like the red apples . <eos>");
    const QStringList right = wordsOf("il n' aime pas les pommes rouges .");
    const auto add = [&](const char* title, const char* citation, const char* says) {
        figure.panels.push_back(panel(QString::fromUtf8(title), QString::fromUtf8(citation),
                                      figure.source, wordsOf(says) << QStringLiteral("<eos>"),
                                      static_cast<unsigned>(figure.panels.size() + 1)));
        figure.panels.back().reference = right;
        figure.panels.back().alignmentErrorRate = 0.04;
        figure.panels.back().entropy = 0.61;
        figure.panels.back().multiplyAdds = 2304;
    };
    add("Additive", "Bahdanau 2015", "il n' aime pas les pommes rouges .");
    add("General", "Luong 2015", "il n' aime pas les pommes rouges .");
    add("Location", "Luong 2015, no keys", "il aime pas les pommes rouges .");
    add("Local-p", "Luong 2015, window ±2", "il n' aime pas les pommes rouges rouges .");
    add("Multi-head", "Vaswani 2017, mean of 4", "il n' aime pas les pommes .");
    add("No attention", "Sutskever 2014", "il n' aime pas les fleurs vertes .");
    figure.panels[4].reference.reset();
    figure.panels[5].weights.resize(0, 0);
    figure.panels[5].alignmentErrorRate.reset();
    figure.panels[5].entropy.reset();
    figure.panels[5].multiplyAdds = 0;
    return figure;
}

}  // namespace lab::figures::samples
