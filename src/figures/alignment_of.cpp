// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_of.h"

#include <QCoreApplication>

#include "figures/figure_error.h"

namespace lab::figures {

namespace {

/// dL / d weight of the head; of several heads those of all of them together, as one weight in all
/// of them has. Empty without gradients.
WeightMatrix gradientsOf(const models::Trace& trace, tape::Place at, models::Heads heads) {
    WeightMatrix gradients;
    if (!trace.hasGradients() || !trace.hasWeights()) {
        return gradients;
    }
    gradients = WeightMatrix::Zero(trace.targetPositions(), trace.positions());
    const bool chosen = heads == models::Heads::Chosen;
    const int first = chosen ? at.head : 0;
    const int last = chosen ? at.head : trace.heads() - 1;
    bool any = false;
    for (int t = 0; t < trace.targetPositions(); ++t) {
        at.target = t;
        for (at.head = first; at.head <= last; ++at.head) {
            const tape::Step* weights = trace.find("weights", at);
            const auto slopes =
                trace.gradient(weights == nullptr ? tape::NodeId{0} : weights->node);
            if (weights != nullptr && slopes.size() > 0) {
                gradients.row(t).head(slopes.rows()) += slopes.col(0).transpose();
                any = true;
            }
        }
    }
    return any ? gradients : WeightMatrix{};
}

}  // namespace

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
    figure.gradients = gradientsOf(trace, at, heads);
    if (trace.hasGradients()) {
        for (int t = 0; t < trace.targetPositions(); ++t) {
            figure.losses.push_back(trace.valueOf({trace.find("loss", t)->node, 0, 0}));
        }
    }
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
