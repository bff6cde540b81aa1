// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/difference_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/comparison_layout.h"
#include "figures/painting.h"

namespace lab::figures {

namespace {

double lineHeight(const AlignmentOptions& options, TextStyle style) {
    return std::ceil(QFontMetricsF(scaledFont(options.theme, style, options.fontScale)).height());
}

QFont sentenceFont(const DifferenceFigure& figure) {
    const AlignmentOptions& options = figure.cells.options;
    return scaledFont(options.theme, TextStyle::Body, options.fontScale);
}

/// What stands below the matrix, measured once.
struct Below {
    double edge;
    double caption;
    double bar;
    double gap;
    double line;
    QStringList sentence;

    Below(const DifferenceFigure& figure, double width)
        : edge(figure.cells.options.theme.space(1)),
          caption(lineHeight(figure.cells.options, TextStyle::Caption)),
          bar(figure.cells.options.theme.space(1.5)),
          gap(figure.cells.options.theme.space(0.5)),
          line(QFontMetricsF(sentenceFont(figure)).height()),
          sentence(wrapped(differenceSentence(figure), sentenceFont(figure), width - 2 * edge)) {}

    double barHeight() const { return caption + gap + bar + gap + caption + edge; }
    double sentenceHeight() const { return std::ceil(line * static_cast<double>(sentence.size())); }
    double height() const {
        return barHeight() + (sentence.isEmpty() ? 0 : edge + sentenceHeight());
    }
};

void placeBelow(DifferenceLayout& layout, const Below& below, double top, double widest) {
    const QRectF room(layout.area.left() + below.edge, top, layout.area.width() - 2 * below.edge,
                      below.caption);
    const double width = std::min(widest, room.width());
    // Under the cells, moved aside where the area ends.
    const double left =
        std::clamp(layout.matrix.cells.center().x() - width / 2, room.left(), room.right() - width);
    layout.bar = {left, room.bottom() + below.gap, width, below.bar};
    const double half = (width - below.edge) / 2;
    layout.secondName = {left, room.top(), half, below.caption};
    layout.firstName = {left + width - half, room.top(), half, below.caption};
    layout.numbers = {left, layout.bar.bottom() + below.gap, width, below.caption};
    layout.sentence = {room.left(), layout.numbers.bottom() + below.edge, room.width(),
                       below.sentenceHeight()};
    layout.sentenceLines = below.sentence;
}

double widestBar(const DifferenceFigure& figure) {
    return figure.cells.options.theme.space(40);
}

}  // namespace

DifferenceLayout layOut(const DifferenceFigure& figure, const QRectF& area) {
    Below below(figure, area.width());
    // The cells are worth more than words about them.
    if (below.height() > area.height() / 2) {
        below.sentence.clear();
    }
    DifferenceLayout layout;
    layout.area = area;
    const QRectF above = area.adjusted(0, 0, 0, -below.height());
    layout.matrix = layOut(figure.cells, above);
    const double bottom = layout.matrix.cells.bottom() + below.edge;
    placeBelow(layout, below, std::min(bottom, above.bottom()), widestBar(figure));
    return layout;
}

double leastHeight(const DifferenceFigure& figure) {
    const int step = (figure.cells.rows() + wordsInFull - 1) / wordsInFull;
    const Below below(figure, figure.cells.options.theme.space(40));
    // The sentence is another at every word; nothing may move with it.
    constexpr double sentenceLines = 3;
    const double cells = leastSizeForWords(figure.cells, step, 1).height();
    const double sentence = below.edge + std::ceil(sentenceLines * below.line);
    return std::ceil(std::max(cells + below.barHeight() + sentence, 2 * below.barHeight()));
}

DifferenceLayout layOutNaturally(const DifferenceFigure& figure) {
    const AlignmentLayout matrix = layOutNaturally(figure.cells);
    const AlignmentOptions& options = figure.cells.options;
    const double width = std::max(matrix.area.width(), widestBar(figure) + options.theme.space(2));
    const Below below(figure, width);
    DifferenceLayout layout;
    layout.area = {0, 0, width, matrix.area.height() + below.height()};
    layout.matrix = matrix;
    placeBelow(layout, below, matrix.area.bottom(), widestBar(figure));
    return layout;
}

}  // namespace lab::figures
