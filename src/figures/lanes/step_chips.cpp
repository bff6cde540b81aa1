// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/step_chips.h"

#include <QCoreApplication>
#include <algorithm>

#include "figures/lanes/drawing.h"
#include "figures/role_colours.h"

namespace lab::figures {
namespace {

struct Chip {
    const tape::Step* step;
    FormulaLayout symbol;
    double width;
    QString text = {};  ///< what it means; empty where there is no room for it
};

struct Sizes {
    explicit Sizes(const Theme& theme)
        : height(theme.space(3)), gap(theme.space(0.5)), beside(theme.space(0.75)) {}

    double height;
    double gap;     ///< between chips
    double beside;  ///< between a chip and its text
};

/// Bars and boxes show each number; the chip stands for them all.
bool isRowOfNumbers(const tape::Step& step) {
    return step.label->rows == tape::Axis::Source || step.label->rows == tape::Axis::Word;
}

std::vector<Chip> chipsOf(const LaneContext& context, const Drawing& drawing) {
    std::vector<Chip> chips;
    const auto add = [&](const tape::Step* step) {
        FormulaLayout symbol = symbolOf(context.stage, *step, 15 * context.theme().scale);
        const double width = symbol.width + context.theme().space(1.5);
        chips.push_back({step, std::move(symbol), width});
    };
    for (const tape::Step* step : context.steps) {
        if (!drawing.shows(step->node)) {
            add(step);
        }
    }
    for (const tape::Step* step : context.steps) {
        if (drawing.shows(step->node) && isRowOfNumbers(*step)) {
            add(step);
        }
    }
    return chips;
}

/// What the step means, or that in fewer words; empty where neither fits.
QString fittingText(const tape::StepLabel& label, const MeasuredFont& font, double room) {
    for (const std::string_view words : {label.meaning, label.brief}) {
        const QString text = QCoreApplication::translate("Steps", std::string(words).c_str());
        if (font.width(text) <= room) {
            return text;
        }
    }
    return {};
}

void addChip(Drawing& drawing, const LaneContext& context, const Chip& chip, QPointF at) {
    const Theme& theme = context.theme();
    const Sizes sizes(theme);
    const QRectF rect(at, QSizeF(chip.width, sizes.height));
    drawing.box(Drawing::Layer::Content, rect, theme.surface, {theme.border, 1}, sizes.height / 2);
    drawing.formula(rect, chip.symbol, textColour(theme, chip.step->label->role), Qt::AlignHCenter);
    drawing.region(rect, {.node = chip.step->node});
}

/// Whether all could be given their texts, below each other.
bool addList(Drawing& drawing, const LaneContext& context, std::vector<Chip>& chips,
             const QRectF& gutter) {
    const Sizes sizes(context.theme());
    const MeasuredFont& font = context.stage.fonts.caption;
    const double pitch = sizes.height + sizes.gap;
    if (static_cast<double>(chips.size()) * pitch - sizes.gap > gutter.height() + 1) {
        return false;
    }
    for (Chip& chip : chips) {
        chip.text =
            fittingText(*chip.step->label, font, gutter.width() - chip.width - sizes.beside);
    }
    if (std::ranges::any_of(chips, &QString::isEmpty, &Chip::text)) {
        return false;
    }
    QPointF at = gutter.topLeft();
    for (const Chip& chip : chips) {
        addChip(drawing, context, chip, at);
        const double left = at.x() + chip.width + sizes.beside;
        drawing.text({left, at.y(), gutter.right() - left, sizes.height}, chip.text,
                     {font, context.theme().inkMuted});
        at.ry() += pitch;
    }
    return true;
}

void addFlow(Drawing& drawing, const LaneContext& context, const std::vector<Chip>& chips,
             const QRectF& gutter) {
    const Sizes sizes(context.theme());
    QPointF at = gutter.topLeft();
    for (const Chip& chip : chips) {
        if (at.x() > gutter.left() && at.x() + chip.width > gutter.right()) {
            at = {gutter.left(), at.y() + sizes.height + sizes.gap};
        }
        const bool fits = at.y() + sizes.height <= gutter.bottom() + 1 &&
                          at.x() + chip.width <= gutter.right() + 1;
        if (fits) {
            addChip(drawing, context, chip, at);
            at.rx() += chip.width + sizes.gap;
        }
    }
}

}  // namespace

void addStepChips(const LaneContext& context, const QRectF& gutter, Drawing& drawing) {
    std::vector<Chip> chips = chipsOf(context, drawing);
    if (!addList(drawing, context, chips, gutter)) {
        addFlow(drawing, context, chips, gutter);
    }
}

}  // namespace lab::figures
