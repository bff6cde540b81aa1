// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_figure.h"

#include <algorithm>

#include "figures/figure_error.h"
#include "figures/one_line.h"

namespace lab::figures {

namespace {

const QString eosToken = QStringLiteral("<eos>");
const QString unknownToken = QStringLiteral("<unk>");

int shownTokens(const QStringList& tokens, bool showEos) {
    const bool hidden = !showEos && !tokens.isEmpty() && tokens.last() == eosToken;
    return static_cast<int>(tokens.size()) - (hidden ? 1 : 0);
}

}  // namespace

int AlignmentFigure::rows() const {
    return shownTokens(target, options.showEos);
}

int AlignmentFigure::columns() const {
    return shownTokens(source, options.showEos);
}

int AlignmentFigure::reachedRows() const {
    return std::clamp(marks.reachedRows.value_or(rows()), 0, rows());
}

WeightMatrix AlignmentFigure::shownWeights() const {
    return weights.topLeftCorner(rows(), columns());
}

WeightMatrix AlignmentFigure::shownGradients() const {
    return gradients.topLeftCorner(rows(), columns());
}

GradientUnit AlignmentFigure::gradientUnit() const {
    return gradients.size() == 0
               ? GradientUnit{}
               : GradientUnit::upTo(static_cast<double>(shownGradients().cwiseAbs().maxCoeff()));
}

void requireDrawable(const AlignmentFigure& figure) {
    if (figure.weights.rows() != figure.target.size() ||
        figure.weights.cols() != figure.source.size()) {
        throw FigureError(
            QStringLiteral("alignment figure: %1 target and %2 source tokens need a matrix of that "
                           "shape, not (%3, %4)")
                .arg(figure.target.size())
                .arg(figure.source.size())
                .arg(figure.weights.rows())
                .arg(figure.weights.cols()));
    }
    if (figure.rows() == 0 || figure.columns() == 0) {
        throw FigureError(QStringLiteral(
            "alignment figure: there is nothing to draw; give at least one word on each side"));
    }
}

QString tokenLabel(const QString& token) {
    if (token == eosToken) {
        return QStringLiteral("‹end›");
    }
    return token == unknownToken ? QStringLiteral("‹unknown›") : oneLine(token);
}

}  // namespace lab::figures
