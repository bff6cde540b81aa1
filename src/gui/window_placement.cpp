// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window_placement.h"

#include <algorithm>

namespace lab::gui {

QRect placedOn(const QRect& available, const QRect& wanted, int frame) {
    const QRect room = available.adjusted(0, frame, 0, 0);
    const QSize size = wanted.size().boundedTo(room.size());
    return {QPoint(std::clamp(wanted.left(), room.left(), room.right() + 1 - size.width()),
                   std::clamp(wanted.top(), room.top(), room.bottom() + 1 - size.height())),
            size};
}

}  // namespace lab::gui
