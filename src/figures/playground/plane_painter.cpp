// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/plane_painter.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>

#include "figures/painting.h"
#include "figures/playground/arrow_shape.h"
#include "figures/playground/plane_legend.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

using scene::Arrow;
using scene::Handle;

/// Everything that the parts below share.
struct Plane {
    QPainter& painter;
    const PlaygroundFigure& figure;
    const PlaygroundLayout& layout;

    [[nodiscard]] const Theme& theme() const { return figure.theme; }
    [[nodiscard]] double scale() const { return figure.theme.scale; }
};

/// An arrow of the plane; its width is for a scale of 1.
struct StyledArrow {
    Arrow from;
    Arrow to;
    ArrowStyle style;
};

void paint(const Plane& plane, const std::vector<StyledArrow>& arrows) {
    for (const StyledArrow& arrow : arrows) {
        ArrowStyle scaled = arrow.style;
        scaled.width *= plane.scale();
        paintArrow(plane.painter, {plane.layout.at(arrow.from), plane.layout.at(arrow.to)},
                   plane.layout.plane, scaled);
    }
}

void paintGrid(const Plane& plane) {
    const Theme& theme = plane.theme();
    const QRectF& rect = plane.layout.plane;
    plane.painter.fillRect(rect, theme.surfaceRaised);
    const int edge = static_cast<int>(scene::planeEdge);
    // None at the edges, where the numbers stand.
    for (int k = -edge + 1; k < edge; ++k) {
        const bool axis = k == 0;
        plane.painter.setPen(QPen(axis ? theme.connector : theme.border,
                                  (axis ? 1.5 : 1) * theme.scale, Qt::SolidLine, Qt::FlatCap));
        const auto number = static_cast<double>(k);
        const QPointF at = plane.layout.at({number, number});
        plane.painter.drawLine(QPointF(at.x(), rect.top()), QPointF(at.x(), rect.bottom()));
        plane.painter.drawLine(QPointF(rect.left(), at.y()), QPointF(rect.right(), at.y()));
    }
    plane.painter.setFont(scaledFont(theme, TextStyle::Caption));
    plane.painter.setPen(theme.inkFaint);
    // Along the edges, where arrows seldom are.
    const QFontMetricsF metrics(plane.painter.font());
    const double height = metrics.height();
    const double width = metrics.horizontalAdvance(QStringLiteral("−0"));
    for (int k = -edge + 1; k < edge; ++k) {
        const auto at = static_cast<double>(k);
        const QString number = scene::numberText(at);
        const QPointF place = plane.layout.at({at, at});
        paintLine(plane.painter, {place.x() - width, rect.bottom() - height, 2 * width, height},
                  number, Qt::AlignHCenter);
        paintLine(
            plane.painter,
            {rect.left() + theme.space(0.5), place.y() - height / 2, width + theme.scale, height},
            number, Qt::AlignRight);
    }
}

/// Directions alone: where the tips of unit arrows lie.
void paintUnits(const Plane& plane) {
    const Theme& theme = plane.theme();
    plane.painter.setPen(QPen(theme.inkFaint, theme.scale, Qt::DashLine, Qt::FlatCap));
    plane.painter.setBrush(Qt::NoBrush);
    const double radius = plane.layout.unit();
    plane.painter.drawEllipse(plane.layout.plane.center(), radius, radius);
    const scene::PlaneAnswer& answer = plane.figure.answer();
    const auto dot = [&](const Arrow& unit, const QColor& colour) {
        plane.painter.setPen(Qt::NoPen);
        plane.painter.setBrush(colour);
        plane.painter.drawEllipse(plane.layout.at(unit), 5 * theme.scale, 5 * theme.scale);
    };
    for (const Arrow& key : answer.comparedKeys) {
        dot(key, theme.encoder);
    }
    dot(answer.comparedQuery, theme.decoder);
}

/// Where W takes the keys, and its columns: where it takes (1, 0) and (0, 1).
std::vector<StyledArrow> turnedArrows(const PlaygroundFigure& figure) {
    std::vector<StyledArrow> arrows;
    if (figure.arrows.mechanism != scene::PlaneMechanism::General) {
        return arrows;
    }
    for (const Arrow& column : figure.arrows.columns) {
        arrows.push_back({{}, column, {.colour = figure.theme.inkFaint, .width = 1.5}});
    }
    for (const Arrow& key : figure.answer().comparedKeys) {
        arrows.push_back(
            {{}, key, {.colour = figure.theme.encoder, .width = 2, .line = Qt::DashLine}});
    }
    return arrows;
}

/// All blends there can be: the hull of what is blended.
void paintHull(const Plane& plane) {
    QPolygonF corners;
    for (const Arrow& each : plane.figure.arrows.blended()) {
        corners << plane.layout.at(each);
    }
    QColor fill = plane.theme().context;
    fill.setAlphaF(plane.theme().isDark ? 0.16F : 0.10F);
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    plane.painter.fillPath(path, fill);
    QColor edge = plane.theme().context;
    edge.setAlphaF(0.5F);
    plane.painter.strokePath(path, QPen(edge, plane.scale(), Qt::DotLine, Qt::FlatCap));
}

/// Head to tail, each as long as its weight allows.
std::vector<StyledArrow> pieces(const PlaygroundFigure& figure) {
    const auto& blended = figure.arrows.blended();
    const auto& weights = figure.answer().weights;
    std::vector<StyledArrow> arrows;
    Arrow from;
    for (std::size_t k = 0; k < blended.size(); ++k) {
        const Arrow to{from.x + weights[k] * blended[k].x, from.y + weights[k] * blended[k].y};
        arrows.push_back({from, to, {.colour = figure.theme.context, .width = 1.5}});
        from = to;
    }
    return arrows;
}

