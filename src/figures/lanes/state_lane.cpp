// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/state_lane.h"

#include <algorithm>

#include "figures/lanes/vector_row.h"
#include "figures/role_colours.h"

namespace lab::figures {
namespace {

using Steps = std::vector<const tape::Step*>;

bool goesIn(const tape::Step& step) {
    return step.label->name.starts_with("previous.") && step.label->columns == tape::Axis::None;
}

/// A vector with its symbol on its left.
struct Item {
    const tape::Step* step;
    FormulaLayout symbol;
};

struct Row {
    std::vector<Item> items;  ///< what goes in, then what comes out
    std::size_t inputs = 0;
    double symbols = 0;  ///< the width of all symbols
};

Row rowOf(const LaneContext& context) {
    Row row;
    const auto add = [&](const tape::Step* step) {
        Item item{step, symbolOf(context.stage, *step, 17 * context.theme().scale)};
        row.symbols += item.symbol.width;
        row.items.push_back(std::move(item));
    };
    for (const tape::Step* step : context.steps) {
        if (goesIn(*step)) {
            add(step);
        }
    }
    row.inputs = row.items.size();
    for (const char* name : {"cell", "state"}) {
        if (const tape::Step* step = context.stepNamed(name)) {
            add(step);
        }
    }
    return row;
}

struct Widths {
    double tile = 0;
    double inner;  ///< between a symbol and its tile
    double outer;  ///< between items
    double arrow;
};

Widths widthsOf(const LaneContext& context, const Row& row, double room) {
    const Theme& theme = context.theme();
    Widths widths{0, theme.space(0.75), theme.space(1.75), theme.space(4)};
    const auto count = static_cast<double>(row.items.size());
    const double taken = row.symbols + widths.inner * count + widths.outer * (count - 2) +
                         widths.arrow + 2 * theme.space(1);
    widths.tile = std::clamp((room - taken) / count, theme.space(1.5), theme.space(14));
    return widths;
}

void addArrow(Drawing& drawing, const LaneContext& context, double left, double y,
              const Widths& widths) {
    const Theme& theme = context.theme();
    const double pad = theme.space(0.75);
    addBacking(drawing, context, {left, y - theme.space(0.75), widths.arrow, theme.space(1.5)});
    drawing.arrow(Drawing::Layer::Content, {left + pad, y}, {left + widths.arrow - pad, y},
                  {theme.connector, 1.5 * theme.scale}, theme.space(0.75));
}

void addItems(Drawing& drawing, const LaneContext& context, const Row& row, const QRectF& body) {
    const Theme& theme = context.theme();
    const Widths widths = widthsOf(context, row, body.width());
    const double height = std::min(body.height(), theme.space(5));
    const double top = body.center().y() - height / 2;
    const double pad = theme.space(0.5);
    double left = body.left() + pad;
    for (std::size_t k = 0; k < row.items.size(); ++k) {
        const Item& item = row.items[k];
        if (k == row.inputs) {
            addArrow(drawing, context, left - widths.outer, body.center().y(), widths);
            left += widths.arrow - widths.outer;
        }
        const double whole = item.symbol.width + widths.inner + widths.tile;
        addBacking(drawing, context, {left - pad, top - 2, whole + 2 * pad, height + 4});
        drawing.formula({left, top, item.symbol.width + 1, height}, item.symbol,
                        textColour(theme, item.step->label->role));
        const auto units = static_cast<int>(context.stage.trace.value(item.step->node).rows());
        addTile(drawing, context,
                {left + item.symbol.width + widths.inner, top, widths.tile, height},
                TileGrid::fitting(units, widths.tile, height), item.step->node, 0);
        left += whole + widths.outer;
    }
}

void addWhatWillBe(Drawing& drawing, const LaneContext& context, const QRectF& body) {
    const Theme& theme = context.theme();
    const double height = std::min(body.height(), theme.space(5));
    const double width = std::min(body.width() / 4, theme.space(14));
    for (const double share : {0.0, 0.75}) {
        const QRectF tile(body.left() + share * (body.width() - width) / 0.75,
                          body.center().y() - height / 2, width, height);
        addEmptyTile(drawing, context, tile);
    }
}

}  // namespace

bool StateLane::knows(const models::Trace& trace) {
    const tape::Step* state = trace.find("state", 0);
    return state != nullptr && state->label->stage == tape::Stage::State &&
           trace.find("previous.state", 0) != nullptr;
}

double StateLane::minimumHeight(const LaneContext& context) const {
    return context.stage.fonts.bodyHeight * 1.2;
}

Ports StateLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                         Drawing& drawing) const {
    if (context.reached) {
        addItems(drawing, context, rowOf(context), room.body);
    } else {
        addWhatWillBe(drawing, context, room.body);
    }
    return below;
}

}  // namespace lab::figures
