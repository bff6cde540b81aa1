// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_context.h"

#include <algorithm>
#include <cmath>

#include "figures/lanes/drawing.h"
#include "notation/latex.h"

namespace lab::figures {
namespace {

/// 96 dots an inch: what a logical pixel is.
QFont inPixels(QFont font) {
    font.setPixelSize(static_cast<int>(std::lround(font.pointSizeF() * 96 / 72)));
    return font;
}

std::optional<int> shownIndex(int position) {
    return position < 0 ? std::nullopt : std::optional(position + 1);
}

}  // namespace

LaneFonts::LaneFonts(const Theme& theme)
    : caption(inPixels(theme.font(TextStyle::Caption))),
      body(inPixels(theme.font(TextStyle::Body))),
      strong(inPixels(theme.font(TextStyle::Label))),
      title(inPixels(theme.font(TextStyle::Title))),
      captionHeight(QFontMetricsF(caption).height()),
      bodyHeight(QFontMetricsF(body).height()),
      titleHeight(QFontMetricsF(title).height()) {}

const tape::Step* LaneContext::stepWithAxes(tape::Axis rows, tape::Axis columns) const {
    const auto found = std::ranges::find_if(steps, [&](const tape::Step* step) {
        return step->label->rows == rows && step->label->columns == columns;
    });
    return found == steps.end() ? nullptr : *found;
}

const tape::Step* LaneContext::stepNamed(std::string_view name) const {
    const auto found = std::ranges::find_if(
        steps, [&](const tape::Step* step) { return step->label->name == name; });
    return found == steps.end() ? nullptr : *found;
}

FormulaLayout typeset(const StageContext& context, const std::string& latex, double pixelSize) {
    FormulaStyle style;
    style.pixelSize = pixelSize;
    style.display = false;
    style.textFont = context.fonts.body;
    return layoutFormula(notation::parseLatex(latex), context.mathFont, style);
}

FormulaLayout symbolOf(const StageContext& context, const tape::Step& step, double pixelSize) {
    FormulaStyle style;
    style.pixelSize = pixelSize;
    style.display = false;
    style.textFont = context.fonts.body;
    notation::Indices indices;
    indices.t = shownIndex(step.place.target);
    indices.i = shownIndex(step.place.source);
    indices.n = shownIndex(step.place.head);
    indices.lag = step.place.lag;
    return layoutFormula(notation::substitute(notation::parseLatex(step.label->symbol), indices),
                         context.mathFont, style);
}

void addEmptyTile(Drawing& drawing, const LaneContext& context, const QRectF& rect) {
    drawing.box(Drawing::Layer::Content, rect, context.theme().emptyCell,
                {context.theme().border, 1});
}

void addTile(Drawing& drawing, const LaneContext& context, const QRectF& rect, const TileGrid& grid,
             tape::NodeId node, tape::Index column) {
    const auto values = context.stage.trace.value(node).col(column);
    std::vector<QRgb> colours;
    colours.reserve(static_cast<std::size_t>(values.size()));
    for (const float value : values) {
        colours.push_back(
            context.stage.numbers.at(static_cast<double>(value) / context.stage.strongest));
    }
    drawing.tile(rect, grid, {.node = node, .column = column}, std::move(colours),
                 context.theme().connector);
}

}  // namespace lab::figures
