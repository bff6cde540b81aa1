// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/difference_figure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "figures/figure_error.h"
#include "scene/number_text.h"

namespace lab::figures {

namespace {

/// Less than this reads 0.00.
constexpr double leastNamed = 0.005;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DifferenceFigure)
};

QString signedText(double difference) {
    const QString text = scene::pictureNumber(difference);
    return difference > 0 ? u'+' + text : text;
}

QString rowToken(const QString& first, const QString& second) {
    return first == second ? first : tokenLabel(first) + QStringLiteral(" / ") + tokenLabel(second);
}

double at(const DifferenceFigure& figure, int row, int column) {
    const auto difference = static_cast<double>(figure.cells.weights(row, column));
    return std::isfinite(difference) ? difference : 0;
}

/// What stands out in a row.
struct RowDifference {
    double sum = 0;   ///< of absolute differences
    int largest = 0;  ///< columns
    int opposite = 0;
};

RowDifference rowDifference(const DifferenceFigure& figure, int row) {
    RowDifference found;
    for (int column = 0; column < figure.cells.columns(); ++column) {
        const double here = at(figure, row, column);
        found.sum += std::abs(here);
        if (std::abs(here) > std::abs(at(figure, row, found.largest))) {
            found.largest = column;
        }
    }
    found.opposite = found.largest;
    const double sign = std::copysign(1.0, at(figure, row, found.largest));
    for (int column = 0; column < figure.cells.columns(); ++column) {
        if (-sign * at(figure, row, column) > -sign * at(figure, row, found.opposite)) {
            found.opposite = column;
        }
    }
    return found;
}

QString onWord(const DifferenceFigure& figure, int row, int column) {
    return Text::tr("%1 on “%2”")
        .arg(signedText(at(figure, row, column)), tokenLabel(figure.cells.source[column]));
}

QString largestDifference(const DifferenceFigure& figure) {
    int row = 0;
    RowDifference most;
    for (int candidate = 0; candidate < figure.cells.reachedRows(); ++candidate) {
        const RowDifference found = rowDifference(figure, candidate);
        if (found.sum > most.sum) {
            row = candidate;
            most = found;
        }
    }
    if (std::abs(at(figure, row, most.largest)) < leastNamed) {
        return Text::tr("The two agree: no weight differs by %1 or more.").arg(leastNamed);
    }
    const QString word = tokenLabel(figure.cells.target[row]);
    const QString largest = onWord(figure, row, most.largest);
    const double opposite = at(figure, row, most.opposite);
    if (std::abs(opposite) < leastNamed || opposite * at(figure, row, most.largest) > 0) {
        return Text::tr("At “%1” %2.").arg(word, largest);
    }
    return Text::tr("At “%1” %2, %3.").arg(word, largest, onWord(figure, row, most.opposite));
}

QString whatIsLeftOut(const DifferenceFigure& figure) {
    const bool allReached = figure.cells.reachedRows() == figure.cells.rows();
    if (figure.firstRows == figure.secondRows || !allReached) {
        return {};
    }
    const bool firstIsShorter = figure.firstRows < figure.secondRows;
    const int left = std::abs(figure.firstRows - figure.secondRows);
    const QString shorter = firstIsShorter ? figure.firstName : figure.secondName;
    const QString longer = firstIsShorter ? figure.secondName : figure.firstName;
    return u' ' + (left == 1
                       ? Text::tr("The last word of %1 is left out: %2 says one less.")
                             .arg(longer, shorter)
                       : Text::tr("The last %1 words of %2 are left out: %3 says so many less.")
                             .arg(QString::number(left), longer, shorter));
}

}  // namespace

double DifferenceFigure::range() const {
    double most = 0;
    for (int row = 0; row < cells.rows(); ++row) {
        for (int column = 0; column < cells.columns(); ++column) {
            most = std::max(most, std::abs(at(*this, row, column)));
        }
    }
    for (const double range : {0.1, 0.2, 0.5}) {
        if (most <= range) {
            return range;
        }
    }
    return 1;
}

DifferenceFigure differenceOf(const QString& firstName, const AlignmentFigure& first,
                              const QString& secondName, const AlignmentFigure& second) {
    requireDrawable(first);
    requireDrawable(second);
    const int columns = first.columns();
    if (first.source.mid(0, columns) != second.source.mid(0, second.columns())) {
        throw FigureError(
            QStringLiteral("difference figure: the source words differ; take alignments of one "
                           "sentence"));
    }
    DifferenceFigure figure{firstName, secondName, {}, first.rows(), second.rows()};
    const int rows = std::min(figure.firstRows, figure.secondRows);
    figure.cells.source = first.source.mid(0, columns);
    figure.cells.unknownSource = first.unknownSource;
    for (int row = 0; row < rows; ++row) {
        figure.cells.target += rowToken(first.target[row], second.target[row]);
        if (first.unknownTarget.contains(row) || second.unknownTarget.contains(row)) {
            figure.cells.unknownTarget.insert(row);
        }
    }
    figure.cells.weights =
        first.weights.topLeftCorner(rows, columns) - second.weights.topLeftCorner(rows, columns);
    figure.cells.options = first.options;
    figure.cells.options.showEos = true;  // what was hidden is not there any more
    figure.cells.options.showColourBar = false;
    figure.cells.marks = first.marks;
    return figure;
}

QString differenceSentence(const DifferenceFigure& figure) {
    return largestDifference(figure) + whatIsLeftOut(figure);
}

}  // namespace lab::figures
