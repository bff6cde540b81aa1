// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/score_lane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "figures/lanes/number_boxes.h"
#include "figures/lanes/query_tile.h"
#include "figures/lanes/row_label.h"
#include "figures/lanes/vector_row.h"
#include "figures/lanes/window_reach.h"
#include "scene/formula_reads.h"
#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/symbol.h"

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

/// Whole numbers tell scores apart that lie this far from each other.
constexpr float wideSpread = 5;

/// How many decimals leave room for a number in every column; none only where the scores are told
/// apart without; -1: there is no room.
int decimalsThatFit(const LaneContext& context, const tape::Step& scores, double pitch) {
    const MeasuredFont& font = context.stage.fonts.body;
    const auto values = context.stage.trace.value(scores.node).col(0);
    const int least = values.maxCoeff() - values.minCoeff() >= wideSpread ? 0 : 1;
    for (int decimals = 2; decimals >= least; --decimals) {
        const bool fit = std::ranges::all_of(values, [&](float value) {
            return font.width(scene::pictureNumber(static_cast<double>(value), decimals)) <=
                   pitch - 3;
        });
        if (fit) {
            return decimals;
        }
    }
    return -1;
}

/// A bar that moved by less looks as it was.
constexpr double seenPixels = 1.5;

/// The bar as it was before the reader's changes: a dashed frame, a little wider.
void addGhost(Drawing& drawing, const LaneContext& context, double centre, double width,
              const std::array<double, 2>& ends) {
    const double wide = width + 6 * context.theme().scale;
    const QRectF bar =
        QRectF(QPointF(centre - wide / 2, ends[0]), QPointF(centre + wide / 2, ends[1]))
            .normalized();
    drawing.box(Drawing::Layer::Content, bar, {},
                {context.theme().inkMuted, 1.25 * context.theme().scale, Qt::DashLine}, 1.5);
}

/// Bars of the gradients around a zero line in the middle:
/// red where more makes the loss larger, blue where it makes it smaller.
void addGradientBars(Drawing& drawing, const LaneContext& context, const tape::Step& scores,
                     const QRectF& room, const QRectF& numbers) {
    const auto slopes = context.stage.trace.gradient(scores.node);
    if (slopes.size() == 0) {
        return;
    }
    const Theme& theme = context.theme();
    const Columns columns = context.columnsOf(scores);
    const GradientUnit unit = context.gradientUnit();
    const double steepest = std::max(1e-30, static_cast<double>(slopes.cwiseAbs().maxCoeff()));
    const double zero = room.center().y();
    const double width = columns.pitch * 0.4;
    const MeasuredFont& font = context.stage.fonts.body;
    for (int i = 0; i < columns.count; ++i) {
        const auto slope = static_cast<double>(slopes(i, 0));
        const double centre = columns.centre(i);
        const double end = zero - slope / steepest * room.height() / 2;
        const QRectF bar =
            QRectF(QPointF(centre - width / 2, zero), QPointF(centre + width / 2, end))
                .normalized();
        drawing.box(Drawing::Layer::Content, bar,
                    QColor(context.stage.numbers.at(slope < 0 ? -0.8 : 0.8)),
                    {theme.connector, 0.75}, std::min(1.5, width / 4));
        QString text = gradientNumber(slope, unit);
        if (font.width(text) > columns.pitch - 3) {
            text = scene::narrowNumber(slope / unit.unit());
        }
        if (font.width(text) <= columns.pitch - 3) {
            drawing.text({columns.centre(i) - columns.pitch / 2, numbers.top(), columns.pitch,
                          numbers.height()},
                         text, {context.stage.fonts.body, theme.inkMuted, Qt::AlignCenter});
        }
        drawing.region({columns.left + i * columns.pitch + 1, room.top(), columns.pitch - 2,
                        numbers.bottom() - room.top()},
                       {.node = scores.node, .row = i, .column = 0});
    }
    drawing.line(Drawing::Layer::Content, {columns.left + 2, zero}, {columns.right() - 2, zero},
                 {theme.connector, 1.25 * theme.scale});
}

