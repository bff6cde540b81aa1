// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_data.h"
#include "figures/curve_layout.h"
#include "figures/curve_painter.h"
#include "figures/exportable.h"

namespace lab::figures {

Exportable exportable(const CurveFigure& figure) {
    const CurveLayout layout = layOutNaturally(figure);
    QStringList names;
    for (const CurveSeries& series : figure.series) {
        names += series.name;
    }
    const QString axes = figure.y.title + QStringLiteral(" / ") + figure.x.title;
    return {.size = layout.area.size(),
            .paint = [figure, layout](QPainter& painter,
                                      const QRectF&) { paintCurves(painter, figure, layout); },
            .csv = [figure] { return curveCsv(figure); },
            .title = figure.title.isEmpty() ? axes : figure.title,
            .description = axes + QStringLiteral(": ") + names.join(QStringLiteral(", "))};
}

}  // namespace lab::figures
