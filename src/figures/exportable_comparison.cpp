// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "figures/comparison_data.h"
#include "figures/comparison_layout.h"
#include "figures/comparison_painter.h"
#include "figures/exportable.h"

namespace lab::figures {

namespace {

/// "Additive (exact), Location (3 errors)".
QString panelsInWords(const ComparisonFigure& figure) {
    QStringList names;
    for (const ComparisonPanel& panel : figure.panels) {
        const QString verdict = verdictText(panel);
        names +=
            verdict.isEmpty() ? panel.title : QStringLiteral("%1 (%2)").arg(panel.title, verdict);
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace

Exportable exportable(const ComparisonFigure& figure) {
    requireComparable(figure);
    const ComparisonLayout layout = layOutNaturally(figure);
    return {.size = layout.area.size(),
            .paint = [figure, layout](QPainter& painter,
                                      const QRectF&) { paintComparison(painter, figure, layout); },
            .csv = [figure] { return comparisonCsv(figure); },
            .title = figure.look.title.isEmpty() ? sentenceOf(figure) : figure.look.title,
            .description =
                QCoreApplication::translate("ComparisonFigure", "“%1” by several mechanisms: %2")
                    .arg(sentenceOf(figure), panelsInWords(figure))};
}

}  // namespace lab::figures
