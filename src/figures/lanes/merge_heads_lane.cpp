// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/merge_heads_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"
#include "figures/role_colours.h"

namespace lab::figures {
namespace {

/// What a head has gathered, of the first head first.
std::vector<const tape::Step*> headContexts(const models::Trace& trace, tape::Place place) {
    std::vector<const tape::Step*> heads;
    for (place.head = 0; place.head < trace.heads(); ++place.head) {
        const tape::Step* step = trace.find("head.context", place);
        if (step == nullptr || step->place.head != place.head) {
            return {};
        }
        heads.push_back(step);
    }
    return heads;
}

/// Where the stack, the arrow and the context stand in the body.
struct Places {
    QRectF stack;
    QRectF arrow;
    QRectF context;
    QRectF symbol;
};

Places placesIn(const LaneContext& context, const QRectF& body, const Ports& below) {
    const Theme& theme = context.theme();
    const double stack = std::min(body.width() * 0.26, theme.space(16));
    const double arrow = theme.space(7);
    const double tile = std::min(body.width() * 0.26, theme.space(16));
    const double symbol = theme.space(4);
    const double label = theme.space(5);
    const double middle = below.size() == 1 ? below.front().x() : body.center().x() - arrow;
    const double rest = arrow + tile + symbol;
    const double left = std::clamp(middle - stack / 2, body.left() + label,
                                   std::max(body.left() + label, body.right() - rest - stack));
    const double tall = std::min(body.height(), theme.space(7));
    Places places;
    places.stack = {left, body.top(), stack, body.height()};
    places.arrow = {places.stack.right(), body.top(), arrow, body.height()};
    places.context = {places.arrow.right(), body.center().y() - tall / 2, tile, tall};
    places.symbol = {places.context.right() + theme.space(0.75), places.context.top(),
                     symbol - theme.space(0.75), tall};
    return places;
}

/// The heads' contexts; the one that is looked at is marked.
void addStack(Drawing& drawing, const LaneContext& context,
              const std::vector<const tape::Step*>& heads, const QRectF& room) {
    const Theme& theme = context.theme();
    const double each = std::min(room.height() / static_cast<double>(heads.size()), theme.space(4));
    const double gap = each > 8 ? 2 : each > 4 ? 1 : 0;
    const double first = room.center().y() - each * static_cast<double>(heads.size()) / 2;
    const int looked = std::max(0, context.moment().head);
    for (std::size_t k = 0; k < heads.size(); ++k) {
        const QRectF row(room.left(), first + static_cast<double>(k) * each + gap / 2, room.width(),
                         each - gap);
        const auto units = static_cast<int>(context.stage.trace.value(heads[k]->node).rows());
        addTile(drawing, context, row, TileGrid::fitting(units, row.width(), row.height()),
                heads[k]->node, 0);
        const FormulaLayout symbol = symbolOf(context.stage, *heads[k], 15 * theme.scale);
        const QRectF label(row.left() - theme.space(5), row.top(), theme.space(4), row.height());
        if (symbol.ascent + symbol.descent <= each) {
            drawing.formula(label, symbol, theme.contextText, Qt::AlignRight);
        }
        if (static_cast<int>(k) == looked) {
            drawing.box(Drawing::Layer::Content,
                        {row.left() - theme.space(0.75), row.top(), theme.space(0.5), row.height()},
                        theme.cursor, {}, theme.space(0.25));
        }
    }
}

/// The matrix that makes the context, above the arrow to it.
void addArrow(Drawing& drawing, const LaneContext& context, const QRectF& room) {
    const Theme& theme = context.theme();
    const double y = room.center().y();
    const Stroke stroke{context.reached ? theme.connector : theme.border, 1.5 * theme.scale};
    drawing.arrow(Drawing::Layer::Content, {room.left() + theme.space(0.75), y},
                  {room.right() - theme.space(0.75), y}, stroke, theme.space(0.75));
    const FormulaLayout matrix = typeset(context.stage, "W_O", 15 * theme.scale);
    const double tall = matrix.ascent + matrix.descent;
    if (context.reached && y - tall - 4 >= room.top()) {
        drawing.formula({room.left(), y - tall - 4, room.width(), tall}, matrix, theme.inkMuted,
                        Qt::AlignHCenter);
    }
}

}  // namespace

bool MergeHeadsLane::knows(const models::Trace& trace) {
    const tape::Step* context = trace.find("context", 0);
    return trace.heads() > 1 && context != nullptr && trace.find("joined.heads", 0) != nullptr &&
           context->label->stage == tape::Stage::MergeHeads &&
           !headContexts(trace, {.target = 0}).empty();
}

double MergeHeadsLane::minimumHeight(const LaneContext& context) const {
    const double rows = context.theme().space(0.5) * context.stage.trace.heads();
    return std::max(rows, 2 * context.stage.fonts.bodyHeight);
}

Ports MergeHeadsLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                              Drawing& drawing) const {
    const Theme& theme = context.theme();
    const Places places = placesIn(context, room.body, below);
    const tape::Step* merged = context.stepNamed("context");
    const auto heads = context.reached ? headContexts(context.stage.trace, context.moment().place())
                                       : std::vector<const tape::Step*>();
    addArrow(drawing, context, places.arrow);
    if (heads.empty() || merged == nullptr) {
        addEmptyTile(drawing, context, places.stack.adjusted(0, theme.space(0.5), 0, 0));
        addEmptyTile(drawing, context, places.context);
    } else {
        addStack(drawing, context, heads, places.stack);
        const auto units = static_cast<int>(context.stage.trace.value(merged->node).rows());
        addTile(drawing, context, places.context,
                TileGrid::fitting(units, places.context.width(), places.context.height()),
                merged->node, 0);
        drawing.formula(places.symbol, symbolOf(context.stage, *merged, 22 * theme.scale),
                        theme.contextText);
    }
    addConnectors(drawing, context, below, places.stack.bottom());
    return {QPointF(places.context.center().x(), places.context.top())};
}

}  // namespace lab::figures
