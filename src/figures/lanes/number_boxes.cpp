// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/number_boxes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/lanes/window_reach.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

/// Nothing where no form of the number would be readable.
QString fitting(double value, const MeasuredFont& font, double width) {
    for (const QString& text : {scene::pictureNumber(value), scene::narrowNumber(value)}) {
        if (font.width(text) <= width) {
            return text;
        }
    }
    return {};
}

/// Gradients may have less decimals where there is little room.
QString fittingGradient(double value, const MeasuredFont& font, double width) {
    const QString text = fitting(value, font, width);
    const QString shorter = scene::pictureNumber(value, std::abs(value) < 10 ? 1 : 0);
    return text.isEmpty() && font.width(shorter) <= width ? shorter : text;
}

constexpr float seenDifference = 0.005F;  ///< two decimals do not show less

/// The colour that the box had before the reader's changes, in its upper right corner.
void addGhost(Drawing& drawing, const LaneContext& context, const QRectF& box, QRgb colour) {
    const Theme& theme = context.theme();
    const double side = std::min({theme.space(1.5), box.width() / 3, box.height() / 3});
    const QRectF corner(box.right() - side / 2, box.top() - side / 2, side, side);
    drawing.box(Drawing::Layer::Content, corner, QColor(colour), {theme.inkMuted, theme.scale},
                side / 2);
}

double strongest(const LaneContext& context, const tape::Step& step) {
    return step.label->role == tape::Role::Weight
               ? 1.0
               : std::max(1e-9, static_cast<double>(
                                    context.stage.trace.value(step.node).cwiseAbs().maxCoeff()));
}

/// A box, or its upper and lower half.
std::pair<QRectF, QRectF> halves(const QRectF& box, bool both) {
    if (!both) {
        return {box, box};
    }
    const double middle = std::round(box.center().y());
    return {QRectF(box.topLeft(), QPointF(box.right(), middle)),
            QRectF(QPointF(box.left(), middle), box.bottomRight())};
}

/// How the numbers of one position are drawn.
struct Box {
    const LaneContext& context;
    const MeasuredFont& font;
    double radius;
    bool out;  ///< left out by a window

    void add(Drawing& drawing, const QRectF& rect, QRgb colour, const QString& text) const {
        const Theme& theme = context.theme();
        const LaneFonts& fonts = context.stage.fonts;
        drawing.box(Drawing::Layer::Content, rect, QColor(colour),
                    {out ? theme.border : theme.connector, 0.75}, radius);
        if (!text.isEmpty() && rect.height() >= font.metrics().capHeight() + 4) {
            drawing.text(rect, text,
                         {out ? fonts.body : fonts.strong, out ? theme.inkFaint : inkOn(colour),
                          Qt::AlignCenter});
        }
    }
};

}  // namespace

double boxWidth(const Columns& columns) {
    const double pitch = columns.pitch;
    return std::min(pitch - 3, std::max(pitch * 0.76, std::min(pitch - 3, 40.0)));
}

std::vector<QRectF> addNumberBoxes(Drawing& drawing, const LaneContext& context,
                                   const tape::Step* step, const BoxRow& row) {
    const Theme& theme = context.theme();
    const bool shown = context.reached && step != nullptr;
    const Columns columns = shown ? context.columnsOf(*step) : context.attended();
    const double width = boxWidth(columns);
    const double radius = std::min(3 * theme.scale, width / 8);
    const MeasuredFont& font = context.stage.fonts.strong;
    const double strength = shown ? strongest(context, *step) : 1;
    const std::vector<bool> outside = leftOut(context, columns.count);
    const auto original = shown ? context.originalOf(*step) : std::nullopt;
    const QRgb none = theme.emptyCell.rgb();
    const GradientUnit unit = context.gradientUnit();
    const auto slopes = shown ? context.stage.trace.gradient(step->node)
                              : tape::ConstMatrixMap<float>(nullptr, 0, 0);
    const double steepest =
        slopes.size() == 0 ? 1 : std::max(1e-30, double(slopes.cwiseAbs().maxCoeff()));
    std::vector<QRectF> boxes;
    for (int i = 0; i < columns.count; ++i) {
        const QRectF box(columns.centre(i) - width / 2, row.top, width, row.height);
        boxes.push_back(box);
        if (!shown || (!context.showsValues() && !context.showsGradients())) {
            drawing.box(Drawing::Layer::Content, box, theme.emptyCell, {theme.border, 1}, radius);
            if (shown) {
                drawing.region(box, {.node = step->node, .row = i, .column = 0});
            }
            continue;
        }
        const double value = static_cast<double>(context.stage.trace.value(step->node)(i, 0));
        const ColourMap& map =
            step->label->role == tape::Role::Weight ? context.stage.weights : context.stage.numbers;
        const bool out = outside[static_cast<std::size_t>(i)];
        const Box part{context, font, radius, out};
        const auto [upper, lower] = halves(box, context.showsBoth());
        if (context.showsValues()) {
            part.add(drawing, upper, out ? none : map.at(value / strength),
                     fitting(value, font, width - 3 * theme.scale));
        }
        if (context.showsGradients()) {
            const bool has = slopes.size() > 0;
            const double slope = has ? static_cast<double>(slopes(i, 0)) : 0;
            part.add(drawing, lower,
                     has && !out ? context.stage.numbers.at(slope / steepest) : none,
                     has ? fittingGradient(slope / unit.unit(), font, width - 3 * theme.scale)
                         : QString());
        }
        if (original && context.showsValues() &&
            std::abs((*original)(i) - static_cast<float>(value)) >= seenDifference) {
            addGhost(drawing, context, box, map.at(static_cast<double>((*original)(i)) / strength));
        }
        drawing.region(box, {.node = step->node, .row = i, .column = 0});
    }
    return boxes;
}

void addConnectors(Drawing& drawing, const LaneContext& context, const Ports& below,
                   double bottom) {
    const Theme& theme = context.theme();
    const QColor colour = context.reached ? theme.connector : theme.border;
    for (const QPointF& port : below) {
        drawing.line(Drawing::Layer::Connector, port, {port.x(), bottom},
                     {colour, 1.25 * theme.scale});
    }
}

void addConnectors(Drawing& drawing, const LaneContext& context, const Columns& columns,
                   const Ports& below, double bottom) {
    if (static_cast<std::size_t>(columns.count) == below.size()) {
        addConnectors(drawing, context, below, bottom);
    }
}

}  // namespace lab::figures
