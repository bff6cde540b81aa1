// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/row_label.h"

#include <algorithm>

#include "figures/role_colours.h"

namespace lab::figures {
namespace {

/// What chips need beside the labels, in steps of the grid.
constexpr double leastBeside = 5;

/// Takes the place of a label's ink from the gutter; false where it would meet something.
bool reserve(const LaneContext& context, LaneRoom& room, const QRectF& ink) {
    const Theme& theme = context.theme();
    const bool besideTitle = ink.top() < room.gutter.top();
    const double least = besideTitle ? room.titleRight + theme.space(0.5) : room.gutter.left();
    if (ink.left() < least || ink.top() < room.body.top() - 1 ||
        ink.bottom() > room.body.bottom() + 1) {
        return false;
    }
    if (ink.bottom() <= room.gutter.top()) {
        return true;
    }
    const double kept = ink.left() - theme.space(0.5);
    if (kept - room.gutter.left() >= theme.space(leastBeside)) {
        room.gutter.setRight(std::min(room.gutter.right(), kept));
        return true;
    }
    if (besideTitle) {
        return false;
    }
    room.gutter.setBottom(std::min(room.gutter.bottom(), ink.top() - 1));  // chips end above it
    return true;
}

}  // namespace

bool addRowLabel(Drawing& drawing, const LaneContext& context, LaneRoom& room,
                 const tape::Step& step, double top, double height) {
    const Theme& theme = context.theme();
    const FormulaLayout symbol = symbolOf(context.stage, step, 15 * theme.scale);
    const double right = room.body.left() - theme.space(0.75);
    const double tall = symbol.ascent + symbol.descent;
    const QRectF ink(right - symbol.width, top + (height - tall) / 2, symbol.width, tall);
    if (!reserve(context, room, ink)) {
        return false;
    }
    drawing.formula(QRectF(ink.left() - 1, top, ink.width() + 1, height), symbol,
                    textColour(theme, step.label->role), Qt::AlignRight);
    return true;
}

bool addRowLabel(Drawing& drawing, const LaneContext& context, LaneRoom& room, const QString& text,
                 double top, double height) {
    const Theme& theme = context.theme();
    const MeasuredFont& font = context.stage.fonts.caption;
    const double right = room.body.left() - theme.space(0.75);
    const double wide = font.width(text) + 1;
    const double tall = font.metrics().capHeight() + font.metrics().descent();
    const QRectF ink(right - wide, top + (height - tall) / 2, wide, tall);
    if (tall > height + 2 || !reserve(context, room, ink)) {
        return false;
    }
    drawing.text({ink.left(), top, wide, height}, text,
                 {font, theme.inkMuted, Qt::AlignRight | Qt::AlignVCenter});
    return true;
}

}  // namespace lab::figures
