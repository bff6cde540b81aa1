// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "figures/curve_figure.h"
#include "figures/curve_scale.h"

namespace lab::figures {

/// A round number on an axis.
struct CurveTick {
    double pixel = 0;  ///< x or y
    QString text;
    QRectF place;
};

/// The name of a series, or of several with the same points, beside the end of their line.
struct CurveLabel {
    std::vector<int> series;
    QPointF end;        ///< of the line
    QRectF place;       ///< all its lines
    QStringList names;  ///< of each series, elided, one below the other
    QString detail;     ///< "exponent 1.98", below the names; empty without a fit or room
    double nameHeight = 0;
};

/// Where everything of a line chart stands, in logical pixels. No text overlaps another or lies
/// outside the area: labels move along the right edge, and where even that has no room the
/// details, then the last names are left out.
struct CurveLayout {
    QRectF area;
    QRectF title;  ///< empty where there is none, or no room; so are the following three
    QRectF subtitle;
    QStringList subtitleLines;  ///< two at most, four where the area is high
    QRectF xTitle;
    QRectF yTitle;  ///< above its axis
    QRectF plot;    ///< whole pixels
    CurveScale xScale;
    CurveScale yScale;
    std::vector<CurveTick> xTicks;
    std::vector<CurveTick> yTicks;
    std::vector<CurveLabel> labels;

    [[nodiscard]] QPointF pixelOf(const QPointF& value) const;
    [[nodiscard]] QPointF valueOf(const QPointF& pixel) const;
    /// The nearest point within a few pixels. REQUIRES the figure of this layout.
    [[nodiscard]] std::optional<CurvePoint> at(const QPointF& pixel,
                                               const CurveFigure& figure) const;
};

/// Fits the chart into an area. REQUIRES a QGuiApplication and its thread.
CurveLayout layOut(const CurveFigure& figure, const QRectF& area);

/// As it is exported: of a column's width, higher where the names need it. REQUIRES as above.
CurveLayout layOutNaturally(const CurveFigure& figure);

}  // namespace lab::figures
