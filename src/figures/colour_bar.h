// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>

#include "figures/colour_map.h"

namespace lab::figures {

/// A bar of all colours of a map, from its lowest to its highest: upwards where the bar is higher
/// than wide, else to the right. Without numbers; in a frame of its own.
void paintColourBar(QPainter& painter, const QRectF& bar, const ColourMap& colours,
                    const QColor& frame);

}  // namespace lab::figures
