// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alignment_of.h"

namespace lab::gui {
namespace {

QStringList texts(const std::vector<std::string>& tokens) {
    QStringList list;
    for (const std::string& token : tokens) {
        list << QString::fromStdString(token);
    }
    return list;
}

}  // namespace

figures::AlignmentFigure alignmentOf(const models::Trace& trace) {
    figures::AlignmentFigure figure;
    figure.source = texts(trace.source());
    figure.target = texts(trace.target());
    figure.weights = trace.alignment();
    for (int i = 0; i < trace.sourcePositions(); ++i) {
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

}  // namespace lab::gui
