// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "figures/theme.h"
#include "training/power_law.h"

namespace lab::figures {

/// Colours of lines that colour-blind eyes tell apart (Okabe and Ito 2008), as the theme has them.
/// The cursor's is not among them: it says where the reader stands.
enum class CurveHue { Green, Blue, Orange, Purple, Grey, Ink };

/// The colour of the k-th series, from 0; the seventh has that of the first.
CurveHue hueOf(int series);
QColor lineColour(const Theme& theme, CurveHue hue);
/// The same hue where it is read as text.
QColor textColour(const Theme& theme, CurveHue hue);

/// One line with its name at its end.
struct CurveSeries {
    QString name;
    CurveHue hue = CurveHue::Green;
    std::vector<QPointF> points;  ///< from left to right; what is not finite is a gap
    /// Drawn as a thin dashed line over the points; the name says its exponent.
    std::optional<training::PowerLaw> fit;
    /// What its points stand for, in words ("21 to 24 tokens"); else they are told by their x.
    QStringList places = {};
};

/// What an axis says.
struct CurveAxis {
    QString title;
    bool logarithmic = false;     ///< what is not above 0 has no place on it
    bool percent = false;         ///< 0.25 reads 25%
    std::optional<double> lower;  ///< else from the points, to a round number; from 0 if near
    std::optional<double> upper;
};

/// A point of a series.
struct CurvePoint {
    int series = 0;
    int point = 0;

    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// A line chart as a value. One without points is an empty frame.
struct CurveFigure {
    QString title;
    QString subtitle;
    CurveAxis x;
    CurveAxis y;
    std::vector<CurveSeries> series;
    std::optional<CurvePoint> pointed;  ///< what the mouse is over
    std::optional<double> cursor;       ///< an x that is marked by an upright line
    Theme theme = Theme::light();
    double fontScale = 1;

    /// Whether the point has a place on both axes.
    [[nodiscard]] bool isShown(const QPointF& point) const;
    /// Whether there is such a point, and it has a place.
    [[nodiscard]] bool hasPoint(const CurvePoint& point) const;
    /// The series in groups of those with the same points, whose lines hide one another; each group
    /// and all of them in the order of the series.
    [[nodiscard]] std::vector<std::vector<int>> bundles() const;
    /// The names of all series that have the same points as this one: "Dot product, Cosine".
    [[nodiscard]] QString nameOf(int series) const;
};

/// A point read by itself: "Additive, 21 to 24 tokens: 96 %". REQUIRES figure.hasPoint(point).
QString pointText(const CurveFigure& figure, const CurvePoint& point);

/// The lines in words: where each begins and ends, and its exponent where it has one.
QString curvesInWords(const CurveFigure& figure);

}  // namespace lab::figures