void addBars(Drawing& drawing, const LaneContext& context, const tape::Step& scores,
             const QRectF& room, const QRectF& numbers) {
    const Theme& theme = context.theme();
    const Columns columns = context.columnsOf(scores);
    const auto values = context.stage.trace.value(scores.node).col(0);
    const std::optional<Eigen::VectorXf> original = context.originalOf(scores);
    const float lowest =
        original ? std::min(values.minCoeff(), original->minCoeff()) : values.minCoeff();
    const float highest =
        original ? std::max(values.maxCoeff(), original->maxCoeff()) : values.maxCoeff();
    const Bars bars = barsIn(room, static_cast<double>(lowest), static_cast<double>(highest));
    const int decimals = decimalsThatFit(context, scores, columns.pitch);
    const bool every = decimals >= 0;
    const double width = columns.pitch * 0.4;
    const std::vector<bool> outside = leftOut(context, columns.count);
    for (int i = 0; i < columns.count; ++i) {
        const auto value = static_cast<double>(values(i));
        const double end = bars.zero - value * bars.perUnit;
        const double centre = columns.centre(i);
        const QRectF bar =
            QRectF(QPointF(centre - width / 2, bars.zero), QPointF(centre + width / 2, end))
                .normalized();
        const bool out = outside[static_cast<std::size_t>(i)];
        const double before =
            original ? bars.zero - static_cast<double>((*original)(i)) * bars.perUnit : end;
        if (std::abs(before - end) >= seenPixels * theme.scale) {
            addGhost(drawing, context, centre, width, {bars.zero, before});
        }
        drawing.box(Drawing::Layer::Content, bar, out ? theme.track : theme.score, {},
                    std::min(1.5, width / 4));
        if (every || i == context.stage.chosen) {
            const double wide = every ? columns.pitch : 3 * columns.pitch;
            const QRectF box(columns.centre(i) - wide / 2, numbers.top(), wide, numbers.height());
            drawing.text(
                box, every ? scene::pictureNumber(value, decimals) : scene::pictureNumber(value),
                {context.stage.fonts.body, out ? theme.inkFaint : theme.ink, Qt::AlignCenter});
        }
        drawing.region({columns.left + i * columns.pitch + 1, room.top(), columns.pitch - 2,
                        numbers.bottom() - room.top()},
                       {.node = scores.node, .row = i, .column = 0});
    }
    drawing.line(Drawing::Layer::Content, {columns.left + 2, bars.zero},
                 {columns.right() - 2, bars.zero}, {theme.connector, 1.25 * theme.scale});
}

/// The factor that all scores have in common, "β = 7.31", where it is a parameter of one number.
void addFactor(Drawing& drawing, const LaneContext& context, const tape::Step& scores,
               LaneRoom& room) {
    const models::Trace& trace = context.stage.trace;
    const tape::Explanation origin = scene::originOf(trace, {scores.node, 0, 0});
    if (origin.rule != tape::Rule::Sum || origin.terms.size() != 1) {
        return;
    }
    for (const tape::Factor& factor : origin.terms[0].factors) {
        const scene::Quantity number{factor.element.node, 0, 0};
        if (trace.parameterOf(number.node) == nullptr || trace.value(number.node).size() != 1) {
            continue;
        }
        const std::string latex =
            scene::latexOf(scene::symbolOf(trace, {.node = number.node})).toStdString() + " = " +
            scene::numberLatex(trace.valueOf(factor.element), 3).toStdString();
        const Theme& theme = context.theme();
        const FormulaLayout said = typeset(context.stage, latex, 17 * theme.scale);
        const QRectF place(room.gutter.left(), room.gutter.top(), said.width + 2, theme.space(2.5));
        if (place.right() <= room.gutter.right() && place.bottom() <= room.gutter.bottom()) {
            drawing.formula(place, said, theme.ink);
            drawing.region(place, number);
            room.gutter.setTop(place.bottom() + theme.space(0.5));
        }
    }
}

/// Numbers by position that the scores are made of, in a line of their own below them; returns the
/// height that they take.
double addParts(Drawing& drawing, const LaneContext& context, const tape::Step& scores,
                LaneRoom& room) {
    const Theme& theme = context.theme();
    const QRectF& body = room.body;
    const double line = context.stage.fonts.bodyHeight;
    for (const tape::Step* step : context.steps) {
        const bool part = step != &scores && step->label->rows == tape::Axis::Source &&
                          step->label->columns == tape::Axis::None;
        if (!part || body.height() < 3 * line + theme.space(3) ||
            decimalsThatFit(context, *step, context.columnsOf(*step).pitch) < 2) {
            continue;
        }
        const Columns columns = context.columnsOf(*step);
        const double top = body.bottom() - line;
        for (int i = 0; i < columns.count; ++i) {
            const QRectF cell(columns.left + i * columns.pitch + 1, top, columns.pitch - 2, line);
            drawing.text(cell,
                         scene::pictureNumber(
                             static_cast<double>(context.stage.trace.value(step->node)(i, 0))),
                         {context.stage.fonts.body, theme.inkMuted, Qt::AlignCenter});
            drawing.region(cell, {.node = step->node, .row = i, .column = 0});
        }
        addRowLabel(drawing, context, room, *step, top, line);
        return line;
    }
    return 0;
}

