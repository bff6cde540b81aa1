// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/difference_painter.h"

#include <QCoreApplication>

#include "figures/alignment_painter.h"
#include "figures/colour_bar.h"
#include "figures/heatmap_painter.h"
#include "figures/painting.h"
#include "scene/number_text.h"

namespace lab::figures {

namespace {

Heatmap heatmapOf(const DifferenceFigure& figure, const QFont& valueFont) {
    const Theme& theme = figure.cells.options.theme;
    Heatmap heatmap = Heatmap::of(figure.cells, valueFont);
    heatmap.colours = ColourMap::signedValues(theme.isDark);
    heatmap.range = figure.range();
    heatmap.grid = theme.border;  // no difference has the colour of the page
    return heatmap;
}

void paintName(QPainter& painter, const QRectF& place, const QString& name, Qt::Alignment where) {
    const QString more = QCoreApplication::translate("DifferenceFigure", "more in %1").arg(name);
    paintLine(painter, place, more, where);
}

void paintScale(QPainter& painter, const DifferenceFigure& figure, const DifferenceLayout& layout) {
    const AlignmentOptions& options = figure.cells.options;
    paintColourBar(painter, layout.bar, ColourMap::signedValues(options.theme.isDark),
                   options.theme.connector);
    painter.setFont(scaledFont(options.theme, TextStyle::Caption, options.fontScale));
    painter.setPen(options.theme.inkMuted);
    paintName(painter, layout.secondName, figure.secondName, Qt::AlignLeft);
    paintName(painter, layout.firstName, figure.firstName, Qt::AlignRight);
    const QString end = scene::numberText(figure.range());
    paintLine(painter, layout.numbers, QChar(0x2212) + end, Qt::AlignLeft);
    paintLine(painter, layout.numbers, QStringLiteral("0"), Qt::AlignHCenter);
    paintLine(painter, layout.numbers, u'+' + end, Qt::AlignRight);
}

}  // namespace

void paintDifference(QPainter& painter, const DifferenceFigure& figure,
                     const DifferenceLayout& layout) {
    const SavedPainter saved(painter);
    const AlignmentOptions& options = figure.cells.options;
    painter.fillRect(layout.area, options.theme.surface);
    paintSurroundings(painter, figure.cells, layout.matrix);
    paintHeatmap(painter, heatmapOf(figure, layout.matrix.valueFont), layout.matrix.cells);
    paintWords(painter, figure.cells, layout.matrix);
    paintMarks(painter, figure.cells, layout.matrix);
    paintScale(painter, figure, layout);
    painter.setFont(scaledFont(options.theme, TextStyle::Body, options.fontScale));
    painter.setPen(options.theme.ink);
    paintLines(painter, layout.sentence, layout.sentenceLines);
}

}  // namespace lab::figures
