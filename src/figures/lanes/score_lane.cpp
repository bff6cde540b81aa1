// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/score_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"
#include "figures/role_colours.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

struct Bars {
    double zero = 0;     ///< y of the zero line
    double perUnit = 0;  ///< pixels
};

/// Bars as tall as the room allows; the zero line stands where both signs fit.
Bars barsIn(const QRectF& room, double lowest, double highest) {
    const double range = std::max(highest, 0.0) - std::min(lowest, 0.0);
    if (range <= 0) {
        return {room.center().y(), 0};
    }
    const double perUnit = room.height() / range;
    return {room.top() + std::max(highest, 0.0) * perUnit, perUnit};
}

/// How many decimals leave room for a number in every column; -1: not even one.
int decimalsThatFit(const LaneContext& context, const tape::Step& scores, double pitch) {
    const QFontMetricsF metrics(context.stage.fonts.body);
    const auto values = context.stage.trace.value(scores.node).col(0);
    for (int decimals = 2; decimals > 0; --decimals) {
        const bool fit = std::ranges::all_of(values, [&](float value) {
            return metrics.horizontalAdvance(
                       scene::pictureNumber(static_cast<double>(value), decimals)) <= pitch - 3;
        });
        if (fit) {
            return decimals;
        }
    }
    return -1;
}

void addBars(Drawing& drawing, const LaneContext& context, const tape::Step& scores,
             const QRectF& room, const QRectF& numbers) {
    const Theme& theme = context.theme();
    const Columns columns = context.columnsOf(scores);
    const auto values = context.stage.trace.value(scores.node).col(0);
    const Bars bars = barsIn(room, static_cast<double>(values.minCoeff()),
                             static_cast<double>(values.maxCoeff()));
    const int decimals = decimalsThatFit(context, scores, columns.pitch);
    const bool every = decimals > 0;
    const double width = columns.pitch * 0.4;
    for (int i = 0; i < columns.count; ++i) {
        const auto value = static_cast<double>(values(i));
        const double end = bars.zero - value * bars.perUnit;
        const QRectF bar = QRectF(QPointF(columns.centre(i) - width / 2, bars.zero),
                                  QPointF(columns.centre(i) + width / 2, end))
                               .normalized();
        drawing.box(Drawing::Layer::Content, bar, theme.score, {}, std::min(1.5, width / 4));
        if (every || i == context.stage.chosen) {
            const double wide = every ? columns.pitch : 3 * columns.pitch;
            const QRectF box(columns.centre(i) - wide / 2, numbers.top(), wide, numbers.height());
            drawing.text(
                box, every ? scene::pictureNumber(value, decimals) : scene::pictureNumber(value),
                {context.stage.fonts.body, theme.ink, Qt::AlignCenter});
        }
        drawing.region({columns.left + i * columns.pitch + 1, room.top(), columns.pitch - 2,
                        numbers.bottom() - room.top()},
                       {.node = scores.node, .row = i, .column = 0});
    }
    drawing.line(Drawing::Layer::Content, {columns.left + 2, bars.zero},
                 {columns.right() - 2, bars.zero}, {theme.connector, 1.25 * theme.scale});
}

/// The query: a tile with its symbol beside it.
void addQuery(Drawing& drawing, const LaneContext& context, LaneRoom& room) {
    const tape::Step* query = context.stepNamed("query");
    if (query == nullptr || !context.reached) {
        return;
    }
    const Theme& theme = context.theme();
    const double side = std::min(room.gutter.height(), theme.space(4));
    if (side < theme.space(2)) {
        return;
    }
    const QRectF tile(room.gutter.left(), room.gutter.top(), side, side);
    const auto units = static_cast<int>(context.stage.trace.value(query->node).rows());
    addTile(drawing, context, tile, TileGrid::fitting(units, side, side), query->node, 0);
    const QRectF label(tile.right() + theme.space(1), tile.top(),
                       room.gutter.right() - tile.right() - theme.space(1), side);
    const FormulaLayout symbol = symbolOf(context.stage, *query, 20 * theme.scale);
    drawing.formula(label, symbol, theme.decoderText);
    const QRectF beside = label.adjusted(symbol.width + theme.space(1), 0, 0, 0);
    const QString word = QCoreApplication::translate("StageView", "query");
    if (QFontMetricsF(context.stage.fonts.caption).horizontalAdvance(word) <= beside.width()) {
        drawing.text(beside, word, {context.stage.fonts.caption, theme.inkMuted});
    }
    room.gutter.setTop(tile.bottom() + theme.space(1));
}

