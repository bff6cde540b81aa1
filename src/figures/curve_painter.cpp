// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_painter.h"

#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "figures/painting.h"

namespace lab::figures {

namespace {

/// The part of a line within a rectangle (Liang and Barsky 1984): SVG has no clip paths here.
std::optional<QLineF> clipped(const QLineF& line, const QRectF& rect) {
    double from = 0;
    double to = 1;
    const std::array<std::pair<double, double>, 4> edges{{
        {-line.dx(), line.x1() - rect.left()},
        {line.dx(), rect.right() - line.x1()},
        {-line.dy(), line.y1() - rect.top()},
        {line.dy(), rect.bottom() - line.y1()},
    }};
    for (const auto& [speed, room] : edges) {
        if (speed == 0 && room < 0) {
            return std::nullopt;
        }
        if (speed < 0) {
            from = std::max(from, room / speed);
        } else if (speed > 0) {
            to = std::min(to, room / speed);
        }
    }
    return from <= to ? std::optional(QLineF(line.pointAt(from), line.pointAt(to))) : std::nullopt;
}

class ChartPainter {
  public:
    ChartPainter(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout)
        : painter_(painter), figure_(figure), layout_(layout), theme_(figure.theme) {}

    void paintTexts() {
        text(layout_.title, figure_.title, TextStyle::Title, theme_.ink, Qt::AlignLeft);
        const double subtitleHeight =
            layout_.subtitle.height() /
            std::max(1.0, static_cast<double>(layout_.subtitleLines.size()));
        QRectF subtitle = layout_.subtitle;
        subtitle.setHeight(subtitleHeight);
        for (const QString& line : layout_.subtitleLines) {
            text(subtitle, line, TextStyle::Caption, theme_.inkMuted, Qt::AlignLeft);
            subtitle.translate(0, subtitleHeight);
        }
        text(layout_.yTitle, figure_.y.title, TextStyle::Caption, theme_.inkMuted, Qt::AlignLeft);
        text(layout_.xTitle, figure_.x.title, TextStyle::Caption, theme_.inkMuted, Qt::AlignLeft);
        for (const CurveTick& tick : layout_.yTicks) {
            number(tick, Qt::AlignRight);
        }
        for (const CurveTick& tick : layout_.xTicks) {
            number(tick, Qt::AlignHCenter);
        }
    }

    void paintGrid() {
        const QRectF& plot = layout_.plot;
        painter_.setPen(QPen(theme_.border, 1));
        for (const CurveTick& tick : layout_.yTicks) {
            painter_.drawLine(QPointF(plot.left(), tick.pixel), QPointF(plot.right(), tick.pixel));
        }
        painter_.setPen(QPen(theme_.connector, 1));
        painter_.drawLine(plot.bottomLeft(), plot.bottomRight());
        for (const CurveTick& tick : layout_.xTicks) {
            painter_.drawLine(QPointF(tick.pixel, plot.bottom()),
                              QPointF(tick.pixel, plot.bottom() + theme_.space(0.5)));
        }
    }

    /// Lines that hide one another take turns: their dashes and points.
    void paintBundle(const std::vector<int>& bundle) {
        for (std::size_t k = 0; k < bundle.size(); ++k) {
            paintSeries(figure_.series[static_cast<std::size_t>(bundle[k])], {k, bundle.size()});
        }
    }

    void paintCursor() {
        if (!figure_.cursor) {
            return;
        }
        const double x = layout_.pixelOf({*figure_.cursor, layout_.yScale.lower}).x();
        if (x >= layout_.plot.left() - 0.5 && x <= layout_.plot.right() + 0.5) {
            painter_.setPen(QPen(theme_.cursor, 2 * theme_.scale));
            painter_.drawLine(QPointF(x, layout_.plot.top()), QPointF(x, layout_.plot.bottom()));
        }
    }

    void paintLabel(const CurveLabel& label) {
        const CurveSeries& first = figure_.series[static_cast<std::size_t>(label.series.front())];
        const QPointF begin(label.place.left() - theme_.space(0.5), label.place.center().y());
        if (std::abs(begin.y() - label.end.y()) > 1 || label.end.x() < layout_.plot.right() - 1) {
            QPen pen(lineColour(theme_, first.hue), 1);
            pen.setStyle(Qt::DotLine);
            painter_.setPen(pen);
            painter_.drawLine(label.end, begin);
        }
        QRectF line = label.place;
        line.setHeight(label.nameHeight);
        for (qsizetype k = 0; k < label.names.size(); ++k) {
            const int number = label.series[static_cast<std::size_t>(k)];
            const CurveHue hue = figure_.series[static_cast<std::size_t>(number)].hue;
            text(line, label.names[k], TextStyle::Label, textColour(theme_, hue), Qt::AlignLeft);
            line.translate(0, label.nameHeight);
        }
        line.setBottom(label.place.bottom());
        text(line, label.detail, TextStyle::Caption, theme_.inkMuted, Qt::AlignLeft);
    }

  private:
    /// Which of how many.
    struct Turn {
        std::size_t number;
        std::size_t of;
    };

