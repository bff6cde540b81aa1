// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/query_tile.h"

#include <algorithm>

#include "figures/role_colours.h"
#include "scene/formula_reads.h"

namespace lab::figures {
namespace {

bool isDecoderVector(const tape::StepLabel& label) {
    return label.role == tape::Role::Decoder && label.rows == tape::Axis::Unit &&
           label.columns == tape::Axis::None;
}

/// The mechanism's own vector of the decoder that a formula names.
const tape::Step* namedVector(const LaneContext& context, const tape::StepLabel& reader) {
    const models::Trace& trace = context.stage.trace;
    for (const auto* label : trace.model().translator.mechanism().description().steps) {
        if (isDecoderVector(*label) && scene::names(reader, label->name)) {
            return trace.find(label->name, context.moment().place());
        }
    }
    return nullptr;
}

}  // namespace

const tape::Step* askingVector(const LaneContext& context) {
    const tape::Step* scores = context.stepNamed("scores");
    if (scores != nullptr) {
        if (const tape::Step* named = namedVector(context, *scores->label)) {
            return named;
        }
        for (const tape::Step* step : context.steps) {
            const bool row = step != scores && step->label->rows == tape::Axis::Source &&
                             scene::names(*scores->label, step->label->name);
            if (const tape::Step* named = row ? namedVector(context, *step->label) : nullptr) {
                return named;
            }
        }
    }
    return context.stepNamed("query");
}

bool addGutterTile(Drawing& drawing, const LaneContext& context, LaneRoom& room,
                   const tape::Step& vector, const QString& word) {
    const Theme& theme = context.theme();
    const double side = std::min(room.gutter.height(), theme.space(4));
    if (side < theme.space(2) || room.gutter.width() < side) {
        return false;
    }
    const QRectF tile(room.gutter.left(), room.gutter.top(), side, side);
    const auto units = static_cast<int>(context.stage.trace.value(vector.node).rows());
    addTile(drawing, context, tile, TileGrid::fitting(units, side, side), vector.node, 0);
    const QRectF label(tile.right() + theme.space(1), tile.top(),
                       room.gutter.right() - tile.right() - theme.space(1), side);
    FormulaLayout symbol = symbolOf(context.stage, vector, 20 * theme.scale);
    if (symbol.width > label.width()) {
        symbol = symbolOf(context.stage, vector, 15 * theme.scale);
    }
    drawing.formula(label, symbol, textColour(theme, vector.label->role));
    const QRectF beside = label.adjusted(symbol.width + theme.space(1), 0, 0, 0);
    const MeasuredFont& font = context.stage.fonts.caption;
    if (!word.isEmpty() && font.width(word) <= beside.width()) {
        drawing.text(beside, word, {font, theme.inkMuted});
    }
    room.gutter.setTop(tile.bottom() + theme.space(1));
    return true;
}

}  // namespace lab::figures
