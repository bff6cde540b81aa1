// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "figures/alignment_data.h"
#include "figures/alignment_lines_layout.h"
#include "figures/alignment_lines_painter.h"
#include "figures/exportable.h"

namespace lab::figures {

namespace {

QString sentence(const QStringList& tokens, int count) {
    QStringList labels;
    for (int i = 0; i < count; ++i) {
        labels += tokenLabel(tokens[i]);
    }
    return labels.join(u' ');
}

}  // namespace

Exportable exportable(const AlignmentLines& lines) {
    const AlignmentFigure& figure = lines.alignment;
    requireDrawable(figure);
    const AlignmentLinesLayout layout = layOutNaturally(lines);
    const QString sentences = sentence(figure.source, figure.columns()) + QStringLiteral(" → ") +
                              sentence(figure.target, figure.rows());
    return {
        .size = layout.area.size(),
        .paint = [lines, layout](QPainter& painter,
                                 const QRectF&) { paintAlignmentLines(painter, lines, layout); },
        .csv = [figure] { return alignmentCsv(figure); },
        .title = figure.options.title.isEmpty() ? sentences : figure.options.title,
        .description =
            QCoreApplication::translate("Figures",
                                        "Alignment as lines between two sentences, the thicker "
                                        "the larger the weight: %1")
                .arg(sentences)};
}

}  // namespace lab::figures