QColor colourOf(const Theme& theme, Handle::Kind kind) {
    switch (kind) {
        case Handle::Kind::Query:
            return theme.decoder;
        case Handle::Kind::Key:
            return theme.encoder;
        case Handle::Kind::Value:
            return theme.context;
        case Handle::Kind::Column:
            break;
    }
    return theme.inkFaint;
}

QColor textColourOf(const Theme& theme, Handle::Kind kind) {
    switch (kind) {
        case Handle::Kind::Query:
            return theme.decoderText;
        case Handle::Kind::Key:
            return theme.encoderText;
        case Handle::Kind::Value:
            return theme.contextText;
        case Handle::Kind::Column:
            break;
    }
    return theme.inkMuted;
}

/// The context lies lowest and the query on top: of arrows in one direction all are seen.
std::vector<StyledArrow> mainArrows(const PlaygroundFigure& figure) {
    std::vector<StyledArrow> arrows{
        {{}, figure.answer().context, {.colour = figure.theme.context, .width = 6}}};
    auto handles = scene::handlesOf(figure.arrows);
    std::ranges::reverse(handles);
    for (const Handle handle : handles) {
        if (handle.kind != Handle::Kind::Column) {
            const double width = handle.kind == Handle::Kind::Value ? 2 : 3;
            arrows.push_back({{},
                              scene::arrowOf(figure.arrows, handle),
                              {.colour = colourOf(figure.theme, handle.kind), .width = width}});
        }
    }
    return arrows;
}

/// Rings around the tips that can be moved; the one that the keyboard moves stands out.
void paintHandles(const Plane& plane) {
    const Theme& theme = plane.theme();
    for (const Handle handle : scene::handlesOf(plane.figure.arrows)) {
        const bool marked = plane.figure.marked == handle;
        const QColor colour = marked ? theme.cursor : colourOf(theme, handle.kind);
        plane.painter.setPen(QPen(colour, (marked ? 3 : 1.5) * theme.scale));
        plane.painter.setBrush(Qt::NoBrush);
        const double radius = (marked ? 9 : 7) * theme.scale;
        plane.painter.drawEllipse(plane.layout.at(scene::arrowOf(plane.figure.arrows, handle)),
                                  radius, radius);
    }
}

void paintLabels(const Plane& plane) {
    plane.painter.setFont(scaledFont(plane.theme(), TextStyle::Title));
    for (const TipLabel& label : planeLabels(plane.figure, plane.layout)) {
        plane.painter.setPen(label.colour);
        paintLine(plane.painter, label.place, label.text, Qt::AlignHCenter);
    }
}

}  // namespace

std::vector<DrawnArrow> planeArrows(const PlaygroundFigure& figure,
                                    const PlaygroundLayout& layout) {
    std::vector<DrawnArrow> drawn;
    for (const auto& arrows : {turnedArrows(figure), mainArrows(figure), pieces(figure)}) {
        for (const StyledArrow& arrow : arrows) {
            drawn.push_back({{layout.at(arrow.from), layout.at(arrow.to)},
                             arrow.style.width * figure.theme.scale});
        }
    }
    return drawn;
}

std::vector<TipLabel> planeLabels(const PlaygroundFigure& figure, const PlaygroundLayout& layout) {
    const Theme& theme = figure.theme;
    const QFontMetricsF metrics(scaledFont(theme, TextStyle::Title));
    std::vector<TipLabel> labels;
    const auto add = [&](const QString& text, const QColor& colour, const Arrow& arrow) {
        const QPointF tip = layout.at(arrow);
        if (layout.plane.adjusted(-1, -1, 1, 1).contains(tip)) {
            // A little wider than the text, which is not to be elided by a rounding.
            const QSizeF size(metrics.horizontalAdvance(text) + 2 * theme.scale, metrics.height());
            labels.push_back({text, colour, tip, tip - layout.plane.center(), size});
        }
    };
    for (const Handle handle : scene::handlesOf(figure.arrows)) {
        add(scene::symbolOf(handle), textColourOf(theme, handle.kind),
            scene::arrowOf(figure.arrows, handle));
    }
    add(QStringLiteral("c"), theme.contextText, figure.answer().context);
    if (figure.arrows.mechanism == scene::PlaneMechanism::General) {
        for (std::size_t k = 0; k < figure.arrows.keys.size(); ++k) {
            const Arrow& turned = figure.answer().comparedKeys[k];
            if (turned != figure.arrows.keys[k]) {
                add(QStringLiteral("W ") +
                        scene::symbolOf({Handle::Kind::Key, static_cast<int>(k)}),
                    theme.encoderText, turned);
            }
        }
    }
    placeTipLabels(labels, planeArrows(figure, layout), layout.plane, theme.space(1.25));
    return labels;
}

void paintPlane(QPainter& painter, const PlaygroundFigure& figure, const PlaygroundLayout& layout) {
    const SavedPainter saved(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const Plane plane{painter, figure, layout};
    paintGrid(plane);
    paintHull(plane);
    paint(plane, turnedArrows(figure));
    paint(plane, mainArrows(figure));
    paint(plane, pieces(figure));
    if (figure.arrows.mechanism == scene::PlaneMechanism::Cosine) {
        paintUnits(plane);
    }
    if (figure.forScreen) {
        paintHandles(plane);
    }
    paintLabels(plane);
    paintFrame(painter, layout.plane, figure.theme.border, figure.theme.scale);
    paintLegend(painter, figure, layout.legend);
}

}  // namespace lab::figures
