// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "figures/alignment_data.h"
#include "figures/difference_layout.h"
#include "figures/difference_painter.h"
#include "figures/exportable.h"

namespace lab::figures {

Exportable exportable(const DifferenceFigure& figure) {
    requireDrawable(figure.cells);
    const DifferenceLayout layout = layOutNaturally(figure);
    const QString title = QCoreApplication::translate("DifferenceFigure", "%1 minus %2")
                              .arg(figure.firstName, figure.secondName);
    return {.size = layout.area.size(),
            .paint = [figure, layout](QPainter& painter,
                                      const QRectF&) { paintDifference(painter, figure, layout); },
            .csv = [cells = figure.cells] { return alignmentCsv(cells); },
            .title = figure.cells.options.title.isEmpty() ? title : figure.cells.options.title,
            .description =
                QCoreApplication::translate("DifferenceFigure", "Differences of weights, %1. %2")
                    .arg(title, differenceSentence(figure))};
}

}  // namespace lab::figures
