// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/context_lane.h"

#include <algorithm>
#include <numeric>

#include "figures/lanes/number_boxes.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

/// The only row of weights at this moment, or null where there are none or several heads.
const tape::Step* singleWeights(const LaneContext& context) {
    const tape::Step* found = nullptr;
    for (const tape::Step& step : context.stage.trace.steps()) {
        if (step.label->role == tape::Role::Weight && step.label->rows == tape::Axis::Source &&
            step.place.target == context.moment().target && context.moment().target >= 0) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &step;
        }
    }
    return found;
}

/// A band of the same width everywhere, rising vertically at both ends.
QPainterPath ribbon(QPointF from, QPointF to, double width) {
    const double half = width / 2;
    const double middle = (from.y() + to.y()) / 2;
    QPainterPath path(from - QPointF(half, 0));
    path.cubicTo({from.x() - half, middle}, {to.x() - half, middle}, to - QPointF(half, 0));
    path.lineTo(to + QPointF(half, 0));
    path.cubicTo({to.x() + half, middle}, {from.x() + half, middle}, from + QPointF(half, 0));
    path.closeSubpath();
    return path;
}

/// Ribbons side by side under the context: each as wide as its weight, together as wide as a box.
void addRibbons(Drawing& drawing, const LaneContext& context, const tape::Step& weights,
                const Ports& below, const QRectF& tile) {
    const Theme& theme = context.theme();
    const double whole = std::min(boxWidth(context.stage), tile.width());
    const auto values = context.stage.trace.value(weights.node).col(0);
    double left = tile.center().x() - whole / 2;
    for (std::size_t i = 0; i < below.size(); ++i) {
        const auto row = static_cast<tape::Index>(i);
        const auto weight = static_cast<double>(values(row));
        const double width = weight * whole;
        const QPointF top(left + width / 2, tile.bottom());
        const bool hairline = width < 0.75 * theme.scale;
        const QPainterPath band = ribbon(below[i], top, std::max(width, 0.75 * theme.scale));
        drawing.shape(Drawing::Layer::Connector, band,
                      hairline ? theme.connector : QColor(context.stage.weights.at(weight)));
        drawing.outline(band.toFillPolygon(), {.node = weights.node, .row = row, .column = 0});
        left += width;
    }
}

/// Weights below it would be written as 0.00.
constexpr float smallestWritten = 0.005F;

/// "= 0.92 h₇ + 0.02 h₆ + …", the `terms` largest weights first.
std::string sumText(const LaneContext& context, const tape::Step& weights, std::size_t terms) {
    const auto values = context.stage.trace.value(weights.node).col(0);
    std::vector<int> order(static_cast<std::size_t>(values.size()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](int a, int b) { return values(a) > values(b); });
    std::string latex = "=";
    const auto worthWriting = static_cast<std::size_t>((values.array() >= smallestWritten).count());
    terms = std::min(terms, std::max<std::size_t>(worthWriting, 1));
    for (std::size_t k = 0; k < terms; ++k) {
        latex += k == 0 ? " " : " + ";
        latex += scene::pictureNumber(static_cast<double>(values(order[k]))).toStdString();
        latex += R"(\,h_{)" + std::to_string(order[k] + 1) + "}";
    }
    return latex + (terms < order.size() ? R"( + \ldots)" : "");
}

/// As many terms as there is room for, up to three.
void addSum(Drawing& drawing, const LaneContext& context, const tape::Step& weights,
            const QRectF& room) {
    for (std::size_t terms = 3; terms > 0; --terms) {
        const FormulaLayout sum =
            typeset(context.stage, sumText(context, weights, terms), 17 * context.theme().scale);
        if (sum.width <= room.width()) {
            drawing.formula(room, sum, context.theme().inkMuted);
            return;
        }
    }
}

}  // namespace

double ContextLane::minimumHeight(const LaneContext& context) const {
    return context.theme().space(4.5);
}

Ports ContextLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                           Drawing& drawing) const {
    const Theme& theme = context.theme();
    const QRectF& body = room.body;
    const double flow = std::clamp(body.height() * 0.42, theme.space(1.5), theme.space(9));
    const double height = std::min(body.height() - flow, theme.space(12));
    const double width = std::min(body.width() * 0.34, std::max(height * 1.6, theme.space(10)));
    const QRectF tile(body.center().x() - width * 0.62, body.bottom() - flow - height, width,
                      height);
    const tape::Step* vector = context.stepWithAxes(tape::Axis::Unit, tape::Axis::None);
    const tape::Step* weights = singleWeights(context);
    if (vector == nullptr || !context.reached) {
        addEmptyTile(drawing, context, tile);
        return {QPointF(tile.center().x(), tile.top())};
    }
    if (weights != nullptr) {
        addRibbons(drawing, context, *weights, below, tile);
    } else {
        addConnectors(drawing, context, below, body.bottom() - flow / 2);
    }
    const auto units = static_cast<int>(context.stage.trace.value(vector->node).rows());
    const TileGrid& states = context.stage.stateGrid;
    addTile(drawing, context, tile,
            units == states.count ? states : TileGrid::fitting(units, width, height), vector->node,
            0);
    const FormulaLayout symbol = symbolOf(context.stage, *vector, 22 * theme.scale);
    drawing.formula({body.left(), tile.top(), tile.left() - theme.space(1) - body.left(), height},
                    symbol, theme.contextText, Qt::AlignRight);
    if (weights != nullptr) {
        addSum(drawing, context, *weights,
               {tile.right() + theme.space(1), tile.top(),
                body.right() - tile.right() - theme.space(1), height});
    }
    return {QPointF(tile.center().x(), tile.top())};
}

}  // namespace lab::figures
