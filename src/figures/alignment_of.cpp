// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_of.h"

#include <QCoreApplication>

#include "figures/figure_error.h"

namespace lab::figures {

AlignmentFigure alignmentOf(const models::Trace& trace, const tape::Place& at,
                            models::Heads heads) {
    AlignmentFigure figure;
    for (int i = 0; i < trace.positions(); ++i) {
        figure.source << QString::fromStdString(trace.positionLabel(i));
    }
    for (const std::string& word : trace.target()) {
        figure.target << QString::fromStdString(word);
    }
    figure.weights = trace.alignment(at, heads);
    const bool areWords = trace.positions() == trace.sourcePositions();
    for (int i = 0; areWords && i < trace.positions(); ++i) {
        if (trace.isUnknownSource(i)) {
            figure.unknownSource.insert(i);
        }
    }
    for (int t = 0; t < trace.targetPositions(); ++t) {
        if (trace.isUnknownTarget(t)) {
            figure.unknownTarget.insert(t);
        }
    }
    return figure;
}

void requireWeights(const models::Trace& trace) {
    if (!trace.hasWeights()) {
        throw FigureError(QCoreApplication::translate(
            "Alignment", "this mechanism has no alignment weights, choose another"));
    }
}

}  // namespace lab::figures
