// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/ribbon.h"

namespace lab::figures {

QPainterPath ribbon(QPointF from, double fromWidth, QPointF to, double toWidth) {
    const double lower = fromWidth / 2;
    const double upper = toWidth / 2;
    const double middle = (from.y() + to.y()) / 2;
    QPainterPath path(from - QPointF(lower, 0));
    path.cubicTo({from.x() - lower, middle}, {to.x() - upper, middle}, to - QPointF(upper, 0));
    path.lineTo(to + QPointF(upper, 0));
    path.cubicTo({to.x() + upper, middle}, {from.x() + lower, middle}, from + QPointF(lower, 0));
    path.closeSubpath();
    return path;
}

}  // namespace lab::figures