    void paintSeries(const CurveSeries& series, const Turn& turn) {
        const QColor colour = lineColour(theme_, series.hue);
        if (series.fit) {
            paintFit(series, colour, turn);
        }
        QPen pen(colour, 2 * theme_.scale);
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
        if (turn.of > 1) {
            setDashes(pen, 5, 0, turn);
        }
        painter_.setPen(pen);
        // What was measured are the points; with a fitted line between them, that is the line.
        if (!series.fit) {
            paintPath(series.points);
        }
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(colour);
        const double radius = pointRadius(series);
        for (std::size_t k = 0; k < series.points.size(); ++k) {
            const QPointF pixel = layout_.pixelOf(series.points[k]);
            if (k % turn.of == turn.number && figure_.isShown(series.points[k]) &&
                isInside(pixel)) {
                painter_.drawEllipse(pixel, radius, radius);
            }
        }
        painter_.setBrush(Qt::NoBrush);
    }

    /// Dashes with gaps between them, in widths of the pen, and room for those of the others.
    static void setDashes(QPen& pen, double dash, double gap, const Turn& turn) {
        const double each = dash + gap;
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({dash, gap + each * static_cast<double>(turn.of - 1)});
        pen.setDashOffset(each * static_cast<double>(turn.of - turn.number));
    }

    void text(const QRectF& place, const QString& content, TextStyle style, const QColor& colour,
              Qt::Alignment where) {
        if (!place.isEmpty() && !content.isEmpty()) {
            painter_.setFont(scaledFont(theme_, style, figure_.fontScale));
            painter_.setPen(colour);
            // Rounding must not cost a text its last letters.
            paintLine(painter_, place.adjusted(0, 0, 0.01, 0), content, where);
        }
    }

    void number(const CurveTick& tick, Qt::Alignment where) {
        text(tick.place, tick.text, TextStyle::Caption, theme_.inkMuted, where);
    }

    bool isInside(const QPointF& pixel) const {
        return layout_.plot.adjusted(-0.5, -0.5, 0.5, 0.5).contains(pixel);
    }

    /// Many points are a line, and dots on it only noise.
    double pointRadius(const CurveSeries& series) const {
        return (series.points.size() > 40 ? 1.5 : 3) * theme_.scale;
    }

    void paintPath(const std::vector<QPointF>& points) {
        QPainterPath path;
        for (std::size_t k = 1; k < points.size(); ++k) {
            if (!figure_.isShown(points[k - 1]) || !figure_.isShown(points[k])) {
                continue;
            }
            const QLineF whole(layout_.pixelOf(points[k - 1]), layout_.pixelOf(points[k]));
            if (const auto line = clipped(whole, layout_.plot)) {
                if (path.isEmpty() || path.currentPosition() != line->p1()) {
                    path.moveTo(line->p1());
                }
                path.lineTo(line->p2());
            }
        }
        painter_.setBrush(Qt::NoBrush);
        painter_.drawPath(path);
    }

    void paintFit(const CurveSeries& series, const QColor& colour, const Turn& turn) {
        double first = std::numeric_limits<double>::infinity();
        double last = -first;
        for (const QPointF& point : series.points) {
            if (figure_.isShown(point) && point.x() > 0) {
                first = std::min(first, point.x());
                last = std::max(last, point.x());
            }
        }
        if (!(first < last)) {
            return;
        }
        // Straight only where both axes are logarithmic.
        constexpr int pieces = 48;
        std::vector<QPointF> points;
        for (int k = 0; k <= pieces; ++k) {
            const double x = first * std::pow(last / first, static_cast<double>(k) / pieces);
            points.emplace_back(x, series.fit->at(x));
        }
        QPen pen(colour, 1.5 * theme_.scale);
        setDashes(pen, 4, 3, turn);
        painter_.setPen(pen);
        paintPath(points);
    }

    QPainter& painter_;
    const CurveFigure& figure_;
    const CurveLayout& layout_;
    const Theme& theme_;
};

}  // namespace

void paintChart(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout) {
    const SavedPainter saved(painter);
    painter.fillRect(layout.area, figure.theme.surface);
    painter.setRenderHint(QPainter::Antialiasing, true);
    ChartPainter chart(painter, figure, layout);
    chart.paintGrid();
    chart.paintTexts();
    chart.paintCursor();
    for (const std::vector<int>& bundle : figure.bundles()) {
        chart.paintBundle(bundle);
    }
    for (const CurveLabel& label : layout.labels) {
        chart.paintLabel(label);
    }
}

void paintPointed(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout) {
    if (!figure.pointed || !figure.hasPoint(*figure.pointed)) {
        return;
    }
    const auto& [series, point] = *figure.pointed;
    const QPointF& value =
        figure.series[static_cast<std::size_t>(series)].points[static_cast<std::size_t>(point)];
    const double radius = 6 * figure.theme.scale;
    const QPointF pixel = layout.pixelOf(value);
    if (layout.area.adjusted(radius, radius, -radius, -radius).contains(pixel)) {
        const SavedPainter saved(painter);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(figure.theme.hover, 2 * figure.theme.scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(pixel, radius, radius);
    }
}

void paintCurves(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout) {
    paintChart(painter, figure, layout);
    paintPointed(painter, figure, layout);
}

}  // namespace lab::figures
