// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/context_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"
#include "figures/lanes/ribbon.h"
#include "figures/lanes/row_label.h"
#include "scene/blend.h"
#include "scene/number_text.h"
#include "scene/symbol.h"

namespace lab::figures {
namespace {

/// That of the weight, or where gradients alone are shown of the weight's gradient.
QColor ribbonColour(const LaneContext& context, const scene::Blend& blend,
                    const scene::Blend::Part& part) {
    const auto slopes = context.stage.trace.gradient(blend.weights);
    if (!context.showsGradients() || context.showsBoth() || slopes.size() == 0) {
        return {context.stage.weights.at(part.weight)};
    }
    const auto steepest = std::max(1e-30F, slopes.cwiseAbs().maxCoeff());
    return {context.stage.numbers.at(static_cast<double>(slopes(part.position, 0) / steepest))};
}

/// Ribbons side by side under the context, each as wide as its weight; weights that add up to 1
/// are together as wide as a box.
void addRibbons(Drawing& drawing, const LaneContext& context, const scene::Blend& blend,
                const Ports& below, const QRectF& tile) {
    const Theme& theme = context.theme();
    const Columns columns = context.columns().sharedBy(static_cast<int>(below.size()));
    const double whole = std::min(boxWidth(columns), tile.width());
    double left = tile.center().x() - whole / 2;
    for (const scene::Blend::Part& part : blend.parts) {
        if (part.weight == 0) {
            continue;  // masked, outside the window or not drawn
        }
        const double width = part.weight * whole;
        const QPointF top(left + width / 2, tile.bottom());
        const bool hairline = width < 0.75 * theme.scale;
        const double seen = std::max(width, 0.75 * theme.scale);
        const QPainterPath band =
            ribbon(below[static_cast<std::size_t>(part.position)], seen, top, seen);
        drawing.shape(Drawing::Layer::Connector, band,
                      hairline ? theme.connector : ribbonColour(context, blend, part));
        drawing.outline(band.toFillPolygon(),
                        {.node = blend.weights, .row = part.position, .column = 0});
        left += width;
    }
}

/// Whether each weight of the blend has a port of its own below.
bool comesFrom(const LaneContext& context, const scene::Blend& blend, const Ports& below) {
    return !blend.empty() && context.stage.trace.value(blend.weights).rows() ==
                                 static_cast<tape::Index>(below.size());
}

/// Weights below it would be written as 0.00.
constexpr double smallestWritten = 0.005;

/// "= 0.92 h₇ + 0.02 h₆ + …", the `terms` largest weights first.
std::string sumText(const LaneContext& context, const scene::Blend& blend, std::size_t terms) {
    const std::vector<scene::Blend::Part> parts = blend.byWeight();
    const auto worthWriting = static_cast<std::size_t>(std::ranges::count_if(
        parts, [](const scene::Blend::Part& part) { return part.weight >= smallestWritten; }));
    terms = std::min(terms, std::max<std::size_t>(worthWriting, 1));
    const auto counting = std::ranges::count_if(
        parts, [](const scene::Blend::Part& part) { return part.weight != 0; });
    if (counting == 1 && parts.front().weight == 1) {
        return "= " + scene::latexOf(scene::symbolOf(context.stage.trace, parts.front().weighed))
                          .toStdString();
    }
    std::string latex = "=";
    for (std::size_t k = 0; k < terms; ++k) {
        latex += k == 0 ? " " : " + ";
        latex += scene::pictureNumber(parts[k].weight).toStdString();
        latex +=
            R"(\,)" +
            scene::latexOf(scene::symbolOf(context.stage.trace, parts[k].weighed)).toStdString();
    }
    return latex + (terms < parts.size() ? R"( + \ldots)" : "");
}

/// The state that the context is, and what leads from it.
void addCopy(Drawing& drawing, const LaneContext& context, const scene::Quantity& copied,
             const Ports& below, const QRectF& tile, const QRectF& room) {
    const auto position = static_cast<std::size_t>(copied.column);
    if (position < below.size()) {
        const double width = std::min(context.stage.stateTile.width(), tile.width());
        const QPainterPath band =
            ribbon(below[position], width, {tile.center().x(), tile.bottom()}, width);
        QColor colour = context.theme().context;
        colour.setAlpha(150);
        drawing.shape(Drawing::Layer::Connector, band, colour);
        drawing.outline(band.toFillPolygon(), copied);
    }
    const std::string latex =
        "= " + scene::latexOf(scene::symbolOf(context.stage.trace, copied)).toStdString();
    drawing.formula(room, typeset(context.stage, latex, 17 * context.theme().scale),
                    context.theme().inkMuted);
}

/// Weights that no lane below shows: a row of boxes at the bottom. Returns where the data goes on.
Ports addOwnWeights(Drawing& drawing, const LaneContext& context, LaneRoom& room,
                    const Ports& below) {
    const tape::Step* weights = context.stepNamed("weights");
    const double height = context.stage.fonts.bodyHeight * 1.2;
    if (weights == nullptr || room.body.height() < 3 * height + context.theme().space(2)) {
        return below;
    }
    const QRectF row(room.body.left(), room.body.bottom() - height, room.body.width(), height);
    const auto boxes = addNumberBoxes(drawing, context, weights, {row.top(), row.height()});
    addRowLabel(drawing, context, room, *weights, row.top(), row.height());
    addConnectors(drawing, context, context.columnsOf(*weights), below, row.bottom());
    room.body.setBottom(row.top());
    Ports ports;
    for (const QRectF& box : boxes) {
        ports.push_back({box.center().x(), box.top()});
    }
    return ports;
}

/// As many terms as there is room for, up to three.
void addSum(Drawing& drawing, const LaneContext& context, const scene::Blend& blend,
            const QRectF& room) {
    for (std::size_t terms = 3; terms > 0; --terms) {
        const FormulaLayout sum =
            typeset(context.stage, sumText(context, blend, terms), 17 * context.theme().scale);
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

Ports ContextLane::compose(const LaneContext& context, LaneRoom& room, const Ports& from,
                           Drawing& drawing) const {
    const Theme& theme = context.theme();
    const Ports below = context.reached ? addOwnWeights(drawing, context, room, from) : from;
    const QRectF& body = room.body;
    const double flow = std::clamp(body.height() * 0.42, theme.space(1.5), theme.space(9));
    const double height = std::min(body.height() - flow, theme.space(12));
    const double width = std::min(body.width() * 0.34, std::max(height * 1.6, theme.space(10)));
    const QRectF tile(body.center().x() - width * 0.62, body.bottom() - flow - height, width,
                      height);
    const tape::Step* vector = context.stepFor("context", tape::Axis::Unit, tape::Axis::None);
    if (vector == nullptr || !context.reached) {
        addEmptyTile(drawing, context, tile);
        return {QPointF(tile.center().x(), tile.top())};
    }
    const scene::Blend blend = scene::blendOf(context.stage.trace, {vector->node});
    const scene::Quantity copied = scene::copiedFrom(context.stage.trace, {vector->node});
    const QRectF beside(tile.right() + theme.space(1), tile.top(),
                        body.right() - tile.right() - theme.space(1), height);
    if (comesFrom(context, blend, below)) {
        addRibbons(drawing, context, blend, below, tile);
    } else if (copied.valid()) {
        addCopy(drawing, context, copied, below, tile, beside);
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
    if (!blend.empty()) {
        addSum(drawing, context, blend, beside);
    }
    return {QPointF(tile.center().x(), tile.top())};
}

}  // namespace lab::figures
