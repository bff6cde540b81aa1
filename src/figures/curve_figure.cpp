// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_figure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "scene/number_text.h"

namespace lab::figures {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CurveFigure)
};

bool isSame(double a, double b) {
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)) ||
           (std::isnan(a) && std::isnan(b));
}

bool haveSamePoints(const CurveSeries& first, const CurveSeries& second) {
    return !first.points.empty() &&
           std::ranges::equal(first.points, second.points, [](const QPointF& a, const QPointF& b) {
               return isSame(a.x(), b.x()) && isSame(a.y(), b.y());
           });
}

QString placeText(const CurveFigure& figure, const CurveSeries& series, std::size_t point) {
    const QString named = series.places.value(static_cast<qsizetype>(point));
    const QString number = scene::numberText(series.points[point].x(), 3);
    return named.isEmpty() ? Text::tr("%1 %2").arg(number, figure.x.title) : named;
}

QString valueText(const CurveFigure& figure, double value) {
    if (figure.y.percent) {
        return Text::tr("%1 %").arg(scene::numberText(100 * value, 3));
    }
    const bool isCount = value >= 1000 && value < 1e15 && std::floor(value) == value;
    return isCount ? scene::countText(static_cast<qint64>(value)) : scene::numberText(value);
}

/// "Additive: 98 % at 1 to 4 tokens, 90 % at 37 to 40 tokens".
QString inWords(const CurveFigure& figure, int number) {
    const CurveSeries& series = figure.series[static_cast<std::size_t>(number)];
    const auto shown = [&](const QPointF& point) { return figure.isShown(point); };
    const auto first = std::ranges::find_if(series.points, shown);
    if (first == series.points.end()) {
        return {};
    }
    const auto last = std::find_if(series.points.rbegin(), series.points.rend(), shown).base() - 1;
    const auto at = [&](auto point) {
        return Text::tr("%1 at %2")
            .arg(
                valueText(figure, point->y()),
                placeText(figure, series, static_cast<std::size_t>(point - series.points.begin())));
    };
    QStringList parts{at(first)};
    if (last != first) {
        parts += at(last);
    }
    if (series.fit) {
        parts += Text::tr("exponent %1").arg(scene::pictureNumber(series.fit->exponent));
    }
    return Text::tr("%1: %2").arg(figure.nameOf(number), parts.join(QStringLiteral(", ")));
}

}  // namespace

CurveHue hueOf(int series) {
    return static_cast<CurveHue>(series % 6);
}

QColor lineColour(const Theme& theme, CurveHue hue) {
    switch (hue) {
        case CurveHue::Green:
            return theme.context;
        case CurveHue::Blue:
            return theme.encoder;
        case CurveHue::Orange:
            return theme.decoder;
        case CurveHue::Purple:
            return theme.score;
        case CurveHue::Grey:
            return theme.inkFaint;
        case CurveHue::Ink:
            return theme.ink;
    }
    return theme.ink;
}

QColor textColour(const Theme& theme, CurveHue hue) {
    switch (hue) {
        case CurveHue::Green:
            return theme.contextText;
        case CurveHue::Blue:
            return theme.encoderText;
        case CurveHue::Orange:
            return theme.decoderText;
        case CurveHue::Purple:
            return theme.scoreText;
        case CurveHue::Grey:
            return theme.inkFaint;
        case CurveHue::Ink:
            return theme.ink;
    }
    return theme.ink;
}

bool CurveFigure::isShown(const QPointF& point) const {
    return std::isfinite(point.x()) && std::isfinite(point.y()) &&
           (!x.logarithmic || point.x() > 0) && (!y.logarithmic || point.y() > 0);
}

bool CurveFigure::hasPoint(const CurvePoint& point) const {
    if (point.series < 0 || point.series >= static_cast<int>(series.size()) || point.point < 0) {
        return false;
    }
    const auto& points = series[static_cast<std::size_t>(point.series)].points;
    const auto number = static_cast<std::size_t>(point.point);
    return number < points.size() && isShown(points[number]);
}

std::vector<std::vector<int>> CurveFigure::bundles() const {
    std::vector<std::vector<int>> bundles;
    for (int k = 0; k < static_cast<int>(series.size()); ++k) {
        const auto same = std::ranges::find_if(bundles, [&](const std::vector<int>& bundle) {
            return haveSamePoints(series[static_cast<std::size_t>(bundle.front())],
                                  series[static_cast<std::size_t>(k)]);
        });
        if (same == bundles.end()) {
            bundles.push_back({k});
        } else {
            same->push_back(k);
        }
    }
    return bundles;
}

QString CurveFigure::nameOf(int number) const {
    QStringList names;
    for (const std::vector<int>& bundle : bundles()) {
        if (std::ranges::find(bundle, number) != bundle.end()) {
            for (const int each : bundle) {
                names += series[static_cast<std::size_t>(each)].name;
            }
        }
    }
    return names.join(QStringLiteral(", "));
}

QString pointText(const CurveFigure& figure, const CurvePoint& point) {
    const CurveSeries& series = figure.series[static_cast<std::size_t>(point.series)];
    const auto number = static_cast<std::size_t>(point.point);
    const QString value = valueText(figure, series.points[number].y());
    return Text::tr("%1, %2: %3")
        .arg(figure.nameOf(point.series), placeText(figure, series, number),
             figure.y.percent ? value : Text::tr("%1 %2").arg(value, figure.y.title));
}

QString curvesInWords(const CurveFigure& figure) {
    QStringList lines;
    for (const std::vector<int>& bundle : figure.bundles()) {
        lines += inWords(figure, bundle.front());
    }
    lines.removeAll(QString());
    return lines.join(QStringLiteral("; "));
}

}  // namespace lab::figures
