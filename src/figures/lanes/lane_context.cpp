// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_context.h"

#include <algorithm>
#include <cmath>

#include "figures/lanes/drawing.h"
#include "notation/latex.h"
#include "scene/number_text.h"
#include "scene/symbol.h"

namespace lab::figures {
namespace {

/// 96 dots an inch: what a logical pixel is.
QFont inPixels(QFont font) {
    font.setPixelSize(static_cast<int>(std::lround(font.pointSizeF() * 96 / 72)));
    return font;
}

}  // namespace

LaneFonts::LaneFonts(const Theme& theme)
    : caption(inPixels(theme.font(TextStyle::Caption))),
      body(inPixels(theme.font(TextStyle::Body))),
      strong(inPixels(theme.font(TextStyle::Label))),
      title(inPixels(theme.font(TextStyle::Title))),
      captionHeight(caption.metrics().height()),
      bodyHeight(body.metrics().height()),
      titleHeight(title.metrics().height()) {}

const tape::Step* LaneContext::stepNamed(std::string_view name) const {
    const auto found = std::ranges::find_if(
        steps, [&](const tape::Step* step) { return step->label->name == name; });
    return found == steps.end() ? nullptr : *found;
}

const tape::Step* LaneContext::stepFor(std::string_view name, tape::Axis rows,
                                       tape::Axis columns) const {
    const auto fits = [&](const tape::Step* step) {
        return step->label->rows == rows && step->label->columns == columns;
    };
    if (const tape::Step* named = stepNamed(name); named != nullptr && fits(named)) {
        return named;
    }
    const auto last = std::find_if(steps.rbegin(), steps.rend(), fits);
    return last == steps.rend() ? nullptr : *last;
}

std::optional<Eigen::VectorXf> LaneContext::originalOf(const tape::Step& step) const {
    const models::Trace* original = stage.original;
    const tape::Step* before =
        original == nullptr ? nullptr : original->find(step.label->name, step.place);
    if (before == nullptr || before->place != step.place) {
        return std::nullopt;
    }
    const auto then = original->value(before->node);
    const auto now = stage.trace.value(step.node);
    if (then.rows() != now.rows() || then == now) {
        return std::nullopt;
    }
    return Eigen::VectorXf(then.col(0));
}

Columns LaneContext::columnsOf(const tape::Step& step) const {
    const auto value = stage.trace.value(step.node);
    const bool inRows = step.label->rows == tape::Axis::Source;
    return stage.columns.sharedBy(static_cast<int>(inRows ? value.rows() : value.cols()));
}

Columns LaneContext::attended() const {
    return stage.columns.sharedBy(stage.trace.positions());
}

bool LaneContext::showsValues() const {
    return stage.numbersShown != scene::ShownNumbers::Gradient || !stage.trace.hasGradients();
}

bool LaneContext::showsGradients() const {
    return stage.numbersShown != scene::ShownNumbers::Value && stage.trace.hasGradients() &&
           reached && walked;
}

GradientUnit LaneContext::gradientUnit() const {
    double largest = 0;
    for (const tape::Step* step : steps) {
        const auto gradient = stage.trace.gradient(step->node);
        const bool numbers =
            step->label->rows == tape::Axis::Source || step->label->name == "logits";
        if (numbers && gradient.size() > 0) {
            largest = std::max(largest, static_cast<double>(gradient.cwiseAbs().maxCoeff()));
        }
    }
    return GradientUnit::upTo(largest);
}

FormulaLayout typeset(const StageContext& context, const std::string& latex, double pixelSize) {
    FormulaStyle style;
    style.pixelSize = pixelSize;
    style.display = false;
    style.textFont = context.fonts.body.font();
    return layoutFormula(notation::parseLatex(latex), context.mathFont, style);
}

FormulaLayout symbolOf(const StageContext& context, const tape::Step& step, double pixelSize) {
    FormulaStyle style;
    style.pixelSize = pixelSize;
    style.display = false;
    style.textFont = context.fonts.body.font();
    return layoutFormula(scene::formulaAt(step.label->symbol, step.place), context.mathFont, style);
}

void addEmptyTile(Drawing& drawing, const LaneContext& context, const QRectF& rect) {
    drawing.box(Drawing::Layer::Content, rect, context.theme().emptyCell,
                {context.theme().border, 1});
}

namespace {

void addValueTile(Drawing& drawing, const LaneContext& context, const QRectF& rect,
                  const TileGrid& grid, const scene::Quantity& column) {
    const auto values = context.stage.trace.value(column.node).col(column.column);
    std::vector<QRgb> colours;
    colours.reserve(static_cast<std::size_t>(values.size()));
    for (const float value : values) {
        colours.push_back(
            context.stage.numbers.at(static_cast<double>(value) / context.stage.strongest));
    }
    drawing.tile(rect, grid, column, std::move(colours), context.theme().connector);
}

void addGradientTile(Drawing& drawing, const LaneContext& context, const QRectF& rect,
                     const TileGrid& grid, const scene::Quantity& column) {
    const auto gradient = context.stage.trace.gradient(column.node);
    if (gradient.size() == 0) {
        addEmptyTile(drawing, context, rect);
        drawing.region(rect, column);
        return;
    }
    const auto largest = std::max(1e-30, static_cast<double>(gradient.cwiseAbs().maxCoeff()));
    std::vector<QRgb> colours;
    for (const float slope : gradient.col(column.column)) {
        colours.push_back(context.stage.numbers.at(static_cast<double>(slope) / largest));
    }
    drawing.tile(rect, grid, column, std::move(colours), context.theme().connector);
}

}  // namespace

void addTile(Drawing& drawing, const LaneContext& context, const QRectF& rect, const TileGrid& grid,
             tape::NodeId node, tape::Index column) {
    const scene::Quantity quantity{.node = node, .column = column};
    if (context.showsBoth()) {
        const double middle = std::round(rect.center().y());
        addValueTile(drawing, context, QRectF(rect.topLeft(), QPointF(rect.right(), middle - 1)),
                     grid, quantity);
        addGradientTile(drawing, context,
                        QRectF(QPointF(rect.left(), middle + 1), rect.bottomRight()), grid,
                        quantity);
    } else if (context.showsGradients()) {
        addGradientTile(drawing, context, rect, grid, quantity);
    } else if (context.showsValues()) {
        addValueTile(drawing, context, rect, grid, quantity);
    } else {
        addEmptyTile(drawing, context, rect);
        drawing.region(rect, quantity);
    }
}

QString gradientNumber(double gradient, const GradientUnit& unit) {
    return scene::pictureNumber(gradient / unit.unit());
}

}  // namespace lab::figures