/// Whether a key has a part in the scores.
bool comparesKeys(const LaneContext& context) {
    const tape::Step* scores = context.stage.trace.find("scores", 0);
    return scores == nullptr || scene::readsFrom(context.stage.trace, *scores->label, "states");
}

/// The last of the stage's vectors by position, where the scores read the states: what is compared.
const tape::Step* comparedVectors(const LaneContext& context) {
    const auto last =
        std::find_if(context.steps.rbegin(), context.steps.rend(), [](const tape::Step* step) {
            return step->label->rows == tape::Axis::Unit &&
                   step->label->columns == tape::Axis::Source;
        });
    return last == context.steps.rend() ? nullptr : *last;
}

/// One tile a column on the lower edge of the body, with their symbol in the gutter; returns the
/// height it takes.
double addCompared(Drawing& drawing, const LaneContext& context, LaneRoom& room) {
    const QRectF body = room.body;
    const tape::Step* compared = comparedVectors(context);
    const Theme& theme = context.theme();
    if (compared == nullptr || !context.reached || body.height() < theme.space(12)) {
        return 0;
    }
    const double height = std::min(body.height() * 0.26, theme.space(8));
    const double top = body.bottom() - height;
    addVectorRow(drawing, context, *compared, top, height);
    addRowLabel(drawing, context, room, *compared, top, height);
    return height + theme.space(0.75);
}

}  // namespace

double ScoreLane::minimumHeight(const LaneContext& context) const {
    const int lines = context.stage.numbersShown == scene::ShownNumbers::Both ? 2 : 1;
    return lines * (context.stage.fonts.bodyHeight + context.theme().space(3));
}

double ScoreLane::gutterHeight(const LaneContext& context) const {
    return context.theme().space(3.5);
}

Ports ScoreLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                         Drawing& drawing) const {
    const tape::Step* scores = context.stepFor("scores", tape::Axis::Source, tape::Axis::None);
    const Columns columns = scores == nullptr ? context.attended() : context.columnsOf(*scores);
    const tape::Step* query = context.reached ? askingVector(context) : nullptr;
    if (query != nullptr) {
        addGutterTile(drawing, context, room, *query,
                      QCoreApplication::translate("StageView", "query"));
    }
    double taken = addCompared(drawing, context, room);
    if (taken > 0 || comparesKeys(context)) {
        addConnectors(drawing, context, columns, below, room.body.bottom());
    }
    if (scores != nullptr && context.reached) {
        addFactor(drawing, context, *scores, room);
        LaneRoom above = room;
        above.body.adjust(0, 0, 0, -taken);
        taken += addParts(drawing, context, *scores, above);
        room.gutter = above.gutter;
    }
    const QRectF body = room.body.adjusted(0, 0, 0, -taken);
    const QRectF numbers(body.left(), body.bottom() - context.stage.fonts.bodyHeight, body.width(),
                         context.stage.fonts.bodyHeight);
    const QRectF bars(body.left(), body.top(), body.width(), numbers.top() - body.top() - 2);
    if (scores != nullptr && context.showsBoth()) {
        const double half = body.height() / 2;
        addBars(drawing, context, *scores, bars.adjusted(0, 0, 0, -half),
                numbers.translated(0, -half));
        addGradientBars(drawing, context, *scores, bars.adjusted(0, half + 2, 0, 0), numbers);
    } else if (scores != nullptr && context.showsGradients()) {
        addGradientBars(drawing, context, *scores, bars, numbers);
    } else if (scores != nullptr && context.reached && context.showsValues()) {
        addBars(drawing, context, *scores, bars, numbers);
    } else {
        drawing.line(Drawing::Layer::Content, {columns.left + 2, bars.center().y()},
                     {columns.right() - 2, bars.center().y()}, {context.theme().border, 1});
    }
    return portsAt(columns, body.top());
}

}  // namespace lab::figures
