// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/change_marks.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "scene/number_text.h"
#include "scene/original_value.h"

namespace lab::figures {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChangeMarks)
};

void addFrame(Drawing& drawing, const Theme& theme, const QRectF& rect) {
    drawing.box(Drawing::Layer::Content, rect, {}, {theme.ink, 1.5 * theme.scale}, 1.5);
    const double side = std::min({theme.space(1.25), rect.width() / 2, rect.height() / 2});
    QPainterPath corner(rect.topLeft());
    corner.lineTo(rect.left() + side, rect.top());
    corner.lineTo(rect.left(), rect.top() + side);
    corner.closeSubpath();
    drawing.shape(Drawing::Layer::Content, corner, theme.ink);
}

bool meetsText(const Drawing& drawing, const QRectF& place) {
    return std::ranges::any_of(drawing.textBoxes(), [&](const TextBox& box) {
        return box.outline.boundingRect().intersects(place);
    });
}

/// Below the number, above it, or at the top of a bar that leaves room, where that is not so wide
/// that it hides the neighbours' bars, which take the middle of their columns.
constexpr double widestInColumn = 1.5;

void addWas(Drawing& drawing, const StageContext& stage, const QRectF& rect, const QRectF& card,
            const QString& text) {
    const Theme& theme = stage.theme;
    const MeasuredFont& font = stage.fonts.caption;
    const QSizeF size(font.width(text) + theme.space(1), font.metrics().height());
    const double gap = theme.space(0.375);
    const double left = rect.center().x() - size.width() / 2;
    const bool isBar = rect.height() > 3 * size.height();
    if (isBar && size.width() > widestInColumn * rect.width()) {
        return;
    }
    const std::array tops{isBar ? rect.top() + gap : rect.bottom() + gap,
                          rect.top() - gap - size.height()};
    for (const double top : tops) {
        const QRectF place(QPointF(left, top), size);
        if (card.contains(place) && !meetsText(drawing, place)) {
            drawing.box(Drawing::Layer::Content, place, theme.surface, {theme.ink, theme.scale},
                        theme.space(0.375));
            drawing.text(place, text, {stage.fonts.caption, theme.ink, Qt::AlignCenter});
            return;
        }
    }
}

}  // namespace

void addChangeMarks(Drawing& drawing, const StageContext& stage,
                    std::span<const scene::Quantity> replaced, std::span<const QRectF> cards) {
    for (const scene::Quantity& quantity : replaced) {
        const auto before = scene::originalValue(stage.original, stage.trace, quantity);
        for (const QPolygonF& place : drawing.highlight(quantity)) {
            const QRectF rect = place.boundingRect();
            addFrame(drawing, stage.theme, rect);
            const auto card = std::ranges::find_if(
                cards, [&](const QRectF& each) { return each.contains(rect.center()); });
            // Where gradients are shown it would be taken for theirs.
            const bool values = stage.numbersShown == scene::ShownNumbers::Value;
            if (values && before && card != cards.end()) {
                addWas(drawing, stage, rect, *card,
                       Words::tr("was %1").arg(scene::pictureNumber(*before)));
            }
        }
    }
}

}  // namespace lab::figures
