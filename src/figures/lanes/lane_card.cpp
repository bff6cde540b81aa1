// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_card.h"

#include <QCoreApplication>
#include <algorithm>

#include "scene/stage_text.h"

namespace lab::figures {
namespace {

/// Words in lines no wider than `width`.
QStringList wrapped(const QString& text, const MeasuredFont& font, double width) {
    QStringList lines;
    for (const QString& word : text.split(QLatin1Char(' '))) {
        const QString longer = lines.isEmpty() ? word : lines.last() + QLatin1Char(' ') + word;
        if (lines.isEmpty() || font.width(longer) > width) {
            lines << word;
        } else {
            lines.last() = longer;
        }
    }
    return lines;
}

/// What the lane is for, or which of its numbers is which.
QString captionOf(const LaneContext& context) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("StageView", text); };
    const bool asked = context.stage.numbersShown != scene::ShownNumbers::Value &&
                       context.stage.trace.hasGradients() && context.reached;
    if (!asked) {
        return scene::stageHint(context.stage.trace, context.lane);
    }
    if (!context.walked) {
        return tr("gradient: not yet here");
    }
    const QString unit = context.gradientUnit().text();
    const QString what = context.showsBoth() ? tr("value over gradient") : tr("gradient");
    return unit.isEmpty() ? what : what + QLatin1Char(' ') + unit;
}

}  // namespace

double leastGutterWidth(const Theme& theme) {
    return theme.space(13);
}

double gutterWidth(const Theme& theme, const LaneFonts& fonts, double viewWidth) {
    const double longest = fonts.caption.width(scene::stageHint(tape::Stage::Softmax));
    return std::clamp(viewWidth * 0.21, leastGutterWidth(theme), longest + theme.space(1));
}

LaneRoom LaneCard::open(const LaneContext& context, double needed, Drawing& drawing) const {
    const Theme& theme = context.theme();
    const LaneFonts& fonts = context.stage.fonts;
    const double pad = padding(theme);
    drawing.box(
        Drawing::Layer::Card, rect, context.current ? theme.cursorSurface : theme.surfaceRaised,
        {context.current ? theme.cursor : theme.border, context.current ? 2 * theme.scale : 1.0},
        theme.radius());
    const QRectF inner = rect.adjusted(pad, pad * 0.8, -pad, -pad * 0.8);
    LaneRoom room;
    room.body = QRectF(QPointF(context.columns().left, inner.top()),
                       QPointF(context.columns().right(), inner.bottom()));
    room.gutter =
        QRectF(inner.topLeft(), QPointF(context.columns().left - theme.space(1), inner.bottom()));
    room.titleRight = room.gutter.left();
    const auto line = [&](const QString& text, const MeasuredFont& font, double height,
                          const QColor& colour) {
        const double width =
            drawing.text({room.gutter.left(), room.gutter.top(), room.gutter.width(), height}, text,
                         {font, colour});
        room.titleRight = std::max(room.titleRight, room.gutter.left() + width);
        room.gutter.setTop(room.gutter.top() + height);
    };
    const bool lit = context.reached;
    const QString title = scene::stageTitle(context.lane);
    const bool wide = fonts.title.width(title) > room.gutter.width();
    line(title, wide ? fonts.strong : fonts.title, fonts.titleHeight,
         lit ? theme.ink : theme.inkFaint);
    const QStringList caption = wrapped(captionOf(context), fonts.caption, room.gutter.width());
    if (fonts.captionHeight * static_cast<double>(caption.size()) + needed <=
        room.gutter.height()) {
        for (const QString& text : caption) {
            line(text, fonts.caption, fonts.captionHeight, lit ? theme.inkMuted : theme.inkFaint);
        }
    }
    room.gutter.setTop(room.gutter.top() + theme.space(0.75));
    return room;
}

}  // namespace lab::figures
