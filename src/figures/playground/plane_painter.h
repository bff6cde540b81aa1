// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/playground/playground_layout.h"
#include "figures/playground/tip_labels.h"

namespace lab::figures {

/// The plane: its grid, the arrows with their names, what the mechanism compares instead of them,
/// and the context as the blend: the weighted pieces head to tail, within all blends there can be.
/// The legend below it. REQUIRES a layout of the figure.
void paintPlane(QPainter& painter, const PlaygroundFigure& figure, const PlaygroundLayout& layout);

/// The arrows as they are painted, not yet cut at the plane's edge.
std::vector<DrawnArrow> planeArrows(const PlaygroundFigure& figure, const PlaygroundLayout& layout);

/// Where the names of the arrows stand.
std::vector<TipLabel> planeLabels(const PlaygroundFigure& figure, const PlaygroundLayout& layout);

}  // namespace lab::figures
