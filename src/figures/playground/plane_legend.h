// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>

#include "figures/playground/playground_figure.h"

namespace lab::figures {

/// What the colours and lines of the plane stand for, in lines from the top of the place; what has
/// no room is left out, the best known first.
void paintLegend(QPainter& painter, const PlaygroundFigure& figure, const QRectF& place);

}  // namespace lab::figures
