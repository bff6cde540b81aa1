// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/top_bar_room.h"

#include <QHBoxLayout>
#include <QWidget>
#include <algorithm>

#include "gui/page_bar.h"

namespace lab::gui {
namespace {

bool isGivenUp(const QWidget& widget, const TopBarParts& parts, const TopBarRoom& room) {
    return (!room.name && &widget == parts.name) ||
           (!room.captions && std::ranges::find(parts.captions, &widget) != parts.captions.end());
}

/// `whole`: with all of its text; else as much as it cannot do without.
int widthOf(const QWidget& widget, bool whole) {
    const bool shrinks = (widget.sizePolicy().horizontalPolicy() & QSizePolicy::ShrinkFlag) != 0;
    return whole || !shrinks ? widget.sizeHint().width() : widget.minimumSizeHint().width();
}

int widthOf(const QHBoxLayout& row, const TopBarParts& parts, const TopBarRoom& room, bool whole) {
    const QMargins margins = row.contentsMargins();
    int width = margins.left() + margins.right() - row.spacing();
    for (int k = 0; k < row.count(); ++k) {
        QLayoutItem* item = row.itemAt(k);
        const QWidget* widget = item->widget();
        if (widget == nullptr) {
            width += whole ? item->sizeHint().width() : item->minimumSize().width();
        } else if (widget == parts.pages) {
            width += row.spacing() + parts.pages->widthNeeded(room.pagesFolded);
        } else if (!isGivenUp(*widget, parts, room)) {
            width += row.spacing() + widthOf(*widget, whole);
        }
    }
    return width;
}

}  // namespace

TopBarRoom topBarRoom(const QHBoxLayout& row, const TopBarParts& parts, int width) {
    constexpr TopBarRoom noCaptions{.captions = false};
    constexpr TopBarRoom noName{.captions = false, .name = false};
    if (widthOf(row, parts, {}, true) <= width) {
        return {};
    }
    if (widthOf(row, parts, noCaptions, false) <= width) {
        return noCaptions;
    }
    const bool fits = widthOf(row, parts, noName, false) <= width;
    return {.captions = false, .name = false, .pagesFolded = !fits};
}

}  // namespace lab::gui
