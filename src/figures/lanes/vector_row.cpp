// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/vector_row.h"

#include <algorithm>

namespace lab::figures {
namespace {

double tileWidth(const LaneContext& context, const Columns& columns) {
    return std::min(context.stage.stateTile.width(), columns.pitch - 2);
}

}  // namespace

void addVectorRow(Drawing& drawing, const LaneContext& context, const tape::Step& step, double top,
                  double height) {
    const Columns columns = context.columnsOf(step);
    const double width = tileWidth(context, columns);
    const auto units = static_cast<int>(context.stage.trace.value(step.node).rows());
    const TileGrid grid = TileGrid::fitting(units, width, height);
    for (int i = 0; i < columns.count; ++i) {
        addTile(drawing, context, {columns.centre(i) - width / 2, top, width, height}, grid,
                step.node, i);
    }
}

void addEmptyVectorRow(Drawing& drawing, const LaneContext& context, double top, double height) {
    const Columns columns = context.attended();
    const double width = tileWidth(context, columns);
    for (int i = 0; i < columns.count; ++i) {
        addEmptyTile(drawing, context, {columns.centre(i) - width / 2, top, width, height});
    }
}

Ports portsAt(const Columns& columns, double y) {
    Ports ports;
    for (int i = 0; i < columns.count; ++i) {
        ports.push_back({columns.centre(i), y});
    }
    return ports;
}

void addBacking(Drawing& drawing, const LaneContext& context, const QRectF& place) {
    const Theme& theme = context.theme();
    drawing.box(Drawing::Layer::Content, place,
                context.current ? theme.cursorSurface : theme.surfaceRaised);
}

}  // namespace lab::figures