/// One tile a column on the lower edge of the body, with their symbol in the gutter; returns the
/// height it takes.
double addHidden(Drawing& drawing, const LaneContext& context, LaneRoom& room) {
    const QRectF body = room.body;
    const tape::Step* hidden = context.stepNamed("hidden");
    const Theme& theme = context.theme();
    const bool byPosition = hidden != nullptr && hidden->label->columns == tape::Axis::Source;
    if (!byPosition || !context.reached || body.height() < theme.space(15)) {
        return 0;
    }
    const Columns columns = context.columnsOf(*hidden);
    const double width = std::min(context.stage.stateTile.width(), columns.pitch - 2);
    const double height = std::min(body.height() * 0.26, theme.space(8));
    const auto units = static_cast<int>(context.stage.trace.value(hidden->node).rows());
    const TileGrid grid = TileGrid::fitting(units, width, height);
    for (int i = 0; i < columns.count; ++i) {
        addTile(drawing, context,
                {columns.centre(i) - width / 2, body.bottom() - height, width, height}, grid,
                hidden->node, i);
    }
    const FormulaLayout symbol = symbolOf(context.stage, *hidden, 15 * theme.scale);
    const double labelHeight = theme.space(2.5);
    const QRectF label(room.gutter.left(), body.bottom() - (height + labelHeight) / 2,
                       room.gutter.width(), labelHeight);
    if (label.top() >= room.gutter.top() && symbol.width <= label.width()) {
        drawing.formula(label, symbol, textColour(theme, hidden->label->role), Qt::AlignRight);
        room.gutter.setBottom(label.top());
    }
    return height + theme.space(0.75);
}

}  // namespace

double ScoreLane::minimumHeight(const LaneContext& context) const {
    return context.stage.fonts.bodyHeight + context.theme().space(3);
}

double ScoreLane::gutterHeight(const LaneContext& context) const {
    return context.theme().space(3.5);
}

Ports ScoreLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                         Drawing& drawing) const {
    const tape::Step* scores = context.stepFor("scores", tape::Axis::Source, tape::Axis::None);
    const Columns columns = scores == nullptr ? context.attended() : context.columnsOf(*scores);
    addQuery(drawing, context, room);
    const double hidden = addHidden(drawing, context, room);
    const QRectF body = room.body.adjusted(0, 0, 0, -hidden);
    const QRectF numbers(body.left(), body.bottom() - context.stage.fonts.bodyHeight, body.width(),
                         context.stage.fonts.bodyHeight);
    const QRectF bars(body.left(), body.top(), body.width(), numbers.top() - body.top() - 2);
    addConnectors(drawing, context, columns, below,
                  hidden > 0 ? room.body.bottom() : body.bottom());
    if (scores != nullptr && context.reached) {
        addBars(drawing, context, *scores, bars, numbers);
    } else {
        drawing.line(Drawing::Layer::Content, {columns.left + 2, bars.center().y()},
                     {columns.right() - 2, bars.center().y()}, {context.theme().border, 1});
    }
    Ports ports;
    for (int i = 0; i < columns.count; ++i) {
        ports.push_back({columns.centre(i), body.top()});
    }
    return ports;
}

}  // namespace lab::figures
