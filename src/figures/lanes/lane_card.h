// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The card of a lane: frame, title and caption.
struct LaneCard {
    QRectF rect;

    /// Adds frame, title, and the caption if it leaves `needed` of the gutter's height; returns
    /// the room that is left.
    LaneRoom open(const LaneContext& context, double needed, Drawing& drawing) const;

    /// What a card needs besides its body.
    static double padding(const Theme& theme) { return theme.space(1.25); }
};

/// The width of the gutter that titles and captions stand in: the least, and what a view of this
/// width likes to have.
double leastGutterWidth(const Theme& theme);
double gutterWidth(const Theme& theme, const LaneFonts& fonts, double viewWidth);

}  // namespace lab::figures
