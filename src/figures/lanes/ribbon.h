// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>

namespace lab::figures {

/// A band that rises vertically at both ends, `fromWidth` wide below and `toWidth` above.
QPainterPath ribbon(QPointF from, double fromWidth, QPointF to, double toWidth);

}  // namespace lab::figures
